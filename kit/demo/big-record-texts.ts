/** What the documents of the big record say: invented, short, and different from one another. */

export type BigRecordText = { readonly type: string; readonly title: string; readonly text: string }

type Kind = { readonly type: string; readonly title: string; readonly says: (value: number) => string }

const kinds: Readonly<Record<string, readonly Kind[]>> = {
  'cps-martin': [
    {
      type: '11488-4',
      title: 'Consultation de médecine générale',
      says: (n) => `Suivi habituel. Tension ${118 + (n % 30)}/${70 + (n % 15)}, poids stable.`,
    },
    {
      type: '57833-6',
      title: 'Ordonnance de médicaments',
      says: (n) => `Traitement renouvelé pour ${1 + (n % 3)} mois.`,
    },
    { type: '60591-5', title: 'Synthèse médicale', says: () => 'Antécédents et traitements inchangés.' },
    { type: '57832-8', title: 'Prescription de soins infirmiers', says: (n) => `${5 + (n % 20)} séances.` },
  ],
  'cps-rey': [
    {
      type: '11502-2',
      title: 'Bilan biologique',
      says: (n) => `Glycémie à jeun\u00a0: ${(0.8 + (n % 40) / 100).toFixed(2).replace('.', ',')} g/L.`,
    },
    {
      type: '11502-2',
      title: 'Contrôle de l’INR',
      says: (n) => `INR\u00a0: ${(2 + (n % 15) / 10).toFixed(1).replace('.', ',')}.`,
    },
  ],
  'cps-leroy': [
    {
      type: '11488-4',
      title: 'Consultation de cardiologie',
      says: (n) => `Rythme régulier, ${58 + (n % 30)} par minute. Pas de signe nouveau.`,
    },
    {
      type: '18748-4',
      title: 'Échographie du cœur',
      says: (n) => `Fraction d’éjection\u00a0: ${52 + (n % 12)}\u00a0%.`,
    },
  ],
  'cps-petit': [
    {
      type: '11506-3',
      title: 'Suivi infirmier',
      says: (n) => `Pansement refait, visite n°\u00a0${1 + (n % 30)}.`,
    },
  ],
  'cps-picard': [
    {
      type: '60593-1',
      title: 'Dispensation de médicaments',
      says: (n) => `${1 + (n % 6)} boîtes remises, posologie expliquée.`,
    },
  ],
  'cps-kacem': [
    { type: '34112-3', title: 'Compte rendu de séjour', says: (n) => `Séjour de ${1 + (n % 9)} jours.` },
    {
      type: '11490-0',
      title: 'Lettre de liaison à la sortie',
      says: () => 'Sortie au domicile, suivi par le médecin traitant.',
    },
    { type: '18748-4', title: 'Radiographie du thorax', says: () => 'Pas d’image anormale.' },
  ],
}

/** Slugs of the cards, each as often as its holder writes. */
export const bigRecordAuthors: readonly string[] = [
  'cps-martin',
  'cps-rey',
  'cps-leroy',
  'cps-petit',
  'cps-martin',
  'cps-picard',
  'cps-petit',
  'cps-kacem',
]

export function bigRecordText(card: string, rank: number, careAt: Date): BigRecordText {
  const own = kinds[card]
  if (own === undefined) throw new RangeError(`${card} writes nothing here`)
  // How many times round the list of authors: each goes through his own kinds in turn.
  const { type, title, says } = own[Math.floor(rank / bigRecordAuthors.length) % own.length]!
  const day = careAt.toISOString().slice(0, 10).split('-').reverse().join('/')
  return { type, title, text: `${title}, le ${day}.\n${says(rank)}\nDocument inventé n°\u00a0${rank + 1}.\n` }
}
