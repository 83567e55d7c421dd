/** The treatments that documents and the person herself tell of, put together. Nothing of a person’s health is judged. */
import { type Drug, keysOfDrug } from './drug.ts'
import type { Day } from './identity.ts'

/** One medicine, as one document has it. */
export type TreatmentLine = {
  /** By a prescription, by a pharmacy, or in a list that a professional made: a synthesis, a review of medication. */
  readonly said: 'prescribed' | 'dispensed' | 'noted'
  readonly drug: Drug
  /** Dose and rhythm, in the words of the document; several when it goes by steps. */
  readonly posology: readonly string[]
  /** What the patient is told besides: « à prendre au cours d’un repas ». */
  readonly advice?: string | undefined
  readonly starts?: Day | undefined
  /** Renewals counted. */
  readonly ends?: Day | undefined
  readonly on?: Day | undefined
  readonly by?: string | undefined
  readonly organisation?: string | undefined
}

/** `id`: of the line; `documentId`: where it is read. */
export type TreatmentSource = TreatmentLine & { readonly id: string; readonly documentId: string }

type OwnWords = {
  readonly id: string
  readonly on: Day
  /** Who wrote it, when it was not the holder. */
  readonly by?: string | undefined
  /** Of a teenager, about what his representatives do not see. */
  readonly secret?: boolean
}

/** What the person says that she takes. */
export type DeclaredTreatment = OwnWords & {
  readonly name: string
  readonly posology?: string | undefined
}

/** « Je ne le prends plus »: hers alone, about a medicine and nothing that a document says of it. */
export type StoppedTreatment = OwnWords & { readonly drug: Drug }

/** One medicine, and all who tell of it. */
export type KnownTreatment = {
  /** Of the latest line, or of what was declared last. */
  readonly id: string
  readonly name: string
  readonly sources: readonly TreatmentSource[]
  readonly declared: readonly DeclaredTreatment[]
  readonly stopped: StoppedTreatment | undefined
  readonly state: 'current' | 'past'
  /** The last day that the latest document gives. */
  readonly ends: Day | undefined
}

/** Nothing is prescribed for longer than that at once (CSP R5132-21): without a last day, it is told as former after it. */
const withoutEndMonths = 12

/**
 * The same medicine told twice is one treatment, with every source named, the latest first. What was prescribed,
 * delivered or declared after « Je ne le prends plus » is taken again.
 */
export function knownTreatments(
  told: {
    readonly sources: readonly TreatmentSource[]
    readonly declared: readonly DeclaredTreatment[]
    readonly stopped: readonly StoppedTreatment[]
  },
  today: Day,
): readonly KnownTreatment[] {
  const items: readonly Item[] = [
    ...told.sources.map((source) => ({ drug: source.drug, on: source.on, source })),
    ...told.declared.map((declared) => ({
      drug: { name: declared.name, codes: [] },
      on: declared.on,
      declared,
    })),
  ]
  const stopped = told.stopped.map((stop) => ({ stop, keys: keysOfDrug(stop.drug) }))
  return [...groupsOf(items)]
    .map((group) => treatmentOf(group, stopped, today))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
}

type Item = {
  readonly drug: Drug
  readonly on: Day | undefined
  readonly source?: TreatmentSource
  readonly declared?: DeclaredTreatment
}

type Group = { readonly items: Item[]; readonly keys: string[] }

/** Each with all that is the same as one of the group. */
function groupsOf(items: readonly Item[]): ReadonlySet<Group> {
  const groups = new Set<Group>()
  const byKey = new Map<string, Group>()
  for (const item of items) {
    const keys = keysOfDrug(item.drug)
    const [group = { items: [], keys: [] }, ...same] = new Set(keys.flatMap((key) => byKey.get(key) ?? []))
    for (const other of same) {
      group.items.push(...other.items)
      keys.push(...other.keys)
      groups.delete(other)
    }
    group.items.push(item)
    for (const key of keys)
      if (byKey.get(key) !== group) {
        group.keys.push(key)
        byKey.set(key, group)
      }
    groups.add(group)
  }
  return groups
}

function treatmentOf(
  { items, keys }: Group,
  stopped: readonly { readonly stop: StoppedTreatment; readonly keys: readonly string[] }[],
  today: Day,
): KnownTreatment {
  const latestFirst = items.toSorted((a, b) => (b.on ?? '').localeCompare(a.on ?? ''))
  const [latest] = latestFirst as [Item, ...Item[]]
  const stop = stopped.find(
    (one) => one.keys.some((key) => keys.includes(key)) && (latest.on ?? '') <= one.stop.on,
  )?.stop
  const sources = latestFirst.flatMap(({ source }) => source ?? [])
  const declared = latestFirst.flatMap(({ declared }) => declared ?? [])
  const ends = sources
    .flatMap(({ ends }) => ends ?? [])
    .toSorted()
    .at(-1)
  const goesOn = declared.length > 0 || lasts(sources, ends, today)
  return {
    id: (latest.source ?? latest.declared)?.id ?? '',
    name: latest.drug.name,
    sources,
    declared,
    stopped: stop,
    state: stop === undefined && goesOn ? 'current' : 'past',
    // Delivered again since, its last day is not that one.
    ends: goesOn && ends !== undefined && ends < today ? undefined : ends,
  }
}

/** Without a last day of its own, what was delivered within a prescription ends with it; later, it is another treatment. */
function lasts(sources: readonly TreatmentLine[], ends: Day | undefined, today: Day): boolean {
  if (ends !== undefined && today <= ends) return true
  return sources.some((source) => {
    const since = source.on ?? source.starts
    if (source.ends !== undefined) return false
    if (since === undefined) return ends === undefined
    return (ends === undefined || ends < since) && today < monthsAfter(since, withoutEndMonths)
  })
}

function monthsAfter(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, date)).toISOString().slice(0, 10)
}
