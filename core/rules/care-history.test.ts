import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actsToTransfer, arrivesMasked, careHistorySince, mayFeed } from './care-history.ts'
import { defaultRuleSettings } from './settings.ts'
import * as they from './test/people.ts'

const act = (on: string, mentionOpposed = false) => ({ on, label: `Acte du ${on}`, mentionOpposed })
const days = (acts: readonly { readonly on: string }[]) => acts.map(({ on }) => on)

test('[FEED-08] the history tells of the last twelve months: the day itself is in, the day before is out', () => {
  const acts = ['2025-01-15', '2025-02-14', '2025-02-15', '2025-03-15', '2026-02-15', '2026-02-16'].map(
    (on) => act(on),
  )
  assert.deepEqual(days(actsToTransfer(acts, '2026-02-15', defaultRuleSettings)), [
    '2026-02-15',
    '2025-03-15',
    '2025-02-15',
  ])
})

test('[FEED-08] the number of months is a setting, and a shorter month begins on its last day', () => {
  const since = (today: string, historiqueSoinsMois: number) =>
    careHistorySince(today, { historiqueSoinsMois })
  assert.equal(since('2028-02-29', 12), '2027-02-28')
  assert.equal(since('2026-03-31', 1), '2026-02-28')
  assert.equal(since('2026-01-10', 24), '2024-01-10')
  assert.equal(since('2026-01-10', 1), '2025-12-10')
})

test('[VIS-10] an act of which the minor opposes the mention is not transferred', () => {
  const acts = [act('2026-02-01'), act('2026-02-02', true)]
  assert.deepEqual(days(actsToTransfer(acts, '2026-02-15', defaultRuleSettings)), ['2026-02-01'])
})

test('[FEED-08] [VIS-10] the Assurance Maladie alone deposits reimbursement data, by the certificate of its structure', () => {
  const insurance = { ...they.hospitalServer, structure: { ...they.hospital, sector: 'SA24' } }
  const history = { typeCode: 'REMB' }
  assert.equal(mayFeed(insurance, history, defaultRuleSettings), true)
  const others = [they.doctor, they.hospitalServer, they.secretary, they.holder, they.agent]
  for (const caller of [...others, { ...they.doctor, structure: insurance.structure }]) {
    assert.equal(mayFeed(caller, history, defaultRuleSettings), false, caller.kind)
    assert.equal(mayFeed(caller, { typeCode: '11488-4' }, defaultRuleSettings), true)
    assert.equal(mayFeed(caller, history, { depositairesRemb: 'tous' }), true)
  }
})

test('[CNT-05] [VIS-04] what comes to a block that its holder masked is masked, to one masked in part it is not', () => {
  const shown = { maskedToProfessionals: false, invisibleToPatient: false, invisibleToRepresentatives: false }
  const arriving = { typeCode: 'REMB', visibility: shown }
  const of = (
    maskedBy: 'holder' | 'professional' | undefined,
    status: 'approved' | 'deprecated' = 'approved',
  ) => ({
    typeCode: 'REMB',
    status,
    maskedBy,
  })
  const other = { ...of(undefined), typeCode: '11488-4' }
  assert.equal(arrivesMasked(arriving, [of('holder'), other, of(undefined, 'deprecated')]), true)
  for (const present of [
    [],
    [other],
    [of('holder'), of(undefined)],
    [of('professional')],
    [of('holder', 'deprecated')],
  ])
    assert.equal(arrivesMasked(arriving, present), false)
  assert.equal(arrivesMasked({ ...arriving, typeCode: '11488-4' }, [of('holder')]), false)
  const unseen = { ...arriving, visibility: { ...shown, invisibleToPatient: true } }
  assert.equal(arrivesMasked(unseen, [of('holder')]), false)
})
