/** Search without INS: how well a person answers to the traits that a regulation centre was told. Spec: soap.md §5.4, TD0.5. */
import type { PostalAddress } from '@carnet/core/model/contact.ts'
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import { type Day, foldName, type Identity, type Sex } from '@carnet/core/model/identity.ts'
import type { RuleSettings } from './settings.ts'

/** What the person on the telephone could say. */
export type TraitsAsked = {
  readonly name: string
  readonly givenName?: string
  readonly sex?: Sex
  readonly birthDate?: Day
  readonly postalCode?: string
  readonly city?: string
}

/** How much each trait counts when it was asked; one that was not counts for nothing. */
const weights = { name: 4, givenName: 3, birthDate: 4, sex: 1, postalCode: 1, city: 1 } as const

/**
 * 0 to 100: how close the stated traits are, spelling mistakes forgiven in proportion.
 * @spec EMG-02 EMG-08 TD0.5: POURCENTAGE; the national formula is unverified
 */
export function matchPercentage(
  asked: TraitsAsked,
  identity: Identity,
  addresses: readonly PostalAddress[],
): number {
  const { birthName, usedName, birthFirstName, usedFirstName, firstNames, birthDate, sex } = identity
  const closest = (said: string, known: readonly (string | undefined)[]) =>
    Math.max(0, ...known.map((one) => (one === undefined ? 0 : likeness(foldName(said), foldName(one)))))
  // An address that the record does not have is no difference.
  const atAddress = (stated: string | undefined, score: (said: string) => number) =>
    stated === undefined || addresses.length === 0 ? undefined : score(stated)
  const given = [birthFirstName, usedFirstName, firstNames, ...firstNames.split(' ')]
  const scores = {
    name: closest(asked.name, [birthName, usedName]),
    givenName: asked.givenName === undefined ? undefined : closest(asked.givenName, given),
    birthDate: asked.birthDate === undefined ? undefined : dayLikeness(asked.birthDate, birthDate),
    sex: asked.sex === undefined ? undefined : Number(asked.sex === sex),
    postalCode: atAddress(asked.postalCode, (said) =>
      Number(addresses.some(({ postalCode }) => postalCode === said)),
    ),
    city: atAddress(asked.city, (said) =>
      closest(
        said,
        addresses.map(({ city }) => city),
      ),
    ),
  }
  let reached = 0
  let total = 0
  for (const [trait, score] of Object.entries(scores) as [keyof typeof weights, number | undefined][]) {
    if (score === undefined) continue
    reached += weights[trait] * score
    total += weights[trait]
  }
  return Math.round((100 * reached) / total)
}

/**
 * A name alone tells of everybody who bears it: what else is known of the person must be said too.
 * @spec CON-10 TD0.5 trust.md §2, « searches need 5 traits »: those of INSi have the place of birth, which this question
 * does not carry, and who calls for a stranger in danger has no address: four of its six by default
 */
export function traitsToAdd(asked: TraitsAsked, { rechercheParTraits }: RuleSettings): number {
  const { name, givenName, sex, birthDate, postalCode, city } = asked
  const stated = [name, givenName, sex, birthDate, postalCode, city].filter((trait) => trait !== undefined)
  return Math.max(0, rechercheParTraits.traitsMin - stated.length)
}

/**
 * A long list of strangers is no answer: the caller is asked for more.
 * @spec CON-10 TD0.5
 */
export function objectionToSearch(
  persons: number,
  { rechercheParTraits }: RuleSettings,
): Extract<RefusalReason, 'searchTooWide'> | undefined {
  return persons > rechercheParTraits.personsMax ? 'searchTooWide' : undefined
}

/** Year, month and day each in its place; a part that one side does not know is no difference. */
function dayLikeness(said: Day, known: Day): number {
  const parts = known.split('-')
  const stated = said.split('-')
  const compared = stated.filter((_, at) => parts[at] !== undefined)
  return compared.filter((part, at) => part === parts[at]).length / compared.length
}

/** 1 less the share of letters to change, to add or to drop. */
function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  return longest === 0 ? 0 : 1 - editDistance(a, b) / longest
}

/** Levenshtein, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1]))
    row = next
  }
  return row[b.length]!
}
