/**
 * The record that the pictures show: that of a woman of 79 years, as it comes to be over the wire, by several professionals,
 * the insurance, her pharmacy, and herself. Another day and another person are refused or called in an emergency.
 */
import {
  intervalMarkup,
  labSections,
  quantityMarkup,
} from '@carnet/core/wire/cda/sample-lab-report.fixture.ts'
import { summarySections } from '@carnet/core/wire/cda/sample-statements.fixture.ts'
import { vaccinationSections } from '@carnet/core/wire/cda/sample-vaccinations.fixture.ts'
import { depositCare } from '@carnet/kit/demo/deposit-care.ts'
import { urls } from '@carnet/web/urls.ts'
import { administer, patientOption } from '../../server/test/administer.ts'
import { patientNamed } from '../../server/test/demonstration-calls.ts'
import { untilSent } from '../../server/test/messages-sent.ts'
import { logIn } from '../../server/test/patient-browser.ts'
import type { RunningCarnet } from '../../server/test/running-carnet.ts'
import { sampleDocument } from '../../server/test/sample-document.ts'
import { structuredDocument } from '../../server/test/structured-document.ts'
import { everyTextRead } from '../../server/test/what-is-stored.ts'
import { holder, newcomer, titles } from './cast.ts'
import { pdfOf } from './letter.ts'

type Deposit = {
  readonly by: string
  readonly type: string
  readonly title: string
  readonly daysAgo: number
  readonly text?: string
  readonly pdf?: readonly string[]
  /** Markup of CDA `component` elements. */
  readonly sections?: string
  readonly masked?: true
}

const deposits: readonly Deposit[] = [
  {
    by: 'cps-martin',
    type: '60591-5',
    title: 'Synthèse médicale',
    daysAgo: 200,
    sections: summarySections({
      allergies: ['Pénicilline'],
      conditions: ['Hypertension artérielle'],
      implants: ['Prothèse de hanche droite'],
      bloodGroup: 'A positif',
    }),
  },
  ...[
    [560, '1.24', '3.1'],
    [320, '1.12', '2.6'],
    [2, '0.96', '2.1'],
  ].map(([daysAgo, glucose, tsh]): Deposit => laboratory(Number(daysAgo), `${glucose}`, `${tsh}`)),
  {
    by: 'cps-martin',
    type: '87273-9',
    title: 'Note de vaccination',
    daysAgo: 35,
    sections: vaccinationSections([
      { atc: 'J07CA01', product: 'Vaccin DTP', day: '20190114', read: '14/01/2019', lot: 'A1' },
      { atc: 'J07BB02', product: 'Vaccin contre la grippe', day: '20251018', read: '18/10/2025', lot: 'G7' },
    ]),
  },
  {
    by: 'cps-kacem',
    type: '11490-0',
    title: titles.letter,
    daysAgo: 4,
    pdf: [
      titles.letter,
      'Centre hospitalier Saint-Roch, médecine interne',
      'Hospitalisation de trois jours pour surveillance.',
      'Évolution favorable, retour au domicile.',
      'Traitement habituel à poursuivre. Consultation dans un mois.',
      'Dr Mehdi Kacem',
    ],
  },
  {
    by: 'cps-kacem',
    type: '18748-4',
    title: 'Radiographie du thorax',
    daysAgo: 4,
    text: 'Radiographie du thorax de face. Pas d’anomalie visible.\n',
  },
  {
    by: 'cps-martin',
    type: '11488-4',
    title: 'Consultation de suivi',
    daysAgo: 40,
    text: 'Tension 13/8. Rien à signaler.\n',
  },
  {
    by: 'cps-martin',
    type: '11488-4',
    title: 'Consultation confidentielle',
    daysAgo: 400,
    text: 'Entretien.\n',
    masked: true,
  },
]

function laboratory(daysAgo: number, glucose: string, tsh: string): Deposit {
  const at = `${dayAgo(daysAgo).toISOString().slice(0, 10).replaceAll('-', '')}080000+0100`
  const shown = (value: string) => value.replace('.', ',')
  return {
    by: 'cps-rey',
    type: '11502-2',
    title: titles.laboratory,
    daysAgo,
    sections: labSections([
      {
        loinc: '2345-7',
        label: 'Glycémie à jeun',
        value: quantityMarkup(glucose, 'g/L'),
        cells: [`${shown(glucose)} g/L`, '0,70 à 1,08'],
        range: intervalMarkup('0.70', '1.08', 'g/L'),
        at,
      },
      {
        loinc: '3016-3',
        label: 'TSH',
        value: quantityMarkup(tsh, 'm[IU]/L'),
        cells: [`${shown(tsh)} mUI/L`, '0,40 à 4,00'],
        range: intervalMarkup('0.40', '4.00', 'm[IU]/L'),
        at,
      },
    ]),
  }
}

export async function fillRecord(carnet: RunningCarnet): Promise<void> {
  const { id } = patientNamed(carnet, holder)
  for (const card of ['cps-kacem', 'cps-rey'])
    await (await carnet.dmp(card)).authorise(id, { gesture: 'consentCollected' })
  const sent: (readonly [title: string, uniqueId: string])[] = []
  for (const one of deposits) sent.push([one.title, await deposit(carnet, one)])
  await depositCare(carnet.demoFolder, carnet.people!, carnet.tlsUrl)
  const letter = sent.find(([title]) => title === titles.letter)![1]

  const leroy = await carnet.dmp('cps-leroy')
  await leroy.findDocuments(id).catch(() => 'she has not agreed yet')
  await leroy.authorise(id, { gesture: 'consentCollected' })
  await leroy.findDocuments(id)
  await leroy.readDocument(id, letter, () => {})
  const brunet = await carnet.dmp('cps-brunet')
  await brunet.findDocuments(id, {}, { mode: 'centre15' })
  await brunet.readDocument(id, letter, () => {}, { mode: 'centre15' })

  await herOwnWords(carnet)
  // The letter of who was never in her carnet.
  await administer(carnet, `activation-code ${patientOption(patientNamed(carnet, newcomer))}`)
  await untilSent(carnet)
  await everyTextRead(carnet)
}

async function deposit(carnet: RunningCarnet, one: Deposit): Promise<string> {
  const { by, type, title, daysAgo, text, pdf, sections, masked } = one
  const about = patientNamed(carnet, holder)
  const sample = {
    by,
    about,
    type,
    title,
    careAt: dayAgo(daysAgo),
    ...(text !== undefined && { text }),
    ...(pdf !== undefined && { file: { mediaType: 'application/pdf', bytes: pdfOf(pdf) } as const }),
  }
  const source =
    sections === undefined
      ? await sampleDocument(carnet, sample)
      : await structuredDocument(carnet, sample, sections)
  const hideFrom = masked === true ? { maskedToProfessionals: true } : {}
  const { uniqueIds } = await (await carnet.dmp(by)).submitDocuments(about.id, [{ source, hideFrom }])
  return uniqueIds[0]!
}

/** Her card, whom to warn, a document and a medicine of hers. */
async function herOwnWords(carnet: RunningCarnet): Promise<void> {
  const visit = await logIn(carnet, patientNamed(carnet, holder))
  const post = async (address: string, fields: readonly (readonly [string, string])[]) =>
    visit.submit(await visit.open(address), address, fields)
  const { html } = await visit.open(urls.editCard)
  const offered = [...html.matchAll(/name="garder"[^>]*value="([^"]+)"/g)].map(([, entry = '']) => entry)
  await post(urls.editCard, [
    ...offered.map((entry) => ['garder', entry] as const),
    ['treatments', 'Anticoagulant'],
  ])
  await post(urls.contacts, [
    ['nom-1', 'Alain Perrin'],
    ['lien-1', 'child'],
    ['telephone-1', '06 39 98 01 21'],
    ['informe-1', 'oui'],
  ])
  await visit.submit(await visit.open(urls.card), urls.cardLink, { geste: 'faire' })
  await post(urls.treatments, [
    ['geste', 'declare'],
    ['nom', 'Magnésium'],
    ['posologie', '2 gélules par jour'],
  ])
  await visit.upload(
    await visit.open(urls.addDocument),
    urls.addDocument,
    {
      titre: titles.own,
      sorte: 'EXPPAT_2',
      date: dayAgo(10).toISOString().slice(0, 10),
      lecteurs: 'shared',
    },
    { name: 'habitudes.txt', file: Buffer.from('Je dors mal avec la cortisone.\n') },
  )
}

function dayAgo(days: number): Date {
  return new Date(Date.now() - days * 86_400_000)
}
