import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countsInRecap, feedersTold, feedsByItself, lastRecapDue } from './feeders.ts'
import { defaultRuleSettings } from './settings.ts'
import { dentist, document, holder, hospitalServer, now, otherDoctor, secretary } from './test/people.ts'

const day = (on: string) => new Date(`${on}T10:00:00Z`)
const pharmacies = { id: defaultRuleSettings.dossierPharmaceutique, sector: null }
const insurance = { id: '1750000001', sector: 'SA24' }
const hospital = { id: '1990000001', sector: 'SA01' }
const sent = (by: { readonly id: string }, on: string, hidden = false) => ({
  ...document({ depositorId: by.id, submittedAt: day(on) }),
  hidden,
})
const told = (
  services: readonly { readonly id: string; readonly sector: string | null }[],
  documents: readonly ReturnType<typeof sent>[],
  opposes = false,
) =>
  feedersTold(services, documents, ({ hidden }) => !hidden, defaultRuleSettings, opposes).map(
    ({ kind, lastAt }) => `${kind} ${lastAt.toISOString().slice(0, 10)}`,
  )

test('[TRA-10] a service feeds by the certificate of a structure; a card, staff and the holder are persons', () => {
  assert.equal(feedsByItself(hospitalServer), hospitalServer.structure.id)
  assert.equal(feedsByItself({ ...otherDoctor, authentication: 'INDIRECTE' }), otherDoctor.structure.id)
  for (const person of [otherDoctor, dentist, secretary, holder])
    assert.equal(feedsByItself(person), undefined)
})

test('[TRA-10] each service is told once, with the day that it last sent something, the latest first', () => {
  const documents = [
    sent(hospital, '2026-01-03'),
    sent(pharmacies, '2026-02-01'),
    sent(insurance, '2025-12-24'),
    sent(hospital, '2026-03-05'),
  ]
  assert.deepEqual(told([insurance, hospital, pharmacies], documents), [
    'structure 2026-03-05',
    'dossierPharmaceutique 2026-02-01',
    'assuranceMaladie 2025-12-24',
  ])
})

test('[TRA-10] what is hidden from the reader dates nothing, and a service of which all is hidden is no service', () => {
  const documents = [sent(hospital, '2026-01-03'), sent(hospital, '2026-03-05', true)]
  assert.deepEqual(told([hospital, insurance], [...documents, sent(insurance, '2026-03-06', true)]), [
    'structure 2026-01-03',
  ])
  assert.deepEqual(told([hospital], []), [])
})

test('[TRA-10] the Dossier Pharmaceutique that was objected to is no service any more', () => {
  const documents = [sent(pharmacies, '2026-02-01'), sent(insurance, '2026-02-02')]
  assert.deepEqual(told([pharmacies, insurance], documents, true), ['assuranceMaladie 2026-02-02'])
})

test('[TRA-10] a message counts neither what waits to be announced, nor what representatives do not see', () => {
  const { visibility } = document()
  assert.equal(countsInRecap(document()), true)
  assert.equal(countsInRecap(document({ visibility: { ...visibility, maskedToProfessionals: true } })), true)
  assert.equal(countsInRecap(document({ visibility: { ...visibility, invisibleToPatient: true } })), false)
  assert.equal(
    countsInRecap(document({ visibility: { ...visibility, invisibleToRepresentatives: true } })),
    false,
  )
  assert.equal(countsInRecap(document({ typeCode: 'E1762', typeSystem: 'ASTM' })), false)
})

test('[TRA-10] the recap is due ninety days after the first feed, or after the last recap', () => {
  assert.equal(lastRecapDue(now, defaultRuleSettings).toISOString(), '2025-12-17T09:00:00.000Z')
  assert.equal(lastRecapDue(now, { serviceRecapDays: 1 }).toISOString(), '2026-03-16T09:00:00.000Z')
})
