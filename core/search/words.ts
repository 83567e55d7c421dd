/**
 * French words as they are compared: without capitals, accents, elision (l’, d’, qu’) nor ending. « Vaccins »,
 * « vacciné » and « vaccination » are one word; so are « rénal », « rénale » and « rénaux ».
 */

export type Word = {
  /** Where it stands in the text. */
  readonly start: number
  readonly end: number
  /** Without capitals nor accents. */
  readonly folded: string
  readonly stem: string
}

/** What says nothing of what a document holds; the words of asking (« je cherche mon résultat ») among them. */
const emptyWords = new Set(
  `a ai ainsi alors an ans as au aucun aucune aujourd aussi autre autres aux avait avec avez avoir avons c ca car ce ceci
   cela celle celui ces cet cette chaque chez ci comme comment d dans de depuis des donc dont du elle elles en entre es est
   et etaient etait ete etes etre eu fait faire faut fois font hui il ils j je jusqu l la le les leur leurs lors lui m ma
   mais me meme mes moi moins mon n ne ni nos notre nous on ont ou par pas pendant peu peut plus plutot pour pourquoi qu
   quand que quel quelle quelles quels qui quoi s sa sans se sera ses si soit son sont sous suis sur t ta te tes toi ton
   tous tout toute toutes tres tu un une vers voici voila vos votre vous y
   cherche chercher document documents papier papiers resultat resultats trouver veux voir voudrais
   bien controle examen examens jour jours marche mois specialiste taux test tests deux trois quatre`.split(
    /\s+/,
  ),
)

/** Letters and figures, with what an apostrophe cuts: a hyphen, a comma or a slash separates. */
const wordShape = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu

const marks = /\p{M}/gu

/** `letters`: of the stems that are looked for; absent: all words. A word and its stem have their first letter in common. */
export function wordsOf(text: string, letters?: ReadonlySet<string>): Word[] {
  const words: Word[] = []
  // A text says the same words again and again. Forgotten with it: they are its person's.
  const known = new Map<string, Pick<Word, 'folded' | 'stem'>>()
  const firstLetters = new Map<string, string>()
  for (const match of text.matchAll(wordShape)) {
    const [written] = match
    if (letters !== undefined) {
      const first = String.fromCodePoint(written.codePointAt(0)!)
      const folded = firstLetters.get(first) ?? firstLetterOf(fold(first))
      firstLetters.set(first, folded)
      if (!letters.has(folded)) continue
    }
    let forms = known.get(written)
    if (forms === undefined) {
      const folded = fold(written)
      forms = { folded, stem: stemOf(folded) }
      known.set(written, forms)
    }
    words.push({ start: match.index, end: match.index + written.length, ...forms })
  }
  return words
}

export function firstLetterOf(folded: string): string {
  return folded.charAt(0)
}

/** Those that say something; of a text made of none but empty words, all. */
export function tellingWords(words: readonly Word[]): readonly Word[] {
  const telling = words.filter(isTelling)
  return telling.length === 0 ? words : telling
}

export function isTelling({ folded }: Word): boolean {
  return folded.length > 1 && !emptyWords.has(folded)
}

export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(marks, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFC')
}

/**
 * Endings, longest first, with the letters that must be left. Light on purpose: what is cut too much brings strangers
 * together, what is cut too little is found by its beginning.
 */
const endings: readonly (readonly [RegExp, string])[] = [
  [/(?<=.{4})(?:issements?|ations?|ateurs?|atrices?|atoires?|itions?)$/, ''],
  [/(?<=.{4})(?:ements?|ments?|iques?|ismes?|istes?|euses?|eux)$/, ''],
  [/(?<=.{3})(?:ives?|ifs?)$/, ''],
  [/(?<=.{3})(?:ales?|aux|als?)$/, 'al'],
  [/(?<=.{4})(?:elles?|els?)$/, 'el'],
  [/(?<=.{4})(?:iennes?|iens?)$/, 'ien'],
  [/(?<=.{3})(?:ieres?|iers?)$/, 'ier'],
  [/(?<=.{4})(?:ues?|ies?|ees?|es|er|ez)$/, ''],
  [/(?<=.{3})(?:e|s|x)$/, ''],
]

export function stemOf(folded: string): string {
  if (folded.length < 4 || /\d/.test(folded)) return folded
  const ending = endings.find(([shape]) => shape.test(folded))
  return ending === undefined ? folded : folded.replace(ending[0], ending[1])
}
