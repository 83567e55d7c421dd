/** Parameters of stored queries, each read and written by one declaration. IHE ITI TF-2 §3.18.4.1.2.3; soap.md §4. */
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { formatDtm, parseDtm } from '../hl7v2/dtm.ts'
import { WireError } from '../wire-error.ts'
import { children, type XmlElement } from '../xml/read.ts'
import type { Markup } from '../xml/write.ts'
import { XdsError } from './errors.ts'
import { type Codec, integer, text } from './fields.ts'
import { slotMarkup, slotValues } from './registry-object.ts'
import { statusUrns } from './vocabulary.ts'

/** The literals of each occurrence of a slot: occurrences combine by AND, literals of one by OR. */
export type Slots = ReadonlyMap<string, readonly (readonly string[])[]>

export type Parameter<V> = {
  /** Of the slot, or of the slots. */
  readonly name: string
  readonly mandatory?: true
  read(slots: Slots): V | undefined
  write(value: V): readonly Markup[]
}
export type MandatoryParameter<V> = Parameter<V> & { readonly mandatory: true; read(slots: Slots): V }

/** A parameter for each criterion; one that throws when absent for each criterion that is always there. */
export type ParametersOf<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K>
    ? Parameter<Exclude<T[K], undefined>>
    : MandatoryParameter<T[K]>
}

/** Throws XdsError for the parameter that is missing, given too often or malformed. */
export function readParameters<T>(parameters: ParametersOf<T>, slots: Slots): T {
  const query: Partial<Record<keyof T, unknown>> = {}
  for (const key of Object.keys(parameters) as (keyof T)[]) {
    const value = parameters[key].read(slots)
    if (value !== undefined) query[key] = value
  }
  return query as T
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

export function mandatory<V>(parameter: Parameter<V>): MandatoryParameter<V> {
  const read = (slots: Slots) => parameter.read(slots) ?? missingParameter(parameter.name)
  return { ...parameter, mandatory: true, read }
}

export function missingParameter(name: string): never {
  throw new XdsError('XDSStoredQueryMissingParam', 'Un paramètre obligatoire est absent.', { location: name })
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

/** A software looks for a few names or numbers; each pattern is tried on every author or reference of the record. */
const patternsMax = 100

/** {@link allOf}, of patterns as SQL LIKE has them. */
export function patterns(name: string): Parameter<readonly (readonly string[])[]> {
  const parameter = allOf(name, text)
  return {
    ...parameter,
    read: (slots) => {
      const lists = parameter.read(slots)
      if (lists !== undefined && lists.flat().length > patternsMax)
        throw new XdsError('XDSRegistryError', `La requête porte plus de ${patternsMax} motifs.`, {
          location: name,
        })
      return lists
    },
  }
}

/** The ids that name objects, all of one kind. */
export type Keys<By extends string> = { readonly by: By; readonly values: readonly string[] }
/** The id that names one object. */
export type Key<By extends string> = { readonly by: By; readonly value: string }

/** One of several parameters: two kinds of id at once are `XDSStoredQueryParamNumber`. */
export function keys<By extends string>(names: Readonly<Record<By, string>>): MandatoryParameter<Keys<By>> {
  return mandatory(
    oneOf(names, (name) => anyOf(name, text), {
      read: (by, values) => ({ by, values }),
      write: ({ values }) => values,
    }),
  )
}

export function key<By extends string>(names: Readonly<Record<By, string>>): MandatoryParameter<Key<By>> {
  return mandatory(
    oneOf(names, (name) => single(name, text), {
      read: (by, value) => ({ by, value }),
      write: ({ value }) => value,
    }),
  )
}

function oneOf<By extends string, V, K extends { readonly by: By }>(
  names: Readonly<Record<By, string>>,
  parameterOf: (name: string) => Parameter<V>,
  as: { read(by: By, value: V): K; write(key: K): V },
): Parameter<K> {
  const kinds = (Object.keys(names) as By[]).map((by) => ({ by, parameter: parameterOf(names[by]) }))
  const name = kinds.map(({ parameter }) => parameter.name).join(', ')
  return {
    name,
    read: (slots) => {
      const [given, ...others] = kinds.flatMap(({ by, parameter }) => {
        const value = parameter.read(slots)
        return value === undefined ? [] : [as.read(by, value)]
      })
      if (others.length > 0)
        throw new XdsError('XDSStoredQueryParamNumber', 'Un seul de ces identifiants est attendu.', {
          location: name,
        })
      return given
    },
    write: (key) => parameterOf(names[key.by]).write(as.write(key)),
  }
}

/** A status that is not understood is as if it were not asked, and so is the parameter with no other. IHE ITI TF-2 §3.18.4.1.2.3.6. */
export function statuses(name: string): Parameter<readonly DocumentStatus[]> {
  const urns = anyOf(name, { parse: (urn) => urn, format: (urn: string) => urn })
  const known = Object.keys(statusUrns) as DocumentStatus[]
  return {
    name,
    read: (slots) => {
      const asked = urns.read(slots) ?? []
      const understood = known.filter((status) => asked.includes(statusUrns[status]))
      return understood.length === 0 ? undefined : understood
    },
    write: (values) => urns.write(values.map((status) => statusUrns[status])),
  }
}

const date: Codec<Date> = { parse: parseDtm, format: formatDtm }

export const instant = (name: string) => unquoted(name, date)
export const count = (name: string) => unquoted(name, integer)

/** Dates are numbers on the wire, without quotes. */
function unquoted<V>(name: string, codec: Codec<V>): Parameter<V> {
  const { read } = single(name, codec)
  return { name, read, write: (value) => [slotMarkup(name, [codec.format(value)])] }
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
