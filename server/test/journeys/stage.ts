/** What the journeys find in the demonstration: an old lady's blood test, a child's vaccine, a girl's secret, a reader. */
import {
  intervalMarkup,
  labSections,
  quantityMarkup,
} from '@carnet/core/wire/cda/sample-lab-report.fixture.ts'
import { vaccinationSections } from '@carnet/core/wire/cda/sample-vaccinations.fixture.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { urls } from '@carnet/web/urls.ts'
import type { Browser, BrowserContext } from 'playwright-core'
import { patientNamed } from '../demonstration-calls.ts'
import { lastCode } from '../patient-browser.ts'
import type { RunningCarnet } from '../running-carnet.ts'
import { sampleDocument } from '../sample-document.ts'
import { structuredDocument } from '../structured-document.ts'
import { queryRows } from '../what-is-stored.ts'
import type { Hand } from './hand.ts'

export type Stage = {
  readonly carnet: RunningCarnet
  readonly browser: Browser
  readonly emma: DemonstrationPatient
}

export const secretTitle = 'Consultation confidentielle'

const consent = { gesture: 'consentCollected' } as const

export async function setStage(carnet: RunningCarnet, browser: Browser): Promise<Stage> {
  const named = (slug: string) => patientNamed(carnet, slug)
  const [martin, kacem] = [await carnet.dmp('cps-martin'), await carnet.dmp('cps-kacem')]
  const denise = named('denise-perrin')
  const report = await structuredDocument(
    carnet,
    { by: 'cps-martin', about: denise, type: '11502-2', title: 'Prise de sang' },
    labSections([
      {
        loinc: '2345-7',
        label: 'Glycémie',
        value: quantityMarkup('0.98', 'g/L'),
        cells: ['0,98 g/L', '0,70 - 1,08'],
        range: intervalMarkup('0.70', '1.08', 'g/L'),
      },
      { loinc: '3016-3', label: 'TSH', value: quantityMarkup('2.1', 'm[IU]/L'), cells: ['2,1 mUI/L'] },
    ]),
  )
  await martin.submitDocuments(denise.id, [{ source: report, hideFrom: {} }])
  const leo = named('leo-marchand')
  const note = await structuredDocument(
    carnet,
    { by: 'cps-martin', about: leo, type: '87273-9', title: 'Note de vaccination' },
    vaccinationSections([
      { atc: 'J07CA01', product: 'Vaccin DTP', day: '20240105', read: '05/01/2024', lot: 'A1' },
    ]),
  )
  await martin.submitDocuments(leo.id, [{ source: note, hideFrom: {} }])
  const amina = named('amina-benali')
  const letter = await sampleDocument(carnet, { by: 'cps-martin', about: amina, title: 'Lettre de sortie' })
  await martin.submitDocuments(amina.id, [{ source: letter, hideFrom: {} }])
  await kacem.authorise(amina.id, consent)
  await kacem.findDocuments(amina.id)
  return { carnet, browser, emma: await ownAccountOf(carnet) }
}

/** A girl who has her own log-in, given by her doctor, and a consultation that her mother does not see. */
async function ownAccountOf(carnet: RunningCarnet): Promise<DemonstrationPatient> {
  const emma = patientNamed(carnet, 'emma-caron')
  const martin = await carnet.dmp('cps-martin')
  // A professional opens the account of a record that is not attached to Mon espace santé (LIF-25).
  await queryRows(
    carnet,
    `update record set attached_to_mes = false
      where id = (select record_id from patient_identifier where ins = '${emma.id.ins}')`,
  )
  const email = 'emma@example.org'
  const { login, password } = await martin.openPatientAccess(emma.id, { type: 'EMAIL', canal: email })
  return { ...emma, login, password, email }
}

export async function hideFromMother({ carnet }: Stage): Promise<void> {
  const emma = patientNamed(carnet, 'emma-caron')
  const source = await sampleDocument(carnet, { by: 'cps-martin', about: emma, title: secretTitle })
  const hideFrom = { invisibleToRepresentatives: true } as const
  await (await carnet.dmp('cps-martin')).submitDocuments(emma.id, [{ source, hideFrom }], {
    secretSession: true,
  })
}

/** His browser remembers his identifier and his password, as browsers do (`autocomplete`): only the code is typed. */
export async function logInOn(
  hand: Hand,
  { carnet }: Stage,
  { login = '', password = '', email, phone }: DemonstrationPatient,
): Promise<void> {
  const { page } = hand
  await page.locator('#identifiant').fill(login)
  await page.locator('#motDePasse').fill(password)
  await page.locator('#motDePasse').focus()
  await hand.tap(page.getByRole('button', { name: 'Ouvrir mon carnet' }))
  await page.waitForURL(`**${urls.loginCode}`)
  await hand.type(page.locator('#code'), lastCode(carnet, [email, phone]))
  await hand.tap(page.getByRole('button', { name: 'Continuer' }))
}

/** Logged in already, as the journey begins. */
export async function withSession(
  stage: Stage,
  context: BrowserContext,
  patient: DemonstrationPatient,
): Promise<void> {
  const page = await context.newPage()
  await page.goto(new URL(urls.login, stage.carnet.webUrl).href)
  const nobody: Hand['tap'] = (target) => target.click()
  await logInOn({ page, tap: nobody, type: (target, text) => target.fill(text) } as Hand, stage, patient)
  await page.waitForURL((url) => ![urls.login, urls.loginCode].includes(url.pathname as never))
  await page.close()
}
