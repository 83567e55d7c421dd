/** The files that name persons: one JSON object a line, read whole before anything is done. */
import { readFileSync } from 'node:fs'
import { type ContactDetails, noContactDetails } from '@carnet/core/model/contact.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import { isInsOid, type PatientId, parseIns } from '@carnet/core/model/ins.ts'
import { isCarteVitaleSerial } from '@carnet/core/rules/carte-vitale.ts'
import type { PersonToInform } from '../actions/inform-person.ts'
import type { MatriculePolicy } from '../identity/matricule-policy.ts'

/** Says the line and the field, never the value. */
export class PersonsFileError extends Error {
  override readonly name = 'PersonsFileError'
}

export type Judges = { readonly matricules: MatriculePolicy; warn(line: string): void }

/** One line of a file in JSON: what it says, and how it is told that it is wrong. */
export type Line = {
  readonly number: number
  readonly said: Readonly<Record<string, unknown>>
  /** @throws PersonsFileError */
  text(name: string): string
  optional(name: string): string | undefined
  wrong(what: string): PersonsFileError
}

/** `-` is the standard input. @throws PersonsFileError */
export function readPersons(file: string, judges: Judges): readonly PersonToInform[] {
  return readLines(file, (line) => personOf(line, judges))
}

/** The file is read whole, and nothing is done by a file of which one line is wrong. @throws PersonsFileError */
export function readLines<T>(file: string, of: (line: Line) => T): readonly T[] {
  return textOf(file)
    .split('\n')
    .flatMap((text, at) => (text.trim() === '' ? [] : [of(lineOf(text, at + 1))]))
}

function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (cause) {
    throw new PersonsFileError(`Le fichier ${file} ne se lit pas.`, { cause })
  }
}

function lineOf(written: string, number: number): Line {
  const wrong = (what: string) => new PersonsFileError(`Ligne ${number}\u00a0: ${what}. Rien n’a été fait.`)
  const said = objectIn(written)
  if (said === undefined) throw wrong('ce n’est pas un objet JSON')
  const text = (name: string) => {
    const value = said[name]
    if (typeof value !== 'string' || value.trim() === '') throw wrong(`« ${name} » manque`)
    return value.trim()
  }
  const optional = (name: string) => (said[name] === undefined ? undefined : text(name))
  return { number, said, text, optional, wrong }
}

/** @throws PersonsFileError */
export function patientIn({ number, text, optional, wrong }: Line, { matricules, warn }: Judges): PatientId {
  const ins = parseIns(text('ins'))
  if (ins === undefined) throw wrong('« ins » n’est pas un matricule INS')
  const oid = optional('oid') ?? matricules.byDefault
  if (!isInsOid(oid)) throw wrong('« oid » n’est pas celui d’un matricule INS')
  if (!matricules.accepts({ ins, oid })) throw wrong('« oid » n’est pas accepté ici pour ce matricule')
  const verdict = matricules.judgeKey(ins)
  if (verdict === 'refused') throw wrong('la clé de « ins » est fausse')
  if (verdict === 'noted') warn(`Ligne ${number}\u00a0: la clé de « ins » est fausse\u202f; il est accepté.`)
  return { ins, oid }
}

function personOf(line: Line, judges: Judges): PersonToInform {
  const { text, optional, wrong } = line
  const patient = patientIn(line, judges)
  const sex = text('sex')
  if (sex !== 'M' && sex !== 'F' && sex !== 'U') throw wrong('« sex » est M, F ou U')
  const birthDate = text('birthDate')
  if (!/^\d{4}(-\d\d){0,2}$/.test(birthDate)) throw wrong('« birthDate » s’écrit 1972-03-04')
  const usedName = optional('usedName')
  const identity: Identity = {
    birthName: text('birthName'),
    birthFirstName: text('birthFirstName'),
    firstNames: optional('firstNames') ?? text('birthFirstName'),
    birthDate,
    sex,
    birthPlace: text('birthPlace'),
    ...(usedName !== undefined && { usedName }),
  }
  const vitale = optional('vitale')?.replaceAll(/\s/g, '')
  if (vitale !== undefined && !isCarteVitaleSerial(vitale))
    throw wrong('« vitale » n’est pas le numéro de série d’une carte Vitale')
  return { patient, identity, contact: contactOf(optional), vitale }
}

function contactOf(optional: (name: string) => string | undefined): ContactDetails {
  const [email, street, postalCode, city] = ['email', 'street', 'postalCode', 'city'].map(optional)
  return {
    ...noContactDetails,
    telecoms: email === undefined ? [] : [{ value: `mailto:${email}` }],
    addresses:
      street === undefined
        ? []
        : [
            {
              lines: [street],
              ...(postalCode !== undefined && { postalCode }),
              ...(city !== undefined && { city }),
            },
          ],
  }
}

function objectIn(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
