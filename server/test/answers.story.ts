/**
 * Every kind of answer has the structure that its standard gives it: ebXML, XDS.b, HL7v3 (soap.md §9: emit strictly).
 * The structures of server/test/structures are ours. With CARNET_PUBLIC_SCHEMAS, a folder with the public ones as
 * ipf-commons-ihe-xds and ipf-commons-ihe-hl7v3 hold them, those judge too where they know the message.
 */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { formatExistenceQuery } from '@carnet/core/wire/hl7v3/existence-query.ts'
import { formatPatientQuery } from '@carnet/core/wire/hl7v3/patient-query.ts'
import {
  formatRegistrationRequest,
  type RegistrationReason,
} from '@carnet/core/wire/hl7v3/registration-request.ts'
import { formatTraitsQuery } from '@carnet/core/wire/hl7v3/traits-query.ts'
import { dmpDevice, type Transmission } from '@carnet/core/wire/hl7v3/transmission.ts'
import type { OperationName } from '@carnet/core/wire/soap/actions.ts'
import type { OutgoingPart } from '@carnet/core/wire/soap/write-multipart.ts'
import { formatStoredQuery, type StoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import { formatRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import { openXml, parseXml } from '@carnet/core/wire/xml/read.ts'
import { loadSchema, type Schema, validateAgainst } from '@carnet/core/wire/xml/schema.ts'
import type { Markup } from '@carnet/core/wire/xml/write.ts'
import type { Access } from '@carnet/kit/client/assertion.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { patientNamed } from './demonstration-calls.ts'
import { rawCaller } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { submissionOf } from './submission-body.ts'

const examples = new URL('../../../shared/examples/soap/', import.meta.url)
const skip = existsSync(examples) ? false : 'the examples are not beside the repository'

const repositoryUniqueId = '1.2.250.1.213.4.1.1.1.2'

test('every kind of answer has the structure of its standard', async (t) => {
  const judges = [...ourSchemas(), ...publicSchemas()]
  const carnet = await runningCarnet(t)
  const callers = {
    martin: await rawCaller(carnet, 'cps-martin'),
    regulator: await rawCaller(carnet, 'cps-brunet'),
  }
  const person = (slug: string) => patientNamed(carnet, slug)
  const amina = person('amina-benali')
  const judged = new Set<string>()

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
  ) =>
    t.test(name, async () => {
      const { about, by = 'martin', ...request } = asked
      const { text } = await callers[by].send({ ...request, patient: about.id })
      assert.match(text, expected)
      const [, body = ''] = /<(?:\w+:)?Body[^>]*>([\s\S]*)<\/(?:\w+:)?Body>/.exec(text) ?? []
      const { namespace, name: root } = parseXml(Buffer.from(body))
      const mine = judges.filter((judge) => judge.knows(namespace, root))
      assert.ok(mine.length > 0, `nothing judges {${namespace}}${root}`)
      for (const { schema, by: who } of mine) {
        using open = openXml(Buffer.from(body))
        assert.deepEqual(validateAgainst(schema, open), [], `${who}\n${body}`)
        judged.add(`${who} ${root}`)
      }
    })

  const existence = (about: DemonstrationPatient) => ({
    operation: 'testExistence' as const,
    about,
    body: formatExistenceQuery({ transmission, queryId, patient: about.id }),
  })
  await answered('TD0.2, active', existence(amina), /VALIDE[\s\S]*"OK"/)
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

  await t.test('no kind of answer was left out', () => {
    const roots = new Set([...judged].map((one) => one.split(' ').at(-1)))
    assert.deepEqual([...roots].toSorted(), [
      'AdhocQueryResponse',
      'PRPA_IN201306UV02',
      'PRPA_IN201308UV02',
      'PRPA_IN201311UV02_Response',
      'PRPA_IN201314UV02_Response',
      'RegistryResponse',
      'RetrieveDocumentSetResponse',
    ])
  })
})

test('the answers that the specification gives as examples have that structure', { skip }, () => {
  const judges = ourSchemas()
  const names = ['td02_resp_ok', 'td02_resp_nf', 'td13a_resp', 'td11_acc', 'td11_rej', 'td14_acc', 'td14_rej']
  for (const name of names) {
    const bytes = readFileSync(new URL(`${name}.xml`, examples))
    assert.deepEqual(faultsOf(judges, bytes), [], name)
  }
})

test('what real answers were seen to get wrong is seen', () => {
  const judges = ourSchemas()
  const ebxml = (object: string) =>
    `<q:AdhocQueryResponse xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0" status="urn:a"><RegistryObjectList><ExtrinsicObject id="urn:a">${object}</ExtrinsicObject></RegistryObjectList></q:AdhocQueryResponse>`
  const classified = '<Classification id="urn:b" classifiedObject="urn:a"/>'
  const identified =
    '<ExternalIdentifier id="urn:c" registryObject="urn:a" identificationScheme="urn:d" value="v"/>'
  const faults = (object: string) => faultsOf(judges, Buffer.from(ebxml(object))).length
  assert.equal(faults(classified + identified), 0)
  assert.ok(faults(identified + classified) > 0)
  assert.ok(faults(classified.replace(' classifiedObject="urn:a"', '')) > 0)
  assert.ok(faults(identified.replace(' registryObject="urn:a"', '')) > 0)
})

const transmission: Transmission = {
  id: { root: '1.2.250.1.999.7', extension: 'message-1' },
  creationTime: new Date('2026-01-05T10:15:00Z'),
  processingCode: 'P',
  receiver: dmpDevice,
  sender: { oid: '1.2.250.1.999.1', name: 'Story' },
}
const queryId = { root: '1.2.250.1.999.8', extension: 'question-1' }

function registration(reason: RegistrationReason, { id, identity }: DemonstrationPatient): Markup {
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

function faultsOf(judges: readonly Judge[], bytes: Uint8Array): readonly unknown[] {
  const { namespace, name } = parseXml(bytes)
  const mine = judges.filter((judge) => judge.knows(namespace, name))
  assert.ok(mine.length > 0, `nothing judges {${namespace}}${name}`)
  return mine.flatMap(({ schema }) => {
    using open = openXml(bytes)
    return validateAgainst(schema, open)
  })
}

type Judge = {
  readonly by: string
  readonly schema: Schema
  readonly knows: (namespace: string, root: string) => boolean
}

function ourSchemas(): readonly Judge[] {
  const files = filesOf(path.join(import.meta.dirname, 'structures'))
  return Object.entries({
    'urn:hl7-org:v3': 'hl7v3.xsd',
    'asip:ci-sis:gdp:2010': 'registration.xsd',
    'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0': 'rs.xsd',
    'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0': 'query.xsd',
    'urn:ihe:iti:xds-b:2007': 'xds-b.xsd',
  }).map(([namespace, file]) => ({
    by: file,
    schema: loadSchema(files, file),
    knows: (asked) => asked === namespace,
  }))
}

function publicSchemas(): readonly Judge[] {
  const folder = process.env.CARNET_PUBLIC_SCHEMAS
  if (folder === undefined) return []
  const files = filesOf(folder)
  const ebxml = loadSchema(files, 'wsdl/schema/ebRS30/query.xsd')
  const traits = 'schema/HL7V3/NE2008/multicacheschemas/PRPA_IN201306UV02.xsd'
  return [
    {
      by: 'OASIS',
      schema: ebxml,
      knows: (namespace) => namespace.includes('ebxml-regrep'),
    },
    {
      by: 'HL7',
      schema: loadSchema(files, traits),
      knows: (_namespace, root) => root === 'PRPA_IN201306UV02',
    },
  ]
}

function filesOf(folder: string): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!item.isFile() || !item.name.endsWith('.xsd')) continue
    const file = path.join(item.parentPath, item.name)
    files.set(path.relative(folder, file), readFileSync(file))
  }
  return files
}
