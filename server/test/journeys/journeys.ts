/** The journeys that a patient, who helps him or who saves him goes through, and the taps that each may cost. Spec: people.md §3.3. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import { languageNames, languageWords } from '@carnet/web/language.ts'
import { accessLogUrl, urls } from '@carnet/web/urls.ts'
import { wordsIn } from '@carnet/web/words/languages/words.ts'
import type { BrowserContext, BrowserContextOptions } from 'playwright-core'
import { getDocumentProxy } from 'unpdf'
import { patientNamed, tracesOf } from '../demonstration-calls.ts'
import { messages, untilSent } from '../messages-sent.ts'
import { openZip } from '../open-zip.ts'
import { logIn } from '../patient-browser.ts'
import { type Count, type Hand, handOn, type Means } from './hand.ts'
import {
  bloodTest,
  hideFromMother,
  letter,
  logInOn,
  ownLogIn,
  printedCard,
  reader,
  type Stage,
  secretTitle,
  treatment,
  vaccination,
  withSession,
} from './stage.ts'

export type Journey = {
  readonly id: string
  /** In French: what docs/parcours.md says. */
  readonly who: string
  readonly goal: string
  readonly path: string
  readonly max: Partial<Count>
  readonly means: readonly Means[]
  /** Whose card is in the reader, when a professional goes through it. */
  readonly card?: string
  /** What she finds, before the first gesture. */
  readonly prepare?: (stage: Stage) => Promise<void>
  readonly go: (stage: Stage, hand: Hand, context: BrowserContext) => Promise<void>
}

const named = ({ carnet }: Stage, slug: string) => patientNamed(carnet, slug)

/** « Ouvrir ce carnet : LÉO MARCHAND ». */
const openRecord = ({ page }: Hand, name: RegExp) => page.getByRole('button', { name })

export const journeys: readonly Journey[] = [
  {
    id: 'J1',
    who: 'Une dame de 79 ans, sur une tablette, en grands caractères',
    goal: '« Que dit ma prise de sang ? »',
    path: 'message → connexion par code → Résultats → Lire à voix haute',
    max: { taps: 5 },
    means: ['pointer', 'keyboard'],
    prepare: bloodTest,
    async go(stage, hand, context) {
      const { page } = hand
      await context.addCookies([
        { name: 'carnet-display', value: 'text=largest', url: stage.carnet.webUrl, httpOnly: true },
      ])
      await page.addInitScript(rememberWhatIsSaid)
      await hand.follow(urls.results)
      await logInOn(hand, stage, named(stage, 'denise-perrin'))
      const aloud = page.getByRole('button', { name: 'Lire à voix haute' })
      await aloud.waitFor()
      const [needs, has] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, innerWidth]',
      )
      assert.ok(needs <= has, 'no zoom, no scroll sideways')
      await hand.tap(aloud)
      const said = await page.evaluate<readonly string[]>('globalThis.said')
      const all = said.join(' ')
      assert.match(all, /Sucre dans le sang, la glycémie\s: 0,98 gramme par litre/)
      assert.match(all, /Thyréostimuline, une hormone de la thyroïde\s: 2,1 milliunités internationales/)
      assert.doesNotMatch(all, /g\/L|mUI|TSH|2345-7|\[IU\]/)
    },
  },
  {
    id: 'J2',
    who: 'Un homme qui lit peu le français',
    goal: 'montrer ses traitements à une nouvelle pharmacienne',
    path: 'Affichage facile à lire → Traitements → Mon plan de prise (l’imprimer est une commande du navigateur)',
    max: { taps: 6 },
    means: ['pointer'],
    prepare: treatment,
    async go(stage, hand, context) {
      const { page } = hand
      await withSession(stage, context, named(stage, 'camille-martin'))
      await page.goto(new URL(urls.carnet, stage.carnet.webUrl).href)
      await hand.tap(page.getByRole('link', { name: 'Changer l’affichage' }))
      await hand.tap(page.getByRole('radio', { name: /Faciles à lire/ }))
      await hand.tap(page.getByRole('button', { name: 'Garder ces choix' }))
      await hand.tap(page.getByRole('link', { name: 'Revenir à la page d’avant' }).last())
      await hand.tap(page.getByRole('link', { name: /^Traitements/ }))
      await hand.tap(page.getByRole('link', { name: /Mon plan de prise/ }))
      await page.getByRole('heading', { name: 'Mon plan de prise' }).waitFor()
      const texts = await page.locator('main').locator('p, li, th, td, h1, h2').allTextContents()
      assert.ok(texts.some((text) => text.includes('Paracétamol')))
      const long = texts
        .flatMap((text) => text.split(/(?<=[.?!])\s/))
        .filter((each) => each.split(/\s+/).length > 12)
      assert.deepEqual(long, [], 'no sentence of more than twelve words')
    },
  },
  {
    id: 'J2 bis',
    who: 'Une femme qui lit l’arabe, pas le français',
    goal: 'montrer ses traitements à une nouvelle pharmacienne',
    path: 'Langue → Traitements → Mon plan de prise, en arabe (l’imprimer est une commande du navigateur)',
    max: { taps: 6 },
    means: ['pointer', 'keyboard'],
    prepare: treatment,
    async go(stage, hand, context) {
      const { page } = hand
      const { common, display, treatments } = wordsIn('ar')
      await withSession(stage, context, named(stage, 'camille-martin'))
      await page.goto(new URL(urls.carnet, stage.carnet.webUrl).href)
      await hand.tap(page.getByRole('link', { name: languageWords.ar }))
      await hand.tap(page.getByRole('radio', { name: languageNames.ar }))
      await hand.tap(page.getByRole('button', { name: 'Garder ces choix' }))
      await hand.tap(page.getByRole('link', { name: display.back }).last())
      await hand.tap(page.getByRole('link', { name: common.treatments }).first())
      await hand.tap(page.getByRole('link', { name: treatments.plan.link }))
      await page.getByRole('heading', { name: treatments.plan.title }).waitFor()
      assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
      const around = page.getByText('Paracétamol').first().locator('xpath=ancestor-or-self::*[@lang][1]')
      assert.equal(await around.getAttribute('lang'), 'fr', 'as it was written')
    },
  },
  {
    id: 'J3',
    who: 'Le père d’un enfant',
    goal: 'une attestation de vaccination pour l’école',
    path: 'changer de carnet → Traitements & vaccins → télécharger',
    max: { taps: 4 },
    means: ['pointer', 'keyboard'],
    prepare: vaccination,
    async go(stage, hand, context) {
      const { page } = hand
      await withSession(stage, context, named(stage, 'thomas-marchand'))
      await page.goto(new URL(urls.carnet, stage.carnet.webUrl).href)
      await hand.tap(page.getByRole('link', { name: 'Changer de carnet' }))
      await hand.tap(openRecord(hand, /Ouvrir ce carnet.*LÉO/))
      await hand.tap(page.getByRole('link', { name: /^Traitements/ }))
      assert.match(
        (await page.locator('.whose').textContent()) ?? '',
        /LÉO MARCHAND/,
        'whose it is, in sight',
      )
      const saved = page.waitForEvent('download')
      await hand.tap(page.getByRole('link', { name: /Télécharger l’attestation.*LÉO MARCHAND/ }))
      const text = await textOfPdf(readFileSync(await (await saved).path()))
      assert.match(text, /Vaccinations de LÉO MARCHAND/)
      assert.match(text, /5 janvier 2024\s: Vaccin DTP/)
    },
  },
  {
    id: 'J4',
    who: 'Une adolescente de quinze ans',
    goal: 'lire une consultation que sa mère ne doit pas voir',
    path: 'connexion → Accueil → le document',
    max: { taps: 4 },
    means: ['pointer'],
    async go(stage, hand) {
      const { page } = hand
      const emma = await ownLogIn(stage)
      const before = await motherSees(stage)
      await hideFromMother(stage)
      await page.goto(new URL(urls.login, stage.carnet.webUrl).href)
      await logInOn(hand, stage, emma)
      await hand.tap(page.getByRole('link', { name: secretTitle }))
      assert.match(await page.title(), /Consultation confidentielle/)
      assert.deepEqual(await motherSees(stage), before, 'nothing on her mother’s side')
    },
  },
  {
    id: 'J5',
    who: 'Un aidant, pour sa mère',
    goal: 'ranger une lettre de sortie en la photographiant',
    path: 'son carnet à elle → Ajouter un document → la photo',
    max: { taps: 7 },
    means: ['pointer'],
    async go(stage, hand, context) {
      const { page } = hand
      await withSession(stage, context, named(stage, 'alain-perrin'))
      await page.goto(new URL(urls.choice, stage.carnet.webUrl).href)
      await hand.tap(openRecord(hand, /Ouvrir ce carnet.*DENISE/))
      await hand.tap(page.getByRole('link', { name: 'Ajouter un document' }))
      const bytes = await page.screenshot()
      await hand.photograph(page.locator('#fichier'), { name: 'lettre.png', bytes })
      await hand.type(page.locator('#titre'), 'Lettre de sortie de l’hôpital')
      await hand.tap(page.getByRole('button', { name: 'Ajouter' }))
      await page
        .getByText('ce document est dans votre carnet')
        .or(page.getByText('C’est fait'))
        .first()
        .waitFor()
      const traces = await tracesOf(stage.carnet, named(stage, 'denise-perrin'))
      const { actor } = traces.findLast(({ action }) => action === 'submitDocuments')!
      assert.deepEqual([actor.kind, actor.name], ['carer', 'ALAIN PERRIN'], 'under his own name')
    },
  },
  {
    id: 'J6',
    who: 'Une patiente inquiète',
    goal: '« Qui a regardé mon carnet ? », puis bloquer',
    path: 'Qui a regardé → Pourquoi ? → bloquer',
    max: { taps: 4 },
    means: ['pointer', 'keyboard'],
    prepare: reader,
    async go(stage, hand, context) {
      const { page } = hand
      const amina = named(stage, 'amina-benali')
      const kacem = await stage.carnet.dmp('cps-kacem')
      await withSession(stage, context, amina)
      await page.goto(new URL(urls.carnet, stage.carnet.webUrl).href)
      await hand.tap(page.getByRole('link', { name: 'Qui a regardé', exact: true }))
      const line = page.locator('article.access').filter({ hasText: /KACEM/ }).first()
      await hand.tap(line.locator('summary').first())
      await line
        .getByText('Cette personne a reçu votre accord')
        .or(line.locator('.why li').first())
        .first()
        .waitFor()
      await hand.tap(line.locator('summary').filter({ hasText: 'Bloquer' }))
      await hand.tap(line.getByRole('button', { name: /Oui, bloquer/ }))
      await page.getByText('cette personne ne peut plus lire votre carnet').waitFor()
      assert.equal((await kacem.findRecord(amina.id)).authorisation, 'INTERDIT')
    },
  },
  {
    id: 'J7',
    who: 'Un médecin du SMUR, devant une personne inconsciente',
    goal: 'lire sa carte d’urgence, puis son dossier',
    path: 'QR code de la carte → avec ma carte → un motif → ouvrir',
    max: { clicks: 3 },
    means: ['pointer'],
    card: 'cps-leroy',
    prepare: letter,
    async go(stage, hand, context) {
      const { page } = hand
      const amina = named(stage, 'amina-benali')
      const address = await printedCard(stage)
      await page.goto(address)
      await hand.tap(page.getByRole('link', { name: 'ouvrir avec ma carte' }))
      await page.getByText('Pénicilline').waitFor()
      await hand.tap(page.getByRole('radio', { name: 'Personne inconsciente' }))
      await hand.tap(page.getByRole('button', { name: 'Ouvrir le DMP en urgence' }))
      await page.getByRole('link', { name: 'Lettre de sortie' }).first().waitFor()
      await untilSent(stage.carnet)
      const told = messages(stage.carnet).filter(({ to }) => to === amina.email || to === amina.phone)
      assert.ok(told.some(({ subject }) => subject === noticeSubjects.brisDeGlace))
      await withSession(stage, context, amina)
      await page.goto(new URL(accessLogUrl({ filter: 'urgences' }), stage.carnet.webUrl).href)
      const line = page.locator('article.access.urgent').filter({ hasText: /LEROY/ }).first()
      await line.getByText('Personne inconsciente').waitFor()
    },
  },
  {
    id: 'J8',
    who: 'Une personne qui part à l’étranger',
    goal: 'emporter tout son carnet',
    path: 'Accueil → Emporter → préparer → télécharger',
    max: { clicks: 3 },
    means: ['pointer'],
    prepare: letter,
    async go(stage, hand, context) {
      const { page } = hand
      const amina = named(stage, 'amina-benali')
      await withSession(stage, context, amina)
      await page.goto(new URL(urls.carnet, stage.carnet.webUrl).href)
      await hand.tap(page.getByRole('link', { name: 'Emporter mon carnet' }))
      await hand.tap(page.getByRole('button', { name: 'Préparer l’archive à lire' }))
      await hand.type(page.locator('#motDePasse-readable'), amina.password ?? '')
      const saved = page.waitForEvent('download')
      await hand.tap(page.getByRole('button', { name: 'Télécharger', exact: true }))
      const archive = openZip(readFileSync(await (await saved).path()))
      const index = archive.get('index.html')?.toString() ?? ''
      assert.ok(index.includes('Lettre de sortie'), `${[...archive.keys()]}`)
    },
  },
]

/** With a finger on a tablet, or with the keyboard alone. */
export async function goThrough(
  stage: Stage,
  journey: Journey,
  means: Means,
): Promise<Count & { readonly ms: number }> {
  const context = await stage.browser.newContext({
    viewport: { width: 820, height: 1180 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    ...(journey.card !== undefined && (await inReader(stage, journey.card))),
  })
  try {
    const hand = handOn(await context.newPage(), means, stage.carnet.webUrl)
    hand.page.setDefaultTimeout(10_000)
    await journey.prepare?.(stage)
    const from = performance.now()
    await journey.go(stage, hand, context)
    return { ...hand.count(), ms: performance.now() - from }
  } finally {
    await context.close()
  }
}

/** The browser presents it where cards are read; it does not know the authority of a demonstration. */
async function inReader({ carnet }: Stage, slug: string): Promise<BrowserContextOptions> {
  const { certificate, key } = (await carnet.card(slug)).authentication
  const { origin } = new URL(carnet.tlsUrl)
  return {
    ignoreHTTPSErrors: true,
    clientCertificates: [{ origin, cert: Buffer.from(certificate), key: Buffer.from(key) }],
  }
}

/** What is over its maximum, in words. */
export function tooMany({ id, max }: Journey, count: Count): readonly string[] {
  return (['taps', 'clicks'] as const).flatMap((what) => {
    const most = max[what]
    return most !== undefined && count[what] > most
      ? [`${id}: ${count[what]} ${what} instead of ${most}`]
      : []
  })
}

/** No headless browser has a voice: what it is asked to say is kept. */
const rememberWhatIsSaid = `
  globalThis.said = []
  Object.defineProperty(window, 'speechSynthesis', {
    value: { cancel() {}, speak: ({ text }) => void globalThis.said.push(text) },
  })`

async function textOfPdf(bytes: Buffer): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { items } = await (await pdf.getPage(1)).getTextContent()
  return items.map((item) => ('str' in item ? item.str : '')).join(' ')
}

async function motherSees(stage: Stage): Promise<readonly string[]> {
  const visit = await logIn(stage.carnet, named(stage, 'isabelle-caron'))
  const article = visit.arrival.html.split('<article').find((each) => each.includes('EMMA')) ?? ''
  const [, mandat = ''] = /name="mandat" value="([^"]*)"/.exec(article) ?? []
  await visit.submit(visit.arrival, urls.choice, { mandat })
  const pages: string[] = []
  for (const address of [urls.documents, urls.accessLog, urls.professionals])
    pages.push((await visit.open(address)).html.replaceAll(/name="csrf" value="[^"]*"/g, ''))
  return pages
}
