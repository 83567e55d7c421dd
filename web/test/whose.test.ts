/** Whose record the words speak of. people.md §2. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTheRecord, toldIn } from '../words/whose.ts'

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
  ]
  for (const [sentence, said] of told) assert.equal(toldIn(ines)(sentence), said)
  assert.equal(inTheRecord(ines, 'Masquer ce document'), 'Masquer ce document dans le carnet d’Inès Diallo')
  assert.equal(
    inTheRecord(ines, 'Supprimer ce document\u202f?'),
    'Supprimer ce document dans le carnet d’Inès Diallo\u202f?',
  )
})
