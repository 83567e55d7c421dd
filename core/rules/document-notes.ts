/** What the holder may write for himself about a document. Spec: people.md P-04, P-05. */

export const noteCharactersMax = 2_000

/** As it is kept; empty: there is none. undefined: it is too long. */
export function noteSaid(typed: string): string | undefined {
  const text = typed.replaceAll('\r\n', '\n').trim()
  return [...text].length > noteCharactersMax ? undefined : text
}
