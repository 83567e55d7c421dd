import assert from 'node:assert/strict'
import { test } from 'node:test'
import { displayOf, isInSet } from '@carnet/core/codes/value-sets.ts'
import { standingOfSector } from './excluded-sectors.ts'
import { defaultRuleSettings } from './settings.ts'

const known = (code: string) => isInSet('J61', code, '1.2.250.1.71.4.2.4', new Date('2026-03-02T10:00:00Z'))
const standing = (code: string, settings = defaultRuleSettings) => standingOfSector(code, known, settings)

test('[CON-25] private insurance, human resources and companies are excluded, though the value set names them', () => {
  assert.deepEqual(
    defaultRuleSettings.secteursExclus.map((code) => displayOf('J61', code)),
    [
      'Assurance privée',
      'Recrutement ou Gestion RH',
      'Entreprise industrielle et tertiaire hors industrie pharmaceutique',
    ],
  )
  for (const code of defaultRuleSettings.secteursExclus) assert.equal(standing(code), 'excluded')
})

test('[CON-25] a practice, a hospital, a pharmacy and the Assurance Maladie are not', () => {
  for (const code of ['SA07', 'SA01', 'SA33', 'SA24', 'SA13']) assert.equal(standing(code), 'open')
})

test('[CON-25] a sector that no value set names is unknown, and excluded when a deployment says so', () => {
  assert.equal(standing('SA99'), 'unknown')
  assert.equal(standing('SA99', { ...defaultRuleSettings, secteursExclus: ['SA99'] }), 'excluded')
  assert.equal(
    standingOfSector('SA66', (code) => code === 'SA66', defaultRuleSettings),
    'open',
  )
})
