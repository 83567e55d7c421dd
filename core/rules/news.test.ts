import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Caller } from '@carnet/core/model/caller.ts'
import { newsOf, noticesOfAdded } from './news.ts'
import {
  carer,
  doctor,
  document,
  holder,
  hospital,
  hospitalServer,
  settings,
  structure,
} from './test/people.ts'

const told = (caller: Caller, added = [document()]) =>
  noticesOfAdded(caller, added, settings).map(({ to, cause }) => `${to} ${cause}`)
const seen = (visibility: object) => document({ visibility: { ...document().visibility, ...visibility } })

test('[TRA-08] what another adds is told to the holder once, whatever its number', () => {
  for (const caller of [doctor, hospitalServer, carer])
    assert.deepEqual(told(caller, [document(), document()]), ['holder newDocument'])
})

test('[TRA-08] what he adds himself is no news, nor is a lot of which he may see nothing', () => {
  assert.deepEqual(told(holder), [])
  assert.deepEqual(told(doctor, []), [])
})

test('[TRA-10] the two services that feed every record are told of by their recap alone', () => {
  const insurance: Caller = { ...hospitalServer, structure: structure('1990000004', { sector: 'SA24' }) }
  const pharmacies: Caller = {
    ...hospitalServer,
    structure: { ...hospital, id: settings.dossierPharmaceutique as typeof hospital.id },
  }
  for (const caller of [insurance, pharmacies]) assert.deepEqual(told(caller), [])
})

test('[VIS-09] nothing tells of a secret session, nor of what is kept from his representatives', () => {
  assert.deepEqual(told({ ...doctor, secretSession: true }), [])
  const hidden = seen({ invisibleToRepresentatives: true })
  assert.deepEqual(told(doctor, [hidden]), [])
  assert.deepEqual(told(doctor, [hidden, document()]), ['holder newDocument'])
  assert.deepEqual(newsOf([hidden]), [])
  assert.equal(newsOf([document()]).length, 1)
})
