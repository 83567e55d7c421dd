/** Whose record the words speak of. people.md §2. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { doneIn, inTheRecord, toldIn } from '../words/whose.ts'
import type { PageStates } from './states/surroundings.ts'

const ines = { holder: { name: 'Inès Diallo', place: 2 } }
const own = { holder: { name: 'Amina Diallo', place: 0 } }

test('to its holder, the words stay as they are', () => {
  for (const sentence of ['Mes documents', 'Cette personne ne lira plus votre carnet.'])
    assert.equal(toldIn(own)(sentence), sentence)
  assert.equal(inTheRecord(own, 'Masquer ce document'), 'Masquer ce document')
})

test('to a parent, they name the child', () => {
  const told: readonly (readonly [string, string])[] = [
    ['Mes documents', 'Les documents d’Inès Diallo'],
    ['Qui a regardé mon carnet', 'Qui a regardé le carnet d’Inès Diallo'],
    ['Ce document s’ajoute à votre carnet.', 'Ce document s’ajoute au carnet d’Inès Diallo.'],
    ['Il ne lira plus rien de votre carnet.', 'Il ne lira plus rien du carnet d’Inès Diallo.'],
    ['Votre carnet est ouvert.', 'Le carnet d’Inès Diallo est ouvert.'],
    ['Vos remboursements ne changent pas.', 'Ses remboursements ne changent pas.'],
    [
      'Votre médecin traitant voit aussi vos documents masqués.',
      'Son médecin traitant voit aussi ses documents masqués.',
    ],
    ['Même si votre vie est en danger.', 'Même si sa vie est en danger.'],
    ['Demandez à votre médecin traitant.', 'Demandez à son médecin traitant.'],
    ['Mon histoire de santé', 'L’histoire de santé d’Inès Diallo'],
    ['Votre histoire de santé est masquée.', 'Son histoire de santé est masquée.'],
    ['Votre date de naissance n’est pas connue.', 'Sa date de naissance n’est pas connue.'],
    ['Vos documentations', 'Vos documentations'],
  ]
  for (const [sentence, said] of told) assert.equal(toldIn(ines)(sentence), said)
  assert.equal(inTheRecord(ines, 'Masquer ce document'), 'Masquer ce document dans le carnet d’Inès Diallo')
  assert.equal(
    inTheRecord(ines, 'Supprimer ce document\u202f?'),
    'Supprimer ce document dans le carnet d’Inès Diallo\u202f?',
  )
  assert.equal(
    inTheRecord(ines, 'Masquer mon histoire de santé'),
    'Masquer son histoire de santé dans le carnet d’Inès Diallo',
  )
  assert.equal(
    doneIn(ines, 'C’est fait\u00a0: ce document est masqué. Vous pouvez changer d’avis.'),
    'C’est fait\u00a0: ce document est masqué dans le carnet d’Inès Diallo. Vous pouvez changer d’avis.',
  )
  assert.equal(
    doneIn(ines, 'C’est fait\u00a0: il lit votre carnet.'),
    'C’est fait\u00a0: il lit le carnet d’Inès Diallo.',
  )
})

/** How one comes in, and what one's own device keeps: nobody opens these in the record of another. */
const ofHolderAlone =
  /^(?:security|passkey|change-|add-password|contact-|code-contact|devices|device-copy|without-network|invitations|france-connect)/

test('no page of the record of another says « votre carnet »: it says whose it is', async () => {
  const drawn = new Worker(new URL('states/of-another.ts', import.meta.url), { workerData: ines.holder })
  const [pageStates] = (await once(drawn, 'message')) as [PageStates]
  await drawn.terminate()
  const pages = Object.entries(pageStates).filter(
    ([name, page]) => page.includes('class="whose"') && !ofHolderAlone.test(name),
  )
  assert.ok(pages.length > 100, `${pages.length} pages`)
  const said = pages.flatMap(([name, page]) =>
    [...page.matchAll(saidToHolder)].map(
      ({ index }) => `${name}: ${page.slice(Math.max(0, index - 60), index + 60)}`,
    ),
  )
  assert.deepEqual(said, [])
})

const saidToHolder =
  /(?<!\p{L})(?:votre carnet|mon carnet|(?:mon|votre) histoire|(?:mes|vos) (?:documents|directives|professionnels|résultats|traitements)|votre date de naissance)(?!\p{L})/giu
