/**
 * A registry object as a plain registry keeps it: what was sent, whole, under what the registry itself says of it
 * (UUID, version, status, time of a folder). IHE ITI TF-3 §4.2.3.
 */
import type { ObjectFacts } from '@carnet/core/model/registered-object.ts'
import { xml } from '../../xml/write.ts'
import { associationOf } from '../association.ts'
import { childId } from '../child-id.ts'
import { documentEntryOf } from '../document-entry.ts'
import { folderOf } from '../folder.ts'
import type { Association, DocumentEntry, Folder, SubmissionSet } from '../metadata.ts'
import {
  addClassification,
  addIdentifier,
  type Draft,
  localizedMarkup,
  newDraft,
  type Parts,
  registryObject,
  slotMarkup,
} from '../registry-object.ts'
import { submissionSetOf } from '../submission-set.ts'
import {
  entrySchemes,
  folderSchemes,
  objectTypes,
  packageNodes,
  statusUrns,
  submissionSetSchemes,
} from '../vocabulary.ts'

export type RegisteredObject = ObjectFacts & {
  /** Of a folder, in UTC; null for all others. */
  readonly lastUpdateTime: string | null
  readonly parts: Parts
}

/** The typed reading of an object: the same declarations as for a message. Throws WireError. */
export const readings = {
  submissionSet: submissionSetOf,
  documentEntry: documentEntryOf,
  folder: folderOf,
  association: associationOf,
} satisfies Record<
  ObjectFacts['kind'],
  (parts: Parts) => SubmissionSet | DocumentEntry | Folder | Association
>

export function urnOf(uuid: string): string {
  return `urn:uuid:${uuid}`
}

/** The bare UUID of `urn:uuid:…`; undefined for a symbolic id. */
export function uuidOf(id: string): string | undefined {
  return /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(id.trim())?.[1]?.toLowerCase()
}

/** The object as it is served. `home`: the community that it comes from. */
export function formatRegisteredObject(object: RegisteredObject, home?: string): string {
  const { kind, entryUuid, logicalId, version, status, tie, lastUpdateTime, parts } = object
  const id = urnOf(entryUuid)
  const slots = new Map(parts.slots)
  if (lastUpdateTime !== null) slots.set('lastUpdateTime', [lastUpdateTime])
  const draft = draftOf({ ...parts, slots }, id)
  draft.attributes.push(
    xml` id="${id}" lid="${urnOf(logicalId)}" objectType="${objectTypeOf(object)}" status="${statusUrns[status]}"`,
  )
  if (home !== undefined) draft.attributes.push(xml` home="${home}"`)
  draft.versions.push(xml`<VersionInfo versionName="${version}"/>`)
  if (tie !== null)
    draft.attributes.push(
      xml` associationType="${tie.type}" sourceObject="${urnOf(tie.source)}" targetObject="${urnOf(tie.target)}"`,
    )
  switch (kind) {
    case 'documentEntry':
      draft.attributes.push(xml` mimeType="${parts.attributes.mimeType ?? ''}"`)
      return registryObject('ExtrinsicObject', draft).text
    case 'association':
      return registryObject('Association', draft).text
    case 'submissionSet':
    case 'folder':
      draft.classifications.unshift(
        xml`<Classification id="${childId(id, 0)}" objectType="${objectTypes.classification}" classificationNode="${packageNodes[kind]}" classifiedObject="${id}"/>`,
      )
      return registryObject('RegistryPackage', draft).text
  }
}

function objectTypeOf({ kind, parts }: RegisteredObject): string {
  switch (kind) {
    case 'documentEntry':
      return parts.attributes.objectType ?? objectTypes.stableDocument
    case 'association':
      return objectTypes.association
    case 'submissionSet':
    case 'folder':
      return objectTypes.registryPackage
  }
}

function draftOf(parts: Parts, id: string): Draft {
  const draft = newDraft(id)
  for (const [name, values] of parts.slots) draft.slots.push(slotMarkup(name, values))
  const { name, description, language } = parts
  if (name !== undefined)
    draft.names.push(xml`<Name>${localizedMarkup(name, language ?? defaultLanguage)}</Name>`)
  if (description !== undefined)
    draft.names.push(
      xml`<Description>${localizedMarkup(description, language ?? defaultLanguage)}</Description>`,
    )
  for (const { attributes, slots, ...classification } of parts.classifications) {
    const { classificationScheme: scheme, nodeRepresentation = '' } = attributes
    if (scheme === undefined) continue
    const written = [...slots].map(([slot, values]) => slotMarkup(slot, values))
    addClassification(
      draft,
      scheme,
      nodeRepresentation,
      written,
      classification.name,
      classification.language ?? defaultLanguage,
    )
  }
  for (const [scheme, values] of parts.identifiers)
    for (const value of values) addIdentifier(draft, scheme, identifierNames[scheme] ?? scheme, value)
  return draft
}

/** Of a text sent without one: ebRIM 3.0 §2.10. */
const defaultLanguage = 'en-US'

const identifierNames: Readonly<Record<string, string>> = {
  [entrySchemes.patientId]: 'XDSDocumentEntry.patientId',
  [entrySchemes.uniqueId]: 'XDSDocumentEntry.uniqueId',
  [submissionSetSchemes.patientId]: 'XDSSubmissionSet.patientId',
  [submissionSetSchemes.sourceId]: 'XDSSubmissionSet.sourceId',
  [submissionSetSchemes.uniqueId]: 'XDSSubmissionSet.uniqueId',
  [folderSchemes.patientId]: 'XDSFolder.patientId',
  [folderSchemes.uniqueId]: 'XDSFolder.uniqueId',
}

/** With these slots in place of those of the same name. */
export function withSlots(parts: Parts, slots: Readonly<Record<string, string>>): Parts {
  return {
    ...parts,
    slots: new Map([
      ...parts.slots,
      ...Object.entries(slots).map(([name, value]) => [name, [value]] as const),
    ]),
  }
}

/** What is kept of an object, as text. */
export function partsToText(parts: Parts): string {
  return JSON.stringify(parts, (key, value: unknown) =>
    key === 'path' ? undefined : value instanceof Map ? [...value] : value,
  )
}

export function partsOfText(text: string): Parts {
  return partsOfKept(JSON.parse(text) as KeptParts)
}

type KeptParts = Omit<Parts, 'path' | 'slots' | 'identifiers' | 'classifications'> & {
  readonly slots: readonly (readonly [string, readonly string[]])[]
  readonly identifiers: readonly (readonly [string, readonly string[]])[]
  readonly classifications: readonly KeptParts[]
}

function partsOfKept(kept: KeptParts): Parts {
  return {
    ...kept,
    path: '',
    slots: new Map(kept.slots),
    identifiers: new Map(kept.identifiers),
    classifications: kept.classifications.map(partsOfKept),
  }
}
