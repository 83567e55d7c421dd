/** A lot as the kit makes it, and as a software that errs would: what it states can be changed. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import { deduceEntry, deduceSubmissionSet } from '@carnet/core/wire/cda/to-xds.ts'
import type { OutgoingPart } from '@carnet/core/wire/soap/write-multipart.ts'
import { includePart } from '@carnet/core/wire/xds/document-content.ts'
import { formatProvideAndRegister } from '@carnet/core/wire/xds/iti-41.ts'
import type { DocumentEntry, SubmissionSet } from '@carnet/core/wire/xds/metadata.ts'
import type { Submission } from '@carnet/core/wire/xds/submission.ts'
import { associationTypes } from '@carnet/core/wire/xds/vocabulary.ts'
import type { Markup } from '@carnet/core/wire/xml/write.ts'
import type { DocumentSource } from '@carnet/kit/client/document-source.ts'
import { newOid } from '@carnet/kit/client/oid.ts'
import { authorOf, type Situation } from '@carnet/kit/client/situation.ts'
import { storySoftware } from './raw-exchange.ts'

export type Lot = {
  readonly situation: Situation
  readonly patient: PatientId
  readonly sources: readonly DocumentSource[]
  /** What one entry states in place of what its document says. */
  readonly entry?: (entry: DocumentEntry, rank: number) => DocumentEntry
  readonly set?: Partial<SubmissionSet>
}

export type SubmissionBody = { readonly body: Markup; readonly parts: readonly OutgoingPart[] }

export function submissionOf(lot: Lot): SubmissionBody {
  return bodyOf(metadataOf(lot), lot.sources)
}

export function metadataOf({
  situation,
  patient,
  sources,
  entry = (same) => same,
  set = {},
}: Lot): Submission {
  const [first] = sources
  if (first === undefined) throw new RangeError('a lot has one document at least')
  const ids = sources.map((_, rank) => `Document${rank + 1}`)
  const entries = sources.map(({ header, hash, sizeBytes }, rank) =>
    entry({ ...deduceEntry(header, { entryId: ids[rank]!, patientId: patient }), hash, sizeBytes }, rank),
  )
  const submissionSet = {
    ...deduceSubmissionSet(first.header, {
      entryId: 'Lot1',
      uniqueId: newOid(),
      sourceId: storySoftware.oid,
      submissionTime: new Date().toISOString().replace(/\D/g, '').slice(0, 14),
      patientId: patient,
      author: authorOf(situation),
    }),
    ...set,
  }
  const associations = entries.map(({ entryUuid }, rank) => ({
    id: `Association${rank + 1}`,
    type: associationTypes.hasMember,
    source: submissionSet.entryUuid,
    target: entryUuid,
    slots: { SubmissionSetStatus: ['Original'] },
  }))
  return { submissionSet, entries, associations }
}

/** `contents`: of the entries, in their order. */
export function bodyOf(
  submission: Submission,
  contents: readonly Pick<DocumentSource, 'open'>[],
): SubmissionBody {
  const ids = submission.entries.map(({ entryUuid }) => entryUuid)
  const contentId = (id: string) => `${id}@story`
  return {
    body: formatProvideAndRegister(
      submission,
      ids.map((entryId) => ({ entryId, content: includePart(contentId(entryId)) })),
    ),
    parts: contents.map(({ open }, rank) => ({
      contentId: contentId(ids[rank]!),
      contentType: 'text/xml',
      body: open(),
    })),
  }
}
