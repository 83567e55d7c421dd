/** Base64 decoded while it streams: white space is ignored, anything else refused. RFC 4648 §4. */
import { WireError } from '../wire-error.ts'

export type Base64Decoder = {
  /** The bytes complete so far. Throws WireError `mime` `base64`. */
  push(chunk: Uint8Array): Uint8Array
  /** Throws WireError `mime` `base64` when a group of four characters is left open. */
  end(): void
}

export function makeBase64Decoder(path = '/'): Base64Decoder {
  /** Characters of the group of four that is still open. */
  let open = ''
  let padded = false

  return {
    push(chunk) {
      const text = open + latin1Of(chunk).replace(/[ \t\r\n]+/g, '')
      if (text === '') return new Uint8Array(0)
      if (padded) throw refused(path)
      const complete = text.slice(0, text.length - (text.length % 4))
      open = text.slice(complete.length)
      padded = complete.endsWith('=')
      return decode(complete, path)
    },
    end() {
      if (open !== '') throw refused(path)
    },
  }
}

/** All of a small base64 text. Throws WireError `mime` `base64`. */
export function decodeBase64(text: string, path?: string): Uint8Array {
  const decoder = makeBase64Decoder(path)
  const bytes = decoder.push(Buffer.from(text, 'utf8'))
  decoder.end()
  return bytes
}

/** Node skips what is not base64 and reads the URL alphabet too: the length tells the one, a look the other. */
function decode(text: string, path: string): Uint8Array {
  const paddingLength = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== (text.length / 4) * 3 - paddingLength || text.includes('-') || text.includes('_'))
    throw refused(path)
  return bytes
}

function latin1Of(chunk: Uint8Array): string {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1')
}

function refused(path: string): WireError {
  return new WireError('mime', 'base64', path, 'un contenu en base64 valide et complet')
}
