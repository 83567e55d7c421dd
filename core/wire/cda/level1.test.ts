import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { openXml } from '../xml/read.ts'
import { loadSchema, validateAgainst } from '../xml/schema.ts'
import { checkHeader } from './check-header.ts'
import { readClinicalDocument } from './header.ts'
import { formatLevel1, formatLevel1Document, holderAsAuthor, type Level1Header } from './level1.ts'
import { patientOf } from './patient.ts'
import { sampleHeader } from './sample-header.fixture.ts'

const at = new Date('2026-01-05T00:00:00Z')
const content = Buffer.from('%PDF-1.4 un compte rendu')

test('a level 1 document made here has no fault in its header', () => {
  const document = readClinicalDocument(formatLevel1Document(sampleHeader, content))
  assert.deepEqual(checkHeader(document, at), [])
})

test('what was given to the header is what is read from it', () => {
  const document = readClinicalDocument(formatLevel1Document(sampleHeader, content))
  assert.equal(document.id?.root, sampleHeader.id)
  assert.equal(document.title, sampleHeader.title)
  assert.equal(document.effectiveTime, '20260105093000+0000')
  assert.deepEqual(document.body, { level: 1, mediaType: 'application/pdf', representation: 'B64' })
  assert.deepEqual(patientOf(document), {
    insIds: [sampleHeader.patient.id],
    localIds: [],
    traits: { birthName: 'D’ARTAGNAN', birthFirstName: 'CAMILLE', birthDate: '1980-01-15', sex: 'F' },
  })
})

const byHolder: Level1Header = {
  ...sampleHeader,
  typeCode: { code: 'EXPPAT_2', system: '1.2.250.1.213.1.1.4.12' },
  author: holderAsAuthor,
  service: {
    startedAt: sampleHeader.service.startedAt,
    practiceSetting: { code: 'EXP_PATIENT', system: '1.2.250.1.213.1.1.4.6' },
    facilityType: { code: 'EXP_PATIENT', system: '1.2.250.1.213.1.1.4.6' },
  },
}

test('what a patient adds is written by him, answered for by him, and kept by the DMP', () => {
  const document = readClinicalDocument(formatLevel1Document(byHolder, content))
  assert.deepEqual(checkHeader(document, at), [])
  const ids = [{ root: '1.2.250.1.213.1.4.10', extension: '280019999900118' }]
  const [author] = document.authors
  assert.deepEqual(
    [author?.ids, author?.person, author?.organisation],
    [ids, { family: 'MARTIN', given: 'CAMILLE', prefix: undefined, suffix: undefined }, undefined],
  )
  assert.deepEqual(document.legalAuthenticator?.ids, ids)
  assert.deepEqual(document.custodian?.ids, [{ root: '1.2.250.1.213.4.1', extension: undefined }])
})

test('names that hold markup or quotes stay names', () => {
  const awkward: Level1Header = {
    ...sampleHeader,
    title: 'Lettre <b>"&\u0000</b> d’adressage',
    replaces: '1.2.250.1.999.1.1.6',
    patient: { ...sampleHeader.patient, localId: { root: '1.2.3.4', extension: '<ipp>' } },
  }
  const document = readClinicalDocument(formatLevel1Document(awkward, content))
  assert.equal(document.title, 'Lettre <b>"&\uFFFD</b> d’adressage')
  assert.deepEqual(document.patient.ids[1], { root: '1.2.3.4', extension: '<ipp>' })
  assert.equal(document.relatedDocument?.id?.root, '1.2.250.1.999.1.1.6')
})

test('the file goes between head and tail, so that it never stands in memory', () => {
  const { head, tail } = formatLevel1(sampleHeader)
  const whole = Buffer.concat([head, Buffer.from(content.toString('base64')), tail])
  assert.deepEqual(whole, Buffer.from(formatLevel1Document(sampleHeader, content)))
})

test('a patient whose sex is not determined has the code UN', () => {
  const identity = { ...sampleHeader.patient.identity, sex: 'U' as const }
  const header = { ...sampleHeader, patient: { id: sampleHeader.patient.id as PatientId, identity } }
  const document = readClinicalDocument(formatLevel1Document(header, content))
  assert.equal(document.patient.sex, 'UN')
  assert.equal(patientOf(document).traits.sex, 'U')
})

const schemaFolder = join(import.meta.dirname, '../../../../shared/corpora/cda-ans-3-0/infrastructure/cda')

test('the official schema accepts what is made here', (t) => {
  if (!existsSync(schemaFolder)) return t.skip('the official CDA schema is not there')
  const paths = readdirSync(schemaFolder, { recursive: true, encoding: 'utf8' })
  const files = paths
    .filter((path) => /\.(xsd|dtd)$/.test(path))
    .map((path) => [path, readFileSync(join(schemaFolder, path))] as const)
  const schema = loadSchema(new Map(files), 'CDA_extended.xsd')
  for (const header of [sampleHeader, { ...sampleHeader, replaces: '1.2.250.1.999.1.1.6' }, byHolder]) {
    using open = openXml(formatLevel1Document(header, content))
    assert.deepEqual(validateAgainst(schema, open), [])
  }
})
