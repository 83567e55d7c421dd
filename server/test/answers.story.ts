/**
 * Every kind of answer has the structure that its standard gives it: SOAP, ebXML, XDS.b, HL7v3, and our own schemas for
 * the custom services. soap.md §9: emit strictly.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { insOids, parseIns } from '@carnet/core/model/ins.ts'
import { formatListAuthorizations } from '@carnet/core/wire/habilitations/list-authorizations.ts'
import { formatSetAuthorization } from '@carnet/core/wire/habilitations/set-authorization.ts'
import { formatExistenceQuery } from '@carnet/core/wire/hl7v3/existence-query.ts'
import { formatPatientQuery } from '@carnet/core/wire/hl7v3/patient-query.ts'
import { formatRegistrationAnswer } from '@carnet/core/wire/hl7v3/registration-answer.ts'
import {
  formatRegistrationRequest,
  type RegistrationReason,
  readRegistrationRequest,
} from '@carnet/core/wire/hl7v3/registration-request.ts'
import { formatTraitsAnswer } from '@carnet/core/wire/hl7v3/traits-answer.ts'
import { formatTraitsQuery } from '@carnet/core/wire/hl7v3/traits-query.ts'
import { dmpDevice, type Transmission } from '@carnet/core/wire/hl7v3/transmission.ts'
import {
  formatAccessCreation,
  formatAccessRenewal,
  formatChannelUpdate,
} from '@carnet/core/wire/patients-specific/patient-access.ts'
import { formatPatientListRequest } from '@carnet/core/wire/patients-specific/patient-list.ts'
import { type OperationName, operations } from '@carnet/core/wire/soap/actions.ts'
import { formatFault } from '@carnet/core/wire/soap/fault.ts'
import type { OutgoingPart } from '@carnet/core/wire/soap/write-multipart.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import { formatStatusUpdate } from '@carnet/core/wire/xds/document-update.ts'
import { XdsError, xdsErrorCodes } from '@carnet/core/wire/xds/errors.ts'
import { formatStoredQuery, type StoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import { formatRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import { parseXml } from '@carnet/core/wire/xml/read.ts'
import { type Markup, rawXml } from '@carnet/core/wire/xml/write.ts'
import type { Access } from '@carnet/kit/client/assertion.ts'
import { newOid } from '@carnet/kit/client/oid.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { refusalAnswers } from '../api/refusal-answers.ts'
import { transactions } from '../api/soap/transactions.ts'
import { patientNamed } from './demonstration-calls.ts'
import { rawCaller } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { publicJudges, structureFaults, structureJudges } from './structures/judges.ts'
import { metadataOf, submissionOf } from './submission-body.ts'

const examples = new URL('../../../shared/examples/soap/', import.meta.url)
const skip = existsSync(examples) ? false : 'the examples are not beside the repository'

const repositoryUniqueId = '1.2.250.1.213.4.1.1.1.2'

test('every kind of answer has the structure of its standard', async (t) => {
  const judges = [...structureJudges(), ...publicJudges()]
  const carnet = await runningCarnet(t)
  const callers = {
    martin: await rawCaller(carnet, 'cps-martin'),
    regulator: await rawCaller(carnet, 'cps-brunet'),
    laboratory: await rawCaller(carnet, 'structure-laboratoire'),
  }
  const person = (slug: string) => patientNamed(carnet, slug)
  const amina = person('amina-benali')
  const judged = new Set<OperationName>()

  const answered = async (
    name: string,
    asked: {
      readonly operation: OperationName
      readonly about: DemonstrationPatient
      readonly body: Markup
      readonly parts?: readonly OutgoingPart[]
      readonly by?: keyof typeof callers
      readonly access?: Access
    },
    expected: RegExp,
  ): Promise<string> => {
    let heard = ''
    await t.test(name, async () => {
      const { about, by = 'martin', ...request } = asked
      const { text } = await callers[by].send({ ...request, patient: about.id })
      assert.match(text, expected)
      const [envelope = ''] = /<(\w+:)?Envelope[\s\S]*<\/(\w+:)?Envelope>/.exec(text) ?? []
      const [, body = ''] = /<(?:\w+:)?Body[^>]*>([\s\S]*)<\/(?:\w+:)?Body>/.exec(envelope) ?? []
      assert.deepEqual(structureFaults(judges, Buffer.from(envelope)), [], envelope)
      heard = text
      if (body.startsWith('<env:Fault')) return
      assert.deepEqual(structureFaults(judges, Buffer.from(body)), [], body)
      judged.add(request.operation)
    })
    return heard
  }

  const existence = (about: DemonstrationPatient) => ({
    operation: 'testExistence' as const,
    about,
    body: formatExistenceQuery({ transmission, queryId, patient: about.id }),
  })
  await answered(
    'TD0.2, active',
    existence(amina),
    /PRPA_IN201308UV02[^>]*><id root="[0-9a-f-]{36}"\/>[\s\S]*VALIDE[\s\S]*"OK"/,
  )
  await answered('TD0.2, unknown', existence(person('paul-lefevre')), /"NF"/)
  await answered('TD0.2, opposed', existence(person('henri-dumas')), /DMPOpposed/)
  await answered('TD0.2, closed', existence(person('lucie-moreau')), /terminated/)

  const data = (about: DemonstrationPatient) => ({
    operation: 'readAdministrativeData' as const,
    about,
    body: formatPatientQuery({ transmission, queryId, patient: about.id }, 'CNSLT_DATA'),
  })
  await answered('TD1.3a, found', data(amina), /"OK"/)
  await answered('TD1.3a, not found', data(person('paul-lefevre')), /"NF"/)

  const paul = person('paul-lefevre')
  const change = (operation: OperationName, reason: RegistrationReason, about = paul) => ({
    operation,
    about,
    body: registration(reason, about),
  })
  await answered('TD1.1, accepted', change('createRecord', 'CREA_RD'), /PRPA_IN201312UV02/)
  await answered('TD1.1, rejected', change('createRecord', 'CREA_RD'), /PRPA_IN201313UV02[\s\S]*DMPFound/)
  const authorisation = (action: 'AJOUT' | 'SUPPRESSION', about: DemonstrationPatient) => ({
    operation: 'setAuthorization' as const,
    about,
    body: formatSetAuthorization({ action, medecinTraitant: false }),
  })
  await answered('TD0.3, added', authorisation('AJOUT', paul), /DMPOk/)
  await answered(
    'TD0.3, no record',
    authorisation('AJOUT', person('henri-dumas')),
    /setAuthorizationResponse/,
  )
  await answered(
    'TD1.3b, accepted',
    change('updateAdministrativeData', 'MODIF_DATA'),
    /PRPA_IN201315UV02[^>]*><(\w+:)?id root="1\.2\.250\.1\.213\.4\.1\.1\.1\.1" extension="[0-9a-f-]{36}"/,
  )
  const channel = { type: 'EMAIL', canal: 'paul@example.org' } as const
  const account = (operation: OperationName, body: Markup, about = paul) => ({ operation, about, body })
  const creation = account('createPatientAccess', formatAccessCreation(channel))
  await answered('TD1.5a, opened', creation, /<login>[\s\S]*DMPOk/)
  await answered('TD1.5a, again', creation, /DMPPatientAccessAlreadyExists/)
  const phone = formatChannelUpdate({ type: 'SMS', canal: '0639980199', action: 'AJOUT' })
  await answered('TD1.5b, added', account('updatePatientChannel', phone), /DMPOk/)
  await answered('TD1.5d, renewed', account('renewPatientAccess', formatAccessRenewal()), /<password>/)
  await answered(
    'TD1.5d, no record',
    account('renewPatientAccess', formatAccessRenewal(), person('henri-dumas')),
    /DMP/,
  )

  const authorised = (about: DemonstrationPatient) => ({
    operation: 'listAuthorizations' as const,
    about,
    body: formatListAuthorizations('TOUTE'),
  })
  await answered('TD1.6, those of a record', authorised(paul), /<nationalId>/)
  await answered('TD1.6, no record', authorised(person('henri-dumas')), /listAuthorizationByPatientResponse/)
  const patients = { operation: 'listPatients' as const, about: paul, body: formatPatientListRequest({}) }
  await answered('TD0.4, those of a professional', patients, /<patientlistData>/)

  await answered('TD1.4, accepted', change('closeRecord', 'FERM'), /PRPA_IN201315UV02/)
  await answered('TD1.4, rejected', change('closeRecord', 'FERM'), /PRPA_IN201316UV02[\s\S]*DMPClosed/)
  await answered('TD1.2, accepted', change('reopenRecord', 'REAC'), /PRPA_IN201315UV02/)
  await answered('TD1.2, rejected', change('reopenRecord', 'REAC'), /PRPA_IN201316UV02[\s\S]*DMPFound/)
  await answered(
    'TD1.3b, rejected',
    change('updateAdministrativeData', 'MODIF_DATA', amina),
    /PRPA_IN201316UV02[\s\S]*DMPAttachedToMES/,
  )

  const search = (name: string, birthDate: string) => ({
    operation: 'searchPatients' as const,
    about: amina,
    by: 'regulator' as const,
    access: { mode: 'centre15' } as const,
    body: formatTraitsQuery({
      transmission,
      queryId,
      traits: { name, givenName: 'AMINA', birthDate, sex: 'F', postalCode: '72000', city: 'LE MANS' },
    }),
  })
  await answered('TD0.5, found', search('BENALI', '1985-06-12'), /POURCENTAGE[\s\S]*"OK"/)
  await answered('TD0.5, nobody', search('INCONNUE', '1985-06-12'), /"NF"/)

  const { situation } = callers.martin
  const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina })
  const lot = submissionOf({ situation, patient: amina.id, sources: [source] })
  const deposit = (about: DemonstrationPatient, sent = lot) => ({
    operation: 'provideAndRegister' as const,
    about,
    ...sent,
  })
  await answered('TD2.1, success', deposit(amina), /Success/)
  await answered('TD2.1, failure', deposit(person('lucie-moreau')), /Failure[\s\S]*RegistryError/)

  const ask = (query: StoredQuery, about = amina) => ({
    operation: 'storedQuery' as const,
    about,
    body: formatStoredQuery(query),
  })
  const documents = (returnType: 'LeafClass' | 'ObjectRef'): StoredQuery => ({
    kind: 'findDocuments',
    returnType,
    criteria: { statuses: ['approved'] },
  })
  await answered('TD3.1, documents', ask(documents('LeafClass')), /ExtrinsicObject/)
  await answered('TD3.1, references', ask(documents('ObjectRef')), /ObjectRef/)
  await answered(
    'TD3.1, lots',
    ask({ kind: 'findSubmissionSets', returnType: 'LeafClass', criteria: { statuses: ['approved'] } }),
    /RegistryPackage/,
  )
  await answered('TD3.1, failure', ask(documents('LeafClass'), person('lucie-moreau')), /XDSUnknownPatientId/)

  const read = (...uniqueIds: readonly string[]) => ({
    operation: 'retrieveDocuments' as const,
    about: amina,
    body: formatRetrieveRequest(
      uniqueIds.map((documentUniqueId) => ({ repositoryUniqueId, documentUniqueId })),
    ),
  })
  await answered('TD3.2, success', read(uniqueIdOf(source)), /ResponseStatusType:Success/)
  await answered('TD3.2, partial', read(uniqueIdOf(source), '1.2.3'), /PartialSuccess/)
  await answered('TD3.2, failure', read('1.2.3'), /XDSDocumentUniqueIdError/)

  const reference = await answered(
    'TD3.1b, the reference of a document',
    ask({
      kind: 'getDocuments',
      returnType: 'ObjectRef',
      criteria: { keys: { by: 'uniqueId', values: [uniqueIdOf(source)] } },
    }),
    /ObjectRef/,
  )
  const [entryUuid = ''] = /urn:uuid:[0-9a-f-]{36}(?="\/><\/RegistryObjectList>)/.exec(reference) ?? []
  const status = (original: 'approved' | 'archived', about = amina) => ({
    operation: 'updateDocument' as const,
    about,
    body: formatStatusUpdate(
      metadataOf({ situation, patient: about.id, sources: [source], set: { uniqueId: newOid() } })
        .submissionSet,
      { entryUuid, original, next: original === 'approved' ? 'archived' : 'approved' },
    ),
  })
  await answered('TD3.3d, archived', status('approved'), /ResponseStatusType:Success/)
  await answered('TD3.3d, not what it is', status('approved'), /XDSMetadataUpdateError/)
  await answered('TD3.3d, no record', status('approved', person('lucie-moreau')), /XDSUnknownPatientId/)

  await answered(
    'a right that is missing, a fault',
    { ...search('BENALI', '1985-06-12'), by: 'martin', access: {} },
    /env:Fault[\s\S]*DMPAccessDenied/,
  )
  await answered(
    'a message that cannot be read, a fault',
    { ...patients, body: rawXml('<nothing xmlns="urn:x"/>') },
    /env:Fault[\s\S]*ActionNotSupported/,
  )
  await answered(
    'ITI-43, a fault in parts',
    { ...read(uniqueIdOf(source)), by: 'laboratory' },
    /^--carnet[\s\S]*env:Fault[\s\S]*DMPAccessDenied/,
  )

  await t.test('no transaction was left out', () => {
    assert.deepEqual([...judged].toSorted(), Object.keys(operations).toSorted())
  })
})

test('whatever a transaction answers when it says no has the structure of its standard', async (t) => {
  const judges = [...structureJudges(), ...publicJudges()]
  const requireValid = ({ text }: Markup) =>
    assert.deepEqual(structureFaults(judges, Buffer.from(text)), [], text)
  const errors = [undefined, 'Document01/creationTime'].flatMap((location) =>
    xdsErrorCodes.map(
      (code) => new XdsError(code, 'Une phrase.', location === undefined ? {} : { location }),
    ),
  )
  const warning = new XdsError('XDSExtraMetadataNotSaved', 'Une phrase.', { severity: 'warning' })
  const malformed = new WireError('xds', 'missing', 'ExtrinsicObject[1]/Slot[creationTime]', 'une date')

  for (const [name, transaction] of Object.entries(transactions))
    await t.test(name, () => {
      // The answers of HL7v3 name their request, and a list is about no record: their handlers make what they say.
      const { service } = operations[name as OperationName]
      if (transaction.about !== 'caller' && service !== 'patients') requireValid(transaction.recordNotFound())
      if (transaction.documentNotFound !== undefined) requireValid(transaction.documentNotFound())
      if (transaction.malformed !== undefined) requireValid(transaction.malformed(malformed))
      for (const error of [...errors, warning])
        if (transaction.failure !== undefined) requireValid(transaction.failure(error))
    })

  await t.test('an HL7v3 rejection, for every code', () => {
    const codes = Object.values(refusalAnswers).flatMap((answer) => ('code' in answer ? answer.code : []))
    for (const reason of ['CREA_RD', 'REAC', 'MODIF_DATA', 'FERM'] as const)
      for (const code of new Set(codes)) {
        const request = readRegistrationRequest(parseXml(Buffer.from(registration(reason, someone).text)))
        requireValid(
          formatRegistrationAnswer(request, transmission, { outcome: 'rejected', code, text: 'Une phrase.' }),
        )
      }
  })

  await t.test('a search by traits that finds too many', () => {
    const traits = { name: 'MARTIN' }
    const said = { transmission, requestId: transmission.id, queryId, traits, text: 'Une phrase.' } as const
    requireValid(formatTraitsAnswer({ ...said, outcome: 'rejected', code: 'DMPTooManyResults' }))
  })

  await t.test('a fault, for every reason to refuse, in both versions of SOAP', () => {
    const subcodes = Object.values(refusalAnswers).flatMap((answer) =>
      answer.as === 'fault' ? answer.subcode : [],
    )
    for (const version of ['1.1', '1.2'] as const)
      for (const subcode of [...new Set(subcodes), 'ActionNotSupported', 'DMPTechnicalError'])
        for (const relatesTo of [undefined, 'urn:uuid:1'])
          for (const sender of [true, false])
            requireValid(
              formatFault({
                version,
                messageId: `urn:uuid:${randomUUID()}`,
                relatesTo,
                sender,
                subcode,
                reason: 'Une phrase.',
              }),
            )
  })
})

test('the answers that the specification gives as examples have that structure', { skip }, () => {
  const judges = structureJudges()
  const names = ['td02_resp_ok', 'td02_resp_nf', 'td13a_resp', 'td11_acc', 'td11_rej', 'td14_acc', 'td14_rej']
  for (const name of names) {
    const bytes = readFileSync(new URL(`${name}.xml`, examples))
    assert.deepEqual(structureFaults(judges, bytes), [], name)
  }
})

const success = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success'
const classified = '<Classification id="urn:b" classifiedObject="urn:a" nodeRepresentation="c"/>'
const identified =
  '<ExternalIdentifier id="urn:c" registryObject="urn:a" identificationScheme="urn:d" value="v"/>'
const slot = '<Slot name="s"><ValueList><Value>v</Value></ValueList></Slot>'
const named = '<Name><LocalizedString value="n"/></Name>'
const found = `<q:AdhocQueryResponse xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0" status="${success}"><RegistryObjectList><ExtrinsicObject id="urn:a" mimeType="text/xml">${slot}${named}<VersionInfo versionName="1"/>${classified}${identified}</ExtrinsicObject></RegistryObjectList></q:AdhocQueryResponse>`
const failed = `<rs:RegistryResponse xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="${success.replace('Success', 'Failure')}"><rs:RegistryErrorList><rs:RegistryError errorCode="XDSRegistryError" codeContext="c" severity="urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error"/></rs:RegistryErrorList></rs:RegistryResponse>`
const retrieved = `<RetrieveDocumentSetResponse xmlns="urn:ihe:iti:xds-b:2007"><rs:RegistryResponse xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="${success}"/><DocumentResponse><RepositoryUniqueId>1.2</RepositoryUniqueId><DocumentUniqueId>1.3</DocumentUniqueId><mimeType>text/xml</mimeType><Document>AAAA</Document></DocumentResponse></RetrieveDocumentSetResponse>`

/** What is changed in an answer, from the element that real ones get wrong (soap.md §9) to the length of a value. */
const laxities: readonly (readonly [string, string, string | RegExp, string])[] = [
  ['identifiers before classifications', found, classified + identified, identified + classified],
  ['a classification that does not say of what', found, ' classifiedObject="urn:a"', ''],
  ['an identifier that does not say of what', found, ' registryObject="urn:a"', ''],
  ['a name before the slots', found, slot + named, named + slot],
  ['a slot without list', found, /<ValueList>.*<\/ValueList>/, ''],
  ['a value of more than 256 characters', found, '>v<', `>${'v'.repeat(257)}<`],
  ['a code of more than 256 characters', found, '"c"', `"${'c'.repeat(257)}"`],
  ['an identifier of more than 256 characters', found, 'value="v"', `value="${'v'.repeat(257)}"`],
  ['a name of more than 1024 characters', found, 'value="n"', `value="${'n'.repeat(1025)}"`],
  ['a version of more than 16 characters', found, 'versionName="1"', 'versionName="1.234567890123456"'],
  ['an answer without status', found, ` status="${success}"`, ''],
  ['a status that nobody knows', found, success, 'urn:success'],
  ['an answer without its list', found, /<RegistryObjectList>.*<\/RegistryObjectList>/, ''],
  ['a list of no error', failed, /<rs:RegistryError .*\/>/, ''],
  ['an error without sentence', failed, ' codeContext="c"', ''],
  ['an error without code', failed, ' errorCode="XDSRegistryError"', ''],
  ['a severity that nobody knows', failed, 'SeverityType:Error', 'SeverityType:Fatal'],
  ['a document without type', retrieved, '<mimeType>text/xml</mimeType>', ''],
  ['a document before the status', retrieved, /(<rs:.*\/>)(<Doc.*>)(<\/Ret)/, '$2$1$3'],
  ['a repository of more than 256 characters', retrieved, '>1.2<', `>${'1'.repeat(257)}<`],
]

test('an answer that the public structures would refuse, ours refuse too', () => {
  const judges = structureJudges()
  const faults = (text: string) => structureFaults(judges, Buffer.from(text)).length
  for (const right of [found, failed, retrieved]) assert.equal(faults(right), 0, right)
  for (const [what, right, from, to] of laxities) {
    const wrong = right.replace(from, to)
    assert.notEqual(wrong, right, what)
    assert.ok(faults(wrong) > 0, what)
  }
  const { text } = formatRegistrationAnswer(
    readRegistrationRequest(parseXml(Buffer.from(registration('FERM', someone).text))),
    transmission,
    { outcome: 'accepted' },
  )
  assert.equal(faults(text), 0)
  for (const [from, to] of [
    ['classCode="PAT"', 'classCode="PSN"'],
    ['moodCode="EVN"', 'moodCode="RQO"'],
    ['typeCode="RCV"', 'typeCode="SND"'],
    ['determinerCode="INSTANCE"', 'determinerCode="KIND"'],
    ['<processingCode code="P"/>', '<processingCode code="X"/>'],
    ['<acceptAckCode code="NE"/>', ''],
    ['typeCode="AA"', 'typeCode="OK"'],
    ['reasonCode code="FERM"', 'reasonCode code="FER M"'],
    [/<id root="1.2.250.1.213.1.4.10"[^>]*>/, ''],
    ['root="1.2.250.1.213.1.4.10"', 'root="INS"'],
  ] as const) {
    const wrong = text.replace(from, to)
    assert.notEqual(wrong, text, String(from))
    assert.ok(faults(wrong) > 0, String(from))
  }
})

const transmission: Transmission = {
  id: { root: '1.2.250.1.999.7', extension: 'message-1' },
  creationTime: new Date('2026-01-05T10:15:00Z'),
  processingCode: 'P',
  receiver: dmpDevice,
  sender: { oid: '1.2.250.1.999.1', name: 'Story' },
}
const queryId = { root: '1.2.250.1.999.8', extension: 'question-1' }

const someone: Pick<DemonstrationPatient, 'id' | 'identity'> = {
  id: { ins: parseIns('180019999900168')!, oid: insOids.nirTest },
  identity: {
    birthName: 'MARTIN',
    birthFirstName: 'CAMILLE',
    firstNames: 'CAMILLE',
    birthDate: '1980-01-15',
    sex: 'M',
    birthPlace: '99999',
  },
}

function registration(
  reason: RegistrationReason,
  { id, identity }: Pick<DemonstrationPatient, 'id' | 'identity'>,
): Markup {
  const at = new Date('2026-01-05T10:15:00Z')
  const consent = (kind: 'CONSENTEMENT_OUVERTURE_DMP' | 'CONSENTEMENT_REACTIVATION_DMP') => ({
    consent: { kind, given: true, at },
  })
  return formatRegistrationRequest({
    transmission,
    reason,
    author: {
      id: { root: '1.2.250.1.71.4.2.1', extension: '899900000017' },
      familyName: 'MARTIN',
      givenName: 'Hélène',
      organisation: { id: '499900000017001', name: 'Cabinet' },
    },
    patient: {
      id: { root: id.oid, extension: id.ins },
      closed: reason === 'FERM',
      names: { givenNames: [identity.birthFirstName], birthName: identity.birthName },
      sex: identity.sex,
      birthDate: identity.birthDate,
      telecoms: [],
      addresses: [],
      observations: {},
      ...(reason === 'CREA_RD' && consent('CONSENTEMENT_OUVERTURE_DMP')),
      ...(reason === 'REAC' && consent('CONSENTEMENT_REACTIVATION_DMP')),
    },
  })
}
