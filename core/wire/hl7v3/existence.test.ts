import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { insOids, type PatientId, parseIns } from '@carnet/core/model/ins.ts'
import { withoutNil } from '../soap/without-nil.ts'
import { WireError } from '../wire-error.ts'
import { parseXml, type XmlElement } from '../xml/read.ts'
import type { Markup } from '../xml/write.ts'
import {
  type ExistenceAnswer,
  type ExistenceFacts,
  formatExistenceAnswer,
  opposedCode,
  readExistenceAnswer,
} from './existence-answer.ts'
import { type ExistenceQuery, formatExistenceQuery, readExistenceQuery } from './existence-query.ts'
import { dmpDevice, type Transmission } from './transmission.ts'

const examples = new URL('../../../../shared/examples/soap/', import.meta.url)
const skip = existsSync(examples) ? false : 'the examples are not beside the repository'

const lps = { oid: '1.3.6.1.4.1.99999', name: 'LPS-DEMO' }
const patient: PatientId = { ins: parseIns('180019999900168')!, oid: insOids.nirTest }
const queryId = { root: '1.3.6.1.4.1.99999.2', extension: 'q-0001' }
const requestId = { root: '1.3.6.1.4.1.99999.1.1', extension: 'req-0001' }
const common = { creationTime: new Date('2026-01-05T10:15:00Z'), processingCode: 'P' } as const
const query: ExistenceQuery = {
  transmission: { ...common, id: requestId, receiver: dmpDevice, sender: lps },
  queryId,
  patient,
}
const transmission: Transmission = {
  ...common,
  id: { root: '1.2.250.1.213.4.1.1.1.1', extension: 'rsp-0001' },
  receiver: lps,
  sender: dmpDevice,
}
const found: ExistenceFacts = {
  outcome: 'found',
  authorisation: 'VALIDE',
  medecinTraitant: false,
  patient: {
    id: { root: patient.oid, extension: patient.ins },
    names: { civility: 'M', givenNames: ['CAMILLE'], usedName: 'DURAND', birthName: 'MARTIN' },
    sex: 'M',
    birthDate: '1980-01-15',
    telecoms: [{ use: 'MC', value: 'tel:0600000000' }, { value: 'mailto:camille@example.org' }],
    observations: { internetAccountOpen: true, attachedToMes: true },
  },
}
const closing = {
  at: new Date('2026-03-04T09:30:00Z'),
  motive: { code: 'FERMETURE_DEMANDE_PATIENT', text: 'Demande faite au guichet, « sans délai »' },
}
const notFound: ExistenceFacts = { outcome: 'notFound', authorisation: 'NON_EXISTE', medecinTraitant: false }

const answerWith = (facts: ExistenceFacts): ExistenceAnswer => ({ transmission, requestId, queryId, facts })
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

test('the question of the published example is read', { skip }, () => {
  assert.deepEqual(readExistenceQuery(example('td02_req.xml')), query)
})

test('our question is that of the published example', { skip }, () => {
  assert.deepEqual(structure(parse(formatExistenceQuery(query))), structure(example('td02_req.xml')))
})

for (const [file, facts] of [
  ['td02_resp_ok.xml', found],
  ['td02_resp_nf.xml', notFound],
] as const) {
  test(`the published answer ${file} is read`, { skip }, () => {
    assert.deepEqual(readExistenceAnswer(example(file)), answerWith(facts))
  })

  test(`our answer is that of ${file}`, { skip }, () => {
    assert.deepEqual(structure(parse(formatExistenceAnswer(answerWith(facts)))), structure(example(file)))
  })
}

for (const facts of [
  found,
  { ...found, outcome: 'closed', authorisation: 'EXPIRE' },
  { ...found, outcome: 'closed', patient: { ...found.patient, closing } },
  { ...found, outcome: 'closed', patient: { ...found.patient, closing: { at: closing.at } } },
  { ...found, authorisation: 'INTERDIT', medecinTraitant: true },
  {
    ...found,
    patient: {
      ...found.patient,
      names: { givenNames: [], birthName: 'L’HÉRITIER' },
      sex: 'U',
      birthDate: '1980-01',
      telecoms: [],
      observations: {
        internetAccountOpen: false,
        attachedToMes: false,
        oppositionBrisDeGlace: true,
        oppositionCentre15: false,
      },
    },
  },
  notFound,
  { ...notFound, outcome: 'opposed' },
] satisfies ExistenceFacts[])
  test(`the answer "${facts.outcome}, ${facts.authorisation}" is read back as it was`, () => {
    const answer = answerWith(facts)
    assert.deepEqual(readExistenceAnswer(parse(formatExistenceAnswer(answer))), answer)
  })

test('a message that does not say when it was closed, or says it elsewhere, is read without it', () => {
  const { text } = formatExistenceAnswer(
    answerWith({ ...found, outcome: 'closed', patient: { ...found.patient, closing } }),
  )
  const { facts } = readExistenceAnswer(parse(text.replace('DATE_FERMETURE', 'FERME_LE')))
  assert.ok('patient' in facts && facts.outcome === 'closed' && facts.patient.closing === undefined)
})

test('a closed record is found, with the status terminated', () => {
  const { text } = formatExistenceAnswer(answerWith({ ...found, outcome: 'closed' }))
  assert.match(text, /<statusCode code="terminated"\/>/)
  assert.match(text, /<queryResponseCode code="OK"\/>/)
})

test('an opposed record answers as an unknown one, with one warning more', () => {
  const opposed = formatExistenceAnswer(answerWith({ ...notFound, outcome: 'opposed' })).text
  const warning =
    /<acknowledgementDetail typeCode="W"><code code="(.*?)"\/><text>.*?<\/text><\/acknowledgementDetail>/
  assert.equal(warning.exec(opposed)?.[1], opposedCode)
  assert.equal(opposed.replace(warning, ''), formatExistenceAnswer(answerWith(notFound)).text)
})

test('names come back whatever their order, and "NON RENSEIGNE" is no usage name', () => {
  const text = formatExistenceAnswer(answerWith(found)).text.replace(
    /<name>.*<\/name>/,
    '<name><family>MARTIN</family><family qualifier="SP">NON RENSEIGNE</family><given>CAMILLE</given><given>LOU</given></name>',
  )
  const { facts } = readExistenceAnswer(parse(text))
  assert.deepEqual('patient' in facts && facts.patient.names, {
    givenNames: ['CAMILLE', 'LOU'],
    birthName: 'MARTIN',
  })
})

test('an answer without attention lines means no authorisation', () => {
  const text = formatExistenceAnswer(answerWith(notFound)).text.replace(
    /<attentionLine>.*<\/attentionLine>/,
    '',
  )
  assert.deepEqual(readExistenceAnswer(parse(text)).facts, notFound)
})

test('xsi:nil elements of real questions are ignored', () => {
  const text = formatExistenceQuery(query)
    .text.replace('<sender', '<respondTo xsi:nil="true"/><sender')
    .replace(
      '<patientIdentifier>',
      '<patientIdentifier xsi:nil="true"><value root="1.2.250.1.213.1.4.10"/></patientIdentifier><patientIdentifier>',
    )
  assert.deepEqual(readExistenceQuery(withoutNil(parse(text))), query)
})

test('an identifier of another authority may stand beside the INS', () => {
  const text = formatExistenceQuery(query).text.replace(
    '<value',
    '<value root="1.3.6.1.4.1.99999.6" extension="IPP42"/><value',
  )
  assert.deepEqual(readExistenceQuery(parse(text)).patient, patient)
})

const question = formatExistenceQuery(query).text
for (const [what, code, text] of [
  ['it asks for administrative data (TD1.3a)', 'unsupported', question.replace('TEST_EXST', 'CNSLT_DATA')],
  ['it gives no reason', 'missing', question.replace(/<reasonCode [^>]*>/, '')],
  [
    'it names no patient',
    'patientIdentifier',
    question.replace(/<patientIdentifier>.*<\/patientIdentifier>/, ''),
  ],
  [
    'its INS has not the shape of one',
    'patientIdentifier',
    question.replace('180019999900168', '18001999990016'),
  ],
  [
    'its INS is of an unknown authority',
    'patientIdentifier',
    question.replace('1.2.250.1.213.1.4.10', '1.2.3'),
  ],
  [
    'it names two patients',
    'patientIdentifier',
    question.replace(
      '</patientIdentifier>',
      '</patientIdentifier><patientIdentifier><value root="1.2.250.1.213.1.4.10" extension="280019999900168"/></patientIdentifier>',
    ),
  ],
  ['it has no queryId', 'missing', question.replace(/<queryId [^>]*>/, '')],
  ['it has no id', 'missing', question.replace(/<id root="[^"]*" extension="req-0001"\/>/, '')],
  ['its creation time is no date', 'dtm', question.replace('20260105101500', 'hier')],
  ['it is another interaction', 'interaction', question.replaceAll('PRPA_IN201307UV02', 'PRPA_IN201311UV02')],
  ['it is of another namespace', 'interaction', question.replace('urn:hl7-org:v3', 'urn:hl7-org:v2')],
] as const)
  test(`a question is refused when ${what}`, () => {
    assert.notEqual(text, question)
    assert.throws(
      () => readExistenceQuery(parse(text)),
      (error) =>
        error instanceof WireError && error.code === code && !error.message.includes('180019999900168'),
    )
  })

const answer = formatExistenceAnswer(answerWith(found)).text
for (const [what, code, text] of [
  ['it is not AA', 'rejected', answer.replace('"AA"', '"AE"')],
  ['its authorisation status is unknown', 'authorisation', answer.replace('VALIDE', 'PEUT_ETRE')],
  ['it is OK without a patient', 'missing', answer.replace(/<subject .*<\/subject>/, '')],
  [
    'its query failed',
    'missing',
    answer.replace('<queryResponseCode code="OK"', '<queryResponseCode code="AE"'),
  ],
] as const)
  test(`an answer is refused when ${what}`, () => {
    assert.notEqual(text, answer)
    assert.throws(
      () => readExistenceAnswer(parse(text)),
      (error) => error instanceof WireError && error.code === code,
    )
  })
