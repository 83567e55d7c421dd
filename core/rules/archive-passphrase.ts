/** What may lock an archive that leaves the platform. It is tried offline, as often as a thief likes. Spec: people.md P-26. */

import {
  easyPassphrase,
  type PassphraseObjection,
  type PassphraseStrength,
  passphraseLimits,
} from '@carnet/core/model/archive-passphrase.ts'

/**
 * Everything that is wrong with it; nothing: it may lock an archive. Letters with accents are written in bytes in more
 * than one way: what one program locks with them, another does not open.
 * @spec TRA-11 people.md P-26, « Optional passphrase (AES-256 ZIP) »
 */
export function objectionsToPassphrase(passphrase: string, again: string): readonly PassphraseObjection[] {
  const objections: PassphraseObjection[] = []
  if (!/^[\x20-\x7e]*$/.test(passphrase)) objections.push('notPlain')
  if (passphrase.length > passphraseLimits.characters) objections.push('tooLong')
  else if (signsOf(passphrase) < passphraseLimits.min) objections.push('tooShort')
  else if (isEasy(passphrase)) objections.push('tooEasy')
  if (passphrase !== again) objections.push('different')
  return objections
}

/** Of one that may lock an archive: `weak`, of one that may not. */
export function strengthOfPassphrase(passphrase: string): PassphraseStrength {
  const signs = signsOf(passphrase)
  if (signs < passphraseLimits.min || isEasy(passphrase)) return 'weak'
  if (signs < passphraseLimits.good) return 'enough'
  return signs < passphraseLimits.strong ? 'good' : 'strong'
}

/** « aaaa » is one sign. */
function signsOf(passphrase: string): number {
  return passphrase.replace(/(.)\1+/g, '$1').length
}

/** A date, a telephone number, a run of the keyboard, a few signs again and again. */
function isEasy(passphrase: string): boolean {
  const plain = passphrase.toLowerCase()
  return (
    new Set(plain).size < easyPassphrase.differentMin ||
    /^[\d\s./+-]*$/.test(plain) ||
    easyPassphrase.runs.some((run) => plain.replace(/\s/g, '').includes(run))
  )
}
