import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDisplay } from '../display.ts'
import { loginPage } from '../patient/login.ts'
import { common } from '../words/page.ts'
import { pageStates } from './states.ts'
import { textOf } from './text.ts'

const state = (name: string) => pageStates[name]!

test('a refused log-in says the same whatever was wrong, keeps the identifier and never gives a password back', () => {
  const page = state('login-mismatch')
  assert.ok(textOf(page).includes('L’identifiant et le mot de passe ne vont pas ensemble.'))
  assert.ok(page.includes('value="amina"'))
  assert.ok(!/type="password"[^>]*value=/.test(page))
})

test('each missing answer is named at the top with a link, and beside its field', () => {
  const page = state('login-missing')
  assert.match(
    page,
    /role="alert"[\s\S]*<a href="#identifiant">Écrivez votre identifiant\.<\/a>[\s\S]*<a href="#motDePasse">/,
  )
  assert.match(
    page,
    /id="identifiant"[^>]*aria-describedby="identifiant-aide identifiant-erreur" aria-invalid="true"/,
  )
})

test('too many tries: how long to wait, nothing to correct', () => {
  const page = state('login-locked')
  assert.ok(textOf(page).includes('attendez 15 minutes'))
  assert.ok(!page.includes('aria-invalid'))
})

test('password managers and pasted codes work', () => {
  assert.ok(state('login').includes('autocomplete="username"'))
  assert.ok(state('login').includes('autocomplete="current-password"'))
  assert.match(state('code'), /type="text" autocomplete="one-time-code" inputmode="numeric"/)
})

test('the code page says where the code went, how long it lives, how many tries are left, and sends another', () => {
  assert.ok(textOf(state('code')).includes('Nous avons envoyé un code à l’adresse a•••@exemple.fr. '))
  assert.ok(textOf(state('code')).includes('Le code est valable 10 minutes.'))
  assert.ok(textOf(state('code-wrong')).includes('Il vous reste 3 essais.'))
  assert.ok(textOf(state('code-exhausted')).includes('Demandez un nouveau code.'))
  assert.ok(textOf(state('code-resent')).includes('Un nouveau code est parti.'))
  assert.ok(state('code').includes('name="renvoyer" value="oui"'))
})

test('only a demonstration shows the code', () => {
  assert.ok(textOf(state('code')).includes('Démonstration : le code est 402118'))
  assert.ok(!textOf(state('code-wrong')).includes('402118'))
})

test('what was typed cannot leave its field', () => {
  const page = loginPage({
    helpPhone: '3422',
    assets: {
      stylesheet: '/a.css',
      icon: '/a.svg',
      photoScript: '',
      readAloudScript: '',
      passkeyScript: '',
      deviceCopyScript: '',
      withoutNetworkScript: '',
      passphraseScript: '',
      manifest: '',
      sessionScript: '',
    },
    display: plainDisplay,
    demo: false,
    csrf: 'x',
    identifier: '"><script>',
  })
  assert.ok(page.includes('value="&quot;&gt;&lt;script&gt;"'))
})

test('an expired session says that nothing was lost', () => {
  assert.ok(textOf(state('login-expired')).includes('Votre session a expiré. Rien n’a été perdu'))
  assert.ok(textOf(state('error-expired')).includes('Votre session a expiré'))
})

test('an error gives its reference and a way out', () => {
  assert.ok(textOf(state('error-failure')).includes('donnez cette référence à l’aide : K7-2P4Q'))
  assert.ok(state('error-not-found').includes('href="/carnet/documents"'))
})

test('whose record it is stands in the title and on the cover, with its elision', () => {
  assert.ok(state('documents').includes('<title>Mes documents — Carnet d’Amina Diallo</title>'))
  assert.deepEqual(['Amina', 'Karim', 'Yves', 'Yasmine', 'Élise', 'Hugo'].map(common.recordOf), [
    'Carnet d’Amina',
    'Carnet de Karim',
    'Carnet d’Yves',
    'Carnet de Yasmine',
    'Carnet d’Élise',
    'Carnet de Hugo',
  ])
})

test('the emergency numbers and the help stand on every page of ours', () => {
  // The text of a document is framed, or goes to paper; an archive is read away from here.
  const others = (name: string) =>
    name === 'content' || name.startsWith('archive-') || name.startsWith('document-print')
  // A patient is told to call; a professional, where the regulation is.
  for (const [name, page] of Object.entries(pageStates))
    if (!others(name))
      assert.match(textOf(page), /(appelez le 15 ou le|Régulation médicale : 15 ou) 112/, name)
})

test('the ribbon is there in demonstration, and only then', () => {
  assert.ok(state('documents').includes('class="ribbon"'))
  assert.ok(!state('documents-empty').includes('class="ribbon"'))
})
