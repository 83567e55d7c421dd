/** What is refused before the engine sees a byte: DOCTYPE, depth, attributes, size. Limits: trust.md §2. */
import { WireError } from '../wire-error.ts'

export type XmlLimits = {
  readonly depthMax: number
  readonly attributesMax: number
  readonly nodesMax: number
  /** Elements directly in one element. */
  readonly childrenMax: number
  readonly sizeBytesMax: number
  readonly nameBytesMax: number
}

export const defaultLimits: XmlLimits = {
  depthMax: 100,
  attributesMax: 64,
  nodesMax: 200_000,
  childrenMax: Number.POSITIVE_INFINITY,
  sizeBytesMax: 8_000_000,
  nameBytesMax: 256,
}

const lt = 0x3c
const gt = 0x3e
const slash = 0x2f
const bang = 0x21
const question = 0x3f
const doubleQuote = 0x22
const quote = 0x27
const equals = 0x3d

/**
 * One linear pass over the bytes. Throws WireError with code `doctype`, `processingInstruction` (inside the root:
 * readers skip what canonical forms keep), `depth`, `attributes`, `name`, `nodes`, `size`, `encoding`, `malformed`.
 */
export function checkBeforeParsing(bytes: Uint8Array, limits: XmlLimits = defaultLimits): void {
  if (bytes.length > limits.sizeBytesMax) throw refused('size', `au plus ${limits.sizeBytesMax} octets`)
  refuseForeignEncodings(bytes)
  let depth = 0
  let nodes = 0
  const childrenAt = new Float64Array(limits.depthMax + 2)
  let at = bytes.indexOf(lt)
  while (at !== -1) {
    const next = bytes[at + 1]
    let end: number
    if (next === bang) {
      if (startsWith(bytes, at, '<!--')) end = find(bytes, '-->', at + 4)
      else if (startsWith(bytes, at, '<![CDATA[')) end = find(bytes, ']]>', at + 9)
      else throw refused('doctype', 'un document sans DOCTYPE ni déclaration de marquage')
    } else if (next === question) {
      if (depth > 0)
        throw refused('processingInstruction', 'un document sans instruction de traitement dans sa racine')
      end = find(bytes, '?>', at + 2)
    } else if (next === slash) {
      depth--
      end = bytes.indexOf(gt, at)
    } else {
      if (++nodes > limits.nodesMax) throw refused('nodes', `au plus ${limits.nodesMax} éléments`)
      if (++childrenAt[depth]! > limits.childrenMax)
        throw refused('nodes', `au plus ${limits.childrenMax} éléments dans un même élément`)
      end = endOfTag(bytes, at, limits)
      if (end !== -1 && bytes[end - 1] !== slash) {
        if (++depth > limits.depthMax) throw refused('depth', `au plus ${limits.depthMax} niveaux`)
        childrenAt[depth] = 0
      }
    }
    if (end === -1) throw refused('malformed', 'un document XML bien formé')
    at = bytes.indexOf(lt, end)
  }
}

function endOfTag(bytes: Uint8Array, start: number, limits: XmlLimits): number {
  let attributes = 0
  let nameLength = 0
  let quoted = 0
  for (let i = start + 1; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (quoted !== 0) {
      if (byte === quoted) quoted = 0
      continue
    }
    if (byte === gt) return i
    if (byte === lt) return -1
    if (byte === doubleQuote || byte === quote) quoted = byte
    else if (byte === equals && ++attributes > limits.attributesMax)
      throw refused('attributes', `au plus ${limits.attributesMax} attributs par élément`)
    if (byte <= 0x20 || byte === equals) nameLength = 0
    else if (++nameLength > limits.nameBytesMax)
      throw refused('name', `des noms d’au plus ${limits.nameBytesMax} octets`)
  }
  return -1
}

/** The scan above reads ASCII-compatible bytes: UTF-16, UTF-32, UTF-7 and EBCDIC would hide a DOCTYPE from it. */
function refuseForeignEncodings(bytes: Uint8Array): void {
  const start = startsWith(bytes, 0, '\u00ef\u00bb\u00bf') ? 3 : 0
  const first = bytes[start]
  const startsAsText = first === lt || first === 0x20 || first === 0x09 || first === 0x0a || first === 0x0d
  if (!startsAsText || bytes[start + 1] === 0) throw refused('encoding', 'un document en UTF-8')
  if (!startsWith(bytes, start, '<?xml')) return
  const end = find(bytes, '?>', start)
  if (end === -1 || end - start > 200)
    throw refused('malformed', 'une déclaration XML de moins de 200 octets')
  const declaration = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')
  const declared = /encoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1]
  if (declared !== undefined && !acceptedEncodings.test(declared))
    throw refused('encoding', 'un document en UTF-8')
}

const acceptedEncodings = /^(utf-8|utf8|us-ascii|iso-8859-1|iso-8859-15|windows-1252)$/i

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false
  return true
}

function find(bytes: Uint8Array, text: string, from: number): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(text, from, 'latin1')
  return at === -1 ? -1 : at + text.length - 1
}

function refused(code: string, expected: string): WireError {
  return new WireError('xml', code, '/', expected)
}
