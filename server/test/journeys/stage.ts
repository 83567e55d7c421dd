/** What each journey finds in the demonstration: a blood test, a vaccine, a treatment, a reader, a girl's secret. */
import {
  intervalMarkup,
  labSections,
  quantityMarkup,
} from '@carnet/core/wire/cda/sample-lab-report.fixture.ts'
import { vaccinationSections } from '@carnet/core/wire/cda/sample-vaccinations.fixture.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { scannedCardUrl, urls } from '@carnet/web/urls.ts'
import type { Browser, BrowserContext } from 'playwright-core'
import { readEmergencyCard } from '../../actions/emergency-card.ts'
import { patientNamed } from '../demonstration-calls.ts'
import { lastCode, logIn } from '../patient-browser.ts'
import { platformOf } from '../platform-of.ts'
import type { RunningCarnet } from '../running-carnet.ts'
import { sampleDocument } from '../sample-document.ts'
import { structuredDocument } from '../structured-document.ts'
import { queryRows } from '../what-is-stored.ts'
import type { Hand } from './hand.ts'

export type Stage = { readonly carnet: RunningCarnet; readonly browser: Browser }

export const secretTitle = 'Consultation confidentielle'

export async function bloodTest({ carnet }: Stage): Promise<void> {
  const denise = patientNamed(carnet, 'denise-perrin')
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
  await (await carnet.dmp('cps-martin')).submitDocuments(denise.id, [{ source: report, hideFrom: {} }])
}

export async function vaccination({ carnet }: Stage): Promise<void> {
  const leo = patientNamed(carnet, 'leo-marchand')
  const note = await structuredDocument(
    carnet,
    { by: 'cps-martin', about: leo, type: '87273-9', title: 'Note de vaccination' },
    vaccinationSections([
      { atc: 'J07CA01', product: 'Vaccin DTP', day: '20240105', read: '05/01/2024', lot: 'A1' },
    ]),
  )
  await (await carnet.dmp('cps-martin')).submitDocuments(leo.id, [{ source: note, hideFrom: {} }])
}

export async function treatment({ carnet }: Stage): Promise<void> {
  const visit = await logIn(carnet, patientNamed(carnet, 'camille-martin'))
  const drug = { geste: 'declare', nom: 'Paracétamol', posologie: '1 comprimé le soir' }
  await visit.submit(visit.arrival, urls.treatments, drug)
}

export async function letter({ carnet }: Stage): Promise<void> {
  const amina = patientNamed(carnet, 'amina-benali')
  const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina, title: 'Lettre de sortie' })
  await (await carnet.dmp('cps-martin')).submitDocuments(amina.id, [{ source, hideFrom: {} }])
}

/** Somebody of another hospital, whom she agreed to, looks at her list. */
export async function reader({ carnet }: Stage): Promise<void> {
  const amina = patientNamed(carnet, 'amina-benali')
  const kacem = await carnet.dmp('cps-kacem')
  await kacem.authorise(amina.id, { gesture: 'consentCollected' })
  await kacem.findDocuments(amina.id)
}

/** The emergency card in her bag: an allergy on it, and the address that its QR code holds. */
export async function printedCard({ carnet }: Stage): Promise<string> {
  const amina = patientNamed(carnet, 'amina-benali')
  const visit = await logIn(carnet, amina)
  await visit.submit(await visit.open(urls.editCard), urls.editCard, { allergies: 'Pénicilline' })
  await visit.submit(await visit.open(urls.card), urls.cardLink, { geste: 'faire' })
  const endings: (() => unknown)[] = []
  try {
    const platform = platformOf({ after: (ending) => void endings.push(ending as () => unknown) }, carnet)
    const { square } = await readEmergencyCard(platform, { kind: 'patient', patient: amina.id })
    return new URL(scannedCardUrl(square!.link!.token), carnet.webUrl).href
  } finally {
    for (const ending of endings) await ending()
  }
}

/** A girl's own log-in, given by her doctor: a professional opens the account of a record that is not attached (LIF-25). */
export async function ownLogIn({ carnet }: Stage): Promise<DemonstrationPatient> {
  const emma = patientNamed(carnet, 'emma-caron')
  await queryRows(
    carnet,
    `update record set attached_to_mes = false
      where id = (select record_id from patient_identifier where ins = '${emma.id.ins}')`,
  )
  const email = 'emma@example.org'
  const martin = await carnet.dmp('cps-martin')
  return { ...emma, ...(await martin.openPatientAccess(emma.id, { type: 'EMAIL', canal: email })), email }
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
