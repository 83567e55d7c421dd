import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Caller } from '@carnet/core/model/caller.ts'
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import { decide } from './decide.ts'
import { mayGoToHeirs, objectionToGrant } from './heirs.ts'
import { defaultRuleSettings as settings } from './settings.ts'
import * as they from './test/people.ts'

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

test('the holder of age says himself that his heirs may be given nothing, and nobody says it for him [LIF-19]', () => {
  const may = (caller: Caller, facts: Partial<RecordFacts> = {}) => {
    const access = { action: 'opposeHeirs', mode: 'normal' } as const
    const record = they.record({ birthDate: '1980-05-04', ...facts })
    const decision = decide({
      caller,
      record,
      access,
      settings: they.settings,
      matrix: they.provisional,
      now: they.now,
    })
    return decision.allowed ? 'allowed' : decision.reason
  }
  assert.equal(may(they.holder), 'allowed')
  assert.equal(may(they.stranger), 'notTheHolder')
  assert.equal(may(they.holder, { birthDate: '2020-05-04' }), 'actionNotAllowedForCaller')
  assert.equal(may(they.holder, { state: 'closed' }), 'recordClosed')
  for (const who of [they.parent, they.tutor, they.curator, they.carer, they.doctor])
    assert.equal(may(who), 'actionNotAllowedForCaller')
})
