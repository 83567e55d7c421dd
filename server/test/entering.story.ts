/** The ways into a carnet: FranceConnect+, passkeys, and the first time. people.md P-00, P-01, P-28; rules.md CON-23, LIF-05, LIF-06. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import { passkeyUrl, urls } from '@carnet/web/urls.ts'
import type { CreationOptions, RequestOptions } from '../identity/patient/passkey-ceremony.ts'
import { begin, proveContact, toActivateWith } from './activation-steps.ts'
import { administer, patientOption } from './administer.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { franceConnectWays } from './france-connect-ways.ts'
import { messages, untilSent } from './messages-sent.ts'
import { csrfOf, lastCode, logIn, openBrowser, type Page, type PatientBrowser } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { createPasskey, type Lie, signWith, type VirtualPasskey } from './virtual-authenticator.ts'
import { queryRows } from './what-is-stored.ts'

test('each person comes in by her own ways, and by nobody else’s', async (t) => {
  const carnet = await runningCarnet(t)
  // Their letters leave while the rest is looked at.
  for (const slug of ['louise-girard', 'robert-vidal']) {
    const lost = await administer(carnet, `activation-code ${patientOption(patientNamed(carnet, slug))}`)
    assert.deepEqual([lost.exitCode, lost.complained], [0, ''])
  }
  await franceConnectWays(t, carnet)
  await passkeys(t, carnet)
  await activation(t, carnet)
  await passkeyAlone(t, carnet)
  await recovery(t, carnet)
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
    const { html } = await answerTo(phone, asked, signWith(hers, optionsIn<RequestOptions>(asked)!, origin))
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
    assert.doesNotMatch((await answerTo(two, await ask(two), signed)).html, isIn, 'another browser')
    assert.match((await answerTo(one, asked, signed)).html, isIn)
    const late = openBrowser(carnet)
    assert.doesNotMatch((await answerTo(late, await ask(late), signed)).html, isIn, 'replayed')
    const slow = await ask(late)
    await moveClock(carnet, { advance: 'PT5M' })
    const tooLate = signWith(hers, optionsIn<RequestOptions>(slow)!, origin)
    assert.doesNotMatch((await answerTo(late, slow, tooLate)).html, isIn)
    await moveClock(carnet, { real: true })
  })

  await t.test('a copy, a lie and a stranger get the same page', async () => {
    const visitor = openBrowser(carnet)
    const refusedBy = async (sign: (options: RequestOptions) => string) => {
      const asked = await ask(visitor)
      const { status, html } = await answerTo(visitor, asked, sign(optionsIn<RequestOptions>(asked)!))
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
        (await answerTo(visitor, asked, signWith(hers, optionsIn<RequestOptions>(asked)!, origin))).status,
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
    for (const about of [
      'passkeyAdded',
      'passkeyRemoved',
      'franceConnectLinked',
      'franceConnectUnlinked',
    ] as const) {
      const [message, ...others] = messages(carnet).filter(({ subject }) => subject === noticeSubjects[about])
      assert.deepEqual([message?.to, others.length], [amina.email, 0])
      assert.doesNotMatch(message?.text ?? '', /rouge|verte|Amina/i)
    }
  })

  await t.test(
    'her codes go elsewhere once one came back from there, and the former address is told',
    async () => {
      const form = await owner.open(urls.changeContact)
      const ask = (fields: Readonly<Record<string, string>>) => owner.submit(form, urls.changeContact, fields)
      const motDePasse = amina.password!
      for (const [fields, said] of [
        [{ joindre: 'amina', motDePasse }, /ni une adresse électronique ni un numéro/],
        [{ joindre: 'neuve@exemple.fr' }, /Écrivez votre mot de passe/],
        [{ joindre: 'neuve@exemple.fr', motDePasse: 'Faux-mot-1' }, /Ce n’est pas votre mot de passe/],
      ] as const) {
        const { status, html } = await ask(fields)
        assert.deepEqual([status, said.test(html)], [422, true])
      }
      const sent = await ask({ joindre: 'neuve@exemple.fr', motDePasse })
      const elsewhere = await logIn(carnet, amina)
      const code = lastCode(carnet, ['neuve@exemple.fr'])
      const wrong = code === '000000' ? '000001' : '000000'
      assert.match(
        (await owner.submit(sent, urls.contactCode, { code: wrong })).html,
        /Il vous reste 4\u00a0essais/,
      )
      const other = await elsewhere.submit(await elsewhere.open(urls.contactCode), urls.contactCode, { code })
      assert.equal(other.status, 422, 'of another session')
      assert.match((await owner.submit(sent, urls.contactCode, { code })).html, /n•••@exemple\.fr/)
      assert.doesNotMatch((await elsewhere.open(urls.documents)).html, isIn)
      const told = messages(carnet).findLast(({ to }) => to === amina.email)
      assert.match(told?.text ?? '', /n’arrivent plus ici/)
      assert.doesNotMatch(told?.text ?? '', /neuve|Amina/i)
      await logIn(carnet, { ...amina, email: 'neuve@exemple.fr' })
    },
  )
}

async function ask(browser: PatientBrowser): Promise<Page> {
  return browser.submit(await browser.open(urls.login), urls.passkeyLogIn, {})
}

function answerTo(browser: PatientBrowser, asked: Page, signed: string): Promise<Page> {
  return browser.submit(asked, urls.passkeyLogIn, { reponse: signed })
}

/** What the page asks of the device. */
function optionsIn<T>({ html }: Page): T | undefined {
  const [, options] = /data-options="([^"]*)"/.exec(html) ?? []
  return options === undefined ? undefined : (JSON.parse(options.replaceAll('&quot;', '"')) as T)
}

async function activation(t: TestContext, carnet: RunningCarnet): Promise<void> {
  const louise = patientNamed(carnet, 'louise-girard')
  const { card, letter, code } = toActivateWith(carnet, louise)

  await t.test(
    'the letter bears a code, goes to where she lives, and the code stands nowhere else [LIF-05]',
    async () => {
      assert.equal(letter?.channel, 'letter')
      assert.match(letter?.to ?? '', /LOUISE GIRARD, 12 rue des Lilas/)
      assert.match(letter?.text ?? '', new RegExp(`${carnet.webUrl}.*J’active mon carnet`))
      assert.notEqual(code, '')
      const [kept] = await queryRows<{ words: string }>(
        carnet,
        `select string_agg(encode(code_hash, 'escape'), '') as words from activation_code`,
      )
      assert.doesNotMatch(kept?.words ?? '', new RegExp(code.slice(0, 5)))
    },
  )

  await t.test(
    'whoever she is, code and card that do not go together get the same words, counted [LIF-05] [LIF-06]',
    async () => {
      const answers = async (typed: string, numbers: Readonly<Record<string, string>>) => {
        const browser = openBrowser(carnet)
        const { status, html } = await browser.submit(await begin(browser, typed), urls.activateCard, numbers)
        return { status, words: html.replaceAll(/value="[^"]*"/g, '') }
      }
      const wrongCard = { ...card, serie: '12345678' }
      const nobody = { ...card, matricule: '180019999900168' }
      const ofHers = await answers(code, wrongCard)
      assert.equal(ofHers.status, 422)
      assert.match(
        ofHers.words,
        /ne vont pas ensemble\. Vérifiez le code et les numéros de la carte\. Il vous reste 4\u00a0essais/,
      )
      assert.deepEqual(await answers('ABCDE-FGH23', wrongCard), ofHers)
      assert.deepEqual(await answers('ABCDE-FGH24', card), ofHers)
      assert.deepEqual(await answers('ABCDE-FGH25', nobody), ofHers)
    },
  )

  await t.test('no step is skipped, and what is not in the shape of a number is not judged', async () => {
    const browser = openBrowser(carnet)
    assert.equal((await begin(browser, 'ABC')).status, 422)
    const started = await begin(browser, code)
    for (const later of [urls.activateContact, urls.activateContactCode, urls.activateAccount])
      assert.match((await browser.open(later)).html, /Étape 2 sur 4/)
    const wrong = await browser.submit(started, urls.activateCard, { matricule: '2850', serie: '80250' })
    assert.match(wrong.html, /a 15 caractères[\s\S]*Ce n’est pas un numéro de série/)
    assert.match((await openBrowser(carnet).open(urls.activateAccount)).html, /Étape 1 sur 4/)
  })

  await t.test(
    'code, card, an address that answers, an identifier and a password: she is in [LIF-05] [LIF-07]',
    async () => {
      const browser = openBrowser(carnet)
      const contact = await browser.submit(await begin(browser, code.toLowerCase()), urls.activateCard, card)
      assert.match(contact.html, /Étape 3 sur 4/)
      const sent = await browser.submit(contact, urls.activateContact, { joindre: 'louise@exemple.fr' })
      const asked = messages(carnet).findLast(({ to }) => to === 'louise@exemple.fr')
      const [digits = ''] = /\d{6}/.exec(asked?.text ?? '') ?? []
      const wrongDigits = digits === '000000' ? '000001' : '000000'
      const wrong = await browser.submit(sent, urls.activateContactCode, { code: wrongDigits })
      assert.match(wrong.html, /Il vous reste 4\u00a0essais/)
      const account = await browser.submit(sent, urls.activateContactCode, { code: digits })
      assert.match(account.html, /Étape 4 sur 4/)
      const choose = (identifiant: string, motDePasse: string, encore = motDePasse) =>
        browser.submit(account, urls.activateAccount, { identifiant, motDePasse, encore })
      assert.match((await choose('louise.g', 'Louise-2026!')).html, /contient un nom ou un prénom/)
      assert.match((await choose('amina-benali', 'Carnet-neuf-26')).html, /déjà pris/)
      assert.match(
        (await choose('louise.g', 'Carnet-neuf-26', 'Carnet-neuf-27')).html,
        /ne sont pas les mêmes/,
      )
      const { html } = await choose('louise.g', 'Carnet-neuf-26')
      assert.match(html, /Carnet de LOUISE GIRARD/)
      const lines = (await tracesOf(carnet, louise)).map(({ action }) => action)
      assert.deepEqual(lines.slice(0, 3), ['sendActivationCode', 'activateAccount', 'connect'])
      await logIn(carnet, {
        ...louise,
        login: 'louise.g',
        password: 'Carnet-neuf-26',
        email: 'louise@exemple.fr',
      })
      await untilSent(carnet)
      const told = messages(carnet).find(({ subject }) => subject === noticeSubjects.accountActivated)
      assert.deepEqual([told?.channel, told?.to], ['letter', letter?.to])
    },
  )

  await t.test('another letter is for who has no account, and is of age [LIF-05]', async () => {
    for (const slug of ['louise-girard', 'leo-marchand'])
      assert.equal(
        (await administer(carnet, `activation-code ${patientOption(patientNamed(carnet, slug))}`)).exitCode,
        3,
      )
  })

  await t.test('a code that has served is worth what a code of nobody is [LIF-05]', async () => {
    const browser = openBrowser(carnet)
    const { html } = await browser.submit(await begin(browser, code), urls.activateCard, card)
    assert.match(html, /ne vont pas ensemble/)
  })

  await t.test('at the fifth wrong try a code is worth nothing more, whoever’s it is [LIF-05]', async () => {
    const browser = openBrowser(carnet)
    const started = await begin(browser, 'ZZZZZ-ZZZZZ')
    const tries = [4, 3, 2, 1].map((left) => new RegExp(`Il vous reste ${left}\u00a0essai`))
    for (const said of [...tries, /trop d’essais avec ce code/, /trop d’essais avec ce code/])
      assert.match((await browser.submit(started, urls.activateCard, card)).html, said)
  })
}

async function passkeyAlone(t: TestContext, carnet: RunningCarnet): Promise<void> {
  const robert = patientNamed(carnet, 'robert-vidal')
  const origin = carnet.webUrl
  const phone = openBrowser(carnet)
  const to = 'robert@exemple.fr'
  let his: VirtualPasskey
  const signed = (asked: Page, lie?: Lie) => signWith(his, optionsIn<RequestOptions>(asked)!, origin, lie)

  await t.test(
    'at the last step, a passkey opens an account that has no password [LIF-05] [CON-23]',
    async () => {
      const { code, card } = toActivateWith(carnet, robert)
      const last = await proveContact(carnet, phone, { code, card, to })
      const asked = optionsIn<CreationOptions>(last)!
      assert.equal(asked.user.name, to)
      const { answer: unverified } = createPasskey(asked, origin, { userVerified: false })
      const refused = await phone.submit(last, urls.activateAccount, { reponse: unverified })
      assert.deepEqual([refused.status, /n’a pas vérifié que c’est vous/.test(refused.html)], [422, true])
      const { passkey, answer } = createPasskey(optionsIn<CreationOptions>(refused)!, origin)
      his = passkey
      const { html } = await phone.submit(refused, urls.activateAccount, { reponse: answer })
      assert.match(html, /Carnet de ROBERT VIDAL/)
      const lines = (await tracesOf(carnet, robert)).map(({ action }) => action)
      assert.deepEqual(lines.slice(0, 4), ['sendActivationCode', 'activateAccount', 'addPasskey', 'connect'])
      const tablet = openBrowser(carnet)
      const login = await ask(tablet)
      assert.match((await answerTo(tablet, login, signed(login))).html, /Carnet de ROBERT VIDAL/)
    },
  )

  await t.test(
    'wherever a password is asked again, his passkey is: verified, for this form alone, and once [CON-23]',
    async () => {
      const forms = [
        { at: urls.closeRecord, fields: { compris: 'oui' } },
        { at: urls.changeContact, fields: { joindre: 'vidal@exemple.fr' } },
        { at: urls.addPasskey, fields: {} },
        { at: urls.exportSummary, fields: {} },
      ]
      const page = await phone.open(urls.security)
      for (const { at, fields } of forms) {
        // What is not a password is none.
        const asked = await phone.submit(page, at, { ...fields, motDePasse: 'Faux-mot-1' })
        assert.match(asked.html, /Confirmez que c’est bien vous/, at)
        for (const [name, value] of Object.entries(fields))
          assert.match(asked.html, new RegExp(`name="${name}" value="${value}"`))
        const proof = { ...fields, preuve: signed(asked, { userVerified: false }) }
        assert.equal((await phone.submit(page, at, proof)).status, 422, at)
      }
      const asked = await phone.submit(page, urls.exportSummary, {})
      const preuve = signed(asked)
      assert.equal((await phone.submit(page, urls.closeRecord, { compris: 'oui', preuve })).status, 422)
      const right = signed(await phone.submit(page, urls.exportSummary, {}))
      const csrf = csrfOf(page.html)
      const given = await phone.look(urls.exportSummary, { csrf, preuve: right })
      assert.equal(given.headers['content-type'], 'application/pdf')
      assert.equal((await phone.look(urls.exportSummary, { csrf, preuve: right })).status, 422)
    },
  )

  await t.test('his only passkey stays, until he has another way in', async () => {
    const [{ id } = { id: '' }] = await queryRows<{ id: string }>(carnet, 'select id from passkey')
    const only = await phone.open(passkeyUrl(id))
    assert.match(only.html, /C’est votre seule clé/)
    const remove = async (page: Page) => {
      const asked = await phone.submit(page, passkeyUrl(id), { retirer: 'oui' })
      return phone.submit(asked, passkeyUrl(id), { retirer: 'oui', preuve: signed(asked) })
    }
    assert.match((await remove(only)).html, /C’est votre seule clé/)
    const form = await phone.open(urls.addPassword)
    const chosen = { identifiant: 'robert.v', motDePasse: 'Carnet-neuf-26', encore: 'Carnet-neuf-26' }
    assert.equal((await phone.submit(form, urls.addPassword, chosen)).status, 422, 'not proven')
    const weak = await phone.submit(form, urls.addPassword, {
      ...chosen,
      motDePasse: 'vidal',
      encore: 'vidal',
      preuve: signed(form),
    })
    assert.match(weak.html, /trop court[\s\S]*contient un nom/)
    const added = await phone.submit(weak, urls.addPassword, { ...chosen, preuve: signed(weak) })
    assert.match(added.html, /votre mot de passe est choisi/)
    await logIn(carnet, { login: 'robert.v', password: 'Carnet-neuf-26', email: to })
    const removed = await phone.submit(await phone.open(passkeyUrl(id)), passkeyUrl(id), {
      retirer: 'oui',
      motDePasse: 'Carnet-neuf-26',
    })
    assert.match(removed.html, /n’ouvre plus votre carnet/)
    await untilSent(carnet)
    const told = messages(carnet).find(({ subject }) => subject === noticeSubjects.passwordAdded)
    assert.equal(told?.to, to)
  })

  await t.test('he changes his password: the former one, and what it opened elsewhere, end', async () => {
    const as = (password: string) => ({ login: 'robert.v', password, email: to })
    const [here, there] = [
      await logIn(carnet, as('Carnet-neuf-26')),
      await logIn(carnet, as('Carnet-neuf-26')),
    ]
    const form = await here.open(urls.changePassword)
    const change = (fields: Readonly<Record<string, string>>) =>
      here.submit(form, urls.changePassword, {
        motDePasse: 'Carnet-neuf-26',
        nouveau: 'Carnet-sûr-27',
        encore: 'Carnet-sûr-27',
        ...fields,
      })
    const refusals = [
      [{ encore: 'Carnet-sûr-28' }, /ne sont pas les mêmes/],
      [{ motDePasse: 'Faux-mot-1' }, /Ce n’est pas votre mot de passe/],
      [{ motDePasse: '' }, /Écrivez votre mot de passe/],
      [{ nouveau: 'vidal', encore: 'vidal' }, /trop court[\s\S]*contient un nom/],
      [{ preuve: 'x' }, /Le mot de passe n’a pas été changé/],
    ] as const
    for (const [fields, said] of refusals) {
      const { status, html } = await change(fields)
      assert.deepEqual([status, said.test(html)], [422, true], String(said))
    }
    const { html: kept } = await there.open(urls.profile)
    assert.match(kept, /Se déconnecter/)
    assert.match((await change({})).html, /votre mot de passe est changé/)
    const { html: closed } = await there.open(urls.profile)
    assert.doesNotMatch(closed, /Se déconnecter/)
    await logIn(carnet, as('Carnet-sûr-27'))
    const browser = openBrowser(carnet)
    const former = { identifiant: 'robert.v', motDePasse: 'Carnet-neuf-26' }
    const { status } = await browser.submit(await browser.open(urls.login), urls.login, former)
    assert.equal(status, 422)
    await untilSent(carnet)
    const told = messages(carnet).filter(({ subject }) => subject === noticeSubjects.passwordChanged)
    assert.deepEqual(
      told.map((message) => message.to),
      [to],
    )
    const lines = (await tracesOf(carnet, patientNamed(carnet, 'robert-vidal'))).map(({ action }) => action)
    assert.equal(lines.filter((action) => action === 'changePassword').length, 1)
  })
}

/** Louise came in by a password: she has lost it, and where her codes go. */
async function recovery(t: TestContext, carnet: RunningCarnet): Promise<void> {
  const louise = patientNamed(carnet, 'louise-girard')
  const minor = patientNamed(carnet, 'leo-marchand')
  const { card } = toActivateWith(carnet, louise)
  const email = 'louise@exemple.fr'
  const home = await logIn(carnet, { login: 'louise.g', password: 'Carnet-neuf-26', email })
  const ask = async (numbers: Readonly<Record<string, string>>) => {
    const browser = openBrowser(carnet)
    const { status, html } = await browser.submit(await browser.open(urls.recover), urls.recover, numbers)
    return { status, html }
  }
  const answered = async () => {
    while ((await queryRows(carnet, 'select from recovery_request')).length > 0) await pause(100)
    await untilSent(carnet)
  }
  const lettersOf = (about: keyof typeof noticeSubjects) =>
    messages(carnet).filter(({ subject }) => subject === noticeSubjects[about])

  await t.test(
    'a letter is asked for with the card, and the answer is the same for her, a minor and nobody [LIF-05]',
    async () => {
      assert.match((await openBrowser(carnet).open(urls.login)).html, new RegExp(urls.recover))
      assert.equal((await ask({ matricule: '2960', serie: '' })).status, 422)
      // The first letter left minutes ago.
      await ask(card)
      await answered()
      assert.deepEqual(lettersOf('recoveryCode'), [])
      await moveClock(carnet, { advance: 'P8D' })
      const hers = await ask(card)
      assert.deepEqual([hers.status, /sous quelques jours/.test(hers.html)], [200, true])
      const others = [
        { ...card, serie: '12345678' },
        { ...card, matricule: '180019999900168' },
        toActivateWith(carnet, minor).card,
      ]
      for (const other of others) assert.deepEqual(await ask(other), hers)
      await ask(card)
      await answered()
      const [letter, ...more] = lettersOf('recoveryCode')
      assert.deepEqual([letter?.channel, more.length], ['letter', 0], 'one a week')
      assert.match(letter?.to ?? '', /LOUISE GIRARD, 12 rue des Lilas/)
      assert.deepEqual(
        lettersOf('recoveryAsked').map(({ to }) => to),
        [email],
      )
      const lines = (await tracesOf(carnet, louise)).filter(({ action }) => action === 'askCodeLetter')
      assert.equal(lines.length, 1)
    },
  )

  await t.test(
    'its code has her choose how she comes in: what opened her carnet before ends, and is told [LIF-05] [CON-23]',
    async () => {
      const tablet = await logIn(carnet, { login: 'louise.g', password: 'Carnet-neuf-26', email })
      const { code } = toActivateWith(carnet, louise, 'recoveryCode')
      const phone = openBrowser(carnet)
      const to = '0639980199'
      const last = await proveContact(carnet, phone, { code, card, to })
      const { answer } = createPasskey(optionsIn<CreationOptions>(last)!, carnet.webUrl)
      assert.match((await tablet.open(urls.documents)).html, /Carnet de LOUISE GIRARD/)
      const { html } = await phone.submit(last, urls.activateAccount, { reponse: answer })
      assert.match(html, /Carnet de LOUISE GIRARD/)
      for (const former of [tablet, home])
        assert.match((await former.open(urls.documents)).html, /J’ai déjà un compte/)
      const visitor = openBrowser(carnet)
      const secrets = { identifiant: 'louise.g', motDePasse: 'Carnet-neuf-26' }
      assert.equal((await visitor.submit(await visitor.open(urls.login), urls.login, secrets)).status, 422)
      await untilSent(carnet)
      const told = lettersOf('accountRecovered').map(({ channel, to: where }) => [channel, where])
      assert.deepEqual(told.toSorted(), [
        ['email', email],
        ['letter', toActivateWith(carnet, louise).letter?.to],
      ])
      const lines = (await tracesOf(carnet, louise)).map(({ action }) => action)
      const from = lines.lastIndexOf('recoverAccount')
      assert.deepEqual(lines.slice(from, from + 3), ['recoverAccount', 'addPasskey', 'connect'])
      const again = openBrowser(carnet)
      assert.match(
        (await again.submit(await begin(again, code), urls.activateCard, card)).html,
        /ne vont pas/,
      )
      await moveClock(carnet, { real: true })
    },
  )
}
