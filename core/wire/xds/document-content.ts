/** Where the bytes of a document are: in a part of the message, or inline. soap.md §2.3. */
import { WireError } from '../wire-error.ts'
import { child, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { namespaces } from './vocabulary.ts'

export type DocumentContent =
  /** Content-ID of the part, decoded, without angle brackets. */
  | { readonly kind: 'part'; readonly cid: string }
  /** Handle of the base64 run that was taken out of the message before parsing. */
  | { readonly kind: 'run'; readonly handle: string }
  | { readonly kind: 'inline'; readonly base64: string }

/** Tells the handle of the run that stands for an elided base64 text, undefined for any other text. */
export type ElidedRun = (text: string) => string | undefined

/** Undefined when the element is empty. Throws WireError for an Include that is no `cid:`. */
export function readContent(
  element: XmlElement,
  path: string,
  elidedRun?: ElidedRun,
): DocumentContent | undefined {
  const include = child(element, 'Include', namespaces.xop)
  if (include !== undefined) return { kind: 'part', cid: cidOf(include.attributes.href ?? '', path) }
  const text = textOf(element) ?? ''
  if (text === '') return undefined
  const handle = elidedRun?.(text)
  return handle === undefined ? { kind: 'inline', base64: text } : { kind: 'run', handle }
}

/** `cid:` is percent-decoded: some senders write `cid:x@urn%3Aihe%3Aiti%3Axds-b%3A2007`. */
function cidOf(href: string, path: string): string {
  const expected = new WireError(
    'xds',
    'include',
    `${path}/Include/@href`,
    'une référence «\u00a0cid:…\u00a0» à une partie du message',
  )
  if (!/^cid:./i.test(href)) throw expected
  try {
    return decodeURIComponent(href.slice(4))
  } catch {
    throw expected
  }
}

export function includePart(cid: string): Markup {
  return xml`<xop:Include xmlns:xop="${namespaces.xop}" href="cid:${encodeURIComponent(cid).replaceAll('%40', '@')}"/>`
}
