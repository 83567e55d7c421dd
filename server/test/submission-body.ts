/** A lot as the kit makes it, and as a software that errs would: what it states can be changed. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import { deduceEntry, deduceSubmissionSet } from '@carnet/core/wire/cda/to-xds.ts'
import type { OutgoingPart } from '@carnet/core/wire/soap/write-multipart.ts'
import { includePart } from '@carnet/core/wire/xds/document-content.ts'
import { formatProvideAndRegister } from '@carnet/core/wire/xds/iti-41.ts'
import type { DocumentEntry, SubmissionSet } from '@carnet/core/wire/xds/metadata.ts'
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

export function submissionOf({ situation, patient, sources, entry = (same) => same, set = {} }: Lot): {
  readonly body: Markup
  readonly parts: readonly OutgoingPart[]
} {
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
  const contentId = (id: string) => `${id}@story`
  return {
    body: formatProvideAndRegister(
      { submissionSet, entries, associations },
      ids.map((entryId) => ({ entryId, content: includePart(contentId(entryId)) })),
    ),
    parts: sources.map(({ open }, rank) => ({
      contentId: contentId(ids[rank]!),
      contentType: 'text/xml',
      body: open(),
    })),
  }
}
