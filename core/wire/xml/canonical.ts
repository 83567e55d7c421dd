/** Canonical XML, by the engine: the bytes that digests and signatures are computed on. */
import { XmlC14NMode, type XmlOutputBufferHandler } from 'libxml2-wasm'
import { WireError } from '../wire-error.ts'
import { type OpenXml, reopenXml } from './read.ts'
import type { EngineElement } from './select.ts'

export type CanonicalForm = 'exclusive' | 'inclusive' | 'inclusiveWithComments'

/**
 * The canonical form, exclusive without comments unless another is asked, of the whole document or of one element of it.
 * Throws WireError (`canonical`) where the form does not exist (relative namespace URI).
 */
export function canonicalize(
  open: OpenXml,
  options: {
    readonly element?: EngineElement
    readonly inclusivePrefixes?: readonly string[]
    readonly form?: CanonicalForm
  } = {},
): Buffer {
  const { form = 'exclusive' } = options
  const output = collect()
  try {
    open.canonicalize(output.handler, {
      mode: form === 'exclusive' ? XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 : XmlC14NMode.XML_C14N_1_0,
      withComments: form === 'inclusiveWithComments',
      ...(options.element && { nodeSet: new Set([options.element]) }),
      ...(options.inclusivePrefixes?.length && {
        inclusiveNamespacePrefixes: [...options.inclusivePrefixes],
      }),
    })
  } catch (cause) {
    throw new WireError('xml', 'canonical', '/', 'un document dont la forme canonique existe', { cause })
  }
  return output.bytes()
}

/** An assertion takes ten thousand bytes, with long certificates; what is signed has no reason to be larger. */
const isolatedBytesMax = 200_000

/**
 * One element as a document of its own. The namespaces in scope come along, so its canonical forms are those
 * it has where it stands, whatever the size of the message around it. To dispose: use `using`.
 * Throws WireError (`size`).
 */
export function isolate(element: EngineElement): OpenXml {
  const output = collect()
  element.save(output.handler, { format: false, noDeclaration: true })
  const bytes = output.bytes()
  if (bytes.length > isolatedBytesMax)
    throw new WireError('xml', 'size', '/', `un élément d’au plus ${isolatedBytesMax} octets`)
  const local = element.nsDeclarations
  let inherited = ''
  for (const [prefix, uri] of Object.entries(element.namespaces))
    if (!Object.hasOwn(local, prefix))
      inherited += ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeUri(uri)}"`
  if (inherited === '') return reopenXml(bytes)
  const afterName = 1 + Buffer.byteLength(qualifiedName(element))
  return reopenXml(
    Buffer.concat([bytes.subarray(0, afterName), Buffer.from(inherited), bytes.subarray(afterName)]),
  )
}

function qualifiedName(element: EngineElement): string {
  const prefix = element.namespacePrefix
  return prefix === '' ? element.name : `${prefix}:${element.name}`
}

function escapeUri(uri: string): string {
  return uri.replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** The engine hands pieces of its own memory, cut anywhere, even inside a character: copied, joined, never decoded here. */
function collect(): { handler: XmlOutputBufferHandler; bytes: () => Buffer } {
  const pieces: Buffer[] = []
  return {
    handler: {
      write: (piece) => {
        pieces.push(Buffer.from(piece))
        return piece.byteLength
      },
      close: () => true,
    },
    bytes: () => (pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)),
  }
}
