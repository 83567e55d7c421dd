/** The history of another's record speaks of its holder, and never of its reader. people.md P-18, P-22. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { actionInWords, tracedActions } from '../words/actions.ts'
import { everyGround } from '../words/grounds.ts'
import { everyRefusal } from '../words/refusals.ts'
import { toldOfHolder } from '../words/told-of-holder.ts'

const told = toldOfHolder({ holder: { name: 'Inès', place: 1 } })

test('what is said of one’s own record is left as it is', () => {
  const own = toldOfHolder({ holder: { name: 'Inès' } })
  assert.equal(own('Vous avez bloqué cette personne.'), 'Vous avez bloqué cette personne.')
})

test('no sentence of the history of another says « vous »', () => {
  const actions = tracedActions.flatMap((action) =>
    (['done', 'refused'] as const).flatMap((outcome) =>
      [1, 3].map((count) => actionInWords({ action, outcome }, 'someone', count)),
    ),
  )
  const sentences = [...actions, ...everyGround(), ...everyRefusal()]
  assert.ok(sentences.length > 300)
  const left = sentences.map(told).filter((each) => /(?<![\p{L}-])(vous|votre|vos)(?!\p{L})/iu.test(each))
  assert.deepEqual(left, [])
})

test('and says it in French', () => {
  const said = [
    ['si vous avez un carnet', 'si Inès a un carnet'],
    ['la liste de vos documents', 'la liste des documents d’Inès'],
    ['à vos professionnels\u00a0: Dr Petit', 'aux professionnels d’Inès\u00a0: Dr Petit'],
    ['votre accord pour lire votre carnet', 'l’accord d’Inès pour lire ce carnet'],
    ['qui vous aide ou vous représente', 'qui aide ou représente Inès'],
    ['Vous n’avez pas bloqué cette personne.', 'Inès n’a pas bloqué cette personne.'],
    ['Vous ne recevez pas de code par ce moyen.', 'Inès ne reçoit pas de code par ce moyen.'],
    ['Vos choix lui permettent de lire votre carnet.', 'Les choix d’Inès lui permettent de lire ce carnet.'],
    ['Votre carnet est ouvert.', 'Le carnet d’Inès est ouvert.'],
    ['Vous ne lui avez pas donné accès à votre carnet.', 'Inès ne lui a pas donné accès à ce carnet.'],
  ] as const
  assert.deepEqual(
    said.map(([sentence]) => told(sentence)),
    said.map(([, expected]) => expected),
  )
})
