/**
 * ebRIM registry objects, read and written from one declaration per field. IHE ITI TF-3 §4.2.
 * Children count by nesting: `classifiedObject` and `registryObject` are often missing or stale (soap.md §3.7, §9).
 */
import { WireError } from '../wire-error.ts'
import { children, type XmlElement, xsiNamespace } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { childId } from './child-id.ts'
import { namespaces, objectTypes } from './vocabulary.ts'

/** What stands inside a registry object, gathered in one pass. */
export type Parts = {
  /** Where the object is in the message, for errors. */
  readonly path: string
  readonly attributes: Readonly<Record<string, string>>
  readonly slots: ReadonlyMap<string, readonly string[]>
  readonly name: string | undefined
  readonly description: string | undefined
  /** `xml:lang` of the name, or of the description when there is no name. */
  readonly language: string | undefined
  readonly versionName: string | undefined
  readonly classifications: readonly Parts[]
  /** By identification scheme. */
  readonly identifiers: ReadonlyMap<string, readonly string[]>
}

/** What is being written, in the groups that the schema wants one after the other. */
export type Draft = {
  readonly id: string
  readonly attributes: Markup[]
  readonly slots: Markup[]
  readonly names: Markup[]
  readonly versions: Markup[]
  readonly classifications: Markup[]
  readonly identifiers: Markup[]
}

/** One field, both ways. `read` answers undefined when the message does not carry it. */
export type Field<V> = {
  /** Of a field that is a slot. */
  readonly slotName?: string
  read(parts: Parts): V | undefined
  write(value: V, draft: Draft): void
}
export type RequiredField<V> = {
  readonly slotName?: string
  read(parts: Parts): V
  write(value: V, draft: Draft): void
}

/** A field for each property; one that throws when absent for each property that is always there. */
export type FieldsOf<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? Field<Exclude<T[K], undefined>> : RequiredField<T[K]>
}

/** Throws WireError (`xds`, `hl7v2`) naming the slot, classification or identifier that is wrong. */
export function readFields<T>(fields: FieldsOf<T>, parts: Parts): T {
  const object: Partial<Record<keyof T, unknown>> = {}
  for (const key of Object.keys(fields) as (keyof T)[]) {
    const value = fields[key].read(parts)
    if (value !== undefined) object[key] = value
  }
  return object as T
}

export function writeFields<T>(fields: FieldsOf<T>, object: T, draft: Draft): void {
  for (const key of Object.keys(fields) as (keyof T)[]) {
    const value = object[key]
    if (value !== undefined) (fields[key] as Field<unknown>).write(value, draft)
  }
}

/** The slots that these fields read: what else an object carries is not kept. */
export function slotNamesOf<T>(fields: FieldsOf<T>): ReadonlySet<string> {
  const all = Object.values(fields) as readonly { readonly slotName?: string }[]
  return new Set(all.flatMap(({ slotName }) => slotName ?? []))
}

/** Names of the slots of an object that are not among these, each once. */
export function slotsBeside(known: ReadonlySet<string>, object: XmlElement): readonly string[] {
  const names = children(object, 'Slot').map(({ attributes }) => attributes.name ?? '')
  return [...new Set(names.filter((name) => name !== '' && !known.has(name)))]
}

export function newDraft(id: string): Draft {
  return { id, attributes: [], slots: [], names: [], versions: [], classifications: [], identifiers: [] }
}

/** The namespace is declared on the element itself: the text can be stored, then concatenated anywhere. */
export function registryObject(
  element: 'ExtrinsicObject' | 'RegistryPackage' | 'Association',
  draft: Draft,
): Markup {
  const content = xml`${draft.slots}${draft.names}${draft.versions}${draft.classifications}${draft.identifiers}`
  switch (element) {
    case 'ExtrinsicObject':
      return xml`<ExtrinsicObject xmlns="${namespaces.rim}"${draft.attributes}>${content}</ExtrinsicObject>`
    case 'RegistryPackage':
      return xml`<RegistryPackage xmlns="${namespaces.rim}"${draft.attributes}>${content}</RegistryPackage>`
    case 'Association':
      return xml`<Association xmlns="${namespaces.rim}"${draft.attributes}>${content}</Association>`
  }
}

export function slotMarkup(name: string, values: readonly string[]): Markup {
  return xml`<Slot name="${name}"><ValueList>${values.map((value) => xml`<Value>${value}</Value>`)}</ValueList></Slot>`
}

export function localizedMarkup(text: string, language = 'fr-FR'): Markup {
  return xml`<LocalizedString xml:lang="${language}" charset="UTF-8" value="${text}"/>`
}

/** `code` is the nodeRepresentation; an author has none. */
export function addClassification(
  draft: Draft,
  scheme: string,
  code: string,
  slots: readonly Markup[],
  display?: string,
  language?: string,
): void {
  const id = childId(draft.id, draft.classifications.length + draft.identifiers.length + 1)
  const name = display === undefined ? undefined : xml`<Name>${localizedMarkup(display, language)}</Name>`
  draft.classifications.push(
    xml`<Classification id="${id}" objectType="${objectTypes.classification}" classificationScheme="${scheme}" classifiedObject="${draft.id}" nodeRepresentation="${code}">${slots}${name}</Classification>`,
  )
}

export function addIdentifier(draft: Draft, scheme: string, label: string, value: string): void {
  const id = childId(draft.id, draft.classifications.length + draft.identifiers.length + 1)
  draft.identifiers.push(
    xml`<ExternalIdentifier id="${id}" objectType="${objectTypes.externalIdentifier}" identificationScheme="${scheme}" registryObject="${draft.id}" value="${value}"><Name>${localizedMarkup(label)}</Name></ExternalIdentifier>`,
  )
}

export function missing(path: string, expected: string): WireError {
  return new WireError('xds', 'missing', path, expected)
}

export function tooMany(path: string): WireError {
  return new WireError('xds', 'cardinality', path, 'une seule valeur')
}

/** Reads local names only, and skips `xsi:nil` elements: both vary among senders. */
export function partsOf(element: XmlElement, parentPath = ''): Parts {
  const slots = new Map<string, readonly string[]>()
  const identifiers = new Map<string, string[]>()
  const classifications: Parts[] = []
  const { attributes } = element
  const path = `${parentPath}${element.name}${label(attributes)}`
  let name: string | undefined
  let description: string | undefined
  let language: string | undefined
  let versionName: string | undefined
  for (const child of element.children) {
    if (typeof child === 'string' || child.attributes[nil] === 'true') continue
    switch (child.name) {
      case 'Slot': {
        const slot = child.attributes.name ?? ''
        if (slots.has(slot)) throw tooMany(`${path}/Slot[${slot}]`)
        slots.set(slot, slotValues(child))
        break
      }
      case 'Name':
        name = localized(child)
        language = languageOf(child) ?? language
        break
      case 'Description':
        description = localized(child)
        language ??= languageOf(child)
        break
      case 'VersionInfo':
        versionName = child.attributes.versionName
        break
      case 'Classification':
        classifications.push(partsOf(child, `${path}/`))
        break
      case 'ExternalIdentifier': {
        const scheme = child.attributes.identificationScheme ?? ''
        const value = child.attributes.value ?? ''
        const values = identifiers.get(scheme)
        if (values === undefined) identifiers.set(scheme, [value])
        else values.push(value)
        break
      }
    }
  }
  return { path, attributes, slots, name, description, language, versionName, classifications, identifiers }
}

const nil = `{${xsiNamespace}}nil`
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

function label(attributes: Readonly<Record<string, string>>): string {
  const id = attributes.id ?? ''
  return id === '' ? '' : `[${id.slice(0, 64)}]`
}

/** The values of a slot, without the empty ones that some software sends. */
export function slotValues(slot: XmlElement): string[] {
  const values: string[] = []
  for (const list of slot.children) {
    if (typeof list === 'string' || list.name !== 'ValueList') continue
    for (const value of list.children) {
      if (typeof value === 'string' || value.name !== 'Value') continue
      const text = value.children
        .map((node) => (typeof node === 'string' ? node : ''))
        .join('')
        .trim()
      if (text !== '') values.push(text)
    }
  }
  return values
}

function localized(element: XmlElement): string | undefined {
  for (const child of element.children) {
    const text = typeof child === 'string' ? undefined : child.attributes.value?.trim()
    if (text !== undefined && text !== '') return text
  }
  return undefined
}

function languageOf(element: XmlElement): string | undefined {
  const [first] = element.children.filter((node) => typeof node !== 'string')
  return first?.attributes[`{${xmlNamespace}}lang`]
}
