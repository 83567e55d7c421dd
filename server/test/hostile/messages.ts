/** Sound messages as text, for attacks to start from: made by our own cards, one piece at a time. */
import { randomUUID } from 'node:crypto'
import type { Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { readClinicalDocument } from '@carnet/core/wire/cda/header.ts'
import { formatLevel1Document, type Level1Header } from '@carnet/core/wire/cda/level1.ts'
import { deduceEntry, deduceSubmissionSet } from '@carnet/core/wire/cda/to-xds.ts'
import { formatDtm } from '@carnet/core/wire/hl7v2/dtm.ts'
import { formatExistenceQuery } from '@carnet/core/wire/hl7v3/existence-query.ts'
import { dmpDevice } from '@carnet/core/wire/hl7v3/transmission.ts'
import { type OperationName, operations } from '@carnet/core/wire/soap/actions.ts'
import { accessModeCodes, authnContexts, type Vihf } from '@carnet/core/wire/vihf/vihf.ts'
import { formatVihf, signVihf } from '@carnet/core/wire/vihf/write-vihf.ts'
import { parseCertificate } from '@carnet/core/wire/x509/certificate.ts'
import { formatName } from '@carnet/core/wire/x509/distinguished-name.ts'
import { includePart } from '@carnet/core/wire/xds/document-content.ts'
import { formatProvideAndRegister } from '@carnet/core/wire/xds/iti-41.ts'
import { associationTypes } from '@carnet/core/wire/xds/vocabulary.ts'
import type { VirtualCard } from '@carnet/kit/cards/virtual-card.ts'
import { newOid } from '@carnet/kit/client/oid.ts'
import { authorOf, type Situation } from '@carnet/kit/client/situation.ts'

export type Sender = {
  readonly card: VirtualCard
  readonly situation: Situation
  readonly patient: { readonly id: PatientId; readonly identity: Identity }
}

/** A sound VIHF of this sender, with what an attack changes in it. */
export function vihfOf({ card, situation, patient }: Sender, changes: Partial<Vihf> = {}): Vihf {
  const { authentication, structure, nameId, roles } = situation
  const direct = authentication === 'DIRECTE'
  const now = new Date()
  return {
    id: `_${randomUUID()}`,
    issueInstant: now,
    issuer: formatName(parseCertificate(card.signature.certificate).subject),
    nameId,
    audienceRestricted: false,
    authnInstant: now,
    authnContextClass: direct ? authnContexts.smartcard : authnContexts.password,
    version: '3.0',
    mode: authentication,
    structureId: structure.id,
    sector: { code: structure.sector, system: '1.2.250.1.71.4.2.4' },
    subjectName: 'Automate 1.0',
    roles,
    patient: patient.id,
    resourceUrn: 'urn:dmp',
    purposeOfUse: accessModeCodes.normal,
    secretSession: false,
    lpsName: 'Essai',
    lpsVersion: '1.0',
    lpsHomologation: 'ESSAI',
    ...changes,
  }
}

export function signed(sender: Sender, changes?: Partial<Vihf>, signer = sender.card.signature): string {
  return signVihf(vihfOf(sender, changes), signer).text
}

export function unsigned(sender: Sender, changes?: Partial<Vihf>): string {
  return formatVihf(vihfOf(sender, changes)).text
}

export const soapNamespace = 'http://www.w3.org/2003/05/soap-envelope'

/** Every piece can be replaced: what is not given is as it should be. */
export function envelopeOf(pieces: {
  readonly operation: OperationName
  readonly assertion: string
  readonly body: string
  readonly headers?: string
  readonly prolog?: string
}): string {
  const {
    operation,
    assertion,
    body,
    headers = '',
    prolog = '<?xml version="1.0" encoding="UTF-8"?>',
  } = pieces
  const [action] = operations[operation].requestActions
  return `${prolog}<soap:Envelope xmlns:soap="${soapNamespace}" xmlns:wsa="http://www.w3.org/2005/08/addressing"><soap:Header><wsa:Action>${action}</wsa:Action><wsa:MessageID>urn:uuid:${randomUUID()}</wsa:MessageID><wsa:ReplyTo><wsa:Address>http://www.w3.org/2005/08/addressing/anonymous</wsa:Address></wsa:ReplyTo><wsa:To>https://localhost/</wsa:To><wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">${assertion}</wsse:Security>${headers}</soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`
}

export function existenceBody({ patient }: Sender, asked: PatientId = patient.id): string {
  return formatExistenceQuery({
    transmission: {
      id: { root: newOid() },
      creationTime: new Date(),
      processingCode: 'P',
      receiver: dmpDevice,
      sender: { oid: '1.2.250.1.999.1', name: 'Essai' },
    },
    queryId: { root: newOid() },
    patient: asked,
  }).text
}

export type Deposit = {
  readonly uniqueId: string
  readonly cid: string
  readonly document: Uint8Array
  /** The content of Body. */
  readonly body: string
}

/** One small CDA of level 1, and the lot that carries it. */
export function depositOf(sender: Sender, header: Partial<Level1Header> = {}): Deposit {
  const document = cdaOf(sender, header)
  const clinical = readClinicalDocument(document)
  const { patient } = sender
  const cid = `document-${randomUUID()}`
  const entry = deduceEntry(clinical, { entryId: 'Document01', patientId: patient.id })
  const submissionSet = deduceSubmissionSet(clinical, {
    entryId: 'SubmissionSet01',
    uniqueId: newOid(),
    sourceId: '1.2.250.1.999.1',
    submissionTime: formatDtm(new Date()),
    patientId: patient.id,
    author: authorOf(sender.situation),
  })
  const body = formatProvideAndRegister(
    {
      submissionSet,
      entries: [entry],
      associations: [
        {
          id: 'Association01',
          type: associationTypes.hasMember,
          source: submissionSet.entryUuid,
          target: entry.entryUuid,
          slots: { SubmissionSetStatus: ['Original'] },
        },
      ],
    },
    [{ entryId: entry.entryUuid, content: includePart(cid) }],
  ).text
  return { uniqueId: entry.uniqueId, cid, document, body }
}

/** A CDA of level 1 around a line of text. */
export function cdaOf({ patient, situation }: Sender, header: Partial<Level1Header> = {}): Uint8Array {
  const { structure, nameId, lastName, firstName, roles } = situation
  const [speciality = roles[0]!] = authorOf(situation).specialities
  const now = new Date()
  return formatLevel1Document(
    {
      id: newOid(),
      setId: newOid(),
      versionNumber: 1,
      typeCode: { code: '11488-4', system: '2.16.840.1.113883.6.1' },
      title: 'Compte rendu',
      createdAt: now,
      confidentiality: 'N',
      patient,
      author: { id: nameId, lastName, firstName, speciality, structure },
      service: {
        startedAt: now,
        practiceSetting: { code: 'AMBULATOIRE', system: '1.2.250.1.213.1.1.4.9' },
        facilityType: { code: structure.sector, system: '1.2.250.1.71.4.2.4' },
      },
      mediaType: 'text/plain',
      ...header,
    },
    Buffer.from(`Rien à signaler, ${randomUUID()}.`),
  )
}

/** The same text with one thing changed: an attack that changes nothing would prove nothing. */
export function altered(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, () => to)
  if (changed === text) throw new Error(`the message has no ${String(from)}`)
  return changed
}
