import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Action } from '@carnet/core/model/decision.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import { type LifeChange, type NoticedAct, noticesOf, toldOfLifeChange } from './notices.ts'
import {
  carer,
  doctor,
  holder,
  hospitalServer,
  mandate,
  now,
  nurse,
  otherDoctor,
  parent,
  record,
  regulator,
  secretary,
  settings,
} from './test/people.ts'

const told = (act: Partial<NoticedAct>, about: Partial<RecordFacts> = {}) =>
  noticesOf({
    caller: doctor,
    action: 'readDocument',
    done: true,
    record: record({ medecinTraitant: otherDoctor.id, ...about }),
    settings,
    now,
    ...act,
  }).map(({ to, cause }) => `${to} ${cause}`)

test('[TRA-07] the holder is told of each access by a professional, and he alone', () => {
  for (const action of ['findDocuments', 'findReferences', 'readDocument', 'listTraces'] as const)
    for (const caller of [doctor, nurse, otherDoctor])
      assert.deepEqual(told({ caller, action }), ['holder access'], action)
})

test('[VIS-05] [TRA-06] a reading of what the holder may not know of yet sends nothing, but in an emergency', () => {
  assert.deepEqual(told({ keptFrom: 'holder' }), [])
  assert.deepEqual(told({ keptFrom: 'holder', caller: { ...nurse, mode: 'brisDeGlace' } }), [
    'holder brisDeGlace',
    'medecinTraitant brisDeGlace',
  ])
})

test('[VIS-08] [VIS-09] nor does that of what is kept from who represents him, when somebody does', () => {
  const alone = { birthDate: '1980-01-15', mandates: [] }
  assert.deepEqual(told({ keptFrom: 'representatives' }, alone), ['holder access'])
  for (const mandates of [[mandate('tutor')], [mandate('curator')]])
    assert.deepEqual(told({ keptFrom: 'representatives' }, { birthDate: '1980-01-15', mandates }), [])
})

test('[EMG-07] an emergency access is told to the holder and to the médecin traitant', () => {
  for (const action of ['findDocuments', 'readDocument', 'submitDocuments'] as const) {
    const inBrisDeGlace = told({ caller: { ...nurse, mode: 'brisDeGlace' }, action })
    assert.deepEqual(inBrisDeGlace, ['holder brisDeGlace', 'medecinTraitant brisDeGlace'])
    const inCentre15 = told({ caller: { ...regulator, mode: 'centre15' }, action })
    assert.deepEqual(inCentre15, ['holder centre15', 'medecinTraitant centre15'])
  }
})

test('[EMG-07] [TRA-07] to look for a record is no access, in an emergency either: namesakes are not told', () => {
  const urgent = { ...regulator, mode: 'centre15' } as const
  for (const action of ['testExistence', 'searchPatients', 'listPatients'] as const)
    assert.deepEqual(told({ caller: urgent, action }), [], action)
  const rechercheParTraits = { ...settings.rechercheParTraits, isAccess: true }
  assert.deepEqual(
    told({ caller: urgent, action: 'searchPatients', settings: { ...settings, rechercheParTraits } }),
    ['holder centre15', 'medecinTraitant centre15'],
  )
})

test('the médecin traitant is not told of what he did himself, nor where there is none', () => {
  const caller = { ...otherDoctor, mode: 'brisDeGlace' } as const
  assert.deepEqual(told({ caller }), ['holder brisDeGlace'])
  assert.deepEqual(told({ caller }, { medecinTraitant: null }), ['holder brisDeGlace'])
})

test('[TRA-07] a refused attempt by itself sends nothing, in no mode', () => {
  for (const mode of ['normal', 'brisDeGlace', 'centre15'] as const)
    assert.deepEqual(told({ caller: { ...doctor, mode }, done: false }), [])
})

test('to feed the record, or to test that it exists, is no access', () => {
  const actions: readonly Action[] = ['submitDocuments', 'replaceDocument', 'deleteDocument', 'authorise']
  for (const action of actions) assert.deepEqual(told({ action }), [], action)
  for (const mode of ['normal', 'brisDeGlace'] as const)
    assert.deepEqual(told({ caller: { ...doctor, mode }, action: 'testExistence' }), [])
  for (const caller of [secretary, hospitalServer])
    assert.deepEqual(told({ caller, action: 'findReferences' }), [])
})

test('the holder’s own visits are no news to him', () => {
  assert.deepEqual(told({ caller: holder }), [])
})

test('[VIS-09] nothing is sent to the holder of a secret session: his representatives may read it', () => {
  const secret = { ...doctor, secretSession: true }
  assert.deepEqual(told({ caller: secret }), [])
  assert.deepEqual(told({ caller: { ...secret, mode: 'brisDeGlace' } }), ['medecinTraitant brisDeGlace'])
})

test('[VIS-09] [TRA-07] a holder of age whom nobody represents is told of it, whatever the session calls itself', () => {
  const secret = { ...doctor, secretSession: true }
  const alone = { birthDate: '1980-01-15', mandates: [mandate('parent'), mandate('carer')] }
  assert.deepEqual(told({ caller: secret }, alone), ['holder access'])
  const inEmergency = told({ caller: { ...secret, mode: 'brisDeGlace' } }, alone)
  assert.deepEqual(inEmergency, ['holder brisDeGlace', 'medecinTraitant brisDeGlace'])
  for (const kind of ['tutor', 'curator'] as const)
    assert.deepEqual(told({ caller: secret }, { ...alone, mandates: [mandate(kind)] }), [], kind)
  const ended = [mandate('tutor', { until: now })]
  assert.deepEqual(told({ caller: secret }, { ...alone, mandates: ended }), ['holder access'])
})

test('[LIF-13] [LIF-16] [LIF-20] a record closed or opened again is told to its holder and to who else represents him', () => {
  const facts = record({ mandates: [mandate('parent'), mandate('tutor'), mandate('carer')] })
  const told = (act: Partial<LifeChange>) => {
    const asked = { caller: parent, record: facts, motive: undefined, settings, now, ...act }
    const { holder, mandates } = toldOfLifeChange(asked)
    return [...(holder ? ['holder'] : []), ...mandates.map(({ kind }) => kind)]
  }
  for (const motive of ['representativeRequest', undefined] as const)
    assert.deepEqual(told({ motive }), ['holder', 'tutor'])
  assert.deepEqual(told({ caller: holder, motive: 'holderRequest' }), ['holder', 'parent', 'tutor'])
  assert.deepEqual(told({ caller: doctor, motive: 'holderRequest' }), ['holder', 'parent', 'tutor'])
  const asking = { ...facts, mandates: [mandate('carer', { wantsNotices: true })] }
  assert.deepEqual(told({ record: asking }), ['holder', 'carer'], 'a carer who asked for it')
  assert.deepEqual(told({ record: asking, caller: carer }), ['holder'])
  const over = { ...facts, mandates: [mandate('tutor', { until: now })] }
  assert.deepEqual(told({ record: over }), ['holder'], 'nobody whose mandate is over')
})

test('[LIF-19] a death sends no message; whatever else closes a record is told, a session that calls itself secret too', () => {
  const asked = { record: record({ mandates: [mandate('tutor')] }), settings, now } as const
  const nobody = { holder: false, mandates: [] }
  assert.deepEqual(toldOfLifeChange({ ...asked, caller: doctor, motive: 'death' }), nobody)
  const secretly = { ...doctor, secretSession: true }
  const told = toldOfLifeChange({ ...asked, caller: secretly, motive: 'holderRequest' })
  assert.deepEqual([told.holder, told.mandates.map(({ kind }) => kind)], [true, ['tutor']])
})
