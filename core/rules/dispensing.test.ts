import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Caller } from '@carnet/core/model/caller.ts'
import { decide } from './decide.ts'
import { isDossierPharmaceutique } from './dispensing.ts'
import { defaultRuleSettings } from './settings.ts'
import * as they from './test/people.ts'
import { record } from './test/people.ts'

const settings = { ...defaultRuleSettings, dossierPharmaceutique: they.hospital.id }
const feeder = they.hospitalServer
const opposing = record({ opposesDossierPharmaceutique: true })

const deposits = (caller: Caller, facts = opposing) =>
  (['submitDocuments', 'replaceDocument'] as const).map((action) => {
    const access = { action, mode: 'normal' } as const
    const decision = decide({
      caller,
      record: facts,
      access,
      settings,
      matrix: they.provisional,
      now: they.now,
    })
    return decision.allowed ? 'allowed' : decision.reason
  })

test('[FEED-09] the Dossier Pharmaceutique feeds, unless the person objected to it', () => {
  assert.equal(isDossierPharmaceutique(feeder, settings), true)
  assert.deepEqual(deposits(feeder, record()), ['allowed', 'allowed'])
  assert.deepEqual(deposits(feeder), ['dossierPharmaceutiqueOpposed', 'dossierPharmaceutiqueOpposed'])
})

test('[FEED-09] the objection stops nobody else: a pharmacist still deposits what he dispensed', () => {
  const server = { ...feeder, structure: they.practice }
  for (const caller of [they.pharmacist, they.doctor, they.secretary, server])
    assert.deepEqual(deposits(caller), ['allowed', 'allowed'], caller.kind)
})

test('[FEED-09] nobody is the Dossier Pharmaceutique but by the certificate of its structure', () => {
  const here = { ...they.pharmacist, structure: they.hospital }
  assert.deepEqual(deposits({ ...here, authentication: 'INDIRECTE' }), deposits(feeder))
  assert.equal(isDossierPharmaceutique(here, settings), false)
  assert.equal(isDossierPharmaceutique({ ...they.secretary, structure: they.hospital }, settings), false)
})
