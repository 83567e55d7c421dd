/** « Ma frise ». */
import type { Lane } from '../patient/timeline-periods.ts'
import { monthNames } from './dates.ts'
import { counted, numberInWords } from './numbers.ts'
import { easy } from './readings.ts'

export const timeline = {
  title: 'Ma frise',
  link: 'Ma frise',
  intro: easy(
    'Vos documents au fil du temps, du plus récent au plus ancien. Choisissez une période pour la voir de plus près.',
    'Voici vos documents, année par année. Choisissez une année pour voir ses documents.',
  ),
  emptyTitle: 'Votre frise se remplira au fil de vos soins.',
  empty: 'Chaque document ajouté à votre carnet y prend sa place.',
  noneTitle: 'Rien à cette période.',
  none: 'Choisissez une autre période.',
  list: 'Vos périodes, de la plus récente à la plus ancienne',
  lanes: {
    soins: 'Soins',
    hospitalisations: 'Hôpital',
    resultats: 'Résultats',
    vaccins: 'Prévention et vaccins',
    traitements: 'Traitements',
  } satisfies Record<Lane, string>,
  /** After « 5 documents : ». */
  counts: {
    soins: (count: number) => `${numberInWords(count)}\u00a0de soins`,
    hospitalisations: (count: number) => `${numberInWords(count)}\u00a0d’hôpital`,
    resultats: (count: number) => `${numberInWords(count)}\u00a0de résultats`,
    vaccins: (count: number) => `${numberInWords(count)}\u00a0de prévention`,
    traitements: (count: number) => `${numberInWords(count)}\u00a0de traitements`,
  } satisfies Record<Lane, (count: number) => string>,
  zoom: 'Se déplacer dans la frise',
  wholeLife: 'Toutes les années',
  backToYear: (year: number) => `Toute l’année ${year}`,
  toYear: (year: number) => `Année ${year}`,
  /** After a month's first documents; the link to the list of the year follows. */
  others: (count: number) =>
    `Et ${counted(count, 'autre document', 'autres documents')} de ce mois, dans la liste de l’année.`,
  inList: (year: number) => `Tous les documents de ${year}`,
} as const

/** « 2026 », « mars 2026 ». */
export function periodInWords({
  year,
  month,
}: {
  readonly year: number
  readonly month: number | null
}): string {
  return month === null ? String(year) : `${monthNames[month - 1]} ${year}`
}
