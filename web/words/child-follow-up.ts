/** « Suivi de l’enfant »: growth and mandatory examinations. people.md P-21. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const childFollowUp = {
  title: 'Suivi de l’enfant',
  link: 'Suivi de l’enfant',
  linkIntro: 'La croissance, les examens obligatoires et les vaccins.',
  growth: 'La croissance',
  growthIntro: easy(
    'Ces courbes montrent les mesures notées dans ce carnet, et rien d’autre\u00a0: il n’y a pas de courbe de référence. Le médecin de l’enfant a les siennes.',
    'Ces dessins montrent les mesures notées ici. Le médecin dit ce qu’elles veulent dire.',
  ),
  none: 'Aucune mesure n’est notée.',
  note: 'Noter une mesure',
  all: 'Toutes les mesures',
  of: (measure: string) => `\u00a0: ${measure}`,
  columns: { when: 'Date', age: 'Âge', value: 'Valeur' },
  last: (measure: string) => `${measure}, les dernières mesures`,
  months: (months: number) =>
    months < 1 ? 'moins d’un mois' : months < 24 ? inMonths(months) : ageInYears(months),
  examinations: (edition: string) => `Les 20 examens obligatoires (calendrier ${edition})`,
  examinationsIntro: easy(
    'De la naissance à 16 ans, vingt examens sont obligatoires et remboursés en entier. Carnet reconnaît ceux dont un document parle.',
    'Un enfant voit le médecin vingt fois. Cela va de la naissance à 16 ans. C’est gratuit.',
  ),
  certificate: 'Avec un certificat de santé',
  states: {
    known: 'Un document en parle',
    due: 'À faire maintenant',
    past: 'Rien dans ce carnet',
    coming: 'À venir',
  },
  pastMeans: 'Il a pu avoir lieu\u00a0: regardez le carnet de santé en papier, ou demandez au médecin.',
  between: (from: string, to: string) => `Entre le ${from} et le ${to}`,
  read: 'Lire ce document',
  source: 'Source\u00a0:',
  unknownBirth:
    'La date de naissance n’est pas connue au jour près\u00a0: les dates ne peuvent pas être calculées.',
  vaccines: 'Voir les vaccins',
  grownTitle: 'Cette page est pour les enfants.',
  grown: 'Elle suit la croissance et les examens jusqu’à 16 ans.',
} as const

function ageInYears(months: number): string {
  const years = counted(Math.floor(months / 12), 'an')
  return months % 12 === 0 ? years : `${years} et ${inMonths(months % 12)}`
}

function inMonths(months: number): string {
  return `${months}\u00a0mois`
}
