import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classOfType, displayOf, isInSet } from '@carnet/core/codes/value-sets.ts'
import type { Caller } from '@carnet/core/model/caller.ts'
import { decide, decideDocument } from './decide.ts'
import {
  fileBytesMax,
  holderTypeSystem,
  holderTypes,
  objectionToDeletion,
  objectionToFile,
  readDescription,
} from './holder-documents.ts'
import { defaultRuleSettings as settings } from './settings.ts'
import * as they from './test/people.ts'

const today = '2026-03-17'
const typed = { title: ' Bilan sanguin ', type: 'DOCPAT05', careOn: '2026-03-16' }

test('[VIS-19] a file of at most 5 Mo: not a byte more', () => {
  assert.equal(fileBytesMax(settings), 5_242_880)
})

test('[VIS-19] .pdf .txt .rtf .jpg .jpeg .tif .tiff enter, when they hold what their name says', () => {
  const ask = (fileName: string, mediaType: string | undefined) =>
    objectionToFile({ fileName, mediaType }, settings)
  for (const [fileName, mediaType] of [
    ['a.pdf', 'application/pdf'],
    ['A.PDF', 'application/pdf'],
    ['a.b.txt', 'text/plain'],
    ['a.rtf', 'text/rtf'],
    ['a.jpg', 'image/jpeg'],
    ['a.JPEG', 'image/jpeg'],
    ['a.tif', 'image/tiff'],
    ['a.tiff', 'image/tiff'],
  ] as const)
    assert.equal(ask(fileName, mediaType), undefined, fileName)
  for (const fileName of ['a.png', 'a.html', 'a.exe', 'a', '', '.pdf.exe', 'a.docx', 'a.xml'])
    assert.equal(ask(fileName, 'application/pdf'), 'notAccepted', fileName)
  assert.equal(ask('a.pdf', 'text/plain'), 'notWhatItSays')
  assert.equal(ask('a.jpg', 'image/tiff'), 'notWhatItSays')
  assert.equal(ask('a.pdf', undefined), 'notWhatItSays')
})

test('[VIS-19] a deployment that accepts fewer files refuses the others', () => {
  const fewer = { patientFileTypes: ['.pdf'] }
  assert.equal(objectionToFile({ fileName: 'a.txt', mediaType: 'text/plain' }, fewer), 'notAccepted')
})

test('[CNT-01] every type that a holder may choose is one of the DMP, deposited by the patient, the first of class 90', () => {
  const at = new Date(`${today}T12:00:00Z`)
  for (const type of holderTypes) {
    assert.ok(isInSet('J66', type, holderTypeSystem, at), type)
    assert.match(displayOf('J66', type) ?? '', /patient/)
  }
  assert.equal(classOfType(holderTypes[0])?.code, '90')
})

test('[VIS-13] a description is read as a browser sends it, and as people type it', () => {
  assert.deepEqual(readDescription(typed, today), {
    title: 'Bilan sanguin',
    type: 'DOCPAT05',
    careOn: '2026-03-16',
  })
  for (const [careOn, day] of [
    ['17/03/2026', today],
    ['1/2/2026', '2026-02-01'],
    [' 17.03.2026 ', today],
    ['2024-02-29', '2024-02-29'],
  ] as const) {
    const read = readDescription({ ...typed, careOn }, today)
    assert.equal('careOn' in read && read.careOn, day)
  }
})

test('[VIS-13] everything that is wrong with a description is told at once', () => {
  const objections = (more: Partial<typeof typed>) => {
    const read = readDescription({ ...typed, ...more }, today)
    return 'objections' in read ? read.objections : []
  }
  assert.deepEqual(objections({ title: '  ', type: '11502-2', careOn: '' }), [
    'titleMissing',
    'typeUnknown',
    'dayUnreadable',
  ])
  assert.deepEqual(objections({ title: 'é'.repeat(129) }), ['titleTooLong'])
  assert.deepEqual(objections({ title: 'é'.repeat(128) }), [])
  assert.deepEqual(objections({ title: 'a\u202Eb' }), ['titleUnreadable'])
  assert.deepEqual(objections({ type: 'EXPPAT_3' }), ['typeUnknown'])
  assert.deepEqual(objections({ careOn: '2026-03-18' }), ['dayInFuture'])
  for (const careOn of [
    '2026-02-30',
    '2026-13-01',
    '31/04/2026',
    '17/03/26',
    '0026-01-01',
    '1879-12-31',
    'hier',
  ])
    assert.deepEqual(objections({ careOn }), ['dayUnreadable'], careOn)
})

const mandates = [
  ...(['parent', 'tutor', 'curator'] as const).map((kind) => they.mandate(kind)),
  they.mandate('carer', { mayWrite: true }),
]

test('[VIS-13] the holder renames and deletes what he deposited, whoever acts for him, and a carer whom he lets; nothing else', () => {
  const may = (caller: Caller, action: 'editDocument' | 'deleteDocument', depositorId: string) => {
    const access = { action, mode: 'normal' } as const
    const facts = they.document({ depositorId, authorIds: [they.camille.ins] })
    const question = {
      caller,
      record: they.record({ authorisations: [they.permit(they.otherDoctor)], mandates }),
      access,
      settings,
      matrix: they.provisional,
      now: they.now,
    }
    const onRecord = decide(question)
    const decision = onRecord.allowed ? decideDocument({ ...question, document: facts }) : onRecord
    return decision.allowed ? 'allowed' : decision.reason
  }
  for (const action of ['editDocument', 'deleteDocument'] as const) {
    for (const who of [they.holder, they.parent, they.tutor, they.carer]) {
      assert.equal(may(who, action, 'TITULAIRE'), 'allowed')
      // The patient is named among its authors, and a professional deposited it.
      assert.equal(may(who, action, they.doctor.id), 'notDepositedByHolder')
    }
    assert.equal(may(they.curator, action, 'TITULAIRE'), 'actionNotAllowedForCaller')
    assert.equal(may(they.stranger, action, 'TITULAIRE'), 'notTheHolder')
  }
  assert.equal(may(they.doctor, 'editDocument', 'TITULAIRE'), 'actionNotAllowedForCaller')
  assert.equal(may(they.otherDoctor, 'deleteDocument', 'TITULAIRE'), 'patientsOwnDocument')
})

test('[VIS-13] ten documents at most are deleted at once', () => {
  assert.equal(objectionToDeletion(10, settings), undefined)
  assert.equal(objectionToDeletion(11, settings), 'tooManyToDelete')
})

test('[VIS-19] [EHDS-02] the holder adds to his record, who acts for him, and a carer whom he lets; a curator does not', () => {
  const may = (caller: Caller, facts = they.record({ mandates })) => {
    const access = { action: 'submitDocuments', mode: 'normal' } as const
    const question = { caller, record: facts, access, settings, matrix: they.provisional, now: they.now }
    const decision = decide(question)
    return decision.allowed ? 'allowed' : decision.reason
  }
  for (const who of [they.holder, they.parent, they.tutor, they.carer]) assert.equal(may(who), 'allowed')
  assert.equal(may(they.curator), 'actionNotAllowedForCaller')
  assert.equal(may(they.stranger), 'notTheHolder')
  assert.equal(may(they.holder, they.record({ state: 'closed' })), 'recordClosed')
  assert.equal(may(they.carer, they.record()), 'actionNotAllowedForCaller')
  assert.equal(may(they.carer, they.record({ mandates: [] })), 'mandateOver')
})

test('[VIS-16] directives anticipées are filed by a holder of age, and by nobody in his place', () => {
  const adult = they.record({ birthDate: '1980-05-04' })
  const may = (caller: Caller, facts = adult) => {
    const access = { action: 'fileDirectives', mode: 'normal' } as const
    const question = { caller, record: facts, access, settings, matrix: they.provisional, now: they.now }
    const decision = decide(question)
    return decision.allowed ? 'allowed' : decision.reason
  }
  assert.equal(may(they.holder), 'allowed')
  assert.equal(may(they.holder, they.record()), 'directivesNotForMinors')
  for (const who of [they.parent, they.tutor, they.curator, they.carer, they.doctor])
    assert.equal(may(who), 'actionNotAllowedForCaller')
})

test('[VIS-17] the holder himself says that he read about organ donation, at any age, and nobody for him', () => {
  const may = (caller: Caller, facts = they.record()) => {
    const access = { action: 'acknowledgeOrganDonation', mode: 'normal' } as const
    const question = { caller, record: facts, access, settings, matrix: they.provisional, now: they.now }
    const decision = decide(question)
    return decision.allowed ? 'allowed' : decision.reason
  }
  assert.equal(may(they.holder), 'allowed')
  assert.equal(may(they.holder, they.record({ birthDate: '1980-05-04' })), 'allowed')
  assert.equal(may(they.stranger), 'notTheHolder')
  assert.equal(may(they.holder, they.record({ state: 'closed' })), 'recordClosed')
  for (const who of [they.parent, they.tutor, they.curator, they.carer, they.doctor])
    assert.equal(may(who), 'actionNotAllowedForCaller')
})

test('[VIS-16] directives are not renamed into something else, and nobody deletes them for their author', () => {
  const may = (caller: Caller, action: 'editDocument' | 'deleteDocument') => {
    const access = { action, mode: 'normal' } as const
    const document = they.document({ depositorId: 'TITULAIRE', typeCode: 'EXPPAT_3', classCode: '90' })
    const question = {
      caller,
      record: they.record(),
      access,
      settings,
      matrix: they.provisional,
      now: they.now,
    }
    return decideDocument({ ...question, document }).allowed
  }
  assert.equal(may(they.holder, 'deleteDocument'), true)
  assert.equal(may(they.holder, 'editDocument'), false)
  for (const who of [they.parent, they.tutor, they.carer]) assert.equal(may(who, 'deleteDocument'), false)
})
