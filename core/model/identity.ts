/** Traits d'identité. Spec: documents.md §5.2; the comparison is that of contract.md §3.1 « wrong patient ». */

/** A civil day, `YYYY-MM-DD`; birth dates may be partial: `YYYY-MM` or `YYYY`. */
export type Day = string

/** A day that exists, written whole. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

export type Sex = 'M' | 'F' | 'U'

export type IdentityTraits = {
  readonly birthName: string
  readonly birthFirstName: string
  readonly birthDate: Day
  readonly sex: Sex
}

export type Identity = IdentityTraits & {
  /** All given names of the birth certificate, in order, separated by spaces. */
  readonly firstNames: string
  readonly usedName?: string
  readonly usedFirstName?: string
  /** COG code of the birth place, 5 characters. */
  readonly birthPlace: string
}

/** The name that the person goes by. */
export function usualName({ usedFirstName, birthFirstName, usedName, birthName }: Identity): string {
  return `${usedFirstName ?? birthFirstName} ${usedName ?? birthName}`
}

/** Upper case A–Z only: accents, spaces, hyphens and apostrophes do not tell two persons apart. */
export function foldName(name: string): string {
  return name
    .replace(/œ/gi, 'OE')
    .replace(/æ/gi, 'AE')
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
}

export type TraitName = keyof IdentityTraits

/**
 * The traits on which two descriptions of a person disagree; none means the same person.
 * A trait that one side does not state disagrees with nothing; sex `U` is a value like another.
 */
export function differingTraits(a: Partial<IdentityTraits>, b: Partial<IdentityTraits>): TraitName[] {
  const differing: TraitName[] = []
  const bothState = (trait: TraitName) => a[trait] !== undefined && b[trait] !== undefined
  if (bothState('birthName') && foldName(a.birthName!) !== foldName(b.birthName!)) differing.push('birthName')
  if (bothState('birthFirstName') && foldName(a.birthFirstName!) !== foldName(b.birthFirstName!))
    differing.push('birthFirstName')
  if (bothState('birthDate') && a.birthDate !== b.birthDate) differing.push('birthDate')
  if (bothState('sex') && a.sex !== b.sex) differing.push('sex')
  return differing
}
