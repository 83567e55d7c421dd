/** Parameters of stored queries, each read and written by one declaration. IHE ITI TF-2 §3.18.4.1.2.3; soap.md §4. */
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { formatDtm, parseDtm } from '../hl7v2/dtm.ts'
import { WireError } from '../wire-error.ts'
import { children, type XmlElement } from '../xml/read.ts'
import type { Markup } from '../xml/write.ts'
import { XdsError } from './errors.ts'
import type { Codec } from './fields.ts'
import { slotMarkup, slotValues } from './registry-object.ts'
import { statusUrns } from './vocabulary.ts'

/** The literals of each occurrence of a slot: occurrences combine by AND, literals of one by OR. */
export type Slots = ReadonlyMap<string, readonly (readonly string[])[]>

export type Parameter<V> = {
  readonly name: string
  read(slots: Slots): V | undefined
  write(value: V): readonly Markup[]
}

export type ParametersOf<T> = { readonly [K in keyof T]-?: Parameter<Exclude<T[K], undefined>> }

export function readParameters<T>(parameters: ParametersOf<T>, slots: Slots): Partial<T> {
  const query: Partial<T> = {}
  for (const key of Object.keys(parameters) as (keyof T)[]) {
    const value = parameters[key].read(slots)
    if (value !== undefined) query[key] = value
  }
  return query
}

export function writeParameters<T>(parameters: ParametersOf<T>, query: T): readonly Markup[] {
  return (Object.keys(parameters) as (keyof T)[]).flatMap((key) => {
    const value = query[key]
    return value === undefined ? [] : (parameters[key] as Parameter<unknown>).write(value)
  })
}

/** A software asks for tens of values; each is compared with every document of the record. */
const literalsMax = 5_000

/** The slots of an AdhocQuery. Throws XdsError for a literal that is not closed, and for too many of them. */
export function slotsOf(adhocQuery: XmlElement): Slots {
  const slots = new Map<string, (readonly string[])[]>()
  let count = 0
  for (const slot of children(adhocQuery, 'Slot')) {
    const name = slot.attributes.name ?? ''
    const literals = slotValues(slot).flatMap((value) => parseLiterals(value, name))
    count += literals.length
    if (count > literalsMax)
      throw new XdsError('XDSRegistryError', `La requête porte plus de ${literalsMax} valeurs.`, {
        location: name,
      })
    if (literals.length === 0) continue
    const occurrences = slots.get(name)
    if (occurrences === undefined) slots.set(name, [literals])
    else occurrences.push(literals)
  }
  return slots
}

/** One value; several are `XDSStoredQueryParamNumber`. */
export function single<V>(name: string, codec: Codec<V>): Parameter<V> {
  return {
    name,
    read: (slots) => {
      const [value, ...others] = (slots.get(name) ?? []).flat()
      if (others.length > 0)
        throw new XdsError('XDSStoredQueryParamNumber', 'Ce paramètre ne prend qu’une valeur.', {
          location: name,
        })
      return value === undefined ? undefined : decode(codec, value, name)
    },
    write: (value) => [slotMarkup(name, [quoted(codec.format(value))])],
  }
}

/** Any of the values: for what an entry has once. A repeated slot keeps the values common to all its occurrences. */
export function anyOf<V>(name: string, codec: Codec<V>): Parameter<readonly V[]> {
  return {
    name,
    read: (slots) => {
      const [first, ...rest] = slots.get(name) ?? []
      const others = rest.map((literals) => new Set(literals))
      return first
        ?.filter((literal) => others.every((other) => other.has(literal)))
        .map((literal) => decode(codec, literal, name))
    },
    write: (values) => [slotMarkup(name, [listed(values.map(codec.format))])],
  }
}

/** For what an entry has several times: every inner list must be met by one of its values. */
export function allOf<V>(name: string, codec: Codec<V>): Parameter<readonly (readonly V[])[]> {
  return {
    name,
    read: (slots) =>
      slots.get(name)?.map((literals) => literals.map((literal) => decode(codec, literal, name))),
    write: (lists) => lists.map((values) => slotMarkup(name, [listed(values.map(codec.format))])),
  }
}

/** A status that no document can have finds nothing; it is no error. */
export function statuses(name: string): Parameter<readonly DocumentStatus[]> {
  const urns = anyOf(name, { parse: (urn) => urn, format: (urn: string) => urn })
  const known = Object.keys(statusUrns) as DocumentStatus[]
  return {
    name,
    read: (slots) => {
      const asked = urns.read(slots)
      return asked === undefined ? undefined : known.filter((status) => asked.includes(statusUrns[status]))
    },
    write: (values) => urns.write(values.map((status) => statusUrns[status])),
  }
}

const date: Codec<Date> = { parse: parseDtm, format: formatDtm }

/** Dates are numbers on the wire, without quotes. */
export function instant(name: string): Parameter<Date> {
  const { read } = single(name, date)
  return { name, read, write: (value) => [slotMarkup(name, [formatDtm(value)])] }
}

const literal = /\s*(?:'((?:[^']|'')*)'|([^',()\s]+))\s*(?:,|$)/y

/** `'it''s'`, `20250101`, `('a','b')`; parentheses are optional around one value and around several. */
export function parseLiterals(text: string, name: string): readonly string[] {
  const trimmed = text.trim()
  const list = trimmed.startsWith('(') && trimmed.endsWith(')') ? trimmed.slice(1, -1).trim() : trimmed
  const literals: string[] = []
  literal.lastIndex = 0
  while (literal.lastIndex < list.length) {
    const match = literal.exec(list)
    if (match === null)
      throw new XdsError('XDSRegistryError', "La valeur n’est pas écrite comme «\u00a0('a','b')\u00a0».", {
        location: name,
      })
    const value = match[1]?.replaceAll("''", "'") ?? match[2] ?? ''
    if (value !== '') literals.push(value)
  }
  return literals
}

function decode<V>(codec: Codec<V>, text: string, name: string): V {
  try {
    return codec.parse(text, name)
  } catch (cause) {
    if (!(cause instanceof WireError)) throw cause
    throw new XdsError('XDSRegistryError', `Attendu\u00a0: ${cause.expected}.`, { location: name, cause })
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function listed(texts: readonly string[]): string {
  return `(${texts.map(quoted).join(',')})`
}
