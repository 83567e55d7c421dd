/**
 * A first name as its holder is spoken to. The civil registry, and so the national identity, writes it in capitals and
 * often without accents: « DENISE » reads as a shout in a greeting, and as it should on what identifies a person, which
 * keeps the traits as they are (documents.md §5.2).
 */

/** « MARIE DE LOURDES »: never in first place. */
const particles: ReadonlySet<string> = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'et'])

/**
 * « DENISE » → « Denise », « JEAN-PIERRE » → « Jean-Pierre », « N'GOLO » → « N’Golo ». One that is not all in capitals was
 * written so on purpose. No accent is invented: « HELENE » may be either.
 */
export function spokenFirstName(name: string): string {
  const written = name.trim().replace(/\s+/g, ' ').replaceAll("'", '’')
  if (written !== written.toLocaleUpperCase('fr')) return written
  return written
    .toLocaleLowerCase('fr')
    .split(' ')
    .map((word, rank) => (rank > 0 && particles.has(word) ? word : capitalised(word)))
    .join(' ')
}

/** Each part of a compound: after a hyphen, after an apostrophe. */
function capitalised(word: string): string {
  return word.replace(/(^|[-’])(\p{L})/gu, (_, before: string, letter: string) => {
    return `${before}${letter.toLocaleUpperCase('fr')}`
  })
}
