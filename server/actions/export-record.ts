/**
 * « Emporter mon carnet »: asked for, prepared as its requester sees the record, given once more judged, forgotten.
 * Spec: rules.md TRA-11; people.md P-26.
 */
import type { Delegate, PatientCaller } from '@carnet/core/model/caller.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { ExportForm, PersonalData, PersonalExport } from '@carnet/core/model/personal-export.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import { exportAttemptsMax, exportKeptUntil, mayBeGiven } from '@carnet/core/rules/personal-export.ts'
import type { DraftBlob } from '../store/blobs.ts'
import { openFragments, openLabels } from '../store/document-fragments.ts'
import { blobOf, documentsOf, type StoredDocument } from '../store/documents.ts'
import { holderOf } from '../store/holders.ts'
import { mandatesOn } from '../store/mandates.ts'
import { giveNotices } from '../store/notices.ts'
import type { OwnTreatment } from '../store/own-treatments.ts'
import {
  type AskedExport,
  archiveOf,
  askExport,
  endExport,
  endPassedExports,
  exportsOf,
  forgetEndedExports,
  passphraseOf,
  saveArchive,
  takeAskedExport,
  tellExportProgress,
} from '../store/personal-exports.ts'
import { allAssociationsOf, type StoredAssociation } from '../store/submissions.ts'
import { linesOf } from './download-traces.ts'
import { isSecret } from './find-documents.ts'
import { currentVersions, visibleHistory } from './list-traces.ts'
import { ownTreatmentsFor } from './own-treatments.ts'
import { actorOf, type Permitted, perform, Refused } from './perform.ts'
import { personalDataOf } from './personal-data.ts'
import type { Platform } from './platform.ts'
import type { ReleasedDocument } from './read-document.ts'
import { asSeen, replacementsAmong } from './status-as-seen.ts'

export type ExportedDocument = ReleasedDocument & {
  /** Its fragment of the registry, as a query would give it. */
  readonly metadata: () => Promise<string>
}

/** The record as its requester sees it at one moment; nothing of it stands in memory but what a list says. */
export type RecordExport = {
  readonly form: ExportForm
  /** What locks the archive; undefined: nothing does. In memory alone. */
  readonly passphrase: string | undefined
  readonly at: Date
  /** undefined: the holder himself. */
  readonly delegate: Delegate | undefined
  /** Of who died, and for her heirs: her identity alone (LIF-19). */
  readonly person: PersonalData | Pick<PersonalData, 'patient' | 'identity'>
  /** What was written of treatments, as far as its requester may know it. */
  readonly ownTreatments: readonly OwnTreatment[]
  readonly documents: readonly ExportedDocument[]
  /** Between two of these documents, each by the version that is given. */
  readonly associations: readonly StoredAssociation[]
  /** Newest first, as often as asked. */
  readonly traces: () => AsyncGenerator<Trace>
}

/** Writes the archive; `told`: how many documents are in it. What the formats know and actions do not. */
export type WriteArchive = (
  content: RecordExport,
  told: (done: number) => Promise<void>,
) => AsyncIterable<Uint8Array>

/** What he asked for, as it stands. Leaves a line when it is refused only: nothing of the record is in it. */
export function listExports(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
): Promise<readonly PersonalExport[]> {
  return perform(platform, caller, { patient, action: 'askDownloadPersonalData' }, async (permitted) => {
    const { tx, record, now } = permitted
    const requesterId = actorOf(caller).id
    const visible = logicalIdsOf(await visibleDocuments(permitted))
    const exports = await exportsOf(tx, record.id, { requesterId, now })
    const given: PersonalExport[] = []
    for (const each of exports) {
      const archive =
        each.state === 'ready' ? await archiveOf(tx, record.key, { requesterId, form: each.form }) : undefined
      if (archive === undefined || mayBeGiven(archive, visible, now)) given.push(each)
    }
    return { result: given, acts: [] }
  })
}

export function askForExport(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
  asked: { readonly form: ExportForm; readonly passphrase: string | undefined },
): Promise<void> {
  return perform(
    platform,
    caller,
    { patient, action: 'askDownloadPersonalData' },
    async ({ tx, record, now }) => {
      await askExport(tx, record.key, { requesterId: actorOf(caller).id, at: now, ...asked })
      return { result: undefined, acts: [{}] }
    },
  )
}

export type GivenArchive = { readonly sizeBytes: number; readonly open: () => AsyncGenerator<Buffer> }

/** Throws Refused `documentUnknown`, the same for one that is over, that is not ready, and that was never asked for. */
export function downloadExport(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
  form: ExportForm,
): Promise<GivenArchive> {
  return perform(platform, caller, { patient, action: 'downloadPersonalData' }, async (permitted) => {
    const { tx, record, now } = permitted
    const archive = await archiveOf(tx, record.key, { requesterId: actorOf(caller).id, form })
    const visible = await visibleDocuments(permitted)
    if (archive === undefined || !mayBeGiven(archive, logicalIdsOf(visible), now))
      throw new Refused('documentUnknown')
    const inside = visible.filter(({ logicalId }) => archive.documents.includes(logicalId))
    return {
      result: { sizeBytes: archive.sizeBytes, open: () => platform.blobs.read(archive.blob) },
      acts: [{ returnedCount: inside.length, secretCount: inside.filter(isSecret).length }],
    }
  })
}

/**
 * Prepares the next archive that waits; false when none does. Cut short, it is begun again from the start: what the
 * first one wrote is discarded with the deposits that were never committed.
 */
export async function prepareNextExport(platform: Platform, write: WriteArchive): Promise<boolean> {
  const { database } = platform
  const asked = await database.transaction(takeAskedExport)
  if (asked === undefined) return false
  // As often as it was begun, the machine stopped.
  if (asked.attempts > exportAttemptsMax) {
    await database.transaction((tx) => endExport(tx, asked, 'failed'))
    return true
  }
  try {
    await prepare(platform, asked, write)
  } catch (error) {
    // The record was closed, or the mandate ended: nobody waits for it any more.
    const over = error instanceof Refused
    if (over || asked.attempts >= exportAttemptsMax)
      await database.transaction((tx) => endExport(tx, asked, over ? 'ended' : 'failed'))
    if (!over) throw error
  }
  return true
}

async function prepare(platform: Platform, asked: AskedExport, write: WriteArchive): Promise<void> {
  const { database, blobs, clock } = platform
  const requester = await requesterOf(platform, asked)
  const { key, content } = await contentOf(platform, requester.caller, asked)
  const total = content.documents.length
  const told = (done: number) => database.transaction((tx) => tellExportProgress(tx, asked, { done, total }))
  await told(0)
  const writer = blobs.writer()
  let draft: DraftBlob
  try {
    for await (const chunk of write(content, told)) await writer.write(chunk)
    draft = await writer.end()
  } catch (error) {
    await writer.abort()
    throw error
  }
  await draft.secure()
  const saved = await database.transaction(async (tx) => {
    const readyAt = clock.now()
    const kept = await saveArchive(tx, key, asked.id, {
      readyAt,
      keptUntil: exportKeptUntil(readyAt, platform.settings),
      sizeBytes: draft.sizeBytes,
      blob: draft,
      documents: content.documents.map(({ logicalId }) => logicalId),
    })
    if (kept)
      await giveNotices(tx, requester.ownRecordId, [{ to: 'holder', cause: 'exportReady' }], {
        actorId: asked.id,
        at: readyAt,
      })
    return kept
  })
  if (saved) await blobs.place(draft.name)
  else await draft.discard()
}

/** As his session would make him, and where he is told. */
function requesterOf({ database }: Platform, { recordId, requesterId, patient }: AskedExport) {
  return database.transaction(async (tx) => {
    if (requesterId === '') return { caller: { kind: 'patient', patient } as const, ownRecordId: recordId }
    const mandate = (await mandatesOn(tx, recordId)).find(({ id }) => id === requesterId)
    if (mandate === undefined) throw new Refused('mandateOver')
    const { id: mandateId, kind, personRecordId } = mandate
    const { name } = await holderOf(tx, personRecordId)
    return {
      caller: { kind: 'patient', patient, delegate: { mandateId, kind, name } } as const,
      ownRecordId: personRecordId,
    }
  })
}

/** Read in one transaction; documents and lines of the history are opened later, one after the other. */
function contentOf(platform: Platform, caller: PatientCaller, { id, patient, form, locked }: AskedExport) {
  const { database } = platform
  return perform(platform, caller, { patient, action: 'askDownloadPersonalData' }, async (permitted) => {
    const { record, now } = permitted
    const { key } = record
    const passphrase = await passphraseOf(permitted.tx, key, id)
    // It was asked for again meanwhile, or the record was merged into another: nobody waits for this one.
    if (locked && passphrase === undefined) throw new Refused('documentUnknown')
    const visible = await visibleDocuments(permitted)
    const { narrowing, visiblePart } = await visibleHistory(caller, permitted)
    const content: RecordExport = {
      form,
      passphrase,
      at: now,
      delegate: caller.delegate,
      person: await personalDataOf(platform, caller, permitted),
      ownTreatments: await ownTreatmentsFor(caller, permitted),
      documents: await exportedDocuments(platform, permitted, visible),
      associations: await associationsAmong(permitted, visible),
      async *traces() {
        for await (const trace of linesOf(database, { key, criteria: narrowing, until: now }))
          yield visiblePart(trace)
      },
    }
    return { result: { key, content }, acts: [] }
  })
}

/** Their bytes and their fragments are read one after the other, when the archive is at them. */
export async function exportedDocuments(
  { database, blobs }: Platform,
  { tx, record: { key } }: Pick<Permitted, 'tx' | 'record'>,
  documents: readonly StoredDocument[],
): Promise<readonly ExportedDocument[]> {
  const labels = await openLabels(
    tx,
    key,
    documents.map(({ entryUuid }) => entryUuid),
  )
  return documents.map((document) => ({
    ...document,
    label: labels.get(document.entryUuid)!,
    open: () => blobs.read(blobOf(key, document)),
    async metadata() {
      const read = (await database.read((at) => openFragments(at, key, [document.entryUuid]))).get(
        document.entryUuid,
      )
      if (read === undefined) throw new Error('a document went while it was taken away')
      return read
    },
  }))
}

/** Which of them took the place of which: of a document that is not among them, nothing is said. */
async function associationsAmong(
  { tx, record }: Pick<Permitted, 'tx' | 'record'>,
  given: readonly StoredDocument[],
): Promise<readonly StoredAssociation[]> {
  const current = new Map(given.map(({ logicalId, entryUuid }) => [logicalId, entryUuid]))
  const givenOf = new Map(
    (await documentsOf(tx, record.id)).map(({ entryUuid, logicalId }) => [
      entryUuid as string,
      current.get(logicalId),
    ]),
  )
  return (await allAssociationsOf(tx, record.id)).flatMap((association) => {
    const [source, target] = [givenOf.get(association.source), givenOf.get(association.target)]
    return source === undefined || target === undefined || source === target
      ? []
      : [{ ...association, source, target }]
  })
}

/** What he may find and read, one version of each, newest first. */
async function visibleDocuments({
  tx,
  record,
  judge,
  statusOf,
}: Pick<Permitted, 'tx' | 'record' | 'judge' | 'statusOf'>): Promise<readonly StoredDocument[]> {
  const all = [...currentVersions(await documentsOf(tx, record.id))]
  const visible = all.filter(
    (document) =>
      document.status !== 'deleted' &&
      judge(document, 'findDocuments').allowed &&
      judge(document, 'readDocument').allowed,
  )
  const listing = (document: DocumentFacts, by: readonly DocumentFacts[]) =>
    statusOf(document, by, 'findDocuments')
  return asSeen({ statusOf: listing }, visible, await replacementsAmong({ tx, record }, visible))
}

function logicalIdsOf(documents: readonly StoredDocument[]): ReadonlySet<string> {
  return new Set(documents.map(({ logicalId }) => logicalId))
}

const forgottenAtOnce = 50

/** Those whose days are over, and those that gave their place: keys first, then bytes, then rows. */
export async function forgetExports({ database, blobs, clock }: Platform): Promise<void> {
  await database.transaction((tx) => endPassedExports(tx, clock.now()))
  let more = true
  while (more)
    more = await database.transaction(async (tx) => {
      const gone = await forgetEndedExports(tx, forgottenAtOnce)
      for (const name of gone) if (name !== null) await blobs.remove(name)
      return gone.length === forgottenAtOnce
    })
}
