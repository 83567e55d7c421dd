/** The kinds of field that XDS metadata is made of, each read and written by the same declaration. */
import type { Code } from '@carnet/core/model/code.ts'
import { formatCodedText, parseCodedText } from '../hl7v2/coded-text.ts'
import { formatCx, parseCx } from '../hl7v2/cx.ts'
import { dtmOfTs } from '../hl7v2/dtm.ts'
import { formatPidField, parsePidField } from '../hl7v2/pid.ts'
import { formatXcn, parseXcn } from '../hl7v2/xcn.ts'
import { formatXon, parseXon } from '../hl7v2/xon.ts'
import { WireError } from '../wire-error.ts'
import { xml } from '../xml/write.ts'
import type { Author } from './metadata.ts'
import {
  addClassification,
  addIdentifier,
  type Field,
  localizedMarkup,
  missing,
  type Parts,
  type RequiredField,
  slotMarkup,
  tooMany,
} from './registry-object.ts'

/** Text ↔ value. `parse` throws WireError with the path it is given. */
export type Codec<V> = {
  readonly parse: (text: string, path: string) => V
  readonly format: (value: V) => string
}

export const text: Codec<string> = { parse: (value) => value, format: (value) => value }
export const lowerCase: Codec<string> = { parse: (value) => value.toLowerCase(), format: (value) => value }
/** Kept as text: the precision that the sender gave is part of the value. */
export const dtm: Codec<string> = { parse: dtmOfTs, format: (value) => value }
export const cx = { parse: parseCx, format: formatCx }
export const xcn = { parse: parseXcn, format: formatXcn }
export const pid = { parse: parsePidField, format: formatPidField }
export const integer: Codec<number> = {
  parse: (value, path) => {
    if (!/^\d{1,15}$/.test(value)) throw new WireError('xds', 'integer', path, 'un nombre entier')
    return Number(value)
  },
  format: String,
}

/** Makes a field mandatory. `expected` is what the sender is told. */
export function required<V>(field: Field<V> & Placed, expected: string): RequiredField<V> {
  return {
    ...(field.slotName !== undefined && { slotName: field.slotName }),
    read: (parts) => {
      const value = field.read(parts)
      if (value === undefined) throw missing(`${parts.path}/${field.place}`, expected)
      return value
    },
    write: field.write,
  }
}

type Placed = { readonly place: string }

export function attribute<V>(name: string, codec: Codec<V>): Field<V> & Placed {
  const place = `@${name}`
  return {
    place,
    read: (parts) => {
      const value = parts.attributes[name]?.trim()
      return value === undefined || value === '' ? undefined : codec.parse(value, `${parts.path}/${place}`)
    },
    write: (value, draft) => draft.attributes.push(xml` ${name}="${codec.format(value)}"`),
  }
}

export function slot<V>(name: string, codec: Codec<V>): Field<V> & Placed {
  const place = `Slot[${name}]`
  return {
    place,
    slotName: name,
    read: (parts) => {
      const [value, ...others] = parts.slots.get(name) ?? []
      if (others.length > 0) throw tooMany(`${parts.path}/${place}`)
      return value === undefined ? undefined : codec.parse(value, `${parts.path}/${place}`)
    },
    write: (value, draft) => draft.slots.push(slotMarkup(name, [codec.format(value)])),
  }
}

export function slotOfMany<V>(name: string, codec: Codec<V>): RequiredField<readonly V[]> {
  return {
    slotName: name,
    read: (parts) =>
      (parts.slots.get(name) ?? []).map((value) => codec.parse(value, `${parts.path}/Slot[${name}]`)),
    write: (values, draft) => {
      if (values.length > 0) draft.slots.push(slotMarkup(name, values.map(codec.format)))
    },
  }
}

export const everySlot: RequiredField<Readonly<Record<string, readonly string[]>>> = {
  read: (parts) => Object.fromEntries(parts.slots),
  write: (slots, draft) => {
    for (const [name, values] of Object.entries(slots)) draft.slots.push(slotMarkup(name, values))
  },
}

export const title: Field<string> = {
  read: (parts) => parts.name,
  write: (value, draft) => draft.names.push(xml`<Name>${localizedMarkup(value)}</Name>`),
}

export const comments: Field<string> = {
  read: (parts) => parts.description,
  write: (value, draft) => draft.names.push(xml`<Description>${localizedMarkup(value)}</Description>`),
}

export const version: Field<number> = {
  read: ({ path, versionName }) =>
    versionName === undefined ? undefined : integer.parse(versionName, `${path}/VersionInfo/@versionName`),
  write: (value, draft) => draft.versions.push(xml`<VersionInfo versionName="${value}"/>`),
}

export function identifier<V>(scheme: string, label: string, codec: Codec<V>): Field<V> & Placed {
  const place = `ExternalIdentifier[${label}]`
  return {
    place,
    read: (parts) => {
      const [value, ...others] = parts.identifiers.get(scheme) ?? []
      if (others.length > 0) throw tooMany(`${parts.path}/${place}`)
      const trimmed = value?.trim() ?? ''
      return trimmed === '' ? undefined : codec.parse(trimmed, `${parts.path}/${place}`)
    },
    write: (value, draft) => addIdentifier(draft, scheme, label, codec.format(value)),
  }
}

export function code(scheme: string, name: string): Field<Code> & Placed {
  const many = codes(scheme, name)
  const place = `Classification[${name}]`
  return {
    place,
    read: (parts) => {
      const [value, ...others] = many.read(parts)
      if (others.length > 0) throw tooMany(`${parts.path}/${place}`)
      return value
    },
    write: (value, draft) => many.write([value], draft),
  }
}

export function codes(scheme: string, name: string): RequiredField<readonly Code[]> {
  return {
    read: (parts) =>
      classificationsOf(parts, scheme).map((each) => codeOf(each, `${parts.path}/Classification[${name}]`)),
    write: (values, draft) => {
      for (const { code, system, display } of values)
        addClassification(draft, scheme, code, [slotMarkup('codingScheme', [system])], display)
    },
  }
}

function codeOf(parts: Parts, path: string): Code {
  const value = parts.attributes.nodeRepresentation?.trim() ?? ''
  if (value === '') throw missing(`${path}/@nodeRepresentation`, 'un code')
  const [system, ...others] = parts.slots.get('codingScheme') ?? []
  if (system === undefined || others.length > 0)
    throw missing(`${path}/Slot[codingScheme]`, 'le système du code, une seule fois')
  return parts.name === undefined ? { code: value, system } : { code: value, system, display: parts.name }
}

export function authors(scheme: string): RequiredField<readonly Author[]> {
  return {
    read: (parts) =>
      classificationsOf(parts, scheme).map((each) => authorOf(each, `${parts.path}/Classification[author]`)),
    write: (values, draft) => {
      for (const author of values) addClassification(draft, scheme, '', authorSlots(author))
    },
  }
}

function authorOf(parts: Parts, path: string): Author {
  const values = <V>(name: string, parse: (value: string, path: string) => V) =>
    (parts.slots.get(name) ?? []).map((value) => parse(value, `${path}/Slot[${name}]`))
  const [person, ...others] = values('authorPerson', parseXcn)
  if (others.length > 0) throw tooMany(`${path}/Slot[authorPerson]`)
  const author = {
    person: person ?? null,
    institutions: values('authorInstitution', parseXon),
    roles: values('authorRole', text.parse),
    specialities: values('authorSpecialty', parseCodedText),
  }
  if (author.person === null && author.institutions.length === 0)
    throw missing(`${path}/Slot[authorPerson]`, 'une personne, un système ou une structure')
  return author
}

function authorSlots({ person, institutions, roles, specialities }: Author) {
  const slots: readonly (readonly [string, readonly string[]])[] = [
    ['authorPerson', person === null ? [] : [formatXcn(person)]],
    ['authorInstitution', institutions.map(formatXon)],
    ['authorRole', roles],
    ['authorSpecialty', specialities.map(formatCodedText)],
  ]
  return slots.filter(([, values]) => values.length > 0).map(([name, values]) => slotMarkup(name, values))
}

function classificationsOf(parts: Parts, scheme: string): readonly Parts[] {
  return parts.classifications.filter(({ attributes }) => attributes.classificationScheme === scheme)
}
