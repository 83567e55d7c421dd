/** Titles that a document usually has, for the field of the window to search among. People.md F5. */
import { documentTypesAt } from '@carnet/core/codes/value-sets.ts'

/** What a pharmacist's interview, vaccination and review make: F5 begins with them. */
const first = ['78601-2', '87273-9', '56445-0']

/** The names of the types of documents in force (JDV_J66). */
export function usualTitles(at: Date): readonly string[] {
  const types = documentTypesAt(at)
  const named = (wanted: boolean) =>
    types
      .filter(({ code }) => first.includes(code) === wanted)
      .map(({ display }) => display)
      .toSorted((a, b) => a.localeCompare(b, 'fr'))
  return [...new Set([...named(true), ...named(false)])]
}
