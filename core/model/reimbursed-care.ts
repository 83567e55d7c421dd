/** The care that the Assurance Maladie reimbursed, as its history tells it. Spec: rules.md FEED-08. */
import type { Day } from './identity.ts'

export type ReimbursedCare = {
  /** « Médicaments », « Soins médicaux et dentaires », « Hospitalisations »: the title under which it stands. */
  readonly category: string
  readonly label: string
  readonly on: Day
  /** Last day of a stay. */
  readonly until?: Day | undefined
  readonly by?: string | undefined
  readonly organisation?: string | undefined
}

export type CareMonth = { readonly month: string; readonly care: readonly ReimbursedCare[] }

/**
 * By month (`2026-03`), the latest first, none older than the window. One history repeats another: the same care on the
 * same day is told once, but as many times as one history has it.
 */
export function careByMonth(
  histories: readonly (readonly ReimbursedCare[])[],
  since: Day,
): readonly CareMonth[] {
  const told = new Map<string, readonly ReimbursedCare[]>()
  for (const history of histories)
    for (const [key, same] of Map.groupBy(history, keyOf))
      if (same.length > (told.get(key)?.length ?? 0)) told.set(key, same)
  const recent = [...told.values()].flat().filter(({ on, until = on }) => since <= until)
  const months = Map.groupBy(
    recent.toSorted((a, b) => b.on.localeCompare(a.on) || a.label.localeCompare(b.label, 'fr')),
    ({ on }) => on.slice(0, 7),
  )
  return [...months].map(([month, care]) => ({ month, care }))
}

function keyOf({ category, label, on }: ReimbursedCare): string {
  return JSON.stringify([category, label, on])
}
