/** The rules of the specification (rules.md), by chapter: their ids follow one another from 01. Checked against it where it is. */
export type RuleChapter = { readonly prefix: string; readonly title: string; readonly rules: number }

export const ruleChapters: readonly RuleChapter[] = [
  { prefix: 'LIF', title: 'Vie du dossier', rules: 26 },
  { prefix: 'CON', title: 'Consentement et autorisation', rules: 27 },
  { prefix: 'MAT', title: 'Matrice d’habilitation', rules: 10 },
  { prefix: 'EMG', title: 'Accès en urgence', rules: 12 },
  { prefix: 'VIS', title: 'Visibilité, archivage, suppression', rules: 20 },
  { prefix: 'CNT', title: 'Contenu', rules: 7 },
  { prefix: 'TRA', title: 'Traces et messages', rules: 15 },
  { prefix: 'FEED', title: 'Alimentation', rules: 12 },
  { prefix: 'PHA', title: 'Indicateur des pharmacies', rules: 8 },
  { prefix: 'EHDS', title: 'Règlement européen', rules: 10 },
]

export function ruleIdsOf({ prefix, rules }: RuleChapter): readonly string[] {
  return Array.from({ length: rules }, (_, rank) => `${prefix}-${String(rank + 1).padStart(2, '0')}`)
}
