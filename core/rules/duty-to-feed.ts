/** Which documents a practice software sends by itself, since when, and by which day. Spec: rules.md FEED-01 to FEED-07, CNT-03, VIS-18. */
import type { Visibility } from '@carnet/core/model/document.ts'
import type { Day } from '@carnet/core/model/identity.ts'

export type FeedingDuty = {
  /** Null: due before the arrêté already. */
  readonly dueFrom: Day | null
  /** JDV_J66. The arrêté names documents in words: their codes are our reading of it (unverified). */
  readonly typeCodes: readonly string[]
}

/** CR d’examens biologiques. */
const biologyType = '11502-2'

/** CR d’imagerie médicale. */
const imagingType = '18748-4'

/** Volet de synthèse médicale. */
export const synthesisType = '60591-5'

/** Arrêté du 26 avril 2022, amended on 23 May 2024. */
export const feedingDuties = {
  'FEED-02': { dueFrom: '2022-12-31', typeCodes: [biologyType, imagingType, '57833-6'] },
  'FEED-03': {
    dueFrom: '2023-12-31',
    typeCodes: ['34874-8', 'PRESC-BIO', '55115-0', 'CERT_DECL', '89601-9', '96349-6'],
  },
  'FEED-04': { dueFrom: null, typeCodes: ['11490-0', '18761-7', '34112-3', synthesisType] },
} as const satisfies Record<string, FeedingDuty>

/** Constitutional genetics, taken out of the duty on 23 May 2024. */
const geneticsTypes: readonly string[] = ['51969-4']

/** What the practice software knows of a document when it is saved. */
export type DocumentToFeed = {
  readonly typeCode: string
  readonly on: Day
  readonly complete: boolean
  /** SHA-1 of the bytes, lower-case hexadecimal. */
  readonly hash: string
  readonly sizeBytes: number
  /** The professional holds it back by a gesture of his own. */
  readonly held: boolean
}

export type FeedingAnswer = 'send' | 'genetics' | 'noDuty' | 'empty' | 'partial' | 'unchanged' | 'held'

/**
 * Does this document leave by itself? Whatever the answer, the professional may still deposit it himself.
 * @law FEED-02 FEED-03 FEED-04 FEED-05 arrêté du 26 avril 2022
 * @spec FEED-06 FEED-07 VIS-18 REC_GEN-1070, EX_GEN-1060
 */
export function decideFeeding(document: DocumentToFeed, hashesSent: ReadonlySet<string>): FeedingAnswer {
  const { typeCode, on, complete, hash, sizeBytes, held } = document
  if (geneticsTypes.includes(typeCode)) return 'genetics'
  if (!isDue(typeCode, on)) return 'noDuty'
  if (sizeBytes === 0) return 'empty'
  if (typeCode === biologyType && !complete) return 'partial'
  if (hashesSent.has(hash)) return 'unchanged'
  return held ? 'held' : 'send'
}

function isDue(typeCode: string, on: Day): boolean {
  return Object.values<FeedingDuty>(feedingDuties).some(
    ({ dueFrom, typeCodes }) => typeCodes.includes(typeCode) && (dueFrom === null || dueFrom <= on),
  )
}

export type FeedingDay = {
  readonly typeCode: string
  /** The consultation, or the discharge. */
  readonly careEndedOn: Day
  /** Of a result, when it was known. */
  readonly writtenOn: Day
}

/**
 * By which day a document is in the record: « le jour même » of the consultation or of the result, at the latest that of
 * the discharge.
 * @law CNT-03 CSP R1111-42
 */
export function dayToFeed({ typeCode, careEndedOn, writtenOn }: FeedingDay): Day {
  return typeCode === biologyType || typeCode === imagingType ? writtenOn : careEndedOn
}

/**
 * Besides the record, what is due also goes by MSSanté to the patient and to those who look after him.
 * @law FEED-01 CSP L1111-15; arrêté du 26 avril 2022
 */
export function goesByMessageToo({ typeCode, on }: Pick<DocumentToFeed, 'typeCode' | 'on'>): boolean {
  return isDue(typeCode, on)
}

/** Whose mailbox of MSSanté an address is. */
export type MessageReader = 'patient' | 'professional'

/**
 * May what is deposited go to that mailbox too? A message gives to nobody what its deposit hides from him; the mailbox of a
 * minor is opened by his representatives.
 * @law FEED-01 CSP L1111-15
 * @spec VIS-01 EX_2.1-1050
 */
export function mayGoByMessage(reader: MessageReader, hidden: Visibility): boolean {
  return reader === 'professional'
    ? !hidden.maskedToProfessionals
    : !hidden.invisibleToPatient && !hidden.invisibleToRepresentatives
}

/**
 * When the médecin traitant owes the next volet de synthèse médicale: a year after the last, at once without any.
 * @law FEED-01 CSP L1111-15
 */
export function synthesisDueOn(last: Day | undefined, today: Day): Day {
  if (last === undefined) return today
  const [year, month, day] = last.split('-').map(Number) as [number, number, number]
  // The year after 29 February, the last day of the month.
  const lastOfMonth = new Date(Date.UTC(year + 1, month, 0)).getUTCDate()
  return new Date(Date.UTC(year + 1, month - 1, Math.min(day, lastOfMonth))).toISOString().slice(0, 10)
}
