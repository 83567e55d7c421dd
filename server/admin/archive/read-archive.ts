/**
 * An IHE XDM archive as what enters a record: each document's bytes beside what its metadata say of them, size and hash
 * compared, judged as a deposit is. Nothing is left on the disk of an archive that is refused.
 */
import { randomUUID } from 'node:crypto'
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { parseDtm } from '@carnet/core/wire/hl7v2/dtm.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import type { StoredEntry } from '@carnet/core/wire/xds/document-entry.ts'
import { XdsError } from '@carnet/core/wire/xds/errors.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { fileOfEntry, metadataFiles, readSubset, subsetBytesMax } from '@carnet/core/wire/xds/read-xdm.ts'
import { checkEntry } from '@carnet/core/wire/xds/registry-rules.ts'
import type { Submission } from '@carnet/core/wire/xds/submission.ts'
import { dmpRepositoryUniqueId, statusUrns } from '@carnet/core/wire/xds/vocabulary.ts'
import type { ArchivedDocument, ArchivedRecord } from '../../actions/import-archive.ts'
import type { Platform } from '../../actions/platform.ts'
import { discardBlobs } from '../../actions/submit-documents.ts'
import { checkCda } from '../../api/soap/cda-check.ts'
import { openIntake, type ReceivedDocument } from '../../api/soap/document-intake.ts'
import { isCda, statementsOfMetadata, storedDocument } from '../../api/soap/prepared-document.ts'
import { prepareSubmission } from '../../api/soap/prepared-submission.ts'
import { UnusableArchive, type ZipFile } from './zip-file.ts'

/** Every object of it under a UUID. */
type Subset = Submission & { readonly metadataFile: string }

type Judge = Pick<Platform, 'blobs' | 'clock' | 'settings'>

/** `leftOut`: how many associations name something that is not in the archive. @throws UnusableArchive */
export async function readArchive(
  zip: ZipFile,
  platform: Judge,
): Promise<ArchivedRecord & { readonly leftOut: number }> {
  const subsets = await subsetsOf(zip)
  const said = subsets.flatMap(({ associations, submissionSet }) =>
    associations.map((association) => ({ ...association, submissionUuid: uuidOf(submissionSet.entryUuid) })),
  )
  const here = new Set(
    subsets.flatMap(({ submissionSet, entries }) => [submissionSet, ...entries].map((one) => one.entryUuid)),
  )
  const kept = said.filter(({ source, target }) => here.has(source) && here.has(target))
  return {
    lots: subsets.map(({ submissionSet }) =>
      prepareSubmission(submissionSet, uuidOf(submissionSet.entryUuid)),
    ),
    documents: await documentsIn(zip, subsets, platform),
    associations: kept.map(({ id, source, target, ...association }) => ({
      ...association,
      entryUuid: uuidOf(id),
      source: uuidOf(source),
      target: uuidOf(target),
    })),
    leftOut: said.length - kept.length,
  }
}

async function subsetsOf(zip: ZipFile): Promise<readonly Subset[]> {
  const files = metadataFiles(zip.paths)
  if (files.length === 0)
    throw new UnusableArchive(
      'Ce n’est pas une archive IHE XDM\u00a0: elle n’a pas de fichier IHE_XDM/…/METADATA.XML.',
    )
  const subsets: Subset[] = []
  for (const file of files) {
    if ((zip.sizeOf(file) ?? 0) > subsetBytesMax)
      throw new UnusableArchive(`Le fichier ${file} est trop grand pour être lu.`)
    const chunks: Uint8Array[] = []
    await zip.extract(file, (chunk) => void chunks.push(chunk))
    const lot = await saying(file, async () => readSubset(Buffer.concat(chunks)))
    subsets.push({ ...underUuids(lot), metadataFile: file })
  }
  if (subsets.every(({ entries }) => entries.length === 0))
    throw new UnusableArchive('L’archive ne contient aucun document.')
  refuseRepeated(subsets)
  return subsets
}

/** A symbol names an object of its own lot alone. What already has a UUID keeps it. */
function underUuids({ submissionSet, entries, associations }: Submission): Submission {
  const given = new Map<string, string>()
  const named = (id: string) => {
    if (urnShape.test(id)) return id.toLowerCase()
    const urn = given.get(id) ?? `${urnPrefix}${randomUUID()}`
    given.set(id, urn)
    return urn
  }
  return {
    submissionSet: { ...submissionSet, entryUuid: named(submissionSet.entryUuid) },
    entries: entries.map((entry) => {
      const entryUuid = named(entry.entryUuid)
      return { ...entry, entryUuid, logicalId: named(entry.logicalId ?? entryUuid) }
    }),
    associations: associations.map((association) => ({
      ...association,
      id: named(association.id),
      source: named(association.source),
      target: named(association.target),
    })),
  }
}

/** Within a lot it is a rule of XDS; here it holds for the whole archive, which has one version of each document. */
function refuseRepeated(subsets: readonly Subset[]): void {
  const entries = subsets.flatMap((subset) => subset.entries)
  const objects = [...subsets.map(({ submissionSet }) => submissionSet), ...entries]
  const ids = [
    objects.map(({ uniqueId }) => uniqueId),
    entries.map(({ logicalId }) => logicalId),
    [
      ...objects.map(({ entryUuid }) => entryUuid),
      ...subsets.flatMap((each) => each.associations.map(({ id }) => id)),
    ],
  ]
  if (ids.some((each) => new Set(each).size < each.length))
    throw new UnusableArchive('Deux objets de l’archive portent le même identifiant.')
}

async function documentsIn(
  zip: ZipFile,
  subsets: readonly Subset[],
  platform: Judge,
): Promise<readonly ArchivedDocument[]> {
  const documents: ArchivedDocument[] = []
  try {
    for (const subset of subsets)
      for (const entry of subset.entries) documents.push(await documentOf(zip, subset, entry, platform))
    return documents
  } catch (error) {
    await discardBlobs(documents.map(({ blob }) => blob))
    throw error
  }
}

async function documentOf(
  zip: ZipFile,
  { metadataFile, submissionSet }: Subset,
  entry: DocumentEntry,
  platform: Judge,
): Promise<ArchivedDocument> {
  const file = await saying(metadataFile, async () => fileOfEntry(metadataFile, entry.uri))
  if (entry.hash === undefined || entry.sizeBytes === undefined)
    throw new UnusableArchive(`${file}\u00a0: la fiche ne dit ni l’empreinte ni la taille du document.`)
  // Before a byte of it is taken.
  if (zip.sizeOf(file) !== entry.sizeBytes)
    throw new UnusableArchive(`${file} manque, ou n’a pas la taille dite.`)
  const received = await receive(zip, file, platform)
  try {
    const document = await saying(file, async () => archived(entry, received, submissionSet, platform))
    // At once: until then its file is open, or it stands in memory.
    await received.blob.secure()
    return document
  } catch (error) {
    await received.blob.discard()
    throw error
  }
}

async function receive(zip: ZipFile, file: string, { blobs }: Judge): Promise<ReceivedDocument> {
  const intake = openIntake(blobs)
  try {
    await zip.extract(file, (chunk) => intake.write(chunk))
    return await intake.end()
  } catch (error) {
    await intake.abort()
    throw error
  }
}

/** The metadata as the archive has them; the file is no place of this repository. Throws XdsError. */
function archived(
  { uri: _, ...entry }: DocumentEntry,
  received: ReceivedDocument,
  { entryUuid: lotUuid, patientId }: Submission['submissionSet'],
  { clock, settings }: Judge,
): ArchivedDocument {
  const { blob } = received
  const now = clock.now()
  refuseUnacceptable(entry, received, { settings, now })
  const status = statusOf(entry)
  const stored: StoredEntry = {
    ...entry,
    logicalId: entry.logicalId ?? entry.entryUuid,
    version: entry.version ?? 1,
    availabilityStatus: statusUrns[status],
    hash: blob.sha1,
    sizeBytes: blob.sizeBytes,
    repositoryUniqueId: dmpRepositoryUniqueId,
  }
  const cda = isCda(entry) ? checkCda(received, entry, undefined, { now, settings }) : undefined
  return {
    ...storedDocument(stored, blob, uuidOf(lotUuid)),
    status,
    patients: [...statementsOfMetadata(patientId, entry), ...(cda?.patients ?? [])],
  }
}

/** A code that was retired since is the one that the document was written with. */
function refuseUnacceptable(
  entry: DocumentEntry,
  { blob }: ReceivedDocument,
  { settings, now }: { readonly settings: Platform['settings']; readonly now: Date },
): void {
  const { cumulInvisiblePatientMasquePs, uniqueIdExtension } = settings
  const written = parseDtm(entry.creationTime, 'creationTime')
  const faults = [now, written].map(
    (at) =>
      checkEntry(entry, {
        at,
        hash: blob.sha1,
        sizeBytes: blob.sizeBytes,
        cumulInvisiblePatientMasquePs,
        uniqueIdExtension,
      }).errors[0],
  )
  if (faults[0] !== undefined && faults[1] !== undefined) throw faults[0]
}

const statuses = ['approved', 'deprecated', 'archived'] as const

function statusOf({ availabilityStatus }: DocumentEntry): DocumentStatus {
  if (availabilityStatus === undefined) return 'approved'
  const status = statuses.find((each) => statusUrns[each] === availabilityStatus)
  if (status === undefined)
    throw new WireError('xds', 'status', 'status', 'le statut d’un document approuvé, remplacé ou archivé')
  return status
}

/** What is wrong with what stands in this file, in the words of who reads a message. */
async function saying<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof XdsError) throw new UnusableArchive(`${file}\u00a0: ${cause.context}`, { cause })
    if (cause instanceof WireError)
      throw new UnusableArchive(`${file}\u00a0: attendu ${cause.expected} (${cause.path}).`, { cause })
    throw cause
  }
}

const urnPrefix = 'urn:uuid:'
const urnShape = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function uuidOf(urn: string): string {
  return urn.slice(urnPrefix.length)
}
