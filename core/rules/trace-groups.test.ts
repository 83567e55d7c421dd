import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Trace, TraceActor } from '@carnet/core/model/trace.ts'
import { actionsIn, actorTypeOf, groupOf, linesIn, type TraceView } from './trace-groups.ts'

test('[TRA-04] what is done to a document is MEDICAL_DOCUMENT, whoever does it; the rest is GENERAL', () => {
  for (const action of ['readDocument', 'downloadDocument', 'submitDocuments', 'maskEverything'] as const)
    assert.equal(groupOf(action), 'MEDICAL_DOCUMENT')
  for (const action of ['connect', 'blockProfessional', 'changeNoticeChoices', 'openByDefault'] as const)
    assert.equal(groupOf(action), 'GENERAL')
})

test('[TRA-04] [TRA-10] what a structure feeds by its certificate is of a service, what else it asks is not', () => {
  for (const action of ['submitDocuments', 'replaceDocument', 'deleteDocument'] as const) {
    assert.equal(actorTypeOf('structure', { action, outcome: 'done' }), 'SERVICE_TIERS')
    assert.equal(actorTypeOf('structure', { action, outcome: 'refused' }), 'HEALTHCARE_FACILITY')
    for (const kind of ['professional', 'staff', 'patient'] as const)
      assert.notEqual(actorTypeOf(kind, { action, outcome: 'done' }), 'SERVICE_TIERS', kind)
  }
  for (const action of ['testExistence', 'findDocuments', 'findReferences'] as const)
    assert.equal(actorTypeOf('structure', { action, outcome: 'done' }), 'HEALTHCARE_FACILITY')
})

test('[TRA-04] who acts in the holder’s space is PATIENT, staff is its structure, each door has its type', () => {
  assert.deepEqual(
    (['carer', 'professional', 'staff', 'insuranceAgent', 'operator', 'system'] as const).map((kind) =>
      actorTypeOf(kind, { action: 'readDocument', outcome: 'done' }),
    ),
    ['PATIENT', 'HEALTHCARE_PROFESSIONAL', 'HEALTHCARE_FACILITY', 'ENROLMENT', 'SUPPORT', 'SYSTEM'],
  )
})

test('[TRA-04] [TRA-06] every line is in one of the three views, and in one only: none is lost', () => {
  const actions = [...actionsIn('GENERAL'), ...actionsIn('MEDICAL_DOCUMENT'), ...actionsIn('SERVICE_TIERS')]
  const kinds = [
    'cardBearer',
    'carer',
    'insuranceAgent',
    'legalRepresentative',
    'operator',
    'patient',
    'professional',
    'staff',
    'structure',
    'system',
  ] as const
  const isIn = (
    view: TraceView,
    kind: TraceActor['kind'],
    { action, outcome }: Pick<Trace, 'action' | 'outcome'>,
  ) => {
    const { actorKinds, feeds } = linesIn(view)
    if (!actorKinds.includes(kind)) return false
    if (feeds === undefined) return true
    const fed = feeds.actorKinds.includes(kind) && feeds.actions.includes(action) && outcome === 'done'
    return fed === feeds.taken
  }
  for (const kind of kinds)
    for (const action of actions)
      for (const outcome of ['done', 'refused'] as const) {
        const line = { action, outcome }
        const shown = (['own', 'professionals', 'services'] as const).filter((view) => isIn(view, kind, line))
        assert.equal(shown.length, 1, `${kind} ${action}: ${shown.join(', ')}`)
        assert.equal(shown[0] === 'services', actorTypeOf(kind, line) === 'SERVICE_TIERS')
      }
})
