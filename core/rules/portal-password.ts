/** What the password of a holder's account may be. Spec: rules.md LIF-07. */
import { foldName, type Identity } from '@carnet/core/model/identity.ts'
import type { RuleSettings } from './settings.ts'

/** What is known of whom the account is for: none of it may be in the password. */
export type PasswordOwner = {
  readonly identity: Identity
  readonly ins: string
  readonly email?: string | null
  readonly phone?: string | null
}

export type PasswordObjection =
  | 'tooShort'
  | 'noLowerCase'
  | 'noUpperCase'
  | 'noDigit'
  | 'noSpecial'
  | 'containsName'
  | 'containsBirthDate'
  | 'containsNir'
  | 'containsIban'
  | 'containsEmail'
  | 'containsPhone'

/** For who chooses it: each sentence says what to change. */
export const passwordSentences: Record<PasswordObjection, string> = {
  tooShort: 'Ce mot de passe est trop court.',
  noLowerCase: 'Ajoutez une lettre minuscule.',
  noUpperCase: 'Ajoutez une lettre majuscule.',
  noDigit: 'Ajoutez un chiffre.',
  noSpecial: 'Ajoutez un caractère qui n’est ni une lettre ni un chiffre.',
  containsName: 'Ce mot de passe contient un nom ou un prénom de la personne.',
  containsBirthDate: 'Ce mot de passe contient la date de naissance de la personne.',
  containsNir: 'Ce mot de passe contient un numéro de sécurité sociale.',
  containsIban: 'Ce mot de passe contient un numéro de compte bancaire.',
  containsEmail: 'Ce mot de passe contient une adresse électronique.',
  containsPhone: 'Ce mot de passe contient le numéro de téléphone de la personne.',
}

const kinds: readonly (readonly [PasswordObjection, RegExp])[] = [
  ['noLowerCase', /\p{Ll}/u],
  ['noUpperCase', /\p{Lu}/u],
  ['noDigit', /\p{Nd}/u],
  ['noSpecial', /[^\p{L}\p{N}\s]/u],
]

/** A name of two letters is in half of all words. */
const nameLettersMin = 3

/** Sex, year, month (fictitious ones from 20 on), département, commune, order: thirteen characters. */
const nirShape = /[1-478]\d\d(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d\d|2[AB])\d{6}/
const ibanLengths = { min: 15, max: 34 }
const emailShape = /[^\s@]+@[^\s@]+\.[a-z]{2,}/i

/**
 * Everything that is wrong with this password, each reason named; nothing: it may be used.
 * @spec LIF-07 Mon espace santé
 */
export function objectionsToPassword(
  password: string,
  owner: PasswordOwner,
  { passwordMinLength }: RuleSettings,
): readonly PasswordObjection[] {
  const objections: PasswordObjection[] = []
  if ([...password.normalize('NFC')].length < passwordMinLength) objections.push('tooShort')
  for (const [objection, kind] of kinds) if (!kind.test(password.normalize('NFC'))) objections.push(objection)
  return [...objections, ...personalDataIn(password, owner)]
}

/** Spaces, hyphens, accents and case do not hide what is there. */
function personalDataIn(
  password: string,
  { identity, ins, email, phone }: PasswordOwner,
): readonly PasswordObjection[] {
  const letters = foldName(password)
  const signs = password.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const digits = password.replace(/\D/g, '')
  const { birthName, usedName, firstNames, birthFirstName, usedFirstName, birthDate } = identity
  const names = [birthName, usedName, firstNames, birthFirstName, usedFirstName].flatMap((name = '') => [
    foldName(name),
    ...name.split(/[\s'’-]+/).map(foldName),
  ])
  const phoneDigits = (phone ?? '').replace(/\D/g, '').slice(-9)
  const lowered = password.toLowerCase()
  const found: readonly (readonly [PasswordObjection, boolean])[] = [
    ['containsName', names.some((name) => name.length >= nameLettersMin && letters.includes(name))],
    ['containsBirthDate', writtenDates(birthDate).some((date) => digits.includes(date))],
    ['containsNir', nirShape.test(signs) || signs.includes(ins.toUpperCase().slice(0, 13))],
    ['containsIban', holdsIban(signs)],
    ['containsEmail', emailShape.test(password) || (!!email && lowered.includes(email.toLowerCase()))],
    ['containsPhone', phoneDigits.length === 9 && digits.includes(phoneDigits)],
  ]
  return found.filter(([, present]) => present).map(([objection]) => objection)
}

/** Day first or year first, with the century or without; of a partial date there is nothing to find. */
function writtenDates(date: string): readonly string[] {
  const [, century, year, month, day] = /^(\d\d)(\d\d)-(\d\d)-(\d\d)$/.exec(date) ?? []
  if (day === undefined) return []
  return [`${day}${month}${year}`, `${day}${month}${century}${year}`, `${year}${month}${day}`]
}

/** ISO 13616: the country and its two check digits go last, letters count from 10, and the rest by 97 is 1. */
function holdsIban(signs: string): boolean {
  return [...signs.matchAll(/(?=[A-Z]{2}\d{2})/g)].some(({ index }) => {
    for (
      let length = ibanLengths.min;
      length <= ibanLengths.max && index + length <= signs.length;
      length++
    ) {
      const moved = signs.slice(index + 4, index + length) + signs.slice(index, index + 4)
      const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
      if (BigInt(digits) % 97n === 1n) return true
    }
    return false
  })
}
