/** Faults of French typography in a text shown to a person. Spec: people.md §10. */
const faults: readonly (readonly [RegExp, string])[] = [
  [/\p{L}'\p{L}/u, 'straight apostrophe'],
  [/[^\u00a0\d/]:(?=\s|$)/u, 'no U+00A0 before a colon'],
  [/[^\u202f\s?!](?=[;!?](\s|$))/u, 'no U+202F before ; ! ?'],
  [/[ \u00a0](?=[;!?])/u, 'a space other than U+202F before ; ! ?'],
  [/«(?!\u00a0)/u, 'no U+00A0 after «'],
  [/(?<!\u00a0)»/u, 'no U+00A0 before »'],
  [/\.\.\./u, 'three dots instead of …'],
  [/"/u, 'straight quotes'],
  [/\d h \d/u, 'plain space in an hour'],
]

export function typographyFaults(text: string): readonly string[] {
  return faults.flatMap(([pattern, fault]) => {
    const found = pattern.exec(text)
    return found === null
      ? []
      : [`${fault}: …${text.slice(Math.max(0, found.index - 20), found.index + 20)}…`]
  })
}
