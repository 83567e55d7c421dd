/**
 * What a feeder without a professional sends again and again: a text that each new one replaces, that is not sent
 * unchanged, and that goes when there is nothing left to tell. rules.md FEED-08, FEED-09, VIS-18.
 */
import { createHash } from 'node:crypto'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import type { Day, Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Dmp } from './dmp.ts'
import { readDocumentSource } from './document-source.ts'
import type { Situation } from './situation.ts'
import { wrapFile } from './wrap-file.ts'

export type FedPatient = { readonly id: PatientId; readonly identity: Identity }

/** For the feeder to keep until the next feed. */
export type SentText = { readonly uniqueId: string; readonly contentHash: string }

export type TextToFeed = {
  readonly patient: FedPatient
  /** JDV_J66. */
  readonly type: string
  readonly title: string
  /** undefined: nothing may be told any more. */
  readonly told: { readonly text: string; readonly careOn: Day } | undefined
  /** What the feed before this one returned. */
  readonly previous: SentText | undefined
}

/** What now stands in the record; undefined: nothing does. @throws UnusableInput, DmpRefusal, DmpUnreachable */
export async function feedText(
  dmp: Dmp,
  situation: Situation,
  { patient, type, title, told, previous }: TextToFeed,
): Promise<SentText | undefined> {
  if (told === undefined) {
    if (previous !== undefined)
      await dmp.changeStatus(patient.id, previous.uniqueId, { from: 'approved', to: 'deleted' })
    return undefined
  }
  const { text, careOn } = told
  const contentHash = createHash('sha256').update(text).digest('hex')
  if (previous?.contentHash === contentHash) return previous
  const file = {
    mediaType: 'text/plain' as const,
    title,
    typeCode: codeIn('J66', type)!,
    patient,
    careAt: new Date(`${careOn}T00:00:00Z`),
    ...(previous !== undefined && { replaces: previous.uniqueId }),
    open: async function* () {
      yield Buffer.from(text)
    },
  }
  const source = await readDocumentSource(wrapFile(file, situation))
  const replaces =
    previous === undefined ? undefined : await dmp.findDocumentReference(patient.id, previous.uniqueId)
  const { uniqueIds } = await dmp.submitDocuments(patient.id, [
    { source, hideFrom: {}, ...(replaces !== undefined && { replaces }) },
  ])
  return { uniqueId: uniqueIds[0]!, contentHash }
}

/** 4 June 2026 as a patient reads it. */
export function dayInFrench(day: Day): string {
  return day.split('-').reverse().join('/')
}
