/** TD3.3, a document that is there changes: archived, deleted, hidden or shown. soap.md §3.6, §3.7. */
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import type { DocumentStatus, Visibility } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { hidingCodes } from '@carnet/core/wire/cda/to-xds.ts'
import { formatDtm } from '@carnet/core/wire/hl7v2/dtm.ts'
import { formatPropertiesUpdate, formatStatusUpdate } from '@carnet/core/wire/xds/document-update.ts'
import { readRegistryResponse } from '@carnet/core/wire/xds/errors.ts'
import { visibilityOfEntry } from '@carnet/core/wire/xds/facts-of-entry.ts'
import type { DocumentEntry, SubmissionSet } from '@carnet/core/wire/xds/metadata.ts'
import { confidentialityCodes } from '@carnet/core/wire/xds/vocabulary.ts'
import type { Markup } from '@carnet/core/wire/xml/write.ts'
import type { Access } from './assertion.ts'
import type { Exchange } from './exchange.ts'
import { findDocument, findDocumentReference, unknownDocument } from './find-documents.ts'
import { newOid } from './oid.ts'
import { refuseErrors } from './registry-answer.ts'
import { authorOf } from './situation.ts'
import { understand } from './understand.ts'

export type StatusChange = { readonly from: DocumentStatus; readonly to: DocumentStatus }

/**
 * Changes the status of a document, found by its uniqueId first (TD3.1b). `from` is the status that it has now.
 * @throws DmpRefusal, DmpUnreachable
 */
export async function changeStatus(
  exchange: Exchange,
  patient: PatientId,
  uniqueId: string,
  { from, to }: StatusChange,
  access?: Access,
): Promise<void> {
  const entryUuid = await findDocumentReference(exchange, patient, uniqueId, access)
  const change = { entryUuid, original: from, next: to }
  await send(exchange, patient, access, formatStatusUpdate(lotOf(exchange, patient), change))
}

/**
 * Hides a document from some readers (`true`), or shows it to them (`false`): its present metadata are read first, and
 * sent back whole with another confidentiality.
 * @throws DmpRefusal, DmpUnreachable
 */
export async function changeVisibility(
  exchange: Exchange,
  patient: PatientId,
  uniqueId: string,
  hideFrom: Partial<Visibility>,
  access?: Access,
): Promise<void> {
  const entry = await findDocument(exchange, patient, uniqueId, access)
  if (entry === undefined) throw unknownDocument()
  const lot = lotOf(exchange, patient)
  // An answer names the current matricule, which may not be the one that this software knows: a lot names one patient.
  const next = { ...versionOf(entry, hideFrom), patientId: lot.patientId }
  const body = formatPropertiesUpdate(lot, next, entry.version ?? 1)
  await send(exchange, patient, access, body)
}

/** What names the version read, the DMP gives anew. */
function versionOf(entry: DocumentEntry, hideFrom: Partial<Visibility>): DocumentEntry {
  const { version: _version, availabilityStatus: _status, ...kept } = entry
  return {
    ...kept,
    entryUuid: 'Document01',
    logicalId: entry.logicalId ?? entry.entryUuid,
    confidentialityCodes: [
      ...entry.confidentialityCodes.filter(({ system }) => system !== confidentialityCodes.system),
      ...hidingCodes({ ...visibilityOfEntry(entry), ...hideFrom }),
    ],
  }
}

async function send(
  exchange: Exchange,
  patient: PatientId,
  access: Access | undefined,
  body: Markup,
): Promise<void> {
  const answer = await exchange.send({ operation: 'updateDocument', patient, access, body })
  refuseErrors(understand(() => readRegistryResponse(answer.body)))
}

/** The lot that carries the change: by whom, when, about whom. */
function lotOf({ situation, software }: Exchange, { ins, oid }: PatientId): SubmissionSet {
  return {
    entryUuid: 'SubmissionSet01',
    submissionTime: formatDtm(new Date()),
    authors: [authorOf(situation)],
    contentTypeCode: codeIn('J59', '97') ?? { code: '97', system: '1.2.250.1.213.2.2' },
    patientId: { id: ins, oid, type: 'NH' },
    sourceId: software.oid,
    uniqueId: newOid(),
  }
}
