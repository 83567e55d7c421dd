import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statedVisibility, warningOnCopy, warningsOnReading } from './stated-visibility.ts'
import * as they from './test/people.ts'

/** As the requirements print it: typewriter apostrophes, ordinary spaces. */
const plain = (text: string) => text.replaceAll('’', "'").replaceAll(/[\u00a0\u202f]/g, ' ')

test('[VIS-01] in a secret session, silence about the representatives is no answer', () => {
  const secret = { secretSession: true }
  assert.equal(statedVisibility({}, secret), undefined)
  assert.equal(statedVisibility({ maskedToProfessionals: true }, secret), undefined)
  assert.deepEqual(statedVisibility({ invisibleToRepresentatives: true }, secret), they.secret)
  assert.deepEqual(statedVisibility({ invisibleToRepresentatives: false }, secret), they.visible)
})

test('[VIS-01] elsewhere, who is not named sees the document', () => {
  const plainly = { secretSession: false }
  assert.deepEqual(statedVisibility({}, plainly), they.visible)
  assert.deepEqual(statedVisibility({ maskedToProfessionals: true }, plainly), they.masked)
})

test('[VIS-07] who reads what others may not see is told so, in the words of the requirement', () => {
  const both = { ...they.visible, invisibleToPatient: true, invisibleToRepresentatives: true }
  assert.deepEqual(warningsOnReading(both).map(plain), [
    "Attention, ce document n'est pas visible du patient",
    "Attention, ce document n'est pas visible des représentants légaux pour préserver le secret du mineur titulaire du DMP",
  ])
  assert.deepEqual(warningsOnReading(they.secret).length, 1)
  assert.deepEqual(warningsOnReading(they.masked), [])
})

test('[LIF-23] who copies a document is told that the DMP does not replace his own file', () => {
  assert.match(warningOnCopy(), /ne remplace pas votre dossier.*conservé tel quel.*provenance/)
})
