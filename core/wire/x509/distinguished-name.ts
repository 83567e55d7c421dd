/**
 * Distinguished names, compared by OID and value, never as text: every library prints and orders them its own way.
 * Quirks of real senders: soap.md §2.4.
 */
import { WireError } from '../wire-error.ts'
import { type Der, derChildren, derOid, derText, readDer } from './der.ts'

export type NameAttribute = {
  readonly oid: string
  readonly value: string
  /** In the same (multi-valued) RDN as the attribute before it: `CN=…+SN=…`. */
  readonly joined?: true
}

/** In the order of the certificate: country first. */
export type DistinguishedName = readonly NameAttribute[]

export const nameOids = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  serialNumber: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  STREET: '2.5.4.9',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  title: '2.5.4.12',
  GN: '2.5.4.42',
  DC: '0.9.2342.19200300.100.1.25',
  UID: '0.9.2342.19200300.100.1.1',
  emailAddress: '1.2.840.113549.1.9.1',
} as const

const aliases: Readonly<Record<string, string>> = {
  S: nameOids.ST,
  T: nameOids.title,
  G: nameOids.GN,
  GIVENNAME: nameOids.GN,
  SURNAME: nameOids.SN,
  E: nameOids.emailAddress,
  EMAIL: nameOids.emailAddress,
}

const oidsByName = new Map([
  ...Object.entries(nameOids).map(([name, oid]) => [name.toUpperCase(), oid] as const),
  ...Object.entries(aliases),
])
const namesByOid = new Map(Object.entries(nameOids).map(([name, oid]) => [oid as string, name]))

/** From the DER of a Name. */
export function nameOfDer(name: Der): DistinguishedName {
  return derChildren(name).flatMap((set) =>
    derChildren(set).map((attribute, index) => {
      const [type, value] = derChildren(attribute)
      if (type === undefined || value === undefined) throw malformed()
      return { oid: derOid(type), value: derText(value), ...(index > 0 && { joined: true as const }) }
    }),
  )
}

/** From RFC 2253 text (last RDN first), with its escapes, hexadecimal values, quotes, spaces and `;` of older forms. */
export function parseDistinguishedName(text: string): DistinguishedName {
  const rdns: NameAttribute[][] = [[]]
  let at = 0
  while (at < text.length) {
    const equals = text.indexOf('=', at)
    if (equals === -1) throw malformed()
    const { value, end } = readValue(text, equals + 1)
    const rdn = rdns.at(-1)!
    rdn.push({
      oid: oidOf(text.slice(at, equals).trim()),
      value,
      ...(rdn.length > 0 && { joined: true as const }),
    })
    if (end < text.length && text[end] !== '+') rdns.push([])
    at = end + 1
  }
  if (rdns.at(-1)!.length === 0) throw malformed()
  return rdns.reverse().flat()
}

/** The same attributes with the same values, whatever their order; letter case and runs of spaces do not count (X.520). */
export function sameName(a: DistinguishedName, b: DistinguishedName): boolean {
  return a.length > 0 && a.length === b.length && comparable(a) === comparable(b)
}

/** RFC 2253: last RDN first, unknown types by their OID. */
export function formatName(name: DistinguishedName): string {
  const rdns: string[] = []
  for (const { oid, value, joined } of name) {
    const text = `${namesByOid.get(oid) ?? oid}=${escapeValue(value)}`
    if (joined) rdns[rdns.length - 1] += `+${text}`
    else rdns.push(text)
  }
  return rdns.reverse().join(',')
}

/** All the values of one type, in order. */
export function valuesOf(name: DistinguishedName, oid: string): readonly string[] {
  return name.filter((attribute) => attribute.oid === oid).map(({ value }) => value)
}

function oidOf(type: string): string {
  const oid = /^(?:oid\.)?(\d+(?:\.\d+)+)$/i.exec(type)?.[1] ?? oidsByName.get(type.toUpperCase())
  if (oid === undefined) throw malformed()
  return oid
}

/** Reads a value until an unescaped separator; escapes are UTF-8 bytes (`\C3\B4`) or a character (`\,`). */
function readValue(text: string, start: number): { value: string; end: number } {
  let at = start
  while (text[at] === ' ') at++
  if (text[at] === '#') {
    const hex = /^#([0-9a-f]+) *(?=[,;+]|$)/i.exec(text.slice(at))
    if (hex === null) throw malformed()
    return { value: derText(readDer(Buffer.from(hex[1]!, 'hex'))), end: at + hex[0].length }
  }
  const quoted = text[at] === '"'
  if (quoted) at++
  const plain = quoted ? /[^"\\]+/y : /[^,;+\\]+/y
  const pieces: Buffer[] = []
  /** Spaces that end a value are none of it, unless escaped. */
  let trailingSpaces = 0
  for (;;) {
    plain.lastIndex = at
    const run = plain.exec(text)?.[0]
    if (run !== undefined) {
      pieces.push(Buffer.from(run))
      trailingSpaces = quoted ? 0 : / *$/.exec(run)![0].length
      at += run.length
    }
    if (text[at] !== '\\') break
    const hex = /^[0-9a-f]{2}$/i.exec(text.slice(at + 1, at + 3))?.[0]
    const character = text.codePointAt(at + 1)
    if (character === undefined) throw malformed()
    const escaped = hex ?? String.fromCodePoint(character)
    pieces.push(Buffer.from(escaped, hex === undefined ? 'utf8' : 'hex'))
    trailingSpaces = 0
    at += 1 + escaped.length
  }
  if (quoted) {
    if (text[at] !== '"') throw malformed()
    at++
    while (text[at] === ' ') at++
    if (at < text.length && !separators.includes(text[at]!)) throw malformed()
  }
  const bytes = Buffer.concat(pieces)
  return { value: bytes.toString('utf8', 0, bytes.length - trailingSpaces), end: at }
}

const separators = ',;+'

function escapeValue(value: string): string {
  return value.replace(/[,;+"\\<>=]|^[# ]| $/g, '\\$&')
}

/** The subject of a card is compared at each of its requests. */
const comparables = new WeakMap<DistinguishedName, string>()

function comparable(name: DistinguishedName): string {
  const known = comparables.get(name)
  if (known !== undefined) return known
  const made = comparableOf(name)
  comparables.set(name, made)
  return made
}

function comparableOf(name: DistinguishedName): string {
  return JSON.stringify(
    name
      .map(({ oid, value }) => [
        oid,
        value.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en'),
      ])
      .sort(([a = '', x = ''], [b = '', y = '']) => (a === b ? compare(x, y) : compare(a, b))),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function malformed(): WireError {
  return new WireError('x509', 'name', '/', 'un nom distinctif selon la RFC 2253')
}
