/** The ways into a carnet: passkeys. people.md P-00, P-28; rules.md CON-23. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import { passkeyUrl, urls } from '@carnet/web/urls.ts'
import type { CreationOptions, RequestOptions } from '../identity/patient/passkey-ceremony.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { messages, untilSent } from './messages-sent.ts'
import { logIn, openBrowser, type Page, type PatientBrowser } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { createPasskey, signWith, type VirtualPasskey } from './virtual-authenticator.ts'
import { queryRows } from './what-is-stored.ts'

test('each person comes in by her own ways, and by nobody else’s', async (t) => {
  const carnet = await runningCarnet(t)
  await passkeys(t, carnet)
})

async function passkeys(t: TestContext, carnet: RunningCarnet): Promise<void> {
  const amina = patientNamed(carnet, 'amina-benali')
  const other = patientNamed(carnet, 'camille-martin')
  const origin = carnet.webUrl
  const owner = await logIn(carnet, amina)
  const isIn = /Se déconnecter/
  let hers: VirtualPasskey

  await t.test('it is made after the password again, named, and once', async () => {
    const form = await owner.open(urls.addPasskey)
    const wrong = await owner.submit(form, urls.addPasskey, { motDePasse: 'Faux-mot-1' })
    assert.deepEqual([wrong.status, optionsIn(wrong)], [422, undefined])
    const asked = await owner.submit(form, urls.addPasskey, { motDePasse: amina.password! })
    const { passkey, answer } = createPasskey(optionsIn<CreationOptions>(asked)!, origin)
    hers = passkey
    const { html } = await owner.submit(asked, urls.addPasskey, { nom: 'Clé rouge', reponse: answer })
    assert.match(html, /<h3>Clé rouge<\/h3>/)
    const again = await owner.submit(asked, urls.addPasskey, { nom: 'Encore', reponse: answer })
    assert.equal(again.status, 422, 'a challenge serves once')
  })

  await t.test('it opens the carnet of its owner, typed by nobody, and the history says so', async () => {
    const phone = openBrowser(carnet)
    const asked = await ask(phone)
    assert.doesNotMatch(asked.html, /amina|BENALI/i)
    assert.deepEqual(optionsIn<RequestOptions>(asked)?.allowCredentials, [])
    const { html } = await answer(phone, asked, signWith(hers, optionsIn<RequestOptions>(asked)!, origin))
    assert.match(html, /Carnet d’AMINA BENALI/)
    assert.equal(
      (await tracesOf(carnet, amina)).findLast(({ action }) => action === 'connect')?.outcome,
      'done',
    )
  })

  await t.test('an answer serves once, in the browser that was asked, and within five minutes', async () => {
    const [one, two] = [openBrowser(carnet), openBrowser(carnet)]
    const asked = await ask(one)
    const signed = signWith(hers, optionsIn<RequestOptions>(asked)!, origin)
    assert.doesNotMatch((await answer(two, await ask(two), signed)).html, isIn, 'another browser')
    assert.match((await answer(one, asked, signed)).html, isIn)
    const late = openBrowser(carnet)
    assert.doesNotMatch((await answer(late, await ask(late), signed)).html, isIn, 'replayed')
    const slow = await ask(late)
    await moveClock(carnet, { advance: 'PT5M' })
    const tooLate = signWith(hers, optionsIn<RequestOptions>(slow)!, origin)
    assert.doesNotMatch((await answer(late, slow, tooLate)).html, isIn)
    await moveClock(carnet, { real: true })
  })

  await t.test('a copy, a lie and a stranger get the same page', async () => {
    const visitor = openBrowser(carnet)
    const refusedBy = async (sign: (options: RequestOptions) => string) => {
      const asked = await ask(visitor)
      const { status, html } = await answer(visitor, asked, sign(optionsIn<RequestOptions>(asked)!))
      assert.equal(status, 422)
      return html.replace(/data-options="[^"]*"/, '')
    }
    const strangers = { ...hers, id: Buffer.alloc(32, 1).toString('base64url') }
    const pages = [
      await refusedBy((options) => signWith({ ...hers, counter: 0 }, options, origin)),
      await refusedBy((options) => signWith(hers, options, origin, { userVerified: false })),
      await refusedBy((options) => signWith(hers, options, origin, { userHandle: 'AAAA' })),
      await refusedBy((options) => signWith(hers, options, 'https://ailleurs.fr')),
      await refusedBy((options) => signWith(strangers, options, origin)),
      await refusedBy(() => 'nothing'),
    ]
    assert.deepEqual([...new Set(pages)].length, 1)
    assert.match(pages[0]!, /n’a pas été reconnue/)
  })

  await t.test('another person neither takes it, nor renames it, nor removes it', async () => {
    const [{ id } = { id: '' }] = await queryRows<{ id: string }>(carnet, 'select id from passkey')
    const stranger = await logIn(carnet, other)
    const page = await stranger.open(urls.security)
    assert.doesNotMatch(page.html, /Clé rouge/)
    await stranger.submit(page, passkeyUrl(id), { nom: 'À moi' })
    await stranger.submit(page, passkeyUrl(id), { retirer: 'oui', motDePasse: other.password! })
    const asked = await stranger.submit(page, urls.addPasskey, { motDePasse: other.password! })
    const forHer = createPasskey(optionsIn<CreationOptions>(asked)!, origin)
    assert.equal(
      (await owner.submit(await owner.open(urls.security), urls.addPasskey, { reponse: forHer.answer }))
        .status,
      422,
    )
    const kept = await queryRows<{ name: string }>(carnet, 'select name from passkey')
    assert.deepEqual(
      kept.map(({ name }) => name),
      ['Clé rouge'],
    )
  })

  await t.test(
    'it is renamed, then removed with the password: it opens nothing, and she is out everywhere else',
    async () => {
      const [{ id } = { id: '' }] = await queryRows<{ id: string }>(carnet, 'select id from passkey')
      const page = await owner.open(passkeyUrl(id))
      assert.equal((await owner.submit(page, passkeyUrl(id), { nom: ' ' })).status, 422)
      assert.match(
        (await owner.submit(page, passkeyUrl(id), { nom: 'Clé verte' })).html,
        /<h3>Clé verte<\/h3>/,
      )
      assert.equal((await owner.submit(page, passkeyUrl(id), { retirer: 'oui' })).status, 422)
      const elsewhere = await logIn(carnet, amina)
      const removed = await owner.submit(page, passkeyUrl(id), {
        retirer: 'oui',
        motDePasse: amina.password!,
      })
      assert.match(removed.html, /n’ouvre plus votre carnet/)
      assert.doesNotMatch((await elsewhere.open(urls.documents)).html, isIn)
      const visitor = openBrowser(carnet)
      const asked = await ask(visitor)
      assert.equal(
        (await answer(visitor, asked, signWith(hers, optionsIn<RequestOptions>(asked)!, origin))).status,
        422,
      )
      const told = (await tracesOf(carnet, amina))
        .map(({ action }) => action)
        .filter((each) => each.endsWith('Passkey'))
      assert.deepEqual(told, ['addPasskey', 'renamePasskey', 'removePasskey'])
    },
  )

  await t.test('each change is told in a message that names nothing', async () => {
    await untilSent(carnet)
    for (const about of ['passkeyAdded', 'passkeyRemoved'] as const) {
      const [message, ...others] = messages(carnet).filter(({ subject }) => subject === noticeSubjects[about])
      assert.deepEqual([message?.to, others.length], [amina.email, 0])
      assert.doesNotMatch(message?.text ?? '', /rouge|verte|Amina/i)
    }
  })
}

async function ask(browser: PatientBrowser): Promise<Page> {
  return browser.submit(await browser.open(urls.login), urls.passkeyLogIn, {})
}

function answer(browser: PatientBrowser, asked: Page, signed: string): Promise<Page> {
  return browser.submit(asked, urls.passkeyLogIn, { reponse: signed })
}

/** What the page asks of the device. */
function optionsIn<T>({ html }: Page): T | undefined {
  const [, options] = /data-options="([^"]*)"/.exec(html) ?? []
  return options === undefined ? undefined : (JSON.parse(options.replaceAll('&quot;', '"')) as T)
}
