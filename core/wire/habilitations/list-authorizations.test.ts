import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WireError } from '../wire-error.ts'
import { parseXml } from '../xml/read.ts'
import type { Markup } from '../xml/write.ts'
import {
  type AuthorizationList,
  formatAuthorizationList,
  formatListAuthorizations,
  readAuthorizationList,
  readListAuthorizations,
} from './list-authorizations.ts'

const parse = (markup: Markup | string) => parseXml(Buffer.from(markup.toString()))

test('the request is that of the specification, for its three modes', () => {
  for (const mode of ['ACTIVE', 'INTERDITE', 'TOUTE'] as const) {
    const text = `<listAuthorizationByPatient xmlns="urn:si-dmp-habilitations"><mode>${mode}</mode></listAuthorizationByPatient>`
    assert.equal(formatListAuthorizations(mode).text, text)
    assert.equal(readListAuthorizations(parse(text)), mode)
  }
})

const published = `<listAuthorizationByPatientResponse xmlns="urn:si-dmp-habilitations"><output><listOfAuthorizationByPatient><nationalId>899900000017</nationalId><nationalIdType>1.2.250.1.71.4.2.1</nationalIdType><firstName>DOMINIQUE</firstName><lastName>DOCTEUR</lastName><codeSpeciality>G15_10/SM26</codeSpeciality><libSpeciality>Médecin - Qualifié en Médecine générale (SM)</libSpeciality><startOfAuthorization>20260105101500</startOfAuthorization><lastActionDate>20260105101600</lastActionDate><mode>ACTIVE</mode><specificRight>MEDECIN_TRAITANT</specificRight></listOfAuthorizationByPatient><status>DMPOk</status><context></context></output></listAuthorizationByPatientResponse>`
const list: AuthorizationList = {
  status: 'DMPOk',
  context: '',
  authorizations: [
    {
      nationalId: '899900000017',
      nationalIdType: '1.2.250.1.71.4.2.1',
      firstName: 'DOMINIQUE',
      lastName: 'DOCTEUR',
      specialities: [{ code: 'G15_10/SM26', label: 'Médecin - Qualifié en Médecine générale (SM)' }],
      startOfAuthorization: new Date('2026-01-05T10:15:00Z'),
      lastActionDate: new Date('2026-01-05T10:16:00Z'),
      mode: 'ACTIVE',
      medecinTraitant: true,
    },
  ],
}

test('the answer is that of the specification, both ways', () => {
  assert.equal(formatAuthorizationList(list).text, published)
  assert.deepEqual(readAuthorizationList(parse(published)), list)
})

test('a structure without speciality nor action, and an empty list, come back as they were', () => {
  const [first] = list.authorizations
  const { lastActionDate: _, ...rest } = first!
  const structure = { ...rest, nationalIdType: '1.2.250.1.71.4.2.2', firstName: '', specialities: [] }
  for (const authorizations of [[{ ...structure, medecinTraitant: false }], []])
    assert.deepEqual(readAuthorizationList(parse(formatAuthorizationList({ ...list, authorizations }))), {
      ...list,
      authorizations,
    })
})

for (const [what, code, text] of [
  ['its mode is unknown', 'mode', formatListAuthorizations('TOUTE').text.replace('TOUTE', 'AUCUNE')],
  [
    'it is another operation',
    'unsupported',
    formatListAuthorizations('TOUTE').text.replaceAll('listAuthorizationByPatient', 'setAuthorization'),
  ],
] as const)
  test(`a request is refused when ${what}`, () => {
    assert.throws(
      () => readListAuthorizations(parse(text)),
      (error) => error instanceof WireError && error.code === code,
    )
  })
