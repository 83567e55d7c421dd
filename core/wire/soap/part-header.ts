/** The header of a part of `multipart/related`. RFC 2045 §6–7; soap.md §2.3. */
import { WireError } from '../wire-error.ts'
import { type ContentType, parseContentType } from './content-type.ts'

export type PartHeader = {
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  /** Without its angle brackets. */
  readonly contentId: string | undefined
  readonly contentType: ContentType
  readonly transferEncoding: TransferEncoding
}

/** Some senders encode attachments in base64 although MTOM is binary: the part header says it. */
export type TransferEncoding = '7bit' | '8bit' | 'binary' | 'base64'

/** Throws WireError `mime`: `header`, `contentType`, `nested`, `transferEncoding`. */
export function parsePartHeader(text: string): PartHeader {
  // Without a prototype: a header named « __proto__ » is a header like another.
  const headers: Record<string, string> = Object.create(null)
  const unfolded = text.replace(/\r?\n[ \t]+/g, ' ')
  for (const line of unfolded === '' ? [] : unfolded.split(/\r?\n/)) {
    const [, name, value] = /^([!-9;-~]+):(.*)$/.exec(line) ?? []
    // Two values for one name is two readings of one message.
    if (name === undefined || Object.hasOwn(headers, name.toLowerCase()))
      throw refused('header', 'part', 'des en-têtes «\u00a0Nom: valeur\u00a0», chacun une seule fois')
    headers[name.toLowerCase()] = value!.trim()
  }
  const contentType = parseContentType(headers['content-type'] ?? 'application/octet-stream')
  if (contentType.type.startsWith('multipart/'))
    throw refused('nested', 'Content-Type', 'une partie qui n’est pas elle-même multipart')
  return {
    headers,
    contentId: headers['content-id'] === undefined ? undefined : withoutBrackets(headers['content-id']),
    contentType,
    transferEncoding: transferEncodingOf(headers['content-transfer-encoding']),
  }
}

/** `<root@x>` and `root@x` are one id: `start` comes both ways. */
export function withoutBrackets(id: string): string {
  return id.trim().replace(/^<(.*)>$/, '$1')
}

function transferEncodingOf(value = 'binary'): TransferEncoding {
  const encoding = value.toLowerCase()
  switch (encoding) {
    case '7bit':
    case '8bit':
    case 'binary':
    case 'base64':
      return encoding
  }
  throw refused('transferEncoding', 'Content-Transfer-Encoding', '7bit, 8bit, binary ou base64')
}

function refused(code: string, path: string, expected: string): WireError {
  return new WireError('mime', code, path, expected)
}
