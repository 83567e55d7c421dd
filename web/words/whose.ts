/**
 * In the record of another, the words that say « votre carnet » to its holder say whose it is: a parent never hides a
 * document of one child believing that it is another's. Spec: people.md §2, « whose record ».
 */
import type { Display } from '../display.ts'
import { of } from './elision.ts'
import { type Easy, type Said, sayIn } from './readings.ts'

/** `place`: among the carnets of the reader; 0 or absent, his own. */
export type Holder = { readonly name: string; readonly place?: number }

export type Whose = { readonly holder: Holder }

export function isOfAnother({ holder: { place = 0 } }: Whose): boolean {
  return place > 0
}

/** « Masquer ce document dans le carnet d’Inès », « Supprimer ce document dans le carnet d’Inès ? ». */
export function inTheRecord(whose: Whose, gesture: string): string {
  if (!isOfAnother(whose)) return gesture
  return turnedBy(
    turns,
    whose,
  )(gesture).replace(/(\u202f\?)?$/u, (asks) => ` dans le carnet ${of(whose.holder.name)}${asks}`)
}

/** What was just done, and in whose record: « C’est fait : ce document est masqué dans le carnet d’Inès. ». */
export function doneIn(whose: Whose, sentence: string): string {
  const told = toldIn(whose)(sentence)
  if (!isOfAnother(whose) || told.includes(whose.holder.name)) return told
  return told.replace(/\.(?=\s|$)/u, ` dans le carnet ${of(whose.holder.name)}.`)
}

/**
 * `const say = tellIn(data)`: the one way in which a page of a carnet speaks: each text in the reading that was chosen, and
 * as it is said to whoever reads this record.
 */
export function tellIn(
  whose: Whose & { readonly display: Pick<Display, 'reading'> },
): <T extends Said>(text: T | Easy<T>) => T {
  const say = sayIn(whose.display)
  const told = toldIn(whose)
  return (text) => turned(say(text), told)
}

/** What a sentence with holes says is turned once they are filled. */
function turned<T extends Said>(text: T, told: (sentence: string) => string): T {
  if (typeof text === 'string') return told(text) as T
  return ((...given: never) => told(text(...given))) as T
}

/** `const told = toldIn(data)`: each sentence as it is said to whoever reads this record. */
export function toldIn(whose: Whose): (sentence: string) => string {
  if (!isOfAnother(whose)) return (sentence) => sentence
  return turnedBy([...titles, ...turns], whose)
}

function turnedBy(these: readonly Turn[], whose: Whose): (sentence: string) => string {
  const name = of(whose.holder.name)
  return (sentence) => these.reduce((told, [said, instead]) => told.replace(said, instead(name)), sentence)
}

type Turn = readonly [RegExp, (of: string) => string]

const fixed = (words: string) => () => words

/** Of what is his, in the plural and in the feminine: the article follows the noun. */
const several =
  'documents|soins|remboursements|allergies|médicaments|résultats|directives|professionnels|soignants|traitements|choix|aidants|proches|données|maladies|antécédents|mesures|vaccinations|vaccins|ayants'
const hers = 'médecin traitant|dentiste'

/** A title that says whose: « Mes documents ». */
const titles: readonly Turn[] = [
  [/^Mes ([^.]+)$/u, (of) => `Les $1 ${of}`],
  [/^M(?:on|a) (?=[aeiouyhéèêàâ])([^.]+)$/iu, (of) => `L’$1 ${of}`],
  [/^Mon ([^.]+)$/u, (of) => `Le $1 ${of}`],
  [/^Ma ([^.]+)$/u, (of) => `La $1 ${of}`],
]

/** In this order: what is said of one's own record, and how it is said of another's. */
const turns: readonly Turn[] = [
  [/(?<!\p{L})de (?:votre|mon) carnet(?!\p{L})/gu, (of) => `du carnet ${of}`],
  [/(?<!\p{L})à (?:votre|mon) carnet(?!\p{L})/gu, (of) => `au carnet ${of}`],
  [/(?<!\p{L})(?:votre|mon) carnet(?!\p{L})/gu, (of) => `le carnet ${of}`],
  [/(?<!\p{L})Votre carnet(?!\p{L})/gu, (of) => `Le carnet ${of}`],
  [new RegExp(`(?<!\\p{L})(?:vos|mes) (?=(?:${several})(?!\\p{L}))`, 'gu'), fixed('ses ')],
  [new RegExp(`(?<!\\p{L})Vos (?=(?:${several})(?!\\p{L}))`, 'gu'), fixed('Ses ')],
  [/(?<!\p{L})(?:votre|mon) (?=histoire de santé|identité|nom et)/gu, fixed('son ')],
  [/(?<!\p{L})Votre (?=histoire de santé|identité)/gu, fixed('Son ')],
  [/(?<!\p{L})(?:votre|ma) (?=vie|date de naissance)/gu, fixed('sa ')],
  [/(?<!\p{L})Votre (?=date de naissance)/gu, fixed('Sa ')],
  [new RegExp(`(?<!\\p{L})votre (?=${hers})`, 'gu'), fixed('son ')],
  [new RegExp(`(?<!\\p{L})Votre (?=${hers})`, 'gu'), fixed('Son ')],
  [/Si vous êtes inconscient/gu, fixed('Si cette personne est inconsciente')],
  [/si vous êtes inconscient/gu, fixed('si cette personne est inconsciente')],
  [/Vous êtes inconscient/gu, fixed('Cette personne est inconsciente')],
  [/vous soigner/gu, fixed('la soigner')],
  [/le 15 pour vous/gu, fixed('le 15 pour cette personne')],
]
