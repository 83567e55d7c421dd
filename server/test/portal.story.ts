/** The patient's side of the main job, in a real browser: he logs in, sees the document, opens it, and reads who read it. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import { type DocumentSource, readDocumentSource } from '@carnet/kit/client/document-source.ts'
import { situationOf } from '@carnet/kit/client/situation.ts'
import { wrapFile } from '@carnet/kit/client/wrap-file.ts'
import { openBrowser } from '@carnet/web/test/browser.ts'
import { urls } from '@carnet/web/urls.ts'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { moveClock, patientNamed } from './demonstration-calls.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { bytesOf, sampleDocument } from './sample-document.ts'

const login = 'amina-benali'
const password = 'Carnet-demo-1'
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

test('the patient sees the document, opens it, and reads in plain French who deposited, read, and was refused', async (t) => {
  const carnet = await runningCarnet(t)
  const browser = await openBrowser()
  t.after(() => browser.close())
  await twoDocumentsAndThreeVisitors(carnet)

  await t.test('a wrong password and an unknown name get the same words', async () => {
    const answers = [login, 'personne-de-ce-nom'].map(async (name) => {
      await using other = await pageOf(browser, carnet)
      await enterPassword(other.page, carnet, name, 'Mauvais-mot-1')
      return (await textOf(other.page)).replace(name, '')
    })
    const [known, unknown] = await Promise.all(answers)
    assert.equal(known, unknown)
    assert.match(known ?? '', /ne vont pas ensemble|incorrect|pas reconnus/i)
  })

  await t.test('a wrong code is counted, the right one opens the carnet [CON-23]', async () => {
    await using visit = await pageOf(browser, carnet)
    const { page } = visit
    await enterPassword(page, carnet, login, password)
    await page.fill('[name=code]', '000000' === lastCode(carnet) ? '000001' : '000000')
    await page.click('form.form button')
    assert.match(await textOf(page), /4 essais/)
    await page.fill('[name=code]', lastCode(carnet))
    await page.click('form.form button')
    assert.equal(new URL(page.url()).pathname, '/carnet')
  })

  await t.test('a code is good for ten minutes, and once [CON-23]', async () => {
    await using visit = await pageOf(browser, carnet)
    const { page } = visit
    await enterPassword(page, carnet, login, password)
    await moveClock(carnet, { advance: 'PT10M1S' })
    await page.fill('[name=code]', lastCode(carnet))
    await page.click('form.form button')
    await moveClock(carnet, { real: true })
    assert.notEqual(new URL(page.url()).pathname, '/carnet/documents')
  })

  for (const javaScriptEnabled of [true, false])
    await t.test(`he reads his documents with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
      await using visit = await pageOf(browser, carnet, { javaScriptEnabled })
      const { page, context } = visit
      await logIn(page, carnet)
      await page.click('nav >> text=Documents')
      assert.match(await textOf(page), /2 documents/)
      await page.click('text=Synthèse de suivi')
      const frame = page.frameLocator('iframe')
      await frame.locator('h1').waitFor()
      assert.match(await frame.locator('body').innerText(), /Tension à surveiller/)
      await page.goBack()
      await page.click('text=Lettre de sortie')
      const href = await page.getByRole('link', { name: /PDF/ }).first().getAttribute('href')
      const answer = await context.request.get(new URL(href!, carnet.webUrl).href)
      assert.equal(answer.headers()['content-type'], 'application/pdf')
      assert.equal(answer.headers()['x-content-type-options'], 'nosniff')
      assert.deepEqual(await answer.body(), pdf)
    })

  await t.test(
    '« Qui a regardé » says who added, who was refused and why, who read and why he could',
    async () => {
      await using visit = await pageOf(browser, carnet)
      const { page } = visit
      await logIn(page, carnet)
      await page.click('nav >> text=Qui a regardé')
      for (const why of await page.locator('summary', { hasText: 'Pourquoi' }).all()) await why.click()
      const text = await textOf(page)
      assert.match(text, /Kacem[^\n]*a ajouté 2 documents/i)
      assert.match(text, /Une tentative a été refusée[^\n]*Leroy/i)
      assert.match(text, /Martin[^\n]*a ouvert un document/i)
      assert.match(text, /accord|autoris|donné accès/i)
    },
  )

  await t.test(
    'another person’s page, a page that does not exist and no session give nothing away',
    async () => {
      await using visit = await pageOf(browser, carnet)
      const { page, context } = visit
      await logIn(page, carnet)
      const missing = await context.request.get(
        `${carnet.webUrl}/carnet/documents/00000000-0000-4000-8000-000000000000`,
      )
      const malformed = await context.request.get(`${carnet.webUrl}/carnet/documents/%27%20or%20true`)
      assert.deepEqual([missing.status(), malformed.status()], [404, 404])
      assert.equal(await missing.text(), await malformed.text())
      const outside = await fetch(`${carnet.webUrl}/carnet/documents`, { redirect: 'manual' })
      assert.deepEqual([outside.status, outside.headers.get('location')], [303, '/carnet/connexion'])
    },
  )

  await t.test('fifteen idle minutes end the session, and logging out does at once', async () => {
    await using visit = await pageOf(browser, carnet)
    const { page } = visit
    await logIn(page, carnet)
    await moveClock(carnet, { advance: 'PT15M' })
    await page.goto(`${carnet.webUrl}/carnet/documents`)
    await moveClock(carnet, { real: true })
    assert.match(await textOf(page), /expiré/)
    await logIn(page, carnet)
    await page.click('text=Se déconnecter')
    await page.goto(`${carnet.webUrl}/carnet/documents`)
    assert.equal(new URL(page.url()).pathname, '/carnet/connexion')
  })

  await t.test(
    'with a passkey he comes in without typing anything; taken away, it opens nothing [CON-23]',
    async () => {
      await using visit = await pageOf(browser, carnet)
      const { page, context } = visit
      await withAuthenticator(await context.newCDPSession(page))
      await logIn(page, carnet)
      await page.goto(`${carnet.webUrl}${urls.security}`)
      await page.click('text=Ajouter une clé d’accès')
      await page.fill('[name=motDePasse]', password)
      await page.click('form.form button')
      await page.fill('[name=nom]', 'Mon téléphone')
      await page.click('text=Créer ma clé d’accès >> nth=-1')
      await page.waitForURL(/fait=added/)
      assert.match(await textOf(page), /Mon téléphone\s+Sauvegardée|Mon téléphone\s+Jamais utilisée/)
      const comeIn = async () => {
        await page.click('text=Se déconnecter')
        await page.click('text=Se connecter avec une clé d’accès')
      }
      await comeIn()
      await page.waitForURL(/carnet$/)
      await page.goto(`${carnet.webUrl}${urls.security}`)
      assert.match(await textOf(page), /Utilisée pour la dernière fois/)
      await page.click('text=Renommer ou retirer')
      await page.fill('[name=motDePasse]', password)
      await page.click('text=Retirer la clé')
      assert.match(await textOf(page), /Vous n’avez pas encore de clé d’accès/)
      await comeIn()
      await page.locator('[role=alert]').waitFor()
      assert.match(await textOf(page), /n’a pas été reconnue/)
    },
  )
})

/** A telephone that knows the finger of its owner. Chrome DevTools Protocol, WebAuthn domain. */
async function withAuthenticator(device: CDPSession): Promise<void> {
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function twoDocumentsAndThreeVisitors(carnet: RunningCarnet): Promise<void> {
  const amina = patientNamed(carnet, login)
  const [hospital, cardiologist, doctor] = await Promise.all(
    ['cps-kacem', 'cps-leroy', 'cps-martin'].map((slug) => carnet.dmp(slug)),
  )
  const text = await structuredDocument(
    await sampleDocument(carnet, {
      by: 'cps-kacem',
      about: amina,
      title: 'Synthèse de suivi',
    }),
  )
  const card = await carnet.card('cps-kacem')
  const structure = carnet.people!.structures.find(({ id }) => id === card.info.structureIdNat)!
  const wrapped = wrapFile(
    {
      mediaType: 'application/pdf',
      title: 'Lettre de sortie',
      typeCode: codeIn('J66', '11490-0')!,
      patient: { id: amina.id, identity: amina.identity },
      careAt: new Date(),
      open: async function* () {
        yield pdf
      },
    },
    situationOf(card, structure),
  )
  const letter = await readDocumentSource(wrapped)
  await hospital!.submitDocuments(amina.id, [
    { source: text, hideFrom: {} },
    { source: letter, hideFrom: {} },
  ])
  await assert.rejects(cardiologist!.findDocuments(amina.id))
  await doctor!.readDocument(amina.id, letter.header.id!.root, () => {})
}

/** The same document, its body a section with a narrative instead of an attached text. */
async function structuredDocument(level1: DocumentSource): Promise<DocumentSource> {
  const [head = '', tail = ''] = (await bytesOf(level1)).toString().split(/<nonXMLBody>.*<\/nonXMLBody>/s)
  const section = `<component><section><title>Suivi</title><text><paragraph>Tension à surveiller.</paragraph></text></section></component>`
  const bytes = Buffer.from(
    `${head.replace('1.3.6.1.4.1.19376.1.2.20', '1.2.250.1.213.1.1.1.13')}<structuredBody>${section}</structuredBody>${tail}`,
  )
  return readDocumentSource(async function* () {
    yield bytes
  })
}

type OpenPage = { readonly page: Page; readonly context: BrowserContext } & AsyncDisposable

async function pageOf(
  browser: Browser,
  { webUrl }: RunningCarnet,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options })
  const page = await context.newPage()
  await page.goto(`${webUrl}/carnet`)
  return { page, context, [Symbol.asyncDispose]: () => context.close() }
}

/** What he reads, with plain spaces. */
async function textOf(page: Page): Promise<string> {
  return (await page.locator('main').innerText()).replace(/[\u00a0\u202f]/g, ' ')
}

async function logIn(page: Page, carnet: RunningCarnet): Promise<void> {
  await enterPassword(page, carnet, login, password)
  await page.fill('[name=code]', lastCode(carnet))
  await page.click('form.form button')
}

async function enterPassword(
  page: Page,
  { webUrl }: RunningCarnet,
  name: string,
  secret: string,
): Promise<void> {
  await page.goto(`${webUrl}/carnet/connexion`)
  await page.fill('[name=identifiant]', name)
  await page.fill('[name=motDePasse]', secret)
  await page.click('form.form button')
}

/** The code that just arrived in the outbox, as the patient's e-mail would. */
function lastCode({ config }: RunningCarnet): string {
  const last = readdirSync(config.outboxFolder)
    .filter((name) => name.endsWith('-email.json'))
    .map(
      (name) =>
        JSON.parse(readFileSync(path.join(config.outboxFolder, name), 'utf8')) as {
          at: string
          text: string
        },
    )
    .sort((a, b) => a.at.localeCompare(b.at))
    .at(-1)
  return /\d{6}/.exec(last?.text ?? '')?.[0] ?? ''
}
