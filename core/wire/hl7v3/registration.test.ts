import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { withoutNil } from '../soap/without-nil.ts'
import { WireError } from '../wire-error.ts'
import { parseXml, type XmlElement } from '../xml/read.ts'
import type { Markup } from '../xml/write.ts'
import {
  type AdministrativeAnswer,
  formatAdministrativeAnswer,
  readAdministrativeAnswer,
} from './administrative-answer.ts'
import { formatPatientQuery, readPatientQuery } from './patient-query.ts'
import {
  formatRegistrationAnswer,
  type RegistrationOutcome,
  readRegistrationAnswer,
} from './registration-answer.ts'
import {
  formatRegistrationRequest,
  type RegistrationRequest,
  readRegistrationRequest,
} from './registration-request.ts'
import { dmpDevice, type Transmission } from './transmission.ts'

const examples = new URL('../../../../shared/examples/soap/', import.meta.url)
const skip = existsSync(examples) ? false : 'the examples are not beside the repository'
const parse = (markup: Markup | string) => parseXml(Buffer.from(markup.toString()))
const example = (name: string) => parseXml(readFileSync(new URL(name, examples)))

/** The tree without the white space between elements. */
function structure(element: XmlElement): unknown {
  const { name, namespace, attributes, children } = element
  const elements = children.filter((node) => typeof node !== 'string')
  return {
    name: `{${namespace}}${name}`,
    attributes,
    children: elements.length > 0 ? elements.map(structure) : children,
  }
}

const lps = { oid: '1.3.6.1.4.1.99999', name: 'LPS-DEMO' }
const common = { creationTime: new Date('2026-01-05T10:15:00Z'), processingCode: 'P' } as const
const question: Transmission = {
  ...common,
  id: { root: '1.3.6.1.4.1.99999.1.1', extension: 'req-0001' },
  receiver: dmpDevice,
  sender: lps,
}
const answering: Transmission = {
  ...common,
  id: { root: '1.2.250.1.213.4.1.1.1.1', extension: 'rsp-0001' },
  receiver: lps,
  sender: dmpDevice,
}
const base: Pick<RegistrationRequest, 'transmission' | 'author'> = {
  transmission: question,
  author: {
    id: { root: '1.2.250.1.71.4.2.1', extension: '899900000017' },
    speciality: {
      code: 'G15_10/SM26',
      system: '1.2.250.1.213.1.1.4.5',
      display: 'Médecin - Qualifié en Médecine Générale (SM)',
    },
    familyName: 'DOCTEUR',
    givenName: 'DOMINIQUE',
    organisation: { id: '499900000017001', name: 'CABINET DR DOCTEUR' },
  },
}
const patient = {
  id: { root: '1.2.250.1.213.1.4.10', extension: '180019999900168' },
  closed: false,
  names: { civility: 'M', givenNames: ['CAMILLE'], usedName: 'DURAND' },
  telecoms: [],
  addresses: [],
  observations: {},
}
const address = (line: string) => ({
  lines: [line],
  postalCode: '72000',
  city: 'LE MANS',
  country: 'France',
})
const create: RegistrationRequest = {
  ...base,
  reason: 'CREA_RD',
  patient: {
    ...patient,
    telecoms: [{ use: 'HP', value: 'tel:0200000000' }],
    sex: 'M',
    birthDate: '1980-01-15',
    addresses: [address('1 rue de la Paix')],
    vitale: {
      names: { givenNames: ['CAMILLE'], birthName: 'MARTIN', usedName: 'DURAND' },
      birthTime: '800115',
    },
    organisationId: '499900000017001',
    consent: { kind: 'CONSENTEMENT_OUVERTURE_DMP', given: true, at: common.creationTime },
    observations: { oppositionBrisDeGlace: false, oppositionCentre15: false },
  },
}
const requests: Readonly<Record<string, RegistrationRequest>> = {
  'td11_req.xml': create,
  'td12_req.xml': {
    ...base,
    reason: 'REAC',
    patient: {
      ...patient,
      consent: { kind: 'CONSENTEMENT_REACTIVATION_DMP', given: true, at: common.creationTime },
    },
  },
  'td13b_req.xml': {
    ...base,
    reason: 'MODIF_DATA',
    patient: {
      ...patient,
      telecoms: [{ use: 'HP', value: 'tel:0200000000' }],
      sex: 'M',
      birthDate: '1980-01-15',
      addresses: [address('2 rue de la Paix')],
      observations: { oppositionBrisDeGlace: true, oppositionCentre15: false },
    },
  },
  'td14_req.xml': {
    ...base,
    reason: 'FERM',
    patient: { ...patient, closed: true },
    closing: { code: 'FERMETURE_DEMANDE_PATIENT', text: 'motif libre' },
  },
}

for (const [file, request] of Object.entries(requests)) {
  test(`the published request ${file} is read`, { skip }, () => {
    assert.deepEqual(readRegistrationRequest(example(file)), request)
  })
  test(`our request is that of ${file}`, { skip }, () => {
    assert.deepEqual(structure(parse(formatRegistrationRequest(request))), structure(example(file)))
  })
  test(`a request like ${file} is read back as it was`, () => {
    assert.deepEqual(readRegistrationRequest(parse(formatRegistrationRequest(request))), request)
  })
}

const close = requests['td14_req.xml']!
const answers: readonly (readonly [string, RegistrationRequest, RegistrationOutcome])[] = [
  ['td11_acc.xml', create, { outcome: 'accepted' }],
  ['td11_rej.xml', create, { outcome: 'rejected', code: 'DMPFound', text: 'DMP deja existant' }],
  ['td14_acc.xml', close, { outcome: 'accepted' }],
  ['td14_rej.xml', close, { outcome: 'rejected', code: 'DMPClosed', text: 'DMP deja ferme' }],
]
for (const [file, request, outcome] of answers) {
  const { reason } = request
  const told = { transmission: answering, requestId: question.id, reason, ...outcome }
  test(`the published answer ${file} is read, wrapped or not`, { skip }, () => {
    assert.deepEqual(readRegistrationAnswer(example(file)), told)
  })
  test(`our answer is that of ${file}, in the wrapper of the WSDL`, { skip }, () => {
    const wrapper = parse(formatRegistrationAnswer(request, answering, outcome))
    assert.equal(
      `{${wrapper.namespace}}${wrapper.name}`,
      `{asip:ci-sis:gdp:2010}${reason === 'CREA_RD' ? 'PRPA_IN201311UV02' : 'PRPA_IN201314UV02'}_Response`,
    )
    const [message] = wrapper.children.filter((node) => typeof node !== 'string')
    assert.deepEqual(structure(message!), structure(example(file)))
  })
  test(`an answer like ${file} is read back`, () => {
    assert.deepEqual(
      readRegistrationAnswer(parse(formatRegistrationAnswer(request, answering, outcome))),
      told,
    )
  })
}

test('an answer whose patient has no id is read: real ones have none', () => {
  const { text } = formatRegistrationAnswer(close, answering, { outcome: 'accepted' })
  const bare = text.replace('<id root="1.2.250.1.213.1.4.10" extension="180019999900168"/>', '')
  assert.notEqual(bare, text)
  assert.equal(readRegistrationAnswer(parse(bare)).outcome, 'accepted')
})

test('real requests: contactParty without telecom, providerOrganization without id, xsi:nil elements', () => {
  const text = formatRegistrationRequest(create)
    .text.replace('<telecom nullFlavor="NI"/>', '')
    .replace('<id root="1.2.250.1.71.4.2.2" extension="499900000017001"/><contactParty classCode="CON"/>', '')
    .replace('<patientPerson', '<asAgent xsi:nil="true"/><patientPerson')
  const { organisationId: _, ...rest } = create.patient
  assert.deepEqual(readRegistrationRequest(withoutNil(parse(text))), { ...create, patient: rest })
})

test('a birth date is read at the precision that is known, and one that does not exist is none', () => {
  const born = (birthTime: string) => {
    const text = formatRegistrationRequest(create).text.replace('"19800115"', `"${birthTime}"`)
    return readRegistrationRequest(parse(text)).patient.birthDate
  }
  assert.equal(born('198001151030'), '1980-01-15')
  assert.equal(born('198001'), '1980-01')
  assert.equal(born('19800100'), '1980-01')
  assert.equal(born('19800000'), '1980')
  assert.equal(born('19801399'), undefined)
  assert.equal(born('19810229'), undefined)
  assert.equal(born('AAAAMMJJ'), undefined)
})

test('an author code may be an OID without system, and everything of the author may be missing', () => {
  const text = formatRegistrationRequest(close).text
  const oid = text.replace(/<code code="G15_10[^>]*>/, '<code code="1.2.250.1.71.4.2.5"/>')
  assert.deepEqual(readRegistrationRequest(parse(oid)).author.speciality, { code: '1.2.250.1.71.4.2.5' })
  const none = text.replace(/<author .*<\/author>/, '')
  assert.equal(readRegistrationRequest(parse(none)).author.familyName, '')
})

for (const [what, code, text] of [
  [
    'its patient is missing',
    'missing',
    formatRegistrationRequest(close).text.replace(/<patient .*<\/patient>/, ''),
  ],
  ['it gives no reason', 'missing', formatRegistrationRequest(close).text.replace(/<reasonCode [^>]*>/, '')],
  ['its reason is unknown', 'unsupported', formatRegistrationRequest(close).text.replace('FERM"', 'FUSION"')],
  [
    'its reason belongs to the other interaction',
    'interaction',
    formatRegistrationRequest(close).text.replace('"FERM"', '"CREA_RD"'),
  ],
] as const)
  test(`a request is refused when ${what}`, () => {
    assert.throws(
      () => readRegistrationRequest(parse(text)),
      (error) =>
        error instanceof WireError && error.code === code && !error.message.includes('180019999900168'),
    )
  })

const queryId = { root: '1.3.6.1.4.1.99999.2', extension: 'q-0001' }
const administrative: AdministrativeAnswer = {
  transmission: answering,
  requestId: question.id,
  queryId,
  patient: {
    id: patient.id,
    closed: false,
    names: { ...patient.names, birthName: 'MARTIN' },
    sex: 'M',
    birthDate: '1980-01-15',
    telecoms: [{ use: 'MC', value: 'tel:0600000000' }, { value: 'mailto:camille@example.org' }],
    deceased: false,
    addresses: [{ lines: ['1 rue de la Paix'], postalCode: '72000', city: 'LE MANS' }],
    representatives: [
      {
        relation: 'MTH',
        civility: 'MME',
        givenNames: ['ANNE'],
        familyName: 'MARTIN',
        telecoms: [{ use: 'MC', value: 'tel:0600000001' }],
      },
    ],
    observations: { oppositionBrisDeGlace: false, oppositionCentre15: false },
  },
}

test('the published question and answer of TD1.3a are read, and ours are theirs', { skip }, () => {
  const query = readPatientQuery(example('td13a_req.xml'), 'CNSLT_DATA')
  assert.deepEqual(query.queryId, queryId)
  assert.deepEqual(
    structure(parse(formatPatientQuery(query, 'CNSLT_DATA'))),
    structure(example('td13a_req.xml')),
  )
  assert.deepEqual(readAdministrativeAnswer(example('td13a_resp.xml')), administrative)
  assert.deepEqual(
    structure(parse(formatAdministrativeAnswer(administrative))),
    structure(example('td13a_resp.xml')),
  )
})

test('no active record is NF, and nothing else', () => {
  const none: AdministrativeAnswer = { ...administrative, patient: undefined }
  const { text } = formatAdministrativeAnswer(none)
  assert.match(text, /<queryResponseCode code="NF"\/>/)
  assert.doesNotMatch(text, /<subject|acknowledgementDetail/)
  assert.deepEqual(readAdministrativeAnswer(parse(text)), none)
})
