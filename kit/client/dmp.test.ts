import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { insOids, parseIns } from '@carnet/core/model/ins.ts'
import { vaccinationTypes } from '@carnet/core/model/vaccination.ts'
import { formatSetAuthorizationAnswer } from '@carnet/core/wire/habilitations/set-authorization.ts'
import { type ExistenceFacts, formatExistenceAnswer } from '@carnet/core/wire/hl7v3/existence-answer.ts'
import { readExistenceQuery } from '@carnet/core/wire/hl7v3/existence-query.ts'
import { dmpDevice } from '@carnet/core/wire/hl7v3/transmission.ts'
import { formatAssociation } from '@carnet/core/wire/xds/association.ts'
import { formatDocumentEntry } from '@carnet/core/wire/xds/document-entry.ts'
import { formatRegistryResponse, XdsError } from '@carnet/core/wire/xds/errors.ts'
import { readStoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import { queryResponseHead, queryResponseTail } from '@carnet/core/wire/xds/iti-18-response.ts'
import { readProvideAndRegister } from '@carnet/core/wire/xds/iti-41.ts'
import { formatRetrieveResponse, readRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { formatSubmissionSet } from '@carnet/core/wire/xds/submission-set.ts'
import { associationTypes, statusUrns } from '@carnet/core/wire/xds/vocabulary.ts'
import { type Markup, rawXml, xml } from '@carnet/core/wire/xml/write.ts'
import { connectToDmp } from './dmp.ts'
import { readDocumentSource } from './document-source.ts'
import { DmpRefusal, DmpUnreachable, UnusableInput } from './errors.ts'
import { startLocalDmp } from './local-dmp.fixture.ts'
import { situationOf } from './situation.ts'
import { wrapFile } from './wrap-file.ts'

const local = await startLocalDmp()
const situation = situationOf(local.card, { name: 'Cabinet de cardiologie Leroy', sector: 'SA08' })
const software = { name: 'Essai', version: '1', oid: '2.25.99', homologation: 'ESSAI' }
const options = { url: local.url, authority: local.authority, card: local.card, situation, software }
const dmp = connectToDmp(options)
after(() => {
  dmp[Symbol.dispose]()
  local.close()
})
beforeEach(() => void local.requests.splice(0))

const patient = { ins: parseIns('285069999910144')!, oid: insOids.nirTest }
const identity = {
  birthName: 'BENALI',
  birthFirstName: 'AMINA',
  firstNames: 'AMINA LEÏLA',
  birthDate: '1985-06-12',
  sex: 'F',
  birthPlace: '99999',
} as const

const sourceOf = (bytes: Uint8Array, title = 'Essai') =>
  readDocumentSource(
    wrapFile(
      {
        mediaType: 'application/pdf',
        title,
        typeCode: { code: '11488-4', system: '2.16.840.1.113883.6.1' },
        patient: { id: patient, identity },
        careAt: new Date('2026-01-05T09:30:00Z'),
        open: async function* () {
          for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
        },
      },
      situation,
    ),
  )
const fault = (subcode: string, text: string) =>
  xml`<env:Fault xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Code><env:Value>env:Sender</env:Value><env:Subcode><env:Value>${subcode}</env:Value></env:Subcode></env:Code><env:Reason><env:Text>${text}</env:Text></env:Reason></env:Fault>`
const refusal = (code: string) => (error: unknown) => error instanceof DmpRefusal && error.code === code

const answerExistence = (facts: ExistenceFacts) => {
  local.answer = ({ body }) => {
    const query = readExistenceQuery(body)
    return {
      body: formatExistenceAnswer({
        transmission: { ...query.transmission, sender: dmpDevice, receiver: query.transmission.sender },
        requestId: query.transmission.id,
        queryId: query.queryId,
        facts,
      }),
    }
  }
}

test('TD0.2 tells an active record from a closed, opposed or absent one', async () => {
  const registered = {
    id: { root: patient.oid, extension: patient.ins },
    names: { givenNames: ['AMINA'], birthName: 'BENALI' },
    sex: 'F' as const,
    telecoms: [],
    observations: {},
  }
  answerExistence({
    outcome: 'found',
    authorisation: 'VALIDE',
    medecinTraitant: true,
    patient: registered,
  })
  const found = await dmp.findRecord(patient)
  assert.deepEqual([found.state, found.authorisation, found.medecinTraitant], ['active', 'VALIDE', true])
  assert.equal(found.patient?.names.birthName, 'BENALI')
  answerExistence({
    outcome: 'closed',
    authorisation: 'NON_EXISTE',
    medecinTraitant: false,
    patient: registered,
  })
  assert.equal((await dmp.findRecord(patient)).state, 'closed')
  for (const [outcome, state] of [
    ['opposed', 'opposed'],
    ['notFound', 'none'],
  ] as const) {
    answerExistence({ outcome, authorisation: 'NON_EXISTE', medecinTraitant: false })
    assert.equal((await dmp.findRecord(patient)).state, state)
  }
})

test('all calls go over one connection, opened with the certificate of the card', async () => {
  answerExistence({ outcome: 'notFound', authorisation: 'NON_EXISTE', medecinTraitant: false })
  const before = local.connections()
  await dmp.findRecord(patient)
  await dmp.findRecord(patient)
  assert.ok(local.connections() - before <= 1)
  assert.equal(local.requests[0]?.peer, '899900990021')
})

test('TD0.3 sends the gesture, and a status that is not DMPOk is a refusal', async () => {
  local.answer = () => ({ body: formatSetAuthorizationAnswer({ status: 'DMPOK', context: 'Déjà là' }) })
  assert.equal(await dmp.authorise(patient, { gesture: 'consentCollected' }), 'Déjà là')
  assert.equal(local.requests[0]?.operation.name, 'setAuthorization')
  local.answer = () => ({ body: formatSetAuthorizationAnswer({ status: 'DMPKo', context: 'Non' }) })
  await assert.rejects(dmp.authorise(patient, { gesture: 'consentCollected' }), refusal('DMPKo'))
})

test('a SOAP fault is a refusal with its subcode and its French sentence', async () => {
  local.answer = () => ({ body: fault('DMPAccessDeniedByRightsService', 'Vous n’êtes pas autorisé.') })
  await assert.rejects(dmp.findDocuments(patient), (error: unknown) => {
    assert.ok(error instanceof DmpRefusal)
    assert.equal(error.code, 'DMPAccessDeniedByRightsService')
    assert.equal(error.french, 'Vous n’êtes pas autorisé.')
    assert.equal(error.retryable, false)
    return true
  })
})

test('TD2.1 streams a document whole, with its metadata, size and hash, and says its length first', async () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3_000_000, 'carnet')])
  const source = await sourceOf(pdf)
  local.answer = () => ({ body: formatRegistryResponse('success') })
  const { uniqueIds } = await dmp.submitDocuments(patient, [
    { source, hideFrom: { maskedToProfessionals: true }, title: 'Échographie' },
  ])
  const [request] = local.requests
  assert.ok(request)
  const { entries, submissionSet } = readProvideAndRegister(request.body)
  const [entry] = entries
  assert.deepEqual(uniqueIds, [entry?.uniqueId])
  assert.equal(entry?.title, 'Échographie')
  assert.equal(entry?.sizeBytes, source.sizeBytes)
  assert.equal(entry?.hash, source.hash)
  assert.deepEqual(
    entry?.confidentialityCodes.map(({ code }) => code),
    ['N', 'MASQUE_PS'],
  )
  assert.equal(submissionSet.authors[0]?.person?.id, '899900990021')
  const [bytes] = [...request.documents.values()]
  assert.equal(bytes?.length, source.sizeBytes)
  assert.ok(bytes?.includes(pdf.subarray(0, 300_000).toString('base64')))
  assert.ok(Number(request.contentLength) > source.sizeBytes)
  assert.match(bytes?.toString('utf8') ?? '', /<low value="20260105103000\+0100"/, 'the clocks of Paris')
  assert.equal(entry?.serviceStartTime, '20260105093000', 'XDS writes in UTC')
})

test('TD2.1 refused by the registry is a refusal with its XDS code', async () => {
  local.answer = () => ({
    body: formatRegistryResponse('failure', [new XdsError('XDSUnknownPatientId', 'Dossier inconnu.')]),
  })
  const documents = [{ source: await sourceOf(Buffer.from('%PDF-1.7')), hideFrom: {} }]
  await assert.rejects(dmp.submitDocuments(patient, documents), refusal('XDSUnknownPatientId'))
})

test('what is no CDA is not sent', async () => {
  const notCda = () =>
    (async function* () {
      yield Buffer.from('<note>bonjour</note>')
    })()
  await assert.rejects(readDocumentSource(notCda), UnusableInput)
  assert.equal(local.requests.length, 0)
})

test('TD3.2 gives the bytes as they were deposited, and none of a refused document', async () => {
  const bytes = Buffer.alloc(1_000_000, 'octets ')
  const part = { contentId: 'd1@carnet', bytes }
  local.answer = ({ body }) => {
    const [request] = readRetrieveRequest(body)
    assert.ok(request)
    return {
      body: formatRetrieveResponse([{ ...request, mimeType: 'text/xml', cid: part.contentId }], []),
      parts: [part],
    }
  }
  const read: Uint8Array[] = []
  const answer = await dmp.readDocument(patient, '1.2.3', (chunk) => void read.push(Buffer.from(chunk)))
  assert.deepEqual(answer, { mimeType: 'text/xml', sizeBytes: bytes.length })
  assert.ok(Buffer.concat(read).equals(bytes))

  const absent = new XdsError('XDSDocumentUniqueIdError', 'Document inconnu.')
  local.answer = () => ({ body: formatRetrieveResponse([], [absent]), parts: [part] })
  read.length = 0
  await assert.rejects(
    dmp.readDocument(patient, '1.2.3', (chunk) => void read.push(chunk)),
    refusal('XDSDocumentUniqueIdError'),
  )
  assert.equal(read.length, 0)
})

test('TD3.2 reads a document that came as base64 inside the envelope', async () => {
  const bytes = Buffer.alloc(60_000, 'inline ')
  for (const content of [bytes, bytes.subarray(0, 70)]) {
    local.answer = () => ({
      body: xml`<RetrieveDocumentSetResponse xmlns="urn:ihe:iti:xds-b:2007">${formatRegistryResponse('success')}<DocumentResponse><RepositoryUniqueId>1.2</RepositoryUniqueId><DocumentUniqueId>1.2.3</DocumentUniqueId><mimeType>text/xml</mimeType><Document>${content.toString('base64')}</Document></DocumentResponse></RetrieveDocumentSetResponse>`,
    })
    const read: Uint8Array[] = []
    await dmp.readDocument(patient, '1.2.3', (chunk) => void read.push(Buffer.from(chunk)))
    assert.ok(Buffer.concat(read).equals(content))
  }
})

const registryAnswer = (fragments: readonly Markup[]) => ({
  body: rawXml(
    queryResponseHead({ total: fragments.length }) +
      fragments.map(({ text }) => text).join('') +
      queryResponseTail,
  ),
})

test('a record of three thousand documents is found whole', async () => {
  const entry = await entryNumbered(1)
  // As large as those of the French examples, whose codes have long names and whose authors have several lines.
  const wide = formatDocumentEntry({ ...entry, comments: 'é'.repeat(2_000) })
  local.answer = () => registryAnswer(Array.from({ length: 3_000 }, () => wide))
  const found = await dmp.findDocuments(patient)
  assert.equal(found.length, 3_000)
  assert.equal(found.at(-1)?.uniqueId, entry.uniqueId)
})

async function entryNumbered(rank: number, more: Partial<DocumentEntry> = {}): Promise<DocumentEntry> {
  local.answer = () => ({ body: formatRegistryResponse('success') })
  await dmp.submitDocuments(patient, [{ source: await sourceOf(Buffer.from('%PDF-1.7')), hideFrom: {} }])
  const request = local.requests.pop()
  assert.ok(request)
  const { entries } = readProvideAndRegister(request.body)
  return {
    ...entries[0]!,
    entryUuid: `urn:uuid:00000000-0000-4000-8000-${String(rank).padStart(12, '0')}`,
    logicalId: `urn:uuid:00000000-0000-4000-8000-${String(rank).padStart(12, '0')}`,
    availabilityStatus: statusUrns.approved,
    ...more,
  }
}

test('what is new since a visit is asked twenty documents at a time, without what was replaced', async () => {
  const first = await entryNumbered(1)
  const entries = Array.from({ length: 45 }, (_, rank) => {
    const uuid = `urn:uuid:00000000-0000-4000-8000-${String(rank + 1).padStart(12, '0')}`
    const replaced = rank === 44
    return {
      ...first,
      entryUuid: uuid,
      logicalId: uuid,
      availabilityStatus: replaced ? statusUrns.deprecated : statusUrns.approved,
    }
  })
  const set = {
    entryUuid: 'urn:uuid:00000000-0000-4000-9000-000000000000',
    submissionTime: '20260105101500',
    authors: first.authors,
    contentTypeCode: { code: '07', system: '1.2.250.1.213.2.2', display: 'Consultation' },
    patientId: first.patientId,
    sourceId: '2.25.99',
    uniqueId: '2.25.100',
  }
  const asked: number[] = []
  local.answer = ({ body }) => {
    const query = readStoredQuery(body, 'dmp')
    switch (query.kind) {
      case 'findSubmissionSets':
        assert.deepEqual(query.criteria.submissionTimeFrom, new Date('2026-01-01T00:00:00Z'))
        return registryAnswer([formatSubmissionSet(set)])
      case 'getAssociations':
        return registryAnswer(
          entries.map(({ entryUuid }, rank) =>
            formatAssociation({
              id: `urn:uuid:00000000-0000-4000-a000-${String(rank).padStart(12, '0')}`,
              type: associationTypes.hasMember,
              source: set.entryUuid,
              target: entryUuid,
              slots: { SubmissionSetStatus: ['Original'] },
            }),
          ),
        )
      case 'getDocumentsAndAssociations': {
        asked.push(query.criteria.keys.values.length)
        return registryAnswer(
          entries
            .filter(({ entryUuid }) => query.criteria.keys.values.includes(entryUuid))
            .map((entry) => formatDocumentEntry(entry)),
        )
      }
      default:
        throw new Error('not asked here')
    }
  }
  const found = await dmp.newDocumentsSince(patient, new Date('2026-01-01T00:00:00Z'))
  assert.deepEqual(asked, [20, 20, 5])
  assert.equal(found.length, 44)
})

test('a record opened for the first time is asked for two years of care, in force, of the types wanted', async () => {
  const entry = await entryNumbered(1)
  local.answer = ({ body }) => {
    const query = readStoredQuery(body, 'ihe-base')
    assert.ok(query.kind === 'findDocuments')
    const { statuses, serviceStartTimeFrom, typeCodes } = query.criteria
    assert.deepEqual(statuses, ['approved'])
    assert.deepEqual(serviceStartTimeFrom, new Date('2024-02-28T10:00:00Z'))
    assert.deepEqual(
      typeCodes,
      [entry.typeCode].map(({ code, system }) => ({ code, system })),
    )
    return registryAnswer([formatDocumentEntry(entry)])
  }
  const { code, system } = entry.typeCode
  const asked = { now: new Date('2026-02-28T10:00:00Z'), typeCodes: [{ code, system }] }
  assert.equal((await dmp.documentsAtFirstVisit(patient, asked)).length, 1)
})

test('a first visit asks for the vaccinations whatever their date, and each document comes once', async () => {
  const entry = await entryNumbered(1)
  const questions: unknown[] = []
  local.answer = ({ body }) => {
    const query = readStoredQuery(body, 'ihe-base')
    assert.ok(query.kind === 'findDocuments')
    const { serviceStartTimeFrom, typeCodes } = query.criteria
    questions.push([serviceStartTimeFrom?.getUTCFullYear(), typeCodes?.map(({ code }) => code)])
    return registryAnswer([formatDocumentEntry(entry)])
  }
  const now = new Date('2026-02-28T10:00:00Z')
  const visits = [{ now }, { now, lpsAutomaticSearchMaxYears: 5 }, { now, typeCodes: vaccinationTypes }]
  for (const visit of visits) assert.equal((await dmp.documentsAtFirstVisit(patient, visit)).length, 1)
  const vaccinations = [undefined, vaccinationTypes.map(({ code }) => code)]
  assert.deepEqual(questions, [
    [2024, undefined],
    vaccinations,
    [2021, undefined],
    vaccinations,
    vaccinations,
  ])
})

test('TD3.1a asks for approved documents of the patient, TD3.1b for references only', async () => {
  const entry = await entryNumbered(1)
  local.answer = ({ body }) => {
    const query = readStoredQuery(body, 'ihe-base')
    assert.equal(query.kind, 'findDocuments')
    assert.deepEqual(query.kind === 'findDocuments' && query.criteria.statuses, ['approved'])
    return registryAnswer([formatDocumentEntry(entry)])
  }
  assert.deepEqual(
    (await dmp.findDocuments(patient)).map(({ uniqueId }) => uniqueId),
    [entry.uniqueId],
  )
  local.answer = ({ body }) => {
    assert.equal(readStoredQuery(body, 'dmp').returnType, 'ObjectRef')
    return registryAnswer([
      xml`<ObjectRef xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0" id="${entry.entryUuid}"/>`,
    ])
  }
  assert.deepEqual(await dmp.findDocumentReferences(patient, [entry.uniqueId]), [entry.entryUuid])
})

test('a DMP that is not there, or has not the certificate of its authority, is unreachable', async () => {
  using nowhere = connectToDmp({ ...options, url: 'https://localhost:1' })
  await assert.rejects(nowhere.findRecord(patient), DmpUnreachable)
  const other = await startLocalDmp()
  try {
    using stranger = connectToDmp({ ...options, authority: other.authority })
    await assert.rejects(
      stranger.findRecord(patient),
      (error: unknown) => error instanceof DmpUnreachable && error.french.includes('certificat'),
    )
  } finally {
    other.close()
  }
})

test('an answer that is not of a DMP is told as such, not as a refusal', async () => {
  local.answer = () => ({ body: xml`<bonjour xmlns="urn:exemple"/>` })
  await assert.rejects(dmp.findRecord(patient), DmpUnreachable)
})
