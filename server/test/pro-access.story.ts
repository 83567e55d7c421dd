/** What a professional records for the patient on his portal: a consultation, a team, another, a block. people.md W-03; rules.md §4. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { patientAccessUrl, patientTeamUrl, proUrls } from '@carnet/web/pro/addresses.ts'
import { urls } from '@carnet/web/urls.ts'
import { lastTraceOf, patientNamed, professionalIdOf, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { csrfOf, logIn } from './patient-browser.ts'
import { followed, logInByCard, type ProfessionalBrowser } from './professional-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { queryRows } from './what-is-stored.ts'

const denied = 'DMPAccessDeniedByRightsService'

test('on the portal the patient is asked at each consultation, and the wire keeps what it had [CON-03]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const first = await logInByCard(carnet, 'cps-kacem')
  const asked = await openRecord(first, amina.id.ins)
  assert.match(asked.html, /<input id="accord-oui" name="accord" type="checkbox" value="oui">/, 'not ticked')
  assert.match(asked.html, /à chaque consultation/)
  const told = await followed(first, `${asked.at}/accord`, { csrf: csrfOf(asked.html), accord: 'oui' })
  assert.match(told.html, /L’accord est enregistré[\s\S]*le temps de cette session/)
  const list = await lastTraceOf(carnet, amina)
  assert.equal(list.action, 'findDocuments')
  assert.ok(list.checks.some(({ because }) => because === 'consultationConsent'))

  const wire = await carnet.dmp('cps-kacem')
  assert.equal((await wire.findRecord(amina.id)).authorisation, 'NON_EXISTE')
  await refusal(denied, wire.findDocuments(amina.id))

  const hers = await logIn(carnet, amina)
  assert.match((await hers.open(urls.professionals)).html, /Mehdi KACEM[\s\S]*?pour une seule consultation/)

  const second = await logInByCard(carnet, 'cps-kacem')
  const again = await openRecord(second, amina.id.ins)
  assert.match(again.html, /name="accord"/, 'the next session asks again')
  assert.doesNotMatch(again.html, /id="documents"/)

  await followed(first, proUrls.logout, { csrf: csrfOf(first.arrival.html) })
  const left = await queryRows(carnet, `select 1 from authorisation where actor_kind = 'consultation'`)
  assert.deepEqual(left, [], 'it ends with the session')
  assert.doesNotMatch((await hers.open(urls.professionals)).html, /pour une seule consultation/)

  await wire.authorise(amina.id, { gesture: 'consentCollected' })
  const third = await logInByCard(carnet, 'cps-kacem')
  assert.match((await openRecord(third, amina.id.ins)).html, /id="documents"/)
})

test('a member composes the team, tells the patient, and each member reads, nobody else [CON-02]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const leroy = await logInByCard(carnet, 'cps-leroy')
  const page = await openRecord(leroy, amina.id.ins)
  const address = patientTeamUrl(idIn(page.at))
  assert.ok(page.html.includes(`href="${address}"`))
  const petit = professionalIdOf(carnet, 'julien-petit')
  const empty = await leroy.look(address)
  assert.match(
    empty.html,
    /<input id="informe-oui" name="informe" type="checkbox" value="oui">/,
    'not ticked',
  )
  const csrf = csrfOf(empty.html)
  const post = (fields: Readonly<Record<string, string>>) =>
    leroy.look(address, { csrf, titre: 'Soins à domicile', ...fields })

  const found = await post({ geste: 'chercher', nom: 'peti' })
  assert.match(found.html, /Julien PETIT/)
  assert.match(found.html, new RegExp(`name="ajouter" value="${petit}"`))
  const added = await post({ ajouter: petit, membres: '' })
  assert.match(added.html, new RegExp(`name="membres" value="${petit}"`))
  assert.match(added.html, /value="Soins à domicile"/)
  for (const [fields, said] of [
    [{ informe: 'oui', membres: '' }, /au moins un membre de plus/],
    [{ membres: petit }, /Cochez la case, si vous avez informé/],
    [{ informe: 'oui', membres: petit, titre: ' ' }, /Donnez un nom/],
  ] as const) {
    const wrong = await post({ geste: 'enregistrer', ...fields })
    assert.deepEqual([wrong.status, said.test(wrong.html)], [422, true])
  }
  const forged = await post({ geste: 'enregistrer', informe: 'oui', membres: petit, csrf: 'x' })
  assert.equal(forged.status, 403)
  const nobody = await post({ geste: 'enregistrer', informe: 'oui', membres: '899900000000' })
  assert.equal(nobody.status, 422)
  assert.equal((await lastTraceOf(carnet, amina)).refusal, 'choiceNotPossible')
  await refusal(denied, (await carnet.dmp('cps-petit')).findDocuments(amina.id))

  const saved = await followed(leroy, address, {
    csrf,
    geste: 'enregistrer',
    titre: 'Soins à domicile',
    membres: petit,
    informe: 'oui',
  })
  assert.match(saved.html, /L’accord est enregistré[\s\S]*équipe de soins dont vous êtes membre/)
  await (await carnet.dmp('cps-petit')).findDocuments(amina.id)
  await refusal(denied, (await carnet.dmp('cps-kacem')).findDocuments(amina.id))
  const line = (await tracesOf(carnet, amina)).findLast(
    ({ action, outcome }) => action === 'authoriseTeam' && outcome === 'done',
  )
  assert.match(line?.about?.name ?? '', /^Soins à domicile \(.*Julien PETIT/)
  const hers = await logIn(carnet, amina)
  assert.match(
    (await hers.open(urls.professionals)).html,
    /Équipe de soins «\u00a0Soins à domicile\u00a0»[^<]*Antoine LEROY[\s\S]*?Accord enregistré par Antoine LEROY/,
  )

  const access = await leroy.look(patientAccessUrl(idIn(page.at)))
  const [, team = ''] = /equipe\?equipe=([0-9a-f-]{36})/.exec(access.html) ?? []
  const change = await leroy.look(patientTeamUrl(idIn(page.at), team))
  assert.match(change.html, /Changer l’équipe de soins[\s\S]*Julien PETIT/)
  const kacem = professionalIdOf(carnet, 'mehdi-kacem')
  const changed = await followed(leroy, address, {
    csrf,
    geste: 'enregistrer',
    equipe: team,
    titre: 'Soins à domicile',
    membres: kacem,
    informe: 'oui',
  })
  assert.match(changed.html, /enregistré pour l’équipe de soins[\s\S]*Mehdi KACEM/)
  await refusal(denied, (await carnet.dmp('cps-petit')).findDocuments(amina.id))
  await (await carnet.dmp('cps-kacem')).findDocuments(amina.id)
})

test('he collects the consent for another to whom he entrusts care, and blocks where he has that power [CON-04] [CON-15]', async (t) => {
  const carnet = await runningCarnet(t)
  const nadia = patientNamed(carnet, 'nadia-fontaine')
  const martin = await logInByCard(carnet, 'cps-martin')
  const page = await openRecord(martin, nadia.id.ins)
  const address = patientAccessUrl(idIn(page.at))
  assert.ok(page.html.includes(`href="${address}"`))
  const csrf = csrfOf((await martin.look(address)).html)
  const petit = professionalIdOf(carnet, 'julien-petit')
  const leroy = professionalIdOf(carnet, 'antoine-leroy')

  const found = await martin.look(address, { csrf, geste: 'chercher', nom: 'petit' })
  assert.match(found.html, /Julien PETIT[\s\S]*Recueillir l’accord/)
  assert.doesNotMatch(found.html, / checked/)
  const consent = { csrf, geste: 'authoriseOther', id: petit, nom: 'petit' }
  const unsaid = await martin.look(address, consent)
  assert.deepEqual([unsaid.status, /Cochez la case/.test(unsaid.html)], [422, true])
  await refusal(denied, (await carnet.dmp('cps-petit')).findDocuments(nadia.id))
  const done = await followed(martin, address, { ...consent, informe: petit })
  assert.match(done.html, /enregistré pour ce professionnel[\s\S]*Julien PETIT/)
  await (await carnet.dmp('cps-petit')).findDocuments(nadia.id)
  const line = (await tracesOf(carnet, nadia)).findLast(({ action }) => action === 'authoriseOther')
  assert.deepEqual([line?.actor.id, line?.about?.id], [professionalIdOf(carnet, 'helene-martin'), petit])

  const blocked = await followed(martin, address, { csrf, geste: 'blockProfessional', id: leroy })
  assert.match(blocked.html, /est bloqué[\s\S]*Antoine LEROY[\s\S]*Débloquer/)
  await refusal(denied, (await carnet.dmp('cps-leroy')).findDocuments(nadia.id))
  const himself = await martin.look(address, {
    csrf,
    geste: 'blockProfessional',
    id: professionalIdOf(carnet, 'helene-martin'),
  })
  assert.equal(himself.status, 422)
  const hers = await logIn(carnet, nadia)
  const mine = await hers.open(urls.professionals)
  assert.match(mine.html, /Bloqué le [^<]*par Hélène MARTIN, en votre nom/)
  const unblocked = await followed(martin, address, { csrf, geste: 'unblockProfessional', id: leroy })
  assert.match(unblocked.html, /n’est plus bloqué/)
  await hers.submit(mine, urls.professionals, {
    geste: 'blockProfessional',
    sorte: 'professional',
    id: leroy,
  })
  const kept = await martin.look(address, { csrf, geste: 'unblockProfessional', id: leroy })
  assert.deepEqual([kept.status, /lui seul peut le débloquer/.test(kept.html)], [422, true])

  const petitHimself = await logInByCard(carnet, 'cps-petit')
  const his = await openRecord(petitHimself, nadia.id.ins)
  const refused = await petitHimself.look(patientAccessUrl(idIn(his.at)), {
    csrf: csrfOf(his.html),
    geste: 'blockProfessional',
    id: leroy,
  })
  assert.equal(refused.status, 422)
  assert.doesNotMatch(refused.html, /Professionnels bloqués/)
})

async function openRecord(browser: ProfessionalBrowser, matricule: string) {
  const form = await browser.look(proUrls.open)
  return followed(browser, proUrls.open, { csrf: csrfOf(form.html), matricule })
}

function idIn(address: string): string {
  return address.split('/').at(-1) ?? ''
}
