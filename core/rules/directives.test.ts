import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  areInForce,
  areToldToAuthor,
  fateOfFormerDirectives,
  lastDirectivesToRemind,
  objectionToDirectives,
} from './directives.ts'
import { holderAsDepositor } from './submission.ts'
import * as they from './test/people.ts'

const { settings, now } = they
const when = { settings, now }
const adult = they.record({ birthDate: '1980-05-04' })
const minor = they.record()
const entry = (typeCode: string, visibility = they.visible) => ({ typeCode, visibility })

test('[VIS-16] directives anticipées are those of a person of age, whoever deposits them', () => {
  assert.deepEqual(objectionToDirectives(minor, [entry('11488-4'), entry('EXPPAT_3')], when), {
    reason: 'directivesNotForMinors',
  })
  assert.equal(objectionToDirectives(minor, [entry('11488-4')], when), undefined)
  assert.equal(objectionToDirectives(adult, [entry('EXPPAT_3')], when), undefined)
  const eighteen = they.record({ birthDate: '2008-03-17' })
  assert.equal(objectionToDirectives(eighteen, [entry('EXPPAT_3')], when), undefined)
})

test('[VIS-16] their author sees them: what he cannot see would replace his own without a word', () => {
  const objection = objectionToDirectives(adult, [entry('EXPPAT_3', they.unannounced)], when)
  assert.equal(objection?.reason, 'depositNotAcceptable')
  assert.equal(objectionToDirectives(adult, [entry('11488-4', they.unannounced)], when), undefined)
})

test('[VIS-16] [VIS-13] a new set replaces the old; the holder’s own alone is not kept when he files another', () => {
  const doctor = '899900000011'
  const fate = (former: string, next: string) => fateOfFormerDirectives({ depositorId: former }, next)
  assert.equal(fate(holderAsDepositor, holderAsDepositor), 'deleted')
  assert.equal(fate(doctor, holderAsDepositor), 'deprecated')
  assert.equal(fate(holderAsDepositor, doctor), 'deprecated')
  assert.equal(fate(doctor, doctor), 'deprecated')
})

test('[VIS-16] what is archived is in force still; what is replaced or deleted is not', () => {
  const inForce = (['approved', 'archived', 'deprecated', 'deleted'] as const).filter((status) =>
    areInForce({ status }),
  )
  assert.deepEqual(inForce, ['approved', 'archived'])
})

test('[VIS-16] their author is reminded a year after, of those that he may see', () => {
  const remindedUntil = (at: string, rappelDirectivesMois = 12) =>
    lastDirectivesToRemind(new Date(at), { rappelDirectivesMois }).toISOString()
  assert.equal(remindedUntil('2027-03-17T09:00:00Z'), '2026-03-17T09:00:00.000Z')
  assert.equal(remindedUntil('2028-02-29T00:00:00Z'), '2027-02-28T00:00:00.000Z')
  assert.equal(remindedUntil('2026-05-31T00:00:00Z', 3), '2026-02-28T01:00:00.000Z')
  assert.equal(areToldToAuthor({ status: 'approved', visibility: they.visible }), true)
  assert.equal(areToldToAuthor({ status: 'approved', visibility: they.masked }), true)
  assert.equal(areToldToAuthor({ status: 'approved', visibility: they.unannounced }), false)
  assert.equal(areToldToAuthor({ status: 'deprecated', visibility: they.visible }), false)
})
