import { WireError } from '../wire-error.ts'
import type { XmlElement } from '../xml/read.ts'

/** The trimmed text of an element that has nothing but text, and some. Throws WireError (`text`). */
export function plainText(element: XmlElement, path: string): string {
  const text = element.children.join('').trim()
  if (text === '' || element.children.some((node) => typeof node !== 'string'))
    throw new WireError('vihf', 'text', path, 'un texte')
  return text
}
