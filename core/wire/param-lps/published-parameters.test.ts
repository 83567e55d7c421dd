import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  formatPublishedParameters,
  type PublishedParameters,
  readPublishedParameters,
} from './published-parameters.ts'

const parameters: PublishedParameters = {
  production: false,
  cumulInvisiblePatientMasquePs: false,
  fonctionsGestionMineurs: true,
  ageMajorite: 18,
  mediaTypes: ['application/pdf', 'text/rtf'],
  messageBytesMax: 50_000_000,
  patientFileTypes: ['.pdf', '.txt'],
  patientFileMaxMo: 5,
}
const read = (text: string) => readPublishedParameters(Buffer.from(text))

test('what is published is read again', () => {
  const dates = { at: new Date('2026-01-05T10:15:00Z'), regimeSince: '2022-01-01' }
  assert.deepEqual(read(formatPublishedParameters(parameters, dates).text), parameters)
})

test('another shape is understood: names as elements, values as text; what is not readable is absent', () => {
  const text = `<p:params xmlns:p="urn:other"><p:param name="age-majorite">18</p:param>
    <cumul-invisible_patient-masque_ps>FALSE</cumul-invisible_patient-masque_ps>
    <p:param nom="fonctions-gestion-mineurs" valeur="peut-être"/><autre>1</autre></p:params>`
  assert.deepEqual(read(text), { ageMajorite: 18, cumulInvisiblePatientMasquePs: false })
})

test('a number that is not written in digits is absent', () => {
  for (const value of ['0x12', '1e2', '18.0', '-18', '0', '', '9007199254740993'])
    assert.deepEqual(read(`<p><param name="age-majorite">${value}</param></p>`), {}, value)
})
