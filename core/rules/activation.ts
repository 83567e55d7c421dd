/** The first time in one's carnet: the code of the letter, the card, then one's own ways in. Spec: rules.md LIF-05, LIF-06. */
import type { Day } from '@carnet/core/model/identity.ts'
import type { RecordState } from '@carnet/core/model/record.ts'
import { isOfAge } from './majority.ts'
import type { RuleSettings } from './settings.ts'

/** Those of which paper shows one for another are left out: 0 O, 1 I L. */
export const activationCodeSigns = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
export const activationCodeLength = 10

/** As it is typed from paper, whatever the case and the spaces; undefined: it has not the shape of a code. */
export function readActivationCode(written: string): string | undefined {
  const code = plainCode(written)
  return isCode(code, activationCodeLength) ? code : undefined
}

/** Whatever the case, the spaces and the hyphens. */
export function plainCode(written: string): string {
  return written.toUpperCase().replaceAll(/[\s\u2010-\u2015-]/g, '')
}

export function isCode(code: string, length: number): boolean {
  return code.length === length && [...code].every((sign) => activationCodeSigns.includes(sign))
}

/** `ABCDE-FGHJK`. */
export function formatActivationCode(code: string): string {
  return `${code.slice(0, code.length / 2)}-${code.slice(code.length / 2)}`
}

/** What decides whether somebody enters a record by himself. `minor`: not told yet that he came of age. */
export type RecordToEnter = {
  readonly state: RecordState
  readonly minor: boolean
  readonly birthDate: Day
  readonly internetAccountOpen: boolean
  /** LIF-04: it waits to join Mon espace santé. Absent: it does not. */
  readonly integration?: 'pending' | 'refused' | undefined
}

/** undefined: there is none. */
type ToEnter = RecordToEnter | undefined

export type Entering = { readonly settings: Pick<RuleSettings, 'ageCompteMineur'>; readonly now: Date }

/**
 * A person old enough, whose record is open and who has no account yet. A younger minor's is opened by who represents him.
 * @spec LIF-05 Mon espace santé
 */
export function mayBeActivated(record: ToEnter, entering: Entering): boolean {
  return record?.state === 'active' && maySignIn(record, entering) && !record.internetAccountOpen
}

/**
 * A person old enough who was told that a record will open, or said no to it: she may say no, or have it open now.
 * @law LIF-03 LIF-05 CSP R1111-28
 */
export function mayChooseBeforeOpening(record: ToEnter, entering: Entering): boolean {
  const waits = record?.state === 'informed' || record?.state === 'opposed'
  return waits && maySignIn(record, entering) && !record.internetAccountOpen
}

/**
 * Does the message that tells of the opening, or of the joining, bear a code? Who has an account has what proves her.
 * @law LIF-01 LIF-04 CSP R1111-28, R1111-40
 */
export function isToldWithCode(record: ToEnter, entering: Entering): boolean {
  return (
    mayChooseBeforeOpening(record, entering) ||
    (mayBeActivated(record, entering) && record?.integration === 'pending')
  )
}

/**
 * A person old enough, whose record is open, and who can no longer enter by the account that she has.
 * @spec trust.md §2, « recovery never by e-mail alone »
 */
export function mayBeRecovered(record: ToEnter, entering: Entering): boolean {
  return record?.state === 'active' && maySignIn(record, entering) && record.internetAccountOpen
}

/** Of age; or a minor of the age from which he has a login of his own, where the regime says one. people.md P-21. */
function maySignIn(
  { minor, birthDate }: RecordToEnter,
  { settings: { ageCompteMineur }, now }: Entering,
): boolean {
  return !minor || (ageCompteMineur !== null && isOfAge(birthDate, now, { ageMajorite: ageCompteMineur }))
}

/** What a letter with a code brings her; undefined: none leaves. */
export function letterFor(
  record: ToEnter,
  entering: Entering,
): 'activationCode' | 'recoveryCode' | undefined {
  if (mayBeActivated(record, entering)) return 'activationCode'
  return mayBeRecovered(record, entering) ? 'recoveryCode' : undefined
}

type Code = { readonly recovers: boolean }

/**
 * Is the code of a message still worth something, with the card that goes with it? Before the opening, it leads to the
 * choice alone.
 * @spec LIF-03 LIF-05 Mon espace santé
 */
export function mayCodeServe(code: Code, record: ToEnter, entering: Entering): boolean {
  return (
    mayCodeOpenAccount(code, record, entering) || (!code.recovers && mayChooseBeforeOpening(record, entering))
  )
}

/**
 * What the code of a letter still opens: one that was given for the first time replaces nothing that was chosen since.
 * @spec LIF-05 « single-use »
 */
export function mayCodeOpenAccount({ recovers }: Code, record: ToEnter, entering: Entering): boolean {
  return recovers ? mayBeRecovered(record, entering) : mayBeActivated(record, entering)
}

/**
 * One letter in so many days, whoever asks for it.
 * @spec trust.md §2
 */
export function mayAskForLetter(
  { last, now }: { readonly last: Date | undefined; readonly now: Date },
  { codeLetterDays }: Pick<RuleSettings, 'codeLetterDays'>,
): boolean {
  return last === undefined || now.getTime() - last.getTime() >= codeLetterDays * dayMs
}

const dayMs = 86_400_000

export type LoginObjection = 'tooShort' | 'tooLong' | 'unreadable' | 'containsNir'

const loginLength = { min: 6, max: 50 }
const nirDigits = /\d{13}/

/** What a person may be called by when she logs in. It does not change afterwards. LIF-05, LIF-07. */
export function objectionToLogin(login: string): LoginObjection | undefined {
  if (login.length < loginLength.min) return 'tooShort'
  if (login.length > loginLength.max) return 'tooLong'
  if (!/^[a-z0-9._@+-]+$/.test(login)) return 'unreadable'
  return nirDigits.test(login.replaceAll(/[._@+-]/g, '')) ? 'containsNir' : undefined
}

/** Where a code may be sent, as it is typed: an e-mail address, or a French mobile number; undefined: it is neither. */
export function readContact(
  written: string,
): { readonly sentBy: 'email' | 'sms'; readonly to: string } | undefined {
  const text = written.trim()
  if (/^[^\s@<>",;:]{1,64}@[^\s@<>",;:]+\.[^\s@<>",;:.]{2,}$/.test(text) && text.length <= 254)
    return { sentBy: 'email', to: text }
  const [, digits] = /^(?:\+33|0033|0)([67]\d{8})$/.exec(text.replaceAll(/[\s.\u00a0\u202f-]/g, '')) ?? []
  return digits === undefined ? undefined : { sentBy: 'sms', to: `0${digits}` }
}
