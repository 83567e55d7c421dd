import assert from 'node:assert/strict'
import test from 'node:test'
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import {
  decideNewVersion,
  decideReplacement,
  decideVisibilityChange,
  statusChangeOf,
  visibilityOfReplacement,
} from './document-changes.ts'
import { document, masked, secret, settings, unannounced, visible } from './test/people.ts'

test('[VIS-03] [VIS-09] what replaces a masked or secret document is so too, whatever its deposit says', () => {
  assert.deepEqual(visibilityOfReplacement(masked, visible), masked)
  assert.deepEqual(visibilityOfReplacement(secret, visible), secret)
  assert.deepEqual(visibilityOfReplacement(visible, masked), masked)
  assert.deepEqual(visibilityOfReplacement(visible, visible), visible)
})

test('[VIS-06] what replaces a document says itself whether the patient may see it', () => {
  assert.deepEqual(visibilityOfReplacement(unannounced, visible), visible)
  assert.deepEqual(visibilityOfReplacement(visible, unannounced), unannounced)
})

test('a current document is replaced, an old version or an archived one is not', () => {
  assert.equal(decideReplacement(document(), undefined), undefined)
  assert.equal(decideReplacement(document(), document().uniqueId), undefined)
  assert.equal(
    decideReplacement(document({ status: 'deprecated' }), undefined)?.reason,
    'documentAlreadyReplaced',
  )
  assert.equal(
    decideReplacement(document({ status: 'archived' }), undefined)?.reason,
    'replacementNotAcceptable',
  )
})

test('the document that the CDA says to replace is the one that the lot replaces', () => {
  assert.equal(decideReplacement(document(), '1.2.999')?.reason, 'replacementNotAcceptable')
})

test('Approved and Archived change into each other and into Deleted; nothing else is offered', () => {
  const statuses: readonly DocumentStatus[] = ['approved', 'deprecated', 'archived', 'deleted']
  const offered = statuses.flatMap((from) =>
    statuses.flatMap((to) => {
      const action = statusChangeOf(from, to)
      return action === undefined ? [] : [`${from} → ${to}: ${action}`]
    }),
  )
  assert.deepEqual(offered, [
    'approved → archived: archiveDocument',
    'approved → deleted: deleteDocument',
    'archived → approved: unarchiveDocument',
    'archived → deleted: deleteDocument',
  ])
})

test('each difference of visibility is a change with its own right', () => {
  assert.deepEqual(decideVisibilityChange(visible, masked, settings), { changes: ['maskDocument'] })
  assert.deepEqual(decideVisibilityChange(masked, visible, settings), { changes: ['unmaskDocument'] })
  assert.deepEqual(decideVisibilityChange(unannounced, masked, settings), {
    changes: ['maskDocument', 'showToPatient'],
  })
  assert.deepEqual(decideVisibilityChange(secret, visible, settings), { changes: ['showToRepresentatives'] })
})

test('[VIS-02] what the patient may not see yet is not masked as well, but by setting', () => {
  const both = { ...unannounced, maskedToProfessionals: true }
  const change = decideVisibilityChange(unannounced, both, settings)
  assert.ok(change.changes === undefined && change.objection.reason === 'changeNotPossible')
  const cumulated = { ...settings, cumulInvisiblePatientMasquePs: true }
  assert.deepEqual(decideVisibilityChange(unannounced, both, cumulated), { changes: ['maskDocument'] })
  assert.deepEqual(decideVisibilityChange(both, unannounced, settings), { changes: ['unmaskDocument'] })
})

test('[VIS-06] what the patient or his representatives see is never hidden from them again', () => {
  for (const hidden of [unannounced, secret]) {
    const change = decideVisibilityChange(visible, hidden, settings)
    assert.ok(change.changes === undefined && change.objection.reason === 'visibilityIrreversible')
  }
})

test('a change that changes nothing is refused', () => {
  const change = decideVisibilityChange(masked, masked, settings)
  assert.ok(change.changes === undefined && change.objection.reason === 'changeNotPossible')
})

test('a new version is made of the current one, and differs by the visibility alone', () => {
  const current = document({ version: 3 })
  assert.equal(decideNewVersion(current, { previousVersion: 3, changed: [] }), undefined)
  assert.equal(decideNewVersion(current, { previousVersion: undefined, changed: [] }), undefined)
  for (const previousVersion of [1, 2, 4])
    assert.equal(decideNewVersion(current, { previousVersion, changed: [] })?.reason, 'versionNotCurrent')
  const objection = decideNewVersion(current, { previousVersion: 3, changed: ['title', 'author'] })
  assert.equal(objection?.reason, 'metadataUnmodifiable')
  assert.match(objection.detail ?? '', /title, author/)
})
