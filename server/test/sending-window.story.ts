/** The window of sending of a practice software: what is chosen there is what the record holds. rules.md FEED-07; people.md F5. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { Writable } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { run } from '@carnet/kit/cli/run.ts'
import { statesOfEntry } from '@carnet/kit/client/document-states.ts'
import { openBrowser } from '@carnet/web/test/browser.ts'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { patientNamed } from './demonstration-calls.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { accountOf, closedPort, smtpListener } from './smtp-listener.ts'
import { whatIsStored } from './what-is-stored.ts'

type OpenWindow = {
  readonly address: string
  readonly ended: Promise<{
    readonly code: number
    readonly lines: readonly string[]
    readonly stderr: string
  }>
}

/** `carnet window …`, as a practice software starts it: the address is its first line. */
async function openWindow(carnet: RunningCarnet, line: string): Promise<OpenWindow> {
  const written = { stdout: '', stderr: '' }
  const first = Promise.withResolvers<string>()
  const stream = (name: keyof typeof written) =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString('utf8')
        if (name === 'stdout' && written.stdout.includes('\n')) first.resolve(written.stdout.split('\n')[0]!)
        done()
      },
    })
  const ended = run(['window', ...line.split(' ')], {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    folder: carnet.demoFolder,
    demonstrationFolder: carnet.demoFolder,
  }).then((code) => ({ code, lines: written.stdout.trim().split('\n').slice(1), stderr: written.stderr }))
  const address = await Promise.race([first.promise, ended.then(({ stderr }) => assert.fail(stderr))])
  return { address, ended }
}

test('a document leaves by the window of sending, as it is chosen there [FEED-07] [VIS-01] [VIS-02]', async (t) => {
  const carnet = await runningCarnet(t)
  const browser = await openBrowser()
  t.after(() => browser.close())
  const amina = patientNamed(carnet, 'amina-benali')
  const martin = await carnet.dmp('cps-martin')
  await martin.authorise(amina.id, { gesture: 'consentCollected' })
  writeFileSync(path.join(carnet.demoFolder, 'bilan.txt'), 'Bilan partagé de médication.\n')
  const line = `bilan.txt --card cps-martin --patient ${amina.id.ins} --type 56445-0`
  const states = async (uniqueId: string) => {
    const entry = (await martin.findDocument(amina.id, uniqueId))!
    return { title: entry.title, states: statesOfEntry(entry) }
  }

  await t.test('four steps, without a script: title, who may consult, send, confirmation', async () => {
    const window = await openWindow(carnet, `${line} --title Bilan`)
    const page = await pageOf(browser, t, { javaScriptEnabled: false })
    await page.goto(window.address)
    assert.equal(new URL(page.url()).search, '', 'the token is not left in the address')
    assert.match((await page.textContent('main')) ?? '', /BENALI/)
    assert.equal(await page.inputValue('#titre'), 'Bilan')
    await page.fill('#titre', 'Bilan partagé de médication de mars')
    await page.uncheck('#lecteur-patient')
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
    assert.equal(await page.textContent('h1'), 'Document envoyé')
    const { code, lines, stderr } = await window.ended
    assert.deepEqual([code, lines.length], [0, 1], stderr)
    assert.ok((await page.textContent('main'))?.includes(lines[0]!), 'the identifier is in the confirmation')
    assert.match((await page.textContent('main')) ?? '', /le \d{1,2}\s\p{L}+\s\d{4}\sà\s\d{2}:\d{2}/u)
    assert.deepEqual(await states(lines[0]!), {
      title: 'Bilan partagé de médication de mars',
      states: ['invisibleToPatient'],
    })
  })

  await t.test('masked to professionals it is so in the record; both at once it is not sent', async () => {
    const window = await openWindow(carnet, line)
    const page = await pageOf(browser, t)
    await page.goto(window.address)
    await page.fill('#titre', 'Bilan masqué')
    await page.uncheck('#lecteur-patient')
    await page.uncheck('#lecteur-professionnels')
    const stored = await whatIsStored(carnet)
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
    assert.match((await page.textContent('[role=alert]')) ?? '', /Rien n’est envoyé.*Cochez au moins/)
    assert.equal(await page.inputValue('#titre'), 'Bilan masqué', 'what was typed is kept')
    assert.deepEqual(await faultsOf(page), [])
    assert.deepEqual(await whatIsStored(carnet), stored)
    await page.check('#lecteur-patient')
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
    const { lines } = await window.ended
    assert.deepEqual((await states(lines[0]!)).states, ['maskedToProfessionals'])
    assert.deepEqual(await faultsOf(page), [])
  })

  await t.test('not sent, nothing leaves, and the software is told', async () => {
    const window = await openWindow(carnet, line)
    const page = await pageOf(browser, t)
    await page.goto(window.address)
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      assert.deepEqual(await faultsOf(page), [], scheme)
    }
    assert.ok((await page.locator('#titres option').count()) > 20)
    const stored = await whatIsStored(carnet)
    await page.fill('#titre', '')
    await page.getByRole('button', { name: 'Ne pas envoyer' }).click()
    assert.equal(await page.textContent('h1'), 'Document retenu')
    assert.deepEqual(await faultsOf(page), [])
    const { code, lines, stderr } = await window.ended
    assert.deepEqual([code, lines, await whatIsStored(carnet)], [0, [], stored])
    assert.match(stderr, /Retenu/)
    await assert.rejects(fetch(window.address), 'closed')
  })

  await t.test('the address opens once, for who has it whole, from our own page', async () => {
    const window = await openWindow(carnet, line)
    const { origin } = new URL(window.address)
    const look = (address: string, more: RequestInit = {}) =>
      fetch(address, { redirect: 'manual', ...more }).then(async (answer) => ({
        status: answer.status,
        headers: answer.headers,
        text: await answer.text(),
      }))
    assert.equal((await look(origin)).status, 403)
    assert.equal((await look(`${origin}/?jeton=${'A'.repeat(43)}`)).status, 403)
    assert.equal((await look(`${window.address}x`)).status, 403)
    const opened = await look(window.address)
    assert.equal(opened.status, 303)
    const cookie = opened.headers.get('set-cookie')!.split(';')[0]!
    assert.match(opened.headers.get('set-cookie')!, /HttpOnly; SameSite=Lax/)
    assert.equal((await look(window.address)).status, 403, 'a second time')
    const shown = await look(origin, { headers: { cookie } })
    assert.equal(shown.status, 200)
    assert.match(
      shown.headers.get('content-security-policy')!,
      /^default-src 'none';.*style-src 'sha256-.*form-action 'self'; frame-ancestors 'none'/,
    )
    const csrf = /name="csrf" value="([^"]+)"/.exec(shown.text)![1]!
    const stored = await whatIsStored(carnet)
    const post = (fields: Record<string, string>, headers: Record<string, string>) =>
      look(origin, { method: 'POST', body: new URLSearchParams(fields), headers })
    const form = { csrf, titre: 'Bilan', lecteur: 'patient', geste: 'envoyer' }
    for (const [fields, headers] of [
      [form, { cookie }],
      [form, { cookie, origin: 'http://127.0.0.1:1' }],
      [form, { cookie, origin: 'null' }],
      [form, { origin }],
      [
        { ...form, csrf: 'x' },
        { cookie, origin },
      ],
      [
        { ...form, geste: 'retenir', csrf: 'x' },
        { cookie, origin },
      ],
    ] as const)
      assert.equal((await post(fields, headers)).status, 403)
    assert.equal((await post({ ...form, titre: 'x'.repeat(20_000) }, { cookie, origin })).status, 413)
    assert.equal((await look(`${origin}/elsewhere`, { headers: { cookie } })).status, 404)
    assert.deepEqual(await whatIsStored(carnet), stored)
    assert.equal((await post({ csrf, geste: 'retenir' }, { cookie, origin })).status, 200)
    assert.equal((await window.ended).code, 0)
  })

  await t.test(
    'what the DMP refuses is said, nothing of what was typed is lost, and it may be tried again',
    async () => {
      const leroy = await openWindow(
        carnet,
        `${line} --title Bilan --url https://localhost:${await closedPort()}`,
      )
      const page = await pageOf(browser, t)
      await page.goto(leroy.address)
      await page.uncheck('#lecteur-patient')
      await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
      assert.match((await page.textContent('[role=alert]')) ?? '', /n’a pas abouti.*ne répond pas/)
      assert.equal(await page.isChecked('#lecteur-patient'), false)
      assert.deepEqual(await faultsOf(page), [])
      await page.getByRole('button', { name: 'Ne pas envoyer' }).click()
      assert.equal((await leroy.ended).code, 0)
    },
  )

  await t.test(
    'of a minor, the representatives are asked about, and in a secret session unticked',
    async () => {
      const emma = patientNamed(carnet, 'emma-caron')
      await martin.authorise(emma.id, { gesture: 'consentCollected' })
      const window = await openWindow(
        carnet,
        `bilan.txt --card cps-martin --patient ${emma.id.ins} --secret-session --title Consultation`,
      )
      const page = await pageOf(browser, t)
      await page.goto(window.address)
      assert.equal(await page.isChecked('#lecteur-representants'), false)
      await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
      const { code, lines, stderr } = await window.ended
      assert.equal(code, 0, stderr)
      const entry = (await martin.findDocument(emma.id, lines[0]!, { secretSession: true }))!
      assert.deepEqual(statesOfEntry(entry), ['invisibleToRepresentatives'])
    },
  )

  await t.test(
    'it goes by MSSanté to the mailboxes left ticked, and not to whom it is hidden from',
    async (t) => {
      const operator = await smtpListener(t)
      const { authority, certificate, key } = operator
      for (const [name, text] of Object.entries({ authority, certificate, key }))
        writeFileSync(path.join(carnet.demoFolder, `${name}.pem`), text)
      const account = {
        ...accountOf(operator),
        authorityFile: 'authority.pem',
        certificateFile: 'certificate.pem',
        keyFile: 'key.pem',
      }
      writeFileSync(path.join(carnet.demoFolder, 'compte.json'), JSON.stringify(account))
      const [gp, hers] = ['helene.martin@essai.mssante.fr', `${amina.id.ins}@patient.mssante.fr`]
      const window = await openWindow(
        carnet,
        `${line} --title Bilan --mssante-account compte.json --mssante ${gp} --mssante ${hers}`,
      )
      const page = await pageOf(browser, t)
      await page.goto(window.address)
      await page.uncheck('#lecteur-patient')
      await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
      assert.match((await page.textContent('[role=alert]')) ?? '', /décochez-la/)
      assert.deepEqual(await faultsOf(page), [])
      await page.uncheck(`input[value="${hers}"]`)
      await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
      const { code, lines, stderr } = await window.ended
      assert.deepEqual([code, lines.length], [0, 1], stderr)
      assert.deepEqual(
        operator.taken.map(({ to }) => to),
        [gp],
      )
    },
  )
})

async function pageOf(
  browser: Browser,
  t: TestContext,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'fr-FR',
    ...options,
  })
  t.after(() => context.close())
  const page = await context.newPage()
  const refused: string[] = []
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
  t.after(() =>
    assert.deepEqual(
      refused.filter((text) => /Content Security Policy/.test(text)),
      [],
    ),
  )
  return page
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4']

async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>(
    `axe.run(document, ${JSON.stringify({ runOnly: { type: 'tag', values: rules } })})`,
  )
  const [needs, has] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id} ${html} ${failureSummary}`),
    ),
    ...(needs > has ? [`${needs} px wide`] : []),
  ]
}
