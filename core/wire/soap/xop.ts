/** Binary contents of a message: parts named by `xop:Include`, and base64 runs taken out of the XML. XOP 1.0. */
import { WireError } from '../wire-error.ts'
import { type Markup, xml } from '../xml/write.ts'

export const xopNamespace = 'http://www.w3.org/2004/08/xop/include'

/** Names one binary content of a message: the key of `documents` in a received message. */
export type ContentHandle = string

/**
 * By Content-ID, or by what {@link contentIdOf} gave. Decoded once more: some stacks write the percent-encoded form
 * in Content-ID too.
 */
export function handleOfPart(contentId: string): ContentHandle {
  try {
    return `cid:${decodeURIComponent(contentId)}`
  } catch {
    return `cid:${contentId}`
  }
}

/** Also the text that stands for the run in the XML. The nonce keeps a sender from naming a run himself. */
export function handleOfRun(nonce: string, runIndex: number): ContentHandle {
  return `(run ${nonce} ${runIndex})`
}

export function isRun(handle: ContentHandle): boolean {
  return handle.startsWith('(run ')
}

/** What came for the part that an Include names. Throws WireError `mime` `missingPart`. */
export function documentOfPart<T>(documents: ReadonlyMap<ContentHandle, T>, contentId: string): T {
  const handle = handleOfPart(contentId)
  if (!documents.has(handle))
    throw new WireError('mime', 'missingPart', 'xop:Include/@href', 'une partie présente dans le message')
  return documents.get(handle)!
}

/** `cid:x@urn%3Aihe` → `x@urn:ihe`. RFC 2392. Throws WireError `mime` `href`. */
export function contentIdOf(href: string): string {
  if (!/^cid:./i.test(href)) throw refusedHref()
  try {
    return decodeURIComponent(href.slice('cid:'.length))
  } catch (cause) {
    throw refusedHref({ cause })
  }
}

export function xopInclude(contentId: string): Markup {
  // `@` stays: it is legal in a URL, and some receivers decode `%3A` but not `%40`.
  const href = `cid:${encodeURIComponent(contentId).replaceAll('%40', '@')}`
  return xml`<xop:Include xmlns:xop="${xopNamespace}" href="${href}"/>`
}

function refusedHref(options?: ErrorOptions): WireError {
  return new WireError('mime', 'href', 'xop:Include/@href', 'une référence cid: vers une partie', options)
}
