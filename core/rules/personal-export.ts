/**
 * Taking one's data away. Who may: `decide`, `delegateMay`; how long an archive is kept, and when it is given no more:
 * here. Spec: rules.md TRA-11; people.md P-26.
 */
import type { RuleSettings } from './settings.ts'

const dayMs = 86_400_000

/** How often a preparation that fails is begun again before its requester is told. */
export const exportAttemptsMax = 3

/** @spec TRA-11 (design: the national delay is not published) */
export function exportKeptUntil(
  readyAt: Date,
  { exportKeptDays }: Pick<RuleSettings, 'exportKeptDays'>,
): Date {
  return new Date(readyAt.getTime() + exportKeptDays * dayMs)
}

/**
 * An archive is given whole or not at all: once its requester may no longer see one of the documents that it holds, it
 * is gone, as if its days were over.
 * @spec TRA-11 VIS-09: hidden means as if absent, in exports too
 * @law EHDS-04 règlement (UE) 2025/327, article 7
 */
export function mayBeGiven(
  { keptUntil, documents }: { readonly keptUntil: Date; readonly documents: readonly string[] },
  visible: ReadonlySet<string>,
  now: Date,
): boolean {
  return now < keptUntil && documents.every((document) => visible.has(document))
}
