import assert from 'node:assert/strict'
import test from 'node:test'
import type { LeavingAction, LifeAction, OperatorAction } from '@carnet/core/model/decision.ts'
import { closingMotives, type RecordFacts, type RecordState } from '@carnet/core/model/record.ts'
import { decideOpening, type LifeEvent, type LifeState, objectionOfState, stateAfter } from './record-life.ts'
import { regimeInForce, regimes } from './regimes.ts'
import { record, settings } from './test/people.ts'

/** Every arrow of rules.md §3; what is not here cannot happen. */
const arrows = `
none      inform        informed
none      openByConsent active
informed  oppose        opposed
informed  openByDefault active
informed  openByConsent active
opposed   openByConsent active
active    suspend       suspended
active    close         closed
suspended restore       active
suspended close         closed
closed    reopen        active
closed    destroy       destroyed`
const events = 'inform oppose openByDefault openByConsent suspend restore close reopen destroy'.split(' ')
const states = 'none informed opposed active suspended closed destroyed'.split(' ')

test('[LIF-02] [LIF-05] [LIF-08] [LIF-16] [LIF-17] the arrows of the life of a record, and no other', () => {
  const drawn = new Map(
    arrows
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/) as [string, string, string])
      .map(([from, event, to]) => [`${from} ${event}`, to]),
  )
  for (const state of states)
    for (const event of events)
      assert.equal(
        stateAfter(state as LifeState, event as LifeEvent),
        drawn.get(`${state} ${event}`),
        `${state}, ${event}`,
      )
})

test('[LIF-13] [LIF-16] a closed record reopens as active, and nothing ever leaves what is destroyed', () => {
  assert.equal(stateAfter(stateAfter('active', 'close')!, 'reopen'), 'active')
  for (const event of events) assert.equal(stateAfter('destroyed', event as LifeEvent), undefined)
})

const table: readonly (readonly [
  LifeAction | 'testExistence',
  Readonly<Record<RecordState | 'none', string | undefined>>,
])[] = [
  [
    'createRecord',
    {
      none: undefined,
      informed: undefined,
      opposed: undefined,
      active: 'recordAlreadyOpen',
      suspended: 'recordSuspended',
      closed: 'recordAlreadyOpen',
    },
  ],
  [
    'reopenRecord',
    {
      none: 'recordUnknown',
      informed: 'recordNotOpenYet',
      opposed: 'recordOpposed',
      active: 'recordAlreadyOpen',
      suspended: 'recordSuspended',
      closed: undefined,
    },
  ],
  [
    'testExistence',
    {
      none: 'recordUnknown',
      informed: 'recordNotOpenYet',
      opposed: 'recordOpposed',
      active: undefined,
      suspended: 'recordSuspended',
      closed: undefined,
    },
  ],
  ...(['closeRecord', 'readAdministrativeData', 'updateAdministrativeData'] as const).map(
    (action) =>
      [
        action,
        {
          none: 'recordUnknown',
          informed: 'recordNotOpenYet',
          opposed: 'recordOpposed',
          active: undefined,
          suspended: 'recordSuspended',
          closed: 'recordClosed',
        },
      ] as const,
  ),
]

for (const [action, answers] of table)
  test(`[LIF-03] [LIF-08] [LIF-11] [LIF-18] what each state says to ${action}`, () => {
    for (const [state, reason] of Object.entries(answers))
      assert.equal(
        objectionOfState(
          action,
          state === 'none' ? undefined : record({ state: state as RecordState }),
          settings,
        ),
        reason,
        state,
      )
  })

test('[LIF-25] a record attached to Mon espace santé is closed and changed by its holder alone, unless the regime says otherwise', () => {
  const attached = record({ attachedToMes: true })
  const before = { ...settings, attachedRecordsByProfessionals: true }
  for (const action of [
    'closeRecord',
    'updateAdministrativeData',
    'openPatientAccess',
    'changePatientChannel',
    'renewPatientAccess',
  ] as const) {
    assert.equal(objectionOfState(action, attached, settings), 'recordAttachedToMes')
    assert.equal(objectionOfState(action, attached, before), undefined)
    assert.equal(objectionOfState(action, record(), settings), undefined)
  }
  assert.equal(objectionOfState('readAdministrativeData', attached, settings), undefined)
})

const permitted = { etreat: true, btg: true, masked: true }

test('[LIF-08] [LIF-11] without the explicit consent, nothing is opened nor reopened', () => {
  assert.deepEqual(decideOpening({ consent: false, emergency: {} }, permitted), {
    outcome: 'refused',
    reason: 'consentMissing',
  })
})

test('[LIF-09] [EMG-04] boxes left as they are: permit, permit, deny', () => {
  assert.deepEqual(decideOpening({ consent: true, emergency: {} }, settings.emergencyDefault), {
    outcome: 'opened',
    emergency: { etreat: true, btg: true, masked: false },
  })
})

test('[LIF-09] an unticked box is an opposition', () => {
  assert.deepEqual(decideOpening({ consent: true, emergency: { btg: false } }, settings.emergencyDefault), {
    outcome: 'opened',
    emergency: { etreat: true, btg: false, masked: false },
  })
})

const operatorSays = (
  action: OperatorAction | LifeAction | LeavingAction,
  facts: Parameters<typeof record>[0] | 'none',
) => objectionOfState(action, facts === 'none' ? undefined : record(facts), settings, 'operator')

test('[LIF-01] [LIF-04] who has no record is informed, and who has one from before Mon espace santé, once', () => {
  assert.equal(operatorSays('informPerson', 'none'), undefined)
  assert.equal(operatorSays('informPerson', {}), undefined)
  assert.equal(operatorSays('informPerson', { attachedToMes: true }), 'recordAlreadyOpen')
  assert.equal(operatorSays('informPerson', { integration: 'refused' }), 'recordAlreadyOpen')
  assert.equal(operatorSays('informPerson', { state: 'informed' }), 'recordNotOpenYet')
  assert.equal(operatorSays('informPerson', { state: 'opposed' }), 'recordOpposed')
  assert.equal(operatorSays('informPerson', { state: 'closed' }), 'recordClosed')
  assert.equal(operatorSays('informByLetter', { state: 'informed' }), undefined)
  assert.equal(operatorSays('informByLetter', { integration: 'pending' }), undefined)
  assert.equal(operatorSays('informByLetter', {}), 'recordAlreadyOpen')
  assert.equal(operatorSays('informByLetter', 'none'), 'recordUnknown')
})

test('[LIF-08] nobody is told that a record will open by itself under the regime of the explicit consent', () => {
  const { settings: of2011 } = regimeInForce(regimes, new Date('2016-07-04'))
  const says = (facts: RecordFacts | undefined) => objectionOfState('informPerson', facts, of2011, 'operator')
  assert.equal(says(undefined), 'consentMissing')
  assert.equal(says(record({ state: 'informed' })), 'recordNotOpenYet')
})

test('[LIF-03] [LIF-04] [LIF-17] one opposes the opening, the joining or the closing that waits, and nothing else', () => {
  assert.equal(operatorSays('recordOpposition', { state: 'informed' }), undefined)
  assert.equal(operatorSays('recordOpposition', { integration: 'pending' }), undefined)
  assert.equal(operatorSays('recordOpposition', { state: 'suspended' }), undefined)
  assert.equal(operatorSays('recordOpposition', {}), 'recordAlreadyOpen')
  assert.equal(operatorSays('recordOpposition', { state: 'opposed' }), 'recordOpposed')
  assert.equal(operatorSays('recordOpposition', { state: 'closed' }), 'recordClosed')
  assert.equal(operatorSays('recordOpposition', 'none'), 'recordUnknown')
})

test('[LIF-17] an active record is suspended, a suspended one restored or closed', () => {
  assert.equal(operatorSays('suspendRecord', {}), undefined)
  assert.equal(operatorSays('suspendRecord', { state: 'closed' }), 'recordClosed')
  assert.equal(operatorSays('restoreRecord', { state: 'suspended' }), undefined)
  assert.equal(operatorSays('restoreRecord', {}), 'recordAlreadyOpen')
  assert.equal(operatorSays('closeRecord', { state: 'suspended' }), undefined)
  assert.equal(operatorSays('closeRecord', { attachedToMes: true }), undefined)
  assert.equal(operatorSays('closeRecord', { state: 'closed' }), 'recordClosed')
})

test('[LIF-15] only what is closed is deleted on request, and only a request is cancelled', () => {
  const requested = { state: 'closed', deletionRequestedAt: new Date(0) } as const
  assert.equal(operatorSays('requestDeletion', { state: 'closed' }), undefined)
  assert.equal(operatorSays('requestDeletion', {}), 'recordNotClosed')
  assert.equal(operatorSays('requestDeletion', { state: 'suspended' }), 'recordNotClosed')
  assert.equal(operatorSays('cancelDeletion', requested), undefined)
  assert.equal(operatorSays('cancelDeletion', { state: 'closed' }), 'noDeletionRequested')
  assert.equal(objectionOfState('reopenRecord', record(requested), settings), undefined)
})

test('[LIF-15] the holder has deleted what was closed because it was wanted, and cancels a request whoever made it', () => {
  const on = ['holderRequest', 'representativeRequest', 'opposition']
  for (const closedBecause of closingMotives) {
    const closed = record({ state: 'closed', closedBecause })
    assert.equal(
      objectionOfState('requestDeletion', closed, settings, 'holder'),
      on.includes(closedBecause) ? undefined : 'recordClosed',
      closedBecause,
    )
    const requested = { ...closed, deletionRequestedAt: new Date(0) }
    assert.equal(objectionOfState('cancelDeletion', requested, settings, 'holder'), undefined)
  }
  assert.equal(objectionOfState('requestDeletion', record(), settings, 'holder'), 'recordNotClosed')
})

test('[LIF-19] a record closed by a death is reopened by the operator alone, who may have been wrong', () => {
  const dead = record({ state: 'closed', closedBecause: 'death' })
  assert.equal(objectionOfState('reopenRecord', dead, settings), 'recordClosed')
  assert.equal(objectionOfState('reopenRecord', dead, settings, 'operator'), undefined)
})

test('[LIF-13] [LIF-25] the holder closes what is open, attached to Mon espace santé or not, and nothing else', () => {
  const holderSays = (facts: Parameters<typeof record>[0]) =>
    objectionOfState('closeRecord', record(facts), settings, 'holder')
  for (const attachedToMes of [true, false]) assert.equal(holderSays({ attachedToMes }), undefined)
  assert.equal(holderSays({ state: 'closed' }), 'recordClosed')
  assert.equal(holderSays({ state: 'suspended' }), 'recordSuspended')
  const attached = record({ attachedToMes: true })
  assert.equal(
    objectionOfState('updateAdministrativeData', attached, settings, 'holder'),
    'recordAttachedToMes',
  )
})

test('[LIF-16] the holder reopens what was closed because it was wanted, and nothing that was closed for another reason', () => {
  const on = ['holderRequest', 'representativeRequest', 'opposition']
  for (const closedBecause of closingMotives)
    assert.equal(
      objectionOfState('reopenRecord', record({ state: 'closed', closedBecause }), settings, 'holder'),
      on.includes(closedBecause) ? undefined : 'recordClosed',
      closedBecause,
    )
  assert.equal(
    objectionOfState('reopenRecord', record({ state: 'closed' }), settings, 'holder'),
    'recordClosed',
  )
  assert.equal(objectionOfState('reopenRecord', record(), settings, 'holder'), 'recordAlreadyOpen')
})
