/**
 * Which documents of a hospital are of one coming there: what they say of where and when, and nothing else (people.md P-04).
 *
 * 1. A document counts when its healthcareFacilityTypeCode is that of a hospital (JDV_J02: SA01 to SA04) and it says when
 *    the care began (serviceStartTime). Until when: serviceStopTime, or that same day when it is absent or a year away.
 * 2. Two of them are of one episode when they have an author in common (the number of a person, or of a structure) and
 *    their cares have a day in common; so are those that a third one ties together.
 * 3. Two documents make an episode, one alone does not.
 * 4. It is called a stay when one of them is a report of a stay or the letter of its end, a passage to the emergencies when
 *    one of them reports that, and else nothing more than care at the hospital.
 */
import { civilDay } from '@carnet/core/model/civil-day.ts'

export type DatedCare = {
  readonly typeCode: string
  readonly facilityType: string
  /** Numbers of persons and of structures. */
  readonly authorIds: readonly string[]
  readonly careAt: Date | null
  readonly careUntil: Date | null
}

export type EpisodeKind = 'stay' | 'emergency' | 'hospital'

export type Episode<T> = {
  readonly kind: EpisodeKind
  readonly from: Date
  readonly until: Date
  readonly documents: readonly T[]
}

const hospitals = new Set(['SA01', 'SA02', 'SA03', 'SA04'])
const kindOfType: Readonly<Record<string, EpisodeKind>> = {
  '34112-3': 'stay',
  '11490-0': 'stay',
  '15507-7': 'emergency',
  '60280-5': 'emergency',
}
/** Longer, it is a follow-up: of no one stay. */
const stayMsMax = 366 * 86_400_000

/** Each document of an episode, with its episode. */
export function episodesOf<T extends DatedCare>(documents: readonly T[]): ReadonlyMap<T, Episode<T>> {
  const cares = documents
    .flatMap((document) => careOf(document) ?? [])
    .sort((a, b) => a.from.getTime() - b.from.getTime())
  const ended: Care<T>[] = []
  let underWay: readonly Care<T>[] = []
  for (const care of cares) {
    const day = civilDay(care.from)
    const still: Care<T>[] = []
    let joined = care
    for (const other of underWay)
      if (other.lastDay < day) ended.push(other)
      else if (care.authorIds.some((id) => other.authorIds.includes(id))) joined = together(joined, other)
      else still.push(other)
    still.push(joined)
    underWay = still
  }
  const episodes = [...ended, ...underWay]
    .filter(({ documents }) => documents.length > 1)
    .map(({ from, until, documents }) => ({ kind: kindOf(documents), from, until, documents }))
  return new Map(
    episodes.flatMap((episode) => episode.documents.map((document) => [document, episode] as const)),
  )
}

/** Of one document, or of several that are of one episode. */
type Care<T> = {
  readonly from: Date
  readonly until: Date
  /** Of `until`. */
  readonly lastDay: string
  readonly documents: readonly T[]
  readonly authorIds: readonly string[]
}

function careOf<T extends DatedCare>(document: T): Care<T> | undefined {
  const { careAt: from, careUntil, facilityType, authorIds } = document
  if (from === null || !hospitals.has(facilityType)) return undefined
  const length = (careUntil ?? from).getTime() - from.getTime()
  const until = careUntil !== null && length > 0 && length <= stayMsMax ? careUntil : from
  return { from, until, lastDay: civilDay(until), documents: [document], authorIds }
}

function together<T>(one: Care<T>, other: Care<T>): Care<T> {
  return {
    from: one.from < other.from ? one.from : other.from,
    until: one.until > other.until ? one.until : other.until,
    lastDay: one.lastDay > other.lastDay ? one.lastDay : other.lastDay,
    documents: [...other.documents, ...one.documents],
    authorIds: [...new Set([...other.authorIds, ...one.authorIds])],
  }
}

function kindOf(documents: readonly DatedCare[]): EpisodeKind {
  const kinds = new Set(documents.map(({ typeCode }) => kindOfType[typeCode]))
  if (kinds.has('stay')) return 'stay'
  return kinds.has('emergency') ? 'emergency' : 'hospital'
}
