/**
 * `npm run captures`: pictures of the real pages, for the documentation, in docs/captures. A private demonstration is
 * filled over the wire by several professionals, then the patient goes through her carnet in Chromium.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { urls } from '@carnet/web/urls.ts'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { patientNamed } from '../server/test/demonstration-calls.ts'
import { type RunningCarnet, runningCarnet } from '../server/test/running-carnet.ts'
import { laboratoryReport, letter } from './capture-documents.ts'
import { ensureChromium } from './chromium.ts'

const folder = path.resolve(import.meta.dirname, '../docs/captures')
const widths = [390, 1366] as const
const themes = ['light', 'dark'] as const
const slug = 'amina-benali'
const labTitle = 'Bilan sanguin de contrôle'
const letterTitle = 'Lettre de sortie d’hospitalisation'

const endings: (() => unknown)[] = []
try {
  const carnet = await runningCarnet({ after: (ending) => void endings.push(ending as () => unknown) })
  await fill(carnet)
  await takeAll(carnet)
} finally {
  for (const ending of endings.toReversed()) await ending()
}
const bytes = readdirSync(folder).map((name) => statSync(path.join(folder, name)).size)
console.log(
  `${bytes.length} captures, ${Math.ceil(bytes.reduce((a, b) => a + b, 0) / 1000)} ko, dans docs/captures`,
)

/** Deposits of three professionals, a refusal, a consent, a reading, an emergency: what a history tells. */
async function fill(carnet: RunningCarnet): Promise<void> {
  const { id } = patientNamed(carnet, slug)
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
  const written = (card: string, type: string, title: string, days: number) => ({
    card,
    patient: slug,
    type,
    title,
    careAt: daysAgo(days),
  })
  const submit = async (card: string, source: Awaited<ReturnType<typeof letter>>, hideFrom = {}) => {
    const { uniqueIds } = await (await carnet.dmp(card)).submitDocuments(id, [{ source, hideFrom }])
    return uniqueIds[0]!
  }
  const stay = written('cps-kacem', '11490-0', letterTitle, 4)
  const letterId = await submit(
    'cps-kacem',
    await letter(carnet, stay, [
      letterTitle,
      'Centre hospitalier Saint-Roch, médecine interne',
      'Hospitalisation de trois jours pour surveillance.',
      'Évolution favorable, retour au domicile.',
      'Traitement habituel à poursuivre. Consultation dans un mois.',
      'Dr Mehdi Kacem',
    ]),
  )
  const visit = written('cps-martin', '11488-4', 'Consultation de suivi', 40)
  await submit('cps-martin', await letter(carnet, visit, ['Consultation de suivi', 'Rien à signaler.']))
  const order = written('cps-martin', '57833-6', 'Ordonnance de médicaments', 40)
  await submit(
    'cps-martin',
    await letter(carnet, order, ['Ordonnance', 'Traitement renouvelé pour trois mois.']),
  )
  const masked = written('cps-martin', '11488-4', 'Consultation confidentielle', 400)
  await submit('cps-martin', await letter(carnet, masked, ['Consultation', 'Entretien.']), {
    maskedToProfessionals: true,
  })
  const lab = written('cps-rey', '11502-2', labTitle, 2)
  await submit('cps-rey', await laboratoryReport(carnet, lab))

  const leroy = await carnet.dmp('cps-leroy')
  await leroy.findDocuments(id).catch(() => 'not authorised yet')
  await leroy.authorise(id, { gesture: 'consentCollected' })
  await leroy.findDocuments(id)
  await leroy.readDocument(id, letterId, () => {})
  const brunet = await carnet.dmp('cps-brunet')
  await brunet.findDocuments(id, {}, { mode: 'centre15' })
  await brunet.readDocument(id, letterId, () => {}, { mode: 'centre15' })
}

async function takeAll(carnet: RunningCarnet): Promise<void> {
  const executablePath = ensureChromium(process.env, (line) => console.error(line))
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  try {
    for (const width of widths)
      for (const theme of themes) {
        const context = await browser.newContext({
          viewport: { width, height: width < 800 ? 780 : 660 },
          colorScheme: theme,
          locale: 'fr-FR',
          timezoneId: 'Europe/Paris',
          baseURL: carnet.webUrl,
        })
        await goThrough(carnet, context, `${width}-${theme}`)
        await context.close()
      }
  } finally {
    await browser.close()
  }
}

async function goThrough(carnet: RunningCarnet, context: BrowserContext, suffix: string): Promise<void> {
  const { login = '', password = '' } = patientNamed(carnet, slug)
  const page = await context.newPage()
  const take = async (name: string) => {
    await page.evaluate('document.fonts.ready')
    await page.screenshot({ path: path.join(folder, `${name}-${suffix}.png`) })
  }
  await page.goto(urls.home)
  await take('accueil')
  await page.goto(urls.login)
  await take('connexion')
  await enter(page, login, 'Mauvais-mot-de-passe-1')
  await take('mot-de-passe-faux')
  await enter(page, login, password)
  await take('code')
  const shown = await page.locator('main').innerText()
  const [code = ''] = /\b\d{6}\b/.exec(shown.replaceAll(/(?<=\d)\s(?=\d)/g, '')) ?? []
  await page.locator('input[name=code]').fill(code)
  await page.locator('main button[type=submit]').first().click()
  await page.waitForURL(`**${urls.documents}`)
  await take('documents')
  await page.getByRole('link', { name: labTitle }).click()
  await page.waitForLoadState()
  await take('document')
  await page.goto(urls.documents)
  await page.getByRole('link', { name: letterTitle }).click()
  await page.waitForLoadState()
  await take('document-pdf')
  const pdf = await page.getByRole('link', { name: 'Ouvrir le PDF' }).getAttribute('href')
  await page.goto(pdf ?? '')
  // The browser's own reader draws when it wants, and says nothing of it.
  await page.waitForTimeout(1_000)
  await take('pdf')
  await page.goto(urls.accessLog)
  await take('acces')
  await page.goto(urls.professionals)
  await take('professionnels')
  await page.goto(urls.notices)
  await take('messages')
}

async function enter(page: Page, login: string, password: string): Promise<void> {
  await page.locator('input[name=identifiant]').fill(login)
  await page.locator('input[name=motDePasse]').fill(password)
  await page.locator('main button[type=submit]').first().click()
  await page.waitForLoadState()
}
