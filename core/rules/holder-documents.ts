/** What a holder may add by himself, and how he names it. Spec: rules.md VIS-12, VIS-19, CNT-01; documents.md §3.1. */
import { extensionsOf } from '@carnet/core/model/holder-files.ts'
import { type Day, isDay } from '@carnet/core/model/identity.ts'
import type { RuleSettings } from './settings.ts'

/**
 * The types of what a patient deposits (JDV_J66, 1.2.250.1.213.1.1.4.12): the first is class 90, « Expression du
 * titulaire »; the others are of the class of what they are, and their label says who deposited them.
 */
export const holderTypes = [
  'EXPPAT_2',
  'DOCPAT05',
  'DOCPAT03',
  'DOCPAT02',
  'DOCPAT04',
  'DOCPAT06',
  'DOCPAT01',
  'DOCPAT07',
  'DOCPAT09',
] as const
export type HolderType = (typeof holderTypes)[number]
export const holderTypeSystem = '1.2.250.1.213.1.1.4.12'

export type FileObjection =
  | 'missing'
  | 'empty'
  | 'tooLarge'
  /** By its name. */
  | 'notAccepted'
  /** What it holds is not what its name says. */
  | 'notWhatItSays'
  | 'program'
  | 'encrypted'
  | 'unreadable'
  | 'infected'

const bytesPerMo = 1_048_576

/** @spec VIS-19 Mon espace santé: `fileSizeMO` */
export function fileBytesMax({ patientFileMaxMo }: Pick<RuleSettings, 'patientFileMaxMo'>): number {
  return patientFileMaxMo * bytesPerMo
}

/**
 * May a file of this name enter, whose first bytes are those of `mediaType`? The name is for people, the content decides:
 * both must say the same, or a reader would open something else than what was checked.
 * @spec VIS-19 Mon espace santé: `acceptedFileTypes`
 */
export function objectionToFile(
  { fileName, mediaType }: { readonly fileName: string; readonly mediaType: string | undefined },
  { patientFileTypes }: Pick<RuleSettings, 'patientFileTypes'>,
): FileObjection | undefined {
  const extension = (/\.[^.]+$/.exec(fileName)?.[0] ?? '').toLowerCase()
  if (!patientFileTypes.includes(extension)) return 'notAccepted'
  return extensionsOf[mediaType ?? '']?.includes(extension) ? undefined : 'notWhatItSays'
}

/**
 * May so many documents be deleted at once?
 * @spec VIS-13 Mon espace santé
 */
export function objectionToDeletion(
  count: number,
  { patientDeleteMax }: Pick<RuleSettings, 'patientDeleteMax'>,
): 'tooManyToDelete' | undefined {
  return count > patientDeleteMax ? 'tooManyToDelete' : undefined
}

/** What the holder says of his document; the care is dated by the day. */
export type HolderDescription = {
  readonly title: string
  readonly type: HolderType
  readonly careOn: Day
}

export type DescriptionObjection =
  | 'titleMissing'
  | 'titleTooLong'
  | 'titleUnreadable'
  | 'typeUnknown'
  | 'dayUnreadable'
  | 'dayInFuture'

/** CDA-DOC-21. */
export const titleCharactersMax = 128
const unreadable = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u
const oldestYear = 1880

/**
 * What someone typed, read; or everything that is wrong with it. `today`: the day where the holder lives.
 * @spec VIS-13 VIS-19 Mon espace santé: `canUpdateTitle`, `canUpdateCategory`, `canUpdateCreatedAt`
 */
export function readDescription(
  typed: { readonly title: string; readonly type: string; readonly careOn: string },
  today: Day,
): HolderDescription | { readonly objections: readonly DescriptionObjection[] } {
  const title = typed.title.trim()
  const type = holderTypes.find((one) => one === typed.type)
  const careOn = parseDay(typed.careOn)
  const found: readonly (DescriptionObjection | false | undefined)[] = [
    title === '' && 'titleMissing',
    [...title].length > titleCharactersMax && 'titleTooLong',
    unreadable.test(title) && 'titleUnreadable',
    type === undefined && 'typeUnknown',
    careOn === undefined ? 'dayUnreadable' : careOn > today && 'dayInFuture',
  ]
  const objections = found.filter((one) => one !== false && one !== undefined)
  if (type === undefined || careOn === undefined || objections.length > 0) return { objections }
  return { title, type, careOn }
}

/** `2026-03-17` as a browser sends it, `17/03/2026` as people type it where the browser has no calendar. */
function parseDay(text: string): Day | undefined {
  const { year, month, day } =
    /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/.exec(text.trim())?.groups ??
    /^(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.](?<year>\d{4})$/.exec(text.trim())?.groups ??
    {}
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return isDay(written) && Number(year) >= oldestYear ? written : undefined
}
