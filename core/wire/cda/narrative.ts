/** Bytes of a CDA document → what a page shows of it. No markup, style, script or link of the sender is left. */
import type { Block, ReadableDocument, ReadableSection } from '@carnet/core/model/readable-document.ts'
import { child, children, descend, parseXml, textOf, type XmlElement } from '../xml/read.ts'
import { type Base64Body, base64Bodies, type InlineImage, inlineImageOf } from './base64-bodies.ts'
import type { DocumentPatient, Party } from './clinical-document.ts'
import { documentOf } from './header.ts'
import { blocksOf, type Images } from './narrative-blocks.ts'
import { personNameInWords } from './person-name.ts'

/**
 * Reads the whole document; long base64 runs may have been elided, and what they held is then an attachment.
 * Throws as `readClinicalDocument`.
 */
export function makeReadable(bytes: Uint8Array): ReadableDocument {
  return readableOfTree(parseXml(bytes))
}

/** The same, of a document that is already read. */
export function readableOfTree(root: XmlElement): ReadableDocument {
  const document = documentOf(root)
  const bodies = base64Bodies(root)
  const images = imagesById(document.header, bodies)
  const shown = new Set([...images.values()].map(({ index }) => index))
  const { custodian, serviceEvents } = document
  const serviceTime = serviceEvents[0]?.low
  return {
    title: document.title ?? '',
    effectiveTime: document.effectiveTime ?? '',
    language: document.languageCode ?? 'fr-FR',
    patient: patientInWords(document.patient),
    authors: document.authors.map(authorInWords),
    ...(custodian?.name === undefined ? {} : { custodian: custodian.name }),
    ...(serviceTime === undefined ? {} : { serviceTime }),
    sections: sectionsOf(descend(document.header, 'component', 'structuredBody'), images),
    attachments: bodies
      .filter(({ index }) => !shown.has(index))
      .map(({ index, mediaType }) => ({ index, mediaType })),
  }
}

function sectionsOf(parent: XmlElement | undefined, images: Images): readonly ReadableSection[] {
  return children(parent, 'component').flatMap((component) =>
    children(component, 'section').map((section) => ({
      title: textOf(child(section, 'title')) ?? '',
      blocks: children(section, 'text').flatMap(({ children }): readonly Block[] =>
        blocksOf(children, images),
      ),
      sections: sectionsOf(section, images),
    })),
  )
}

type IndexedImage = InlineImage & { readonly index: number }

/** Images that the narrative shows, under the ID of their observationMedia or of the region drawn on them. */
function imagesById(document: XmlElement, bodies: readonly Base64Body[]): ReadonlyMap<string, IndexedImage> {
  const referenced = new Set<string>()
  const media: XmlElement[] = []
  const visit = (element: XmlElement) => {
    if (element.name === 'renderMultiMedia')
      for (const id of (element.attributes.referencedObject ?? '').split(/\s+/)) referenced.add(id)
    if (element.name === 'observationMedia' || element.name === 'regionOfInterest') media.push(element)
    for (const inner of children(element)) visit(inner)
  }
  visit(document)
  const found = new Map<string, IndexedImage>()
  for (const element of media) {
    const id = element.attributes.ID
    const observation =
      element.name === 'observationMedia'
        ? element
        : descend(element, 'entryRelationship', 'observationMedia')
    const body = bodies.find(({ element }) => element === child(observation, 'value'))
    const image = body && inlineImageOf(body)
    if (id !== undefined && referenced.has(id) && body !== undefined && image !== undefined)
      found.set(id, { index: body.index, ...image })
  }
  return found
}

const sexInWords: ReadonlyMap<string, string> = new Map([
  ['F', 'Féminin'],
  ['M', 'Masculin'],
  ['UN', 'Indéterminé'],
])

function patientInWords(patient: DocumentPatient): ReadableDocument['patient'] {
  const { birthName, usedName, firstNames, birthFirstName, usedFirstName, birthTime } = patient
  const family = usedName ?? birthName
  const name = [usedFirstName ?? birthFirstName ?? firstNames, family].filter(Boolean).join(' ')
  const born =
    birthName !== undefined && birthName !== family ? ` (nom de naissance\u00a0: ${birthName})` : ''
  const sex = patient.sex === undefined ? undefined : sexInWords.get(patient.sex)
  return {
    name: name + born,
    ...(birthTime === undefined ? {} : { birthDate: birthTime }),
    ...(sex === undefined ? {} : { sex }),
  }
}

function authorInWords({ person, device, organisation, code }: Party): ReadableDocument['authors'][number] {
  const name = person
    ? personNameInWords(person)
    : (device?.software ?? device?.model ?? organisation?.name ?? '')
  return {
    name,
    ...(code?.display === undefined ? {} : { speciality: code.display }),
    ...(organisation?.name === undefined ? {} : { organisation: organisation.name }),
  }
}
