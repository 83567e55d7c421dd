import assert from 'node:assert/strict'
import test from 'node:test'
import type { Ins } from '@carnet/core/model/ins.ts'
import {
  depositorOfImported,
  findStranger,
  maskerOfImported,
  noticesOfImported,
  objectionToImport,
} from './archive-import.ts'
import { holderAsDepositor } from './submission.ts'

const [now, former, other] = ['180019999900168', '180019999900269', '280019999900370'] as Ins[]
const patient = { ins: now!, oid: '1.2.250.1.213.1.4.10' } as const
const identity = {} as never
const holder = { patient, identity, otherMatricules: [former!] }

test('[EHDS-04] an archive enters an empty record alone', () => {
  assert.equal(objectionToImport({ documents: 0, lots: 0 }), undefined)
  // A lot that changed a document says that there was one.
  for (const present of [
    { documents: 1, lots: 0 },
    { documents: 0, lots: 1 },
  ])
    assert.equal(objectionToImport(present), 'recordNotEmpty')
})

test('[FEED-11] [LIF-12] what was written under a former matricule of the person is hers, under another it is not', () => {
  const stated = (ins: Ins | undefined) =>
    findStranger(holder, [
      { source: 'cda', patient: ins === undefined ? undefined : { ...patient, ins }, traits: {} },
    ])
  assert.deepEqual([stated(now), stated(former)], [undefined, undefined])
  assert.match(stated(other)!, /diffère/)
  assert.match(stated(undefined)!, /ne porte pas d’INS/)
})

test('[VIS-13] what she alone wrote stays hers; what another wrote with her is not', () => {
  const by = (...authors: readonly string[]) => depositorOfImported(authors, holder, 'AGENT')
  assert.deepEqual([by(now!), by(former!)], [holderAsDepositor, holderAsDepositor])
  assert.deepEqual([by(), by('899900000017'), by(now!, '899900000017')], ['AGENT', 'AGENT', 'AGENT'])
})

test('[VIS-03] a mask is kept as the holder’s own', () => {
  const none = { maskedToProfessionals: false, invisibleToPatient: false, invisibleToRepresentatives: false }
  assert.equal(maskerOfImported(none), undefined)
  assert.equal(maskerOfImported({ ...none, maskedToProfessionals: true }), 'holder')
})

test('[VIS-09] the message tells representatives of nothing that is kept from them', () => {
  const [shown, secret] = [false, true].map((invisibleToRepresentatives) => ({
    visibility: { invisibleToRepresentatives },
  }))
  const told = { to: 'holder', cause: 'archiveImported' }
  assert.deepEqual(noticesOfImported([]), [])
  assert.deepEqual(noticesOfImported([shown!, secret!]), [told])
  assert.deepEqual(noticesOfImported([secret!]), [{ ...told, keptFromRepresentatives: true }])
})
