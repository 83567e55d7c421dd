import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WireError } from '../wire-error.ts'
import { parseXml } from '../xml/read.ts'
import type { Markup } from '../xml/write.ts'
import {
  formatPatientList,
  formatPatientListRequest,
  type PatientList,
  readPatientList,
  readPatientListRequest,
} from './patient-list.ts'

const parse = (markup: Markup | string) => parseXml(Buffer.from(markup.toString()))

test('the request is that of the specification', () => {
  const text =
    '<patientList xmlns="urn:si-dmp-patients"><startDate>20251201000000</startDate><dateType>LASTDOC</dateType></patientList>'
  const request = { startDate: new Date('2025-12-01T00:00:00Z'), dateType: 'LASTDOC' } as const
  assert.equal(formatPatientListRequest(request).text, text)
  assert.deepEqual(readPatientListRequest(parse(text)), request)
})

test('everything in the request may be absent, or empty', () => {
  assert.deepEqual(readPatientListRequest(parse(formatPatientListRequest({}))), {})
  const empty =
    '<p:patientList xmlns:p="urn:si-dmp-patients"><p:startDate/><p:dateType/><p:psOwnerId/></p:patientList>'
  assert.deepEqual(readPatientListRequest(parse(empty)), {})
})

const published =
  '<patientListResponse xmlns="urn:si-dmp-patients"><output><patientlistData><patientIdentifier><nationalId>180019999900168</nationalId><nationalIdType>1.2.250.1.213.1.4.10</nationalIdType></patientIdentifier><lastName>DURAND</lastName><firstName>CAMILLE</firstName><dateOfBirth>19800115</dateOfBirth><MT>false</MT><message>false</message><lastAccessDate>20260105101500</lastAccessDate><lastUpdateDate>20260104090000</lastUpdateDate><lastAddDate>20260104090000</lastAddDate></patientlistData><status>DMPOk</status></output></patientListResponse>'
const list: PatientList = {
  status: 'DMPOk',
  patients: [
    {
      identifiers: [{ id: '180019999900168', type: '1.2.250.1.213.1.4.10' }],
      lastName: 'DURAND',
      firstName: 'CAMILLE',
      dateOfBirth: '1980-01-15',
      medecinTraitant: false,
      message: false,
      lastAccessDate: new Date('2026-01-05T10:15:00Z'),
      lastUpdateDate: new Date('2026-01-04T09:00:00Z'),
      lastAddDate: new Date('2026-01-04T09:00:00Z'),
    },
  ],
}

test('the answer is that of the specification, both ways', () => {
  assert.equal(formatPatientList(list).text, published)
  assert.deepEqual(readPatientList(parse(published)), list)
})

test('birth name, civility and context come back, and the dates may be absent', () => {
  const other: PatientList = {
    status: 'DMPOk',
    context: 'Liste complète',
    patients: [
      {
        identifiers: [],
        lastName: 'DURAND',
        patronymicalName: 'MARTIN',
        firstName: 'CAMILLE',
        civility: 'M',
        medecinTraitant: true,
        message: false,
      },
    ],
  }
  assert.deepEqual(readPatientList(parse(formatPatientList(other))), other)
})

for (const [what, code, text] of [
  ['its kind of date is unknown', 'dateType', '<dateType>LASTVISIT</dateType>'],
  ['its date is none', 'dtm', '<startDate>hier</startDate>'],
] as const)
  test(`a request is refused when ${what}`, () => {
    assert.throws(
      () => readPatientListRequest(parse(`<patientList xmlns="urn:si-dmp-patients">${text}</patientList>`)),
      (error) => error instanceof WireError && error.code === code,
    )
  })
