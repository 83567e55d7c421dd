/** The plain families that patients file documents under. Spec: rules.md §8.2. */
export const documentFamilies = [
  'resultats',
  'comptes-rendus',
  'soins',
  'imagerie',
  'prevention',
  'syntheses',
  'certificats',
  'remboursements',
  'personnels',
] as const

export type DocumentFamily = (typeof documentFamilies)[number]

export const familyNames: Readonly<Record<DocumentFamily, string>> = {
  resultats: 'Résultats d’analyses',
  'comptes-rendus': 'Comptes rendus',
  soins: 'Traitements et soins',
  imagerie: 'Imagerie',
  prevention: 'Prévention et vaccins',
  syntheses: 'Synthèses',
  certificats: 'Certificats',
  remboursements: 'Remboursements',
  personnels: 'Documents personnels',
}

/** The codes that say what a document is (JDV_J66, JDV_J57). */
export type DocumentKind = { readonly typeCode: string; readonly classCode: string }

/** Types whose family is not that of their class. */
const familyOfType: Readonly<Record<string, DocumentFamily>> = {
  '11502-2': 'resultats',
  '60568-3': 'resultats',
  '51969-4': 'resultats',
  '96173-0': 'resultats',
  DOCPAT05: 'resultats',
  '11369-6': 'prevention',
  '87273-9': 'prevention',
  '96874-3': 'prevention',
  '75492-9': 'prevention',
  '75482-0': 'prevention',
  '83869-8': 'prevention',
  DOCPAT06: 'prevention',
}

const familyOfClass: Readonly<Record<string, DocumentFamily>> = {
  '10': 'comptes-rendus',
  '11': 'syntheses',
  '31': 'imagerie',
  '42': 'soins',
  '43': 'soins',
  '44': 'soins',
  '45': 'soins',
  '52': 'certificats',
  '60': 'remboursements',
  '90': 'personnels',
  '95': 'personnels',
}

export function familyOf({ typeCode, classCode }: DocumentKind): DocumentFamily {
  return familyOfType[typeCode] ?? familyOfClass[classCode] ?? 'personnels'
}

/** The family in the address, or none. */
export function parseFamily(text: string | undefined): DocumentFamily | null {
  return documentFamilies.find((family) => family === text) ?? null
}

/**
 * What the patient put in himself is told apart in words.
 * @spec VIS-12 EX_3.1-1040
 */
export function isFromPatient({ typeCode, classCode }: DocumentKind): boolean {
  return classCode === '90' || typeCode.startsWith('DOCPAT')
}

/** What a holder may keep from a carer: whole classes, told as patients know them. */
export const keptGroups = [
  { value: 'comptes-rendus', words: 'Comptes rendus et résultats d’analyses', classCodes: ['10'] },
  { value: 'soins', words: 'Ordonnances, traitements et soins', classCodes: ['42', '43', '44', '45'] },
  { value: 'imagerie', words: 'Imagerie', classCodes: ['31'] },
  { value: 'syntheses', words: 'Synthèses', classCodes: ['11'] },
  { value: 'certificats', words: 'Vaccins et certificats', classCodes: ['52'] },
  { value: 'remboursements', words: 'Remboursements', classCodes: ['60'] },
  { value: 'personnels', words: 'Documents personnels', classCodes: ['90', '95'] },
] as const

/** « Imagerie, Remboursements »: those kept from a carer, by their classes. */
export function keptInWords(excludedClasses: readonly string[]): string {
  return keptGroups
    .filter(({ classCodes }) => classCodes.every((code) => excludedClasses.includes(code)))
    .map(({ words }) => words)
    .join(', ')
}
