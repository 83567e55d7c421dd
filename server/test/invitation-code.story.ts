/** A holder gives a code by hand or by telephone: who uses it helps her, once; nobody guesses it. people.md P-22, CNT-07. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { urls } from '@carnet/web/urls.ts'
import { administer, patientOption } from './administer.ts'
import { lastTraceOf, moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { logIn } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

const paul = { prenom: 'Thomas', nom: 'Marchand', matricule: '', duree: '1', garder: 'imagerie' }

test('a carer is asked by a code: given once, used once, with the name of whom he helps [CNT-07]', async (t) => {
  const carnet = await runningCarnet(t)
  const denise = patientNamed(carnet, 'denise-perrin')
  const source = await sampleDocument(carnet, {
    by: 'cps-martin',
    about: denise,
    title: 'Courrier de Denise',
  })
  await (await carnet.dmp('cps-martin')).submitDocuments(denise.id, [{ source, hideFrom: {} }])
  const holder = await space(carnet, 'denise-perrin')
  const thomas = await space(carnet, 'thomas-marchand')
  const use = (code: string, nom = denise.identity.birthName.toLowerCase()) =>
    thomas.send(urls.invitations, { geste: 'useInvitationCode', code, nom })
  let code = ''

  await t.test('it is shown once, and kept nowhere as it is', async () => {
    const page = await holder.send(urls.inviteCarer, paul)
    code = codeIn(page.html)
    assert.match(code, /^[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    assert.match(textOf(page.html), /Le code à donner à Thomas Marchand/)
    assert.ok(!(await holder.open(urls.delegates)).html.includes(code))
    const [row] = await queryRows<{ hash: Buffer; invited: Buffer | null }>(
      carnet,
      'select code_hash as hash, invited from invitation',
    )
    assert.equal(row?.invited, null)
    assert.ok(!row?.hash.includes(code.replace('-', '')))
  })

  await t.test('the holder cannot use it, nor does it serve with another name', async () => {
    const own = await holder.send(urls.invitations, {
      geste: 'useInvitationCode',
      code,
      nom: denise.identity.birthName,
    })
    assert.equal(own.status, 422)
    const wrong = await use(code, 'Durand')
    const nobodys = await use('ABCD-2345')
    assert.deepEqual([wrong.status, nobodys.status], [422, 422])
    assert.equal(problemIn(wrong.html), problemIn(nobodys.html))
    const line = await lastTraceOf(carnet, denise)
    assert.deepEqual([line.action, line.refusal], ['useInvitationCode', 'invitationOver'])
  })

  await t.test('used, it opens nothing before he accepts; then what is not kept from him', async () => {
    const used = await use(code.toLowerCase().replace('-', ' '))
    assert.match(textOf(used.html), /Le code est le bon[\s\S]*vous invite à devenir son aidant/)
    assert.ok(!textOf((await thomas.open(urls.choice)).html).includes(denise.identity.birthName))
    assert.equal((await use(code)).status, 422, 'it has served')
    const [invitation] = await queryRows<{ id: string }>(carnet, 'select id from invitation')
    await thomas.send(urls.invitations, { id: invitation!.id, geste: 'acceptInvitation' })
    assert.match(await thomas.openRecord('DENISE'), /Courrier de Denise/)
    const names = (await tracesOf(carnet, denise)).map(({ action, actor }) => `${action} ${actor.name}`)
    assert.ok(names.includes('useInvitationCode THOMAS MARCHAND'))
  })

  await t.test('the month over, he is refused at his next act', async () => {
    await moveClock(carnet, { advance: 'P32D' })
    const later = await space(carnet, 'thomas-marchand')
    assert.ok(!textOf((await later.open(urls.choice)).html).includes('DENISE'))
  })
})

test('a code dies of wrong answers, of its days, and when it is withdrawn [CNT-07]', async (t) => {
  const carnet = await runningCarnet(t)
  const denise = patientNamed(carnet, 'denise-perrin')
  const holder = await space(carnet, 'denise-perrin')
  const give = async () => codeIn((await holder.send(urls.inviteCarer, paul)).html)
  const tryAs = async (slug: string, code: string, nom: string) =>
    (await space(carnet, slug)).send(urls.invitations, { geste: 'useInvitationCode', code, nom })

  const guessed = await give()
  for (const slug of ['thomas-marchand', 'julie-marchand', 'claire-vidal', 'isabelle-caron', 'bruno-tessier'])
    assert.equal((await tryAs(slug, guessed, 'Durand')).status, 422)
  assert.equal((await tryAs('thomas-marchand', guessed, denise.identity.birthName)).status, 422)

  const [{ id } = { id: '' }] = await queryRows<{ id: string }>(carnet, 'select id from invitation')
  await holder.send(urls.delegates, { id, geste: 'withdrawInvitation' })
  const withdrawn = await give()
  const [second] = await queryRows<{ id: string }>(
    carnet,
    "select id from invitation where state = 'pending'",
  )
  await holder.send(urls.delegates, { id: second!.id, geste: 'withdrawInvitation' })
  assert.equal((await tryAs('claire-vidal', withdrawn, denise.identity.birthName)).status, 422)

  const late = await give()
  await moveClock(carnet, { advance: 'P7D' })
  assert.equal((await tryAs('julie-marchand', late, denise.identity.birthName)).status, 422)
  assert.equal((await lastTraceOf(carnet, denise)).refusal, 'invitationOver')

  await t.test('the sixth code within the hour is asked to wait', async () => {
    const claire = await space(carnet, 'claire-vidal')
    const statuses: number[] = []
    for (let times = 0; times < 5; times++) {
      const fields = { geste: 'useInvitationCode', code: 'ABCD-2345', nom: 'Durand' }
      statuses.push((await claire.send(urls.invitations, fields)).status)
    }
    assert.equal(statuses.at(-1), 429)
  })
})

test('a carer is named at the desk, and both are told; ended, he is refused at his next act [CNT-07]', async (t) => {
  const carnet = await runningCarnet(t)
  const denise = patientNamed(carnet, 'denise-perrin')
  const claire = patientNamed(carnet, 'claire-vidal')
  const person = `--person ${claire.id.ins}@${claire.id.oid}`
  const add = (months: number) =>
    administer(carnet, `add-carer ${patientOption(denise)} ${person} --months ${months} --proof au-guichet`)
  assert.equal((await add(2)).exitCode, 2)
  const named = await add(3)
  assert.equal(named.exitCode, 0, named.complained)
  assert.equal((await add(3)).exitCode, 3, 'he helps her already')
  const line = (await tracesOf(carnet, denise)).find(({ action }) => action === 'nameCarer')
  assert.equal(line?.about?.name, 'CLAIRE VIDAL')
  const browser = await space(carnet, 'claire-vidal')
  await browser.openRecord('DENISE')
  const ended = await administer(carnet, `end-carer ${patientOption(denise)} ${person} --reason demande`)
  assert.equal(ended.exitCode, 0, ended.complained)
  assert.match(textOf((await browser.open(urls.documents)).html), /ne vous est plus ouvert/)
  const told = await queryRows<{ cause: string }>(
    carnet,
    "select cause from notice where cause in ('carersChanged', 'helping', 'helpEnded') order by cause",
  )
  assert.deepEqual([...new Set(told.map(({ cause }) => cause))], ['carersChanged', 'helpEnded', 'helping'])
})

async function space(carnet: RunningCarnet, slug: string) {
  const browser = await logIn(carnet, patientNamed(carnet, slug))
  const own = await browser.open(urls.choice)
  return {
    open: browser.open,
    send: (address: string, fields: Readonly<Record<string, string>>) => browser.submit(own, address, fields),
    async openRecord(name: string) {
      const { html } = await browser.open(urls.choice)
      const article = html.split('<article').find((each) => each.includes(name))
      const [, mandat = ''] = /name="mandat" value="([^"]*)"/.exec(article ?? '') ?? []
      await browser.submit(own, urls.choice, { mandat })
      return textOf((await browser.open(urls.documents)).html)
    },
  }
}

function codeIn(html: string): string {
  return /class="given-code">([^<]*)</.exec(html)?.[1] ?? ''
}

function problemIn(html: string): string {
  return /id="code-erreur"[^>]*>([^<]*)</.exec(html)?.[1] ?? 'none'
}

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, '').replace(/[ \n]+/g, ' ')
}
