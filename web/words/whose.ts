/**
 * In the record of another, the words that say « votre carnet » to its holder say whose it is: a parent never hides a
 * document of one child believing that it is another's. Spec: people.md §2, « whose record ».
 */
import { of } from './elision.ts'

/** `place`: among the carnets of the reader; 0 or absent, his own. */
export type Holder = { readonly name: string; readonly place?: number }

export type Whose = { readonly holder: Holder }

export function isOfAnother({ holder: { place = 0 } }: Whose): boolean {
  return place > 0
}

/** « Masquer ce document dans le carnet d’Inès », « Supprimer ce document dans le carnet d’Inès ? ». */
export function inTheRecord(whose: Whose, gesture: string): string {
  if (!isOfAnother(whose)) return gesture
  return gesture.replace(/(\u202f\?)?$/u, (asks) => ` dans le carnet ${of(whose.holder.name)}${asks}`)
}

/** `const told = toldIn(data)`: each sentence as it is said to whoever reads this record. */
export function toldIn(whose: Whose): (sentence: string) => string {
  if (!isOfAnother(whose)) return (sentence) => sentence
  const name = of(whose.holder.name)
  return (sentence) => turns.reduce((told, [said, instead]) => told.replace(said, instead(name)), sentence)
}

const fixed = (words: string) => () => words

/** In this order: what is said of one's own record, and how it is said of another's. */
const turns: readonly (readonly [RegExp, (of: string) => string])[] = [
  [/(?<!\p{L})de (?:votre|mon) carnet(?!\p{L})/gu, (of) => `du carnet ${of}`],
  [/(?<!\p{L})à (?:votre|mon) carnet(?!\p{L})/gu, (of) => `au carnet ${of}`],
  [/(?<!\p{L})(?:votre|mon) carnet(?!\p{L})/gu, (of) => `le carnet ${of}`],
  [/(?<!\p{L})Votre carnet(?!\p{L})/gu, (of) => `Le carnet ${of}`],
  [/^Mes ([^.]+)$/u, (of) => `Les $1 ${of}`],
  [/^Mon ([^.]+)$/u, (of) => `Le $1 ${of}`],
  [/^Ma ([^.]+)$/u, (of) => `La $1 ${of}`],
  [
    /(?<!\p{L})(?:vos|mes) (?=documents|soins|remboursements|allergies|médicaments|résultats)/gu,
    fixed('ses '),
  ],
  [/(?<!\p{L})Vos (?=documents|soins|remboursements|allergies|médicaments|résultats)/gu, fixed('Ses ')],
  [/(?<!\p{L})votre (?=médecin traitant|vie|dentiste)/gu, fixed('sa ')],
  [/(?<!\p{L})sa (?=médecin traitant|dentiste)/gu, fixed('son ')],
  [/(?<!\p{L})Votre (?=médecin traitant|dentiste)/gu, fixed('Son ')],
  [/Si vous êtes inconscient/gu, fixed('Si cette personne est inconsciente')],
  [/si vous êtes inconscient/gu, fixed('si cette personne est inconsciente')],
  [/Vous êtes inconscient/gu, fixed('Cette personne est inconsciente')],
  [/vous soigner/gu, fixed('la soigner')],
  [/le 15 pour vous/gu, fixed('le 15 pour cette personne')],
]
