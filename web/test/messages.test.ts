/** What answers a gesture is said to who does not see it (RGAA 7.5, WCAG 4.1.3). */
import assert from 'node:assert/strict'
import test from 'node:test'
import { pageStates } from './states.ts'
import { textOf } from './text.ts'

/** How each begins: what stands on its page whatever the reader just did, and answers nothing. */
const standing: readonly string[] = [
  'Alimenté automatiquement par l’Assurance Maladie.',
  'Allergies signalées :',
  'Aucune règle n’est en vigueur :',
  'Attention, ce document n’est pas visible du patient',
  'C’est une urgence : appelez',
  'Ce code n’est montré qu’une fois.',
  'Ce document est momentanément indisponible.',
  'Ce document ne peut pas être affiché ici.',
  'Ce fichier contient toute votre santé.',
  'Ce navigateur ne peut pas garder de copie.',
  'Ce navigateur ne sait pas créer de clé d’accès.',
  'Certains documents sont momentanément indisponibles.',
  'Ces mesures sont notées par vous ou par vos proches.',
  'Cette liste rassemble ce que',
  'Cette page a besoin de JavaScript.',
  'Cette page est pour information.',
  'Démonstration : le code est',
  'La carte d’urgence ne peut pas être vérifiée en ce moment.',
  'La réponse est en retard.',
  'Les derniers lecteurs ne peuvent pas être montrés en ce moment.',
  'Les nouveaux documents ne peuvent pas être montrés en ce moment.',
  'Les directives anticipées n’y seront plus trouvées',
  'L’ancienne version ne sera pas gardée.',
  'L’archive n’a pas pu être préparée.',
  'Quelqu’un vous a invité à ouvrir un carnet avec lui.',
  'Règles provisoires, en attente',
  'Seul un soignant peut interpréter vos résultats.',
  'Tous vos documents sont masqués aux professionnels de santé, ceux à venir compris.',
  'Toute personne qui scanne ce code pourra lire :',
  'Vos vaccins ne peuvent pas être vérifiés en ce moment.',
  'Voulez-vous garder votre carnet ?',
  'La personne ne s’oppose pas à votre consultation',
  'La personne vous a autorisé à consulter son DMP.',
  'Votre profession ne figure pas dans la matrice',
  'Une copie d’un autre compte est sur cet appareil.',
  'Votre autorisation sur ce DMP a expiré.',
  'Vous n’êtes pas autorisé à consulter ce DMP',
  'Vous avez signalé une allergie :',
  'Vous êtes sur le point de lire un résultat important.',
]

type Message = { readonly state: string; readonly tone: string; readonly role: string; readonly text: string }

const messages = Object.entries(pageStates).flatMap(([state, page]) =>
  [...page.matchAll(/<div class="notice ([a-z]+)"(?: role="([a-z]+)")?>([\s\S]*?)<\/div>/g)].map(
    ([, tone = '', role = '', body = '']): Message => ({ state, tone, role, text: textOf(body).trim() }),
  ),
)

test('every message that answers what the reader did is announced: no other is left than those that stand on their page', () => {
  assert.ok(messages.length > 70, `only ${messages.length} messages found`)
  const silent = messages.filter(({ role }) => role === '')
  assert.deepEqual(
    silent.filter(({ text }) => !standing.some((start) => text.startsWith(start))),
    [],
  )
  assert.deepEqual(
    standing.filter((start) => !silent.some(({ text }) => text.startsWith(start))),
    [],
    'no longer on any page',
  )
})

test('what was done waits for its turn to be said; what was refused interrupts', () => {
  for (const { state, tone, role, text } of messages) {
    if (tone === 'done') assert.equal(role, 'status', `${state}: ${text}`)
    if (tone === 'urgent' && role !== '') assert.equal(role, 'alert', `${state}: ${text}`)
  }
})

/** What a script writes in the page, or what a form that only looks for something answers. */
const answers: Readonly<Record<string, RegExp>> = {
  'add-document': /<p id="photo"[^>]* role="status"/,
  'passkey-create': /<p id="cle-etat" role="status"/,
  'passkey-login': /<p id="cle-etat" role="status"/,
  'professionals-search': /<p role="status">/,
  'professionals-found-nobody': /<p role="status">/,
  search: /<div role="status"><h2>42\sdocuments/,
  'search-narrowed': /<div role="status"><h2>12\sdocuments/,
  'search-nothing-narrowed': /<div role="status"><div class="empty">/,
  'search-nothing': /<div role="status"><div class="empty">/,
  'take-away-asked': /<p role="status">/,
  'access-matrix-unknown': /<div class="notice plain" role="status">/,
}

test('what a search finds and what a script says are announced too', () => {
  for (const [state, announced] of Object.entries(answers))
    assert.ok(announced.test(pageStates[state]!), state)
})

test('a field that was refused says why to who hears it: it is marked, and tied to its reason', () => {
  const refused = Object.entries(pageStates).flatMap(([state, page]) =>
    [...page.matchAll(/<(?:input|select|textarea)[^>]*aria-invalid="true"[^>]*>/g)].map(([field]) => ({
      state,
      field,
    })),
  )
  assert.ok(refused.length > 20, `only ${refused.length} refused fields found`)
  for (const { state, field } of refused)
    assert.match(field, /aria-describedby="[^"]+"/, `${state}: ${field}`)
})
