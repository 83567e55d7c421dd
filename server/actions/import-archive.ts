/**
 * EHDS-04: what an archive holds enters an empty record of the same person, whole or not at all, with the metadata that it
 * had. Reading the archive is the affair of who calls.
 */
import type { InsuranceAgent } from '@carnet/core/model/caller.ts'
import { type DocumentFacts, type DocumentStatus, isLotSignature } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import {
  depositorOfImported,
  findStranger,
  maskerOfImported,
  noticesOfImported,
  objectionToImport,
} from '@carnet/core/rules/archive-import.ts'
import { addDocument, claimUniqueIds, documentsOf } from '../store/documents.ts'
import { giveNotices } from '../store/notices.ts'
import { addLifeEvent } from '../store/record-life.ts'
import { holdRecords } from '../store/records.ts'
import { addAssociations, type StoredAssociation, submissionsOf } from '../store/submissions.ts'
import { queueDocuments } from '../store/texts.ts'
import { fileLot, type LotToFile } from './file-lot.ts'
import { isSecret } from './find-documents.ts'
import { type Act, type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { traced } from './read-document.ts'
import type { PreparedDocument } from './store-submission.ts'
import { discardBlobs } from './submit-documents.ts'
import { tellCarers } from './tell-carers.ts'

export type ArchivedDocument = Omit<PreparedDocument, 'entry'> & { readonly status: DocumentStatus }

export type ArchivedRecord = {
  readonly lots: readonly LotToFile[]
  readonly documents: readonly ArchivedDocument[]
  readonly associations: readonly StoredAssociation[]
}

/** Its bytes are secured already. `reason`: who gave the archive, and why; kept with the evidence of the life of the record. */
export async function importArchive(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
  archive: ArchivedRecord,
  reason: string,
): Promise<void> {
  const blobs = archive.documents.map(({ blob }) => blob)
  try {
    await perform(platform, agent, { patient, action: 'importArchive' }, (permitted) =>
      enter(platform, agent, archive, reason, permitted),
    )
  } catch (error) {
    // As for a deposit: after any other failure the commit may have happened.
    if (error instanceof Refused) await discardBlobs(blobs)
    throw error
  }
  for (const { name } of blobs) await platform.blobs.place(name)
}

async function enter(
  platform: Platform,
  agent: InsuranceAgent,
  archive: ArchivedRecord,
  reason: string,
  permitted: Permitted,
) {
  const { tx, record, now } = permitted
  const { lots, documents, associations } = archive
  await holdRecords(tx, [record.id])
  const present = {
    documents: (await documentsOf(tx, record.id)).length,
    lots: (await submissionsOf(tx, record.id)).length,
  }
  const objection = objectionToImport(present)
  if (objection !== undefined) throw new Refused(objection)
  for (const { patients } of documents) {
    const stranger = findStranger(record, patients)
    if (stranger !== undefined) throw new Refused('wrongPatient', stranger)
  }
  const uniqueIds = documents.map(({ uniqueId }) => uniqueId)
  if ((await claimUniqueIds(tx, uniqueIds, record.id)).size > 0) throw new Refused('uniqueIdUsedElsewhere')
  const entering = documents.map((document) => ({
    ...document,
    submittedAt: now,
    depositorId: depositorOfImported(document.metadataAuthorIds, record, agent.id),
    maskedBy: maskerOfImported(document.visibility),
    authorIds: document.metadataAuthorIds,
  }))
  for (const document of entering) await addDocument(tx, record.key, document)
  await addAssociations(tx, record.id, associations)
  for (const lot of lots) await fileLot(permitted, agent, lot)
  // A version that is not the first is not read by itself; the signature of a lot has no text.
  await queueDocuments(
    tx,
    entering
      .filter((document) => !isLotSignature(document))
      .map(({ logicalId }) => ({ recordId: record.id, logicalId })),
  )
  await addLifeEvent(tx, record.key, {
    kind: 'archiveImported',
    at: now,
    regime: platform.regimeAt(now).name,
    actorId: agent.id,
    motive: { code: 'REPRISE', text: JSON.stringify({ reason, documents: entering.length }) },
  })
  const notices = noticesOfImported(entering.filter(permitted.readableByHolder))
  await giveNotices(tx, record.id, notices, { actorId: agent.id, at: now })
  await tellCarers(permitted, agent, entering)
  return { result: undefined, acts: linesOf(entering, permitted) }
}

/** As many on a line as a lot may have. */
const onOneLine = 100

/** What is kept from somebody stands on lines of its own: no other tells that it is there, nor counts it. */
function linesOf(
  entering: readonly (DocumentFacts & Pick<ArchivedDocument, 'label'>)[],
  { readableByHolder }: Pick<Permitted, 'readableByHolder'>,
): readonly Act[] {
  const keptFrom = (document: DocumentFacts): Act['keptFrom'] => {
    if (!readableByHolder(document)) return 'holder'
    return isSecret(document) ? 'representatives' : undefined
  }
  return ([undefined, 'representatives', 'holder'] as const).flatMap((kept) => {
    const ofOne = entering.filter((document) => keptFrom(document) === kept)
    const lines: Act[] = []
    for (let at = 0; at < ofOne.length; at += onOneLine) {
      const some = ofOne.slice(at, at + onOneLine)
      lines.push({
        documents: some.map((document) => traced(document, document.label)),
        returnedCount: some.length,
        secretCount: some.filter(isSecret).length,
        ...(kept !== undefined && { keptFrom: kept }),
      })
    }
    return lines
  })
}
