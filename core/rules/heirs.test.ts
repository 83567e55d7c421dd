import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { mayGoToHeirs, objectionToGrant } from './heirs.ts'
import { defaultRuleSettings as settings } from './settings.ts'

const waiting = { decision: undefined }
const decided = { decision: { at: new Date(), granted: false, reason: 'lien non prouvé', documents: [] } }

test('what the deceased did not want is refused, and so is what nobody sought [LIF-19]', () => {
  const sought = { opposed: false, noContraryWill: true }
  assert.equal(objectionToGrant(waiting, sought), undefined)
  assert.equal(objectionToGrant(waiting, { ...sought, opposed: true }), 'contraryWill')
  assert.equal(objectionToGrant(waiting, { ...sought, noContraryWill: false }), 'contraryWill')
  assert.equal(objectionToGrant(decided, sought), 'heirRequestUnknown')
  assert.equal(objectionToGrant(undefined, sought), 'heirRequestUnknown')
})

test('what a minor kept from his parents stays kept from them [LIF-19] [VIS-09]', () => {
  const closedAt = new Date('2026-03-01T10:00:00Z')
  const given = (
    birthDate: string,
    invisibleToRepresentatives: boolean,
    status: DocumentStatus = 'approved',
  ) =>
    mayGoToHeirs(
      {
        status,
        visibility: {
          maskedToProfessionals: true,
          invisibleToPatient: false,
          invisibleToRepresentatives,
        },
      },
      { birthDate, closedAt },
      settings,
    )
  assert.equal(given('2011-03-29', true), false)
  assert.equal(given('2011-03-29', false), true)
  assert.equal(given('1940-05-19', true), true)
  assert.equal(given('1940-05-19', false, 'deleted'), false)
})
