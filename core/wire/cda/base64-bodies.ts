/**
 * The base64 bodies of a document: the text of a level 1 CDA, the PDF copy or the images of a structured one.
 * A body is any element with `representation="B64"`; its index is its place among them in document order,
 * which `makeBodyExtractor` counts the same way on the bytes.
 */
import { children, type XmlElement } from '../xml/read.ts'

export type Base64Body = { readonly index: number; readonly mediaType: string; readonly element: XmlElement }

export function base64Bodies(root: XmlElement): readonly Base64Body[] {
  const found: XmlElement[] = []
  const visit = (element: XmlElement) => {
    if (element.attributes.representation === 'B64') found.push(element)
    for (const inner of children(element)) visit(inner)
  }
  visit(root)
  return found.map((element, index) => ({
    index,
    mediaType: element.attributes.mediaType ?? 'application/octet-stream',
    element,
  }))
}

/** What the bytes are, whatever the document declares: PNG pictures labelled JPEG are common. */
const imageTypes = [
  ['iVBORw0KGgo', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['R0lGOD', 'image/gif'],
] as const

/** A page stays light: larger images are attachments. */
const inlineImageLengthMax = 500_000

export type InlineImage = { readonly mediaType: string; readonly base64: string }

/** An image that a page can hold; undefined when elided, external, too large, or no image that browsers show. */
export function inlineImageOf({ element }: Base64Body): InlineImage | undefined {
  const base64 = element.children
    .filter((node) => typeof node === 'string')
    .join('')
    .replace(/[ \t\r\n]+/g, '')
  const type = imageTypes.find(([start]) => base64.startsWith(start))
  if (type === undefined || base64.length > inlineImageLengthMax) return undefined
  return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? { mediaType: type[1], base64 } : undefined
}
