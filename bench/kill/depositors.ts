/** Clients of the kit that deposit without a pause, and the ledger of what they were told. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import { openCard } from '@carnet/kit/cards/virtual-card.ts'
import { carnetSoftware } from '@carnet/kit/client/carnet-software.ts'
import { connectToDmp, type Dmp } from '@carnet/kit/client/dmp.ts'
import { type DocumentSource, readDocumentSource } from '@carnet/kit/client/document-source.ts'
import { DmpRefusal, DmpUnreachable } from '@carnet/kit/client/errors.ts'
import { type Situation, situationOf } from '@carnet/kit/client/situation.ts'
import { wrapFile } from '@carnet/kit/client/wrap-file.ts'
import { demonstrationPeople } from '@carnet/kit/demo/people.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import type { PrivateServer } from '../private-server.ts'

export type Deposited = {
  readonly patient: DemonstrationPatient
  readonly uniqueId: string
  readonly bytes: Buffer
  readonly source: DocumentSource
}

export type Ledger = {
  /** Confirmed by the DMP, by uniqueId. */
  readonly acknowledged: Map<string, Deposited>
  /** Sent, and never answered: stored or not, nobody knows yet. */
  readonly underWay: Deposited[]
}

const card = 'cps-martin'
const patientSlugs = ['amina-benali', 'nadia-fontaine', 'karim-haddad', 'sophie-roux']

export function patientsOf(): readonly DemonstrationPatient[] {
  const { patients } = demonstrationPeople(new Date())
  return patients.filter(({ slug }) => patientSlugs.includes(slug))
}

export type Client = { readonly dmp: Dmp; readonly situation: Situation }

export async function openClient({
  demoFolder,
  tlsPort,
}: Pick<PrivateServer, 'demoFolder' | 'tlsPort'>): Promise<Client> {
  const opened = await openCard(path.join(demoFolder, 'cards', card))
  const { structures } = demonstrationPeople(new Date())
  const structure = structures.find(({ id }) => id === opened.info.structureIdNat)
  if (structure === undefined) throw new RangeError(`no structure for the card ${card}`)
  const situation = situationOf(opened, structure)
  const dmp = connectToDmp({
    url: `https://localhost:${tlsPort}`,
    authority: readFileSync(path.join(demoFolder, 'pki', 'ca.crt'), 'utf8'),
    card: opened,
    situation,
    software: carnetSoftware,
  })
  return { dmp, situation }
}

/** Deposits one document after the other until the server is gone. A refusal is a fault of the campaign: it is thrown. */
export async function depositUntilCut(
  { dmp, situation }: Client,
  patients: readonly DemonstrationPatient[],
  ledger: Ledger,
): Promise<void> {
  for (let rank = 0; ; rank++) {
    const document = await newDocument(patients[rank % patients.length]!, situation)
    try {
      await deposit(dmp, document)
      ledger.acknowledged.set(document.uniqueId, document)
    } catch (error) {
      if (!isOutage(error)) throw error
      ledger.underWay.push(document)
      return
    }
  }
}

export async function deposit(dmp: Dmp, { patient, uniqueId, source }: Deposited): Promise<void> {
  const { uniqueIds } = await dmp.submitDocuments(patient.id, [{ source, hideFrom: {} }])
  if (uniqueIds[0] !== uniqueId) throw new Error('another document was acknowledged')
}

export function isOutage(error: unknown): boolean {
  return error instanceof DmpUnreachable || (error instanceof DmpRefusal && error.retryable)
}

/** `text`: longer, the document is longer. */
export async function newDocument(
  patient: DemonstrationPatient,
  situation: Situation,
  text = 'Compte rendu.\n',
): Promise<Deposited> {
  const typeCode = codeIn('J66', '11488-4')
  if (typeCode === undefined) throw new RangeError('the type of a report is unknown')
  const wrapped = wrapFile(
    {
      mediaType: 'text/plain',
      title: 'Compte rendu',
      typeCode,
      patient,
      careAt: new Date(),
      open: async function* () {
        yield Buffer.from(`${process.hrtime.bigint()} ${text}`)
      },
    },
    situation,
  )
  const chunks: Uint8Array[] = []
  for await (const chunk of wrapped()) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const source = await readDocumentSource(async function* () {
    yield bytes
  })
  const uniqueId = source.header.id?.root
  if (uniqueId === undefined) throw new Error('a document without identifier was made')
  return { patient, uniqueId, bytes, source }
}

/** Those that a search does not find, or that do not come back byte for byte. */
export async function alteredOf(client: Client, documents: readonly Deposited[]): Promise<string[]> {
  const { dmp } = client
  const faults: string[] = []
  for (const { id } of patientsOf()) {
    const mine = documents.filter(({ patient }) => patient.id.ins === id.ins)
    if (mine.length === 0) continue
    const visible = new Set((await dmp.findDocuments(id)).map(({ uniqueId }) => uniqueId))
    for (const document of mine) {
      if (!visible.has(document.uniqueId)) faults.push(`not found: ${document.uniqueId}`)
      else if (!(await comesBack(client, document))) faults.push(`not as sent: ${document.uniqueId}`)
    }
  }
  return faults
}

async function comesBack({ dmp }: Client, { patient, uniqueId, bytes }: Deposited): Promise<boolean> {
  const chunks: Uint8Array[] = []
  try {
    await dmp.readDocument(patient.id, uniqueId, (chunk) => void chunks.push(Buffer.from(chunk)))
  } catch (error) {
    if (error instanceof DmpRefusal) return false
    throw error
  }
  return Buffer.concat(chunks).equals(bytes)
}
