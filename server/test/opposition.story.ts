/** Who was told that a record will open says no in the portal, has the proof of it, and may change her mind. rules.md LIF-03 to LIF-05, LIF-17. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import { urls } from '@carnet/web/urls.ts'
import { administer, patientOption, personsFile } from './administer.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { messages, untilSent } from './messages-sent.ts'
import { lastCode, logIn, openBrowser, type Page, type PatientBrowser } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { queryRows } from './what-is-stored.ts'

const consent = { gesture: 'consentCollected', identityStatus: 'qualified' } as const
const isOpposed = /Votre opposition est enregistrée/

test('before her record opens, a person says no with the code of the message and her card [LIF-03] [LIF-05]', async (t) => {
  const carnet = await runningCarnet(t)
  const paul = patientNamed(carnet, 'paul-lefevre')
  const card = cardOf(carnet, 'vitale-paul-lefevre', paul.id.ins)
  const email = 'paul@example.org'
  await administer(
    carnet,
    `inform ${personsFile(carnet, [{ patient: paul, reached: { email, vitale: card.serie } }])}`,
  )
  await untilSent(carnet)
  const told = messages(carnet).find(({ subject }) => subject === noticeSubjects.information)
  const code = codeIn(told?.text)

  await t.test(
    'the message gives our own address and a code, and nothing of the public service',
    async () => {
      assert.match(code, /^[A-Z2-9]{5}-[A-Z2-9]{5}$/)
      assert.ok(told?.text.includes(carnet.webUrl))
      assert.doesNotMatch(told?.text ?? '', /monespacesante/)
      assert.match((await openBrowser(carnet).open(urls.home)).html, /Je ne veux pas de carnet/)
    },
  )

  await t.test('whatever is wrong, the answer is the same, and nothing is told of who exists', async () => {
    const camille = cardOf(carnet, 'vitale-camille-martin', patientNamed(carnet, 'camille-martin').id.ins)
    const said: string[] = []
    for (const [typed, numbers] of [
      [code, camille],
      ['ZZZZZ-ZZZZZ', card],
      ['YYYYY-YYYYY', { ...card, matricule: '299999999999987' }],
    ] as const) {
      const { status, html } = await show(openBrowser(carnet), typed, numbers)
      assert.equal(status, 422)
      said.push(/Ces informations ne vont pas ensemble[^<]*/.exec(html)?.[0] ?? '')
    }
    assert.deepEqual(new Set(said).size, 1)
    for (const address of [urls.opposeCard, urls.opposeChoice, urls.oppositionProof])
      assert.match((await openBrowser(carnet).open(address)).html, /Le code du message/, address)
  })

  await t.test(
    'she says no: traced under her name, and the proof is a PDF, as often as she comes back',
    async () => {
      const browser = openBrowser(carnet)
      const choice = await show(browser, code, card)
      assert.match(choice.html, /votre carnet s’ouvrira le/)
      const forged = await browser.submit(choice, urls.opposeChoice, { geste: 'opposer', csrf: 'd’ailleurs' })
      assert.deepEqual([forged.status, await stateOf(carnet, paul.id.ins)], [403, 'informed'])
      assert.match((await browser.submit(choice, urls.opposeChoice, { geste: 'opposer' })).html, isOpposed)
      assert.equal(await stateOf(carnet, paul.id.ins), 'opposed')
      const line = (await tracesOf(carnet, paul)).at(-1)
      assert.deepEqual(
        [line?.action, line?.actor.kind, line?.outcome],
        ['recordOpposition', 'patient', 'done'],
      )
      const [first, second] = [
        await browser.look(urls.oppositionProof),
        await proofOfAnother(carnet, code, card),
      ]
      for (const { status, headers, bytes } of [first, second]) {
        assert.deepEqual([status, headers['content-type']], [200, 'application/pdf'])
        assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
      }
      assert.ok(first.bytes.equals(second.bytes), 'the same proof')
      assert.equal((await tracesOf(carnet, paul)).at(-1)?.action, 'downloadOppositionProof')
      await untilSent(carnet)
      const sent = messages(carnet).find(({ subject }) => subject === noticeSubjects.opposed)
      assert.ok(Buffer.from(sent?.attachments?.[0]?.base64 ?? '', 'base64').equals(first.bytes))
      // Sent twice, the second changes nothing.
      assert.match((await browser.submit(choice, urls.opposeChoice, { geste: 'opposer' })).html, isOpposed)
      await moveClock(carnet, { advance: 'P60D' })
      assert.equal(await stateOf(carnet, paul.id.ins), 'opposed')
    },
  )

  await t.test('she changes her mind: the same code opens her record, then her account', async () => {
    const browser = openBrowser(carnet)
    const choice = await show(browser, code, card, { through: 'activate' })
    assert.match(choice.html, isOpposed, 'activating leads to the choice too')
    const contact = await browser.submit(choice, urls.opposeChoice, { geste: 'ouvrir' })
    assert.match(contact.html, /Comment vous joindre/)
    const { state, attached_to_mes: attached } = await recordOf(carnet, paul.id.ins)
    assert.deepEqual([state, attached], ['active', true])
    const sent = await browser.submit(contact, urls.activateContact, { joindre: email })
    const account = await browser.submit(sent, urls.activateContactCode, { code: lastCode(carnet, [email]) })
    const inside = await browser.submit(account, urls.activateAccount, {
      identifiant: 'paul.l',
      motDePasse: 'Carnet-neuf-26',
      encore: 'Carnet-neuf-26',
    })
    assert.match(inside.html, /Se déconnecter/)
    assert.deepEqual(
      (await tracesOf(carnet, paul))
        .map(({ action, actor }) => [action, actor.kind].join(' '))
        .filter((line) => /createRecord|activateAccount|connect/.test(line)),
      ['createRecord patient', 'activateAccount patient', 'connect patient'],
    )
    await untilSent(carnet)
    const letters = messages(carnet).filter(
      ({ subject, to }) => subject === noticeSubjects.activationCode && to.includes('LEFÈVRE'),
    )
    assert.deepEqual(letters, [], 'she was there: no letter')
    assert.match((await show(openBrowser(carnet), code, card)).html, /ne vont pas ensemble/, 'it served once')
  })
})

test('who has a record from before says that it does not join Mon espace santé, and keeps it [LIF-04]', async (t) => {
  const carnet = await runningCarnet(t)
  const paul = patientNamed(carnet, 'paul-lefevre')
  const card = cardOf(carnet, 'vitale-paul-lefevre', paul.id.ins)
  const gp = await carnet.dmp('cps-martin')
  await gp.createRecord(paul.id, { ...consent, identity: paul.identity })
  const person = { patient: paul, reached: { email: 'paul@example.org', vitale: card.serie } }
  await administer(carnet, `inform ${personsFile(carnet, [person])}`)
  await untilSent(carnet)
  const told = messages(carnet).find(({ subject }) => subject === noticeSubjects.integration)
  const browser = openBrowser(carnet)
  const choice = await show(browser, codeIn(told?.text), card)
  assert.match(choice.html, /rejoindra votre espace numérique de santé le/)
  assert.match((await browser.submit(choice, urls.opposeChoice, { geste: 'opposer' })).html, isOpposed)
  assert.deepEqual({ ...(await recordOf(carnet, paul.id.ins)) }, { state: 'active', attached_to_mes: false })
  assert.equal((await browser.look(urls.oppositionProof)).headers['content-type'], 'application/pdf')
  await moveClock(carnet, { advance: 'P60D' })
  assert.equal((await recordOf(carnet, paul.id.ins)).attached_to_mes, false)
})

test('without a card that is known, the message bears no code and gives the telephone [LIF-01] [LIF-03]', async (t) => {
  const carnet = await runningCarnet(t)
  const paul = patientNamed(carnet, 'paul-lefevre')
  await administer(
    carnet,
    `inform ${personsFile(carnet, [{ patient: paul, reached: { email: 'p@example.org' } }])}`,
  )
  await untilSent(carnet)
  const [told] = messages(carnet)
  assert.equal(codeIn(told?.text), '')
  assert.match(told?.text ?? '', /sans donner de raison, en appelant le 3422/)
})

test('the holder of a suspended record, or who represents him, opposes there that it closes; a carer is not offered it [LIF-17] [CNT-07]', async (t) => {
  const carnet = await runningCarnet(t)
  const [amina, leo] = [patientNamed(carnet, 'amina-benali'), patientNamed(carnet, 'leo-marchand')]
  for (const one of [amina, leo])
    await administer(carnet, `suspend ${patientOption(one)} --reason fraude-présumée`)
  const holder = await logIn(carnet, amina)
  const forged = await holder.submit(holder.arrival, urls.suspendedRecord, { csrf: 'd’ailleurs' })
  assert.deepEqual([forged.status, await opposedClosing(carnet)], [403, 0])
  assert.match((await holder.submit(holder.arrival, urls.suspendedRecord, {})).html, isOpposed)
  const line = (await tracesOf(carnet, amina)).at(-1)
  assert.deepEqual(
    [line?.action, line?.actor.kind, await opposedClosing(carnet)],
    ['recordOpposition', 'patient', 1],
  )

  const mother = await logIn(carnet, patientNamed(carnet, 'julie-marchand'))
  const article = mother.arrival.html.split('<article').find((each) => each.includes('LÉO'))
  const [, mandat = ''] = /name="mandat" value="([^"]+)"/.exec(article ?? '') ?? []
  await mother.submit(mother.arrival, urls.choice, { mandat })
  const suspended = await mother.open(urls.suspendedRecord)
  assert.match((await mother.submit(suspended, urls.suspendedRecord, {})).html, isOpposed)
  assert.deepEqual(
    [(await tracesOf(carnet, leo)).at(-1)?.actor.name, await opposedClosing(carnet)],
    ['JULIE MARCHAND', 2],
  )
  await moveClock(carnet, { advance: 'P60D' })
  assert.equal(await stateOf(carnet, amina.id.ins), 'suspended')
})

type Card = { readonly matricule: string; readonly serie: string }

function cardOf(carnet: RunningCarnet, slug: string, matricule: string): Card {
  return { matricule, serie: carnet.people!.vitales.find((one) => one.slug === slug)!.serial }
}

function codeIn(text = ''): string {
  return /\b[A-Z2-9]{5}-[A-Z2-9]{5}\b/.exec(text)?.[0] ?? ''
}

/** The code, then the card. */
async function show(
  browser: PatientBrowser,
  code: string,
  card: Card,
  { through = 'oppose' }: { readonly through?: 'oppose' | 'activate' } = {},
): Promise<Page> {
  const [first, second] =
    through === 'oppose' ? [urls.oppose, urls.opposeCard] : [urls.activate, urls.activateCard]
  const asked = await browser.submit(await browser.open(first), first, { code })
  return browser.submit(asked, second, card)
}

async function proofOfAnother(carnet: RunningCarnet, code: string, card: Card) {
  const browser = openBrowser(carnet)
  await show(browser, code, card)
  return browser.look(urls.oppositionProof)
}

async function recordOf(carnet: RunningCarnet, ins: string) {
  const [row] = await queryRows<{ state: string; attached_to_mes: boolean }>(
    carnet,
    `select state, attached_to_mes from record r join patient_identifier p on p.record_id = r.id where p.ins = '${ins}'`,
  )
  return row!
}

async function stateOf(carnet: RunningCarnet, ins: string): Promise<string> {
  return (await recordOf(carnet, ins)).state
}

async function opposedClosing(carnet: RunningCarnet): Promise<number> {
  return (await queryRows(carnet, 'select 1 from record where suspension_opposed_at is not null')).length
}
