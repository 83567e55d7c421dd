/**
 * What « Mes traitements » and « Mes soins remboursés » are made of, for one seeded person: a prescription, what a
 * pharmacy delivered, a history of reimbursed care; over the wire, by those who send each of them in life.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import type { Drug } from '@carnet/core/model/drug.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import { formatStructuredDocument } from '@carnet/core/wire/cda/structured.ts'
import { prescriptionSection, treatmentVolets } from '@carnet/core/wire/cda/treatment-sections.ts'
import { openCard } from '../cards/virtual-card.ts'
import { feedCareHistory } from '../client/care-history.ts'
import { carnetSoftware } from '../client/carnet-software.ts'
import { feedDispensation } from '../client/dispensing.ts'
import { connectToDmp, type Dmp } from '../client/dmp.ts'
import { readDocumentSource } from '../client/document-source.ts'
import { type Situation, situationOf } from '../client/situation.ts'
import { documentHeaderOf } from '../client/wrap-file.ts'
import type { DemonstrationPatient, DemonstrationPeople } from './people-types.ts'
import { pkiPaths } from './write-pki.ts'
import { writeWholeFile } from './write-whole.ts'

export const personWithCare = 'denise-perrin'

const atc = '2.16.840.1.113883.6.73'
const pharmacy = 'Pharmacie du Port'

/** Medicines of no brand: their codes are those of the substance. */
const medicines = {
  bisoprolol: {
    name: 'BISOPROLOL 2,5 mg, comprimé',
    codes: [{ code: 'C07AB07', system: atc, display: 'bisoprolol' }],
  },
  generic: {
    name: 'Bisoprolol 2,5 mg, boîte de 30',
    codes: [{ code: 'C07AB07', system: atc, display: 'bisoprolol' }],
  },
  atorvastatin: {
    name: 'ATORVASTATINE 10 mg, comprimé',
    codes: [{ code: 'C10AA05', system: atc, display: 'atorvastatine' }],
  },
  amoxicillin: {
    name: 'AMOXICILLINE 1 g, comprimé dispersible',
    codes: [{ code: 'J01CA04', system: atc, display: 'amoxicilline' }],
  },
} as const satisfies Record<string, Drug>

/** Each once: what was deposited is noted in care.json, and is not deposited again. @throws as the client does */
export async function depositCare(folder: string, people: DemonstrationPeople, url: string): Promise<void> {
  const note = join(folder, 'care.json')
  const done: string[] = existsSync(note) ? JSON.parse(await readFile(note, 'utf8')) : []
  const left = deposits.filter(([card]) => !done.includes(card))
  if (left.length === 0) return
  const patient = people.patients.find(({ slug }) => slug === personWithCare)
  if (patient === undefined) throw new RangeError(`${personWithCare} is unknown`)
  const now = new Date()
  const authority = await readFile(pkiPaths(folder).authorityCertificate, 'utf8')
  for (const [cardSlug, deposit] of left) {
    const card = await openCard(join(folder, 'cards', cardSlug))
    const structure = people.structures.find(({ id }) => id === card.info.structureIdNat)
    if (structure === undefined) throw new RangeError(`the structure of ${cardSlug} is unknown`)
    const situation = situationOf(card, structure)
    using dmp = connectToDmp({ url, authority, card, situation, software: carnetSoftware })
    await deposit({ dmp, situation, patient, ago: (days) => dayBefore(now, days) })
    done.push(cardSlug)
    await writeWholeFile(note, `${JSON.stringify(done)}\n`)
  }
}

type Depositing = {
  readonly dmp: Dmp
  readonly situation: Situation
  readonly patient: DemonstrationPatient
  readonly ago: (days: number) => Day
}

const deposits: readonly (readonly [card: string, deposit: (to: Depositing) => Promise<unknown>])[] = [
  ['cps-martin', prescribe],
  ['structure-dossier-pharmaceutique', dispense],
  ['structure-assurance-maladie', reimburse],
]

async function prescribe({ dmp, situation, patient, ago }: Depositing): Promise<void> {
  const section = prescriptionSection([
    { drug: medicines.bisoprolol, posology: '1 comprimé le matin', starts: ago(20), ends: ago(-159) },
    { drug: medicines.atorvastatin, posology: '1 comprimé le soir', starts: ago(20), ends: ago(-159) },
    {
      drug: medicines.amoxicillin,
      posology: '1 comprimé matin et soir, 6 jours',
      starts: ago(20),
      ends: ago(15),
    },
  ])
  const about = {
    title: 'Ordonnance de traitement',
    typeCode: codeIn('J66', '57833-6')!,
    patient,
    careAt: new Date(`${ago(20)}T09:00:00Z`),
  }
  // Written on the day of the visit.
  const header = { ...documentHeaderOf(about, situation), createdAt: about.careAt }
  const bytes = formatStructuredDocument(header, treatmentVolets.prescription, [section])
  const source = await readDocumentSource(async function* () {
    yield bytes
  })
  await dmp.submitDocuments(patient.id, [{ source, hideFrom: {} }], undefined, { signed: true })
}

function dispense({ dmp, situation, patient, ago }: Depositing) {
  const products = [
    { drug: medicines.generic, boxes: 1 },
    { drug: medicines.amoxicillin, boxes: 2 },
  ]
  return feedDispensation(dmp, situation, { patient, dispensation: { on: ago(19), pharmacy, products } })
}

function reimburse({ dmp, situation, patient, ago }: Depositing) {
  const mentionOpposed = false
  return feedCareHistory(dmp, situation, {
    patient,
    today: ago(0),
    acts: [
      {
        kind: 'care',
        label: 'Consultation de médecine générale',
        on: ago(20),
        organisation: 'Cabinet du Dr Martin',
        mentionOpposed,
      },
      { kind: 'medicine', label: 'BISOPROLOL 2,5 mg', on: ago(19), organisation: pharmacy, mentionOpposed },
      { kind: 'medicine', label: 'AMOXICILLINE 1 g', on: ago(19), organisation: pharmacy, mentionOpposed },
      {
        kind: 'biology',
        label: 'Bilan lipidique',
        on: ago(48),
        organisation: 'Laboratoire des Tilleuls',
        mentionOpposed,
      },
      {
        kind: 'imaging',
        label: 'Radiographie de la main',
        on: ago(110),
        organisation: 'Hôpital Saint-Roch',
        mentionOpposed,
      },
      {
        kind: 'stay',
        label: 'Séjour de chirurgie ambulatoire',
        on: ago(206),
        until: ago(206),
        organisation: 'Hôpital Saint-Roch',
        mentionOpposed,
      },
    ],
  })
}

function dayBefore(now: Date, days: number): Day {
  return new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10)
}
