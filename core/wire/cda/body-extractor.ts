/**
 * One base64 body out of a CDA, decoded while the bytes go by: a document of 45 MB is never held.
 * A small scanner of tags, comments, CDATA and instructions, indifferent to where chunks are cut.
 */
import { WireError } from '../wire-error.ts'

export type BodyExtractor = {
  /** Decoded bytes of the body found in this chunk; empty outside of it. */
  readonly push: (chunk: Uint8Array) => Uint8Array
  /** True once the body is whole: the rest of the document need not be read. */
  readonly isComplete: () => boolean
  /** The last bytes. Throws WireError `cda` (`noBody`) when the document has no such body, or ends inside it. */
  readonly end: () => Uint8Array
}

/** Text of the tag or instruction being read; content of elements is never gathered. */
const markupLengthMax = 65_536

type Scan = { state: 'content' | 'markup' | 'comment' | 'cdata' | 'instruction' | 'reference' }

/** `index` is that of `base64Bodies`. The bytes are those of a document already accepted: well formed, no DOCTYPE. */
export function makeBodyExtractor(index: number): BodyExtractor {
  const scan: Scan = { state: 'content' }
  const decode = makeBase64Decoder()
  let markup = ''
  let quote = ''
  let seen = -1
  /** Open elements since the start tag of the body; 0 outside. */
  let depth = 0
  let finished = false

  function push(chunk: Uint8Array): Uint8Array {
    if (finished) return new Uint8Array(0)
    const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1')
    // Each sought once past the last one: a text full of references is not scanned again for each of them.
    const nextTag = finder(text, '<')
    const nextReference = finder(text, '&')
    let base64 = ''
    let at = 0
    while (at < text.length && !finished) {
      switch (scan.state) {
        case 'content': {
          const end = Math.min(nextTag(at), nextReference(at))
          if (depth === 1) base64 += text.slice(at, end)
          at = end + 1
          if (end < text.length) {
            scan.state = text[end] === '<' ? 'markup' : 'reference'
            markup = ''
            quote = ''
          }
          break
        }
        case 'cdata': {
          const end = text.indexOf('>', at)
          const part = text.slice(at, end === -1 ? text.length : end + 1)
          // Base64 has neither ] nor >: the decoder drops the closing brackets.
          if (depth === 1) base64 += part
          markup = (markup + part).slice(-3)
          at += part.length
          if (markup === ']]>') scan.state = 'content'
          break
        }
        case 'reference': {
          // A line end written `&#13;`: no reference stands for a character of base64.
          const end = text.indexOf(';', at)
          at = end === -1 ? text.length : end + 1
          if (end !== -1) scan.state = 'content'
          break
        }
        case 'comment':
        case 'instruction': {
          const closing = scan.state === 'comment' ? '-->' : '?>'
          const end = text.indexOf('>', at)
          const part = text.slice(at, end === -1 ? text.length : end + 1)
          markup = (markup + part).slice(-closing.length)
          at += part.length
          if (markup === closing) scan.state = 'content'
          break
        }
        case 'markup':
          at = readMarkup(text, at)
      }
    }
    return decode.push(base64)
  }

  function readMarkup(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const character = text[at]!
      if (quote !== '') {
        if (character === quote) quote = ''
      } else if (character === '"' || character === "'") quote = character
      else if (character === '>') {
        closeTag(markup)
        scan.state = 'content'
        return at + 1
      }
      markup += character
      if (markup.length > markupLengthMax)
        throw new WireError('cda', 'size', '/', `des balises d’au plus ${markupLengthMax} octets`)
      const opened = markup === '?' ? 'instruction' : markup === '!--' ? 'comment' : undefined
      if (opened !== undefined || markup === '![CDATA[') {
        scan.state = opened ?? 'cdata'
        markup = ''
        return at + 1
      }
    }
    return text.length
  }

  function closeTag(tag: string): void {
    if (tag.startsWith('/')) {
      if (depth > 0 && --depth === 0) finished = true
      return
    }
    const empty = tag.endsWith('/')
    if (isBase64Tag(tag) && ++seen === index) {
      if (empty) finished = true
      else depth = 1
    } else if (depth > 0 && !empty) depth++
  }

  function end(): Uint8Array {
    if (!finished)
      throw new WireError('cda', 'noBody', '/', `un document avec un contenu en base64 de rang ${index}`)
    return decode.end()
  }

  return { push, isComplete: () => finished, end }
}

/** The chunks of one decoded body. Throws as {@link makeBodyExtractor}. */
export async function* extractBody(
  chunks: AsyncIterable<Uint8Array>,
  index: number,
): AsyncGenerator<Uint8Array, void, void> {
  const extractor = makeBodyExtractor(index)
  for await (const chunk of chunks) {
    const decoded = extractor.push(chunk)
    if (decoded.length > 0) yield decoded
    if (extractor.isComplete()) break
  }
  const last = extractor.end()
  if (last.length > 0) yield last
}

/** Where the character next stands, from places that only go forward; the length of the text when nowhere. */
function finder(text: string, character: string): (from: number) => number {
  let found = -1
  return (from) => {
    if (found < from) {
      const at = text.indexOf(character, from)
      found = at === -1 ? text.length : at
    }
    return found
  }
}

function isBase64Tag(tag: string): boolean {
  return /[\s]representation\s*=\s*(?:"B64"|'B64')/.test(tag.replace(/=\s*("[^"]*"|'[^']*')/g, keepIfBase64))
}

/** Values of other attributes must not look like one: `alt=' representation="B64"'`. */
function keepIfBase64(assigned: string, value: string): string {
  return value.slice(1, -1) === 'B64' ? assigned : '=""'
}

type Base64Decoder = { readonly push: (text: string) => Uint8Array; readonly end: () => Uint8Array }

function makeBase64Decoder(): Base64Decoder {
  let pending = ''
  return {
    push: (text) => {
      const clean = pending + text.replace(/[^A-Za-z0-9+/]+/g, '')
      const whole = clean.length - (clean.length % 4)
      pending = clean.slice(whole)
      return Buffer.from(clean.slice(0, whole), 'base64')
    },
    end: () => Buffer.from(pending, 'base64'),
  }
}
