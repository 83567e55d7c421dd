/** What FranceConnect+ says of who comes by it, and whether it opens a carnet. Spec: rules.md CON-23; fhir.md §3.5. */
import { foldName, type Identity, type Sex } from '@carnet/core/model/identity.ts'

/** Of eIDAS, as FranceConnect names them: low, substantial, high. */
const levels: readonly string[] = ['eidas1', 'eidas2', 'eidas3']

/** Two factors at least, of an identity that was checked: nothing less is asked for. */
export type AskedLevel = 'eidas2' | 'eidas3'

/**
 * What is given may be less than what was asked: it is for who asks to look.
 * @spec CON-23 FranceConnect+, « acr »
 */
export function isLevelEnough(given: string | undefined, asked: AskedLevel): boolean {
  return levels.indexOf(given ?? '') >= levels.indexOf(asked)
}

/** « Identité pivot »: what every identity provider of FranceConnect has proven of a person. */
export type PivotIdentity = {
  /** At birth. */
  readonly familyName: string
  /** All of them, in order, separated by spaces. */
  readonly givenNames: string
  readonly gender: string
  /** `YYYY-MM-DD`; a month or a day that nobody knows is 01. */
  readonly birthDate: string
  /** COG code of the commune; empty, born abroad. */
  readonly birthPlace: string
  /** COG code of the country. */
  readonly birthCountry: string
}

const france = '99100'
const genderOf: Readonly<Record<Sex, string | undefined>> = { M: 'male', F: 'female', U: undefined }

/**
 * The person of this record, trait by trait: one that differs, or that the record does not state, is another person's.
 * @spec CON-23 fhir.md §3.5 « reconcile on the pivot »
 */
export function isHolder(pivot: PivotIdentity, identity: Identity): boolean {
  const { birthName, firstNames, sex, birthDate, birthPlace } = identity
  const bornAbroad = birthPlace.startsWith('99')
  return (
    sameName(pivot.familyName, birthName) &&
    sameName(pivot.givenNames, firstNames) &&
    pivot.gender === genderOf[sex] &&
    pivot.birthDate === `${birthDate}-01-01`.slice(0, 10) &&
    pivot.birthPlace === (bornAbroad ? '' : birthPlace) &&
    pivot.birthCountry === (bornAbroad ? birthPlace : france)
  )
}

/** Registers write accents and hyphens as they can; nothing written is nobody's name. */
function sameName(one: string, other: string): boolean {
  return foldName(one) !== '' && foldName(one) === foldName(other)
}
