/**
 * What a feeder without a professional sends again and again: a document that each new one replaces, that is not sent
 * unchanged, and that goes when there is nothing left to tell. rules.md FEED-08, FEED-09, VIS-18.
 */
import { createHash } from 'node:crypto'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import type { Day, Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { formatSection } from '@carnet/core/wire/cda/structured.ts'
import type { Dmp } from './dmp.ts'
import type { Situation } from './situation.ts'
import { type StructuredBody, structuredDocument } from './structured-document.ts'

export type FedPatient = { readonly id: PatientId; readonly identity: Identity }

/** For the feeder to keep until the next feed. */
export type SentDocument = { readonly uniqueId: string; readonly contentHash: string }

export type DocumentToFeed = {
  readonly patient: FedPatient
  /** JDV_J66. */
  readonly type: string
  readonly title: string
  /** undefined: nothing may be told any more. */
  readonly told: { readonly body: StructuredBody; readonly careOn: Day } | undefined
  /** What the feed before this one returned. */
  readonly previous: SentDocument | undefined
}

/** What now stands in the record; undefined: nothing does. @throws UnusableInput, DmpRefusal, DmpUnreachable */
export async function feedDocument(
  dmp: Dmp,
  situation: Situation,
  { patient, type, title, told, previous }: DocumentToFeed,
): Promise<SentDocument | undefined> {
  if (told === undefined) {
    if (previous !== undefined)
      await dmp.changeStatus(patient.id, previous.uniqueId, { from: 'approved', to: 'deleted' })
    return undefined
  }
  const { body, careOn } = told
  const contentHash = createHash('sha256').update(body.sections.map(formatSection).join('')).digest('hex')
  if (previous?.contentHash === contentHash) return previous
  const about = {
    title,
    typeCode: codeIn('J66', type)!,
    patient,
    careAt: new Date(`${careOn}T00:00:00Z`),
    ...(previous !== undefined && { replaces: previous.uniqueId }),
  }
  const source = await structuredDocument(about, body, situation)
  const replaces =
    previous === undefined ? undefined : await dmp.findDocumentReference(patient.id, previous.uniqueId)
  const { uniqueIds } = await dmp.submitDocuments(patient.id, [
    { source, hideFrom: {}, ...(replaces !== undefined && { replaces }) },
  ])
  return { uniqueId: uniqueIds[0]!, contentHash }
}
