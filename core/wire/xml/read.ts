/**
 * Reading XML: bytes → an immutable tree of plain objects, through the one engine (libxml2).
 * The engine's own document is freed before returning. Limits: trust.md §2 « XML ».
 */
import { XmlDocument as EngineDocument, type XmlElement as EngineElement } from 'libxml2-wasm'
import {
  XmlNamedNodeStruct,
  XmlNodeStruct,
  XmlNodeType,
  XmlNsStruct,
  XmlXPathObjectStruct,
  xmlNodeGetContent,
} from 'libxml2-wasm/lib/libxml2.mjs'
import { WireError } from '../wire-error.ts'
import { checkBeforeParsing, type XmlLimits } from './limits.ts'

export type XmlElement = {
  /** Local name. */
  readonly name: string
  /** Namespace URI, empty when none. */
  readonly namespace: string
  /** By local name; an attribute in a namespace is under `{uri}local`. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
}
export type XmlNode = XmlElement | string

/** An open document of the engine: outside core/wire/xml it is only passed along, then disposed. */
export type OpenXml = EngineDocument

/** True to keep an element without its content: what is not needed is not walked. */
export type Prune = (name: string, namespace: string, depth: number) => boolean

export const xsiNamespace = 'http://www.w3.org/2001/XMLSchema-instance'

/** What of a document becomes a tree. `elementsMax`: of those that are walked, what is pruned not counted. */
export type Walk = { readonly prune?: Prune; readonly elementsMax?: number }

/** The tree of a document. Throws WireError (`xml`) for what is not well formed, has a DOCTYPE, or passes a limit. */
export function parseXml(
  bytes: Uint8Array,
  options: Walk & { readonly limits?: XmlLimits } = {},
): XmlElement {
  using document = openXml(bytes, options.limits)
  return treeOf(document.root, options)
}

/** The engine's document, for signature and schema work inside core/wire. To dispose: use `using`. */
export function openXml(bytes: Uint8Array, limits?: XmlLimits): EngineDocument {
  checkBeforeParsing(bytes, limits)
  return reopenXml(bytes)
}

/** What the engine itself wrote of a document that {@link openXml} let in: an element alone, a canonical form. */
export function reopenXml(bytes: Uint8Array): EngineDocument {
  let document: EngineDocument
  try {
    document = EngineDocument.fromBuffer(bytes)
  } catch (cause) {
    throw new WireError('xml', 'malformed', '/', 'un document XML bien formé', { cause })
  }
  if (document.dtd !== null) {
    document.dispose()
    throw new WireError('xml', 'doctype', '/', 'un document sans DOCTYPE')
  }
  return document
}

/** Throws WireError `xml` `nodes` past `elementsMax`. */
export function treeOf(element: EngineElement, { prune, elementsMax = Infinity }: Walk = {}): XmlElement {
  const { _nodePtr: pointer } = element as unknown as { readonly _nodePtr: number }
  return elementAt(pointer, 0, { prune, elementsMax, walked: 0, namespaces: new Map(), names: new Map() })
}

type Walking = {
  readonly prune: Prune | undefined
  /** By the address where the engine keeps each, once for all the nodes that have it. */
  readonly namespaces: Map<number, string>
  readonly names: Map<number, string>
  readonly elementsMax: number
  walked: number
}

/**
 * Reads the engine's structures where they lie. One wrapper object per node, as its public walk makes them, costs
 * three times as much, and that walk ends at a processing instruction.
 */
function elementAt(pointer: number, depth: number, walking: Walking): XmlElement {
  const { prune, namespaces } = walking
  if (walking.walked++ >= walking.elementsMax)
    throw new WireError('xml', 'nodes', '/', `au plus ${walking.elementsMax} éléments`)
  const attributes: Record<string, string> = {}
  for (let at = XmlNodeStruct.properties(pointer); at !== 0; at = XmlNodeStruct.next(at)) {
    const namespace = namespaceAt(at, namespaces)
    const name = nameAt(at, walking.names)
    attributes[namespace === '' ? name : `{${namespace}}${name}`] = xmlNodeGetContent(at)
  }
  const name = nameAt(pointer, walking.names)
  const namespace = namespaceAt(pointer, namespaces)
  const children: XmlNode[] = []
  if (!prune?.(name, namespace, depth))
    for (let at = XmlNodeStruct.children(pointer); at !== 0; at = XmlNodeStruct.next(at)) {
      const type = XmlNodeStruct.type(at)
      if (type === XmlNodeType.XML_ELEMENT_NODE) children.push(elementAt(at, depth + 1, walking))
      else if (type === XmlNodeType.XML_TEXT_NODE || type === XmlNodeType.XML_CDATA_SECTION_NODE)
        children.push(xmlNodeGetContent(at))
    }
  return { name, namespace, attributes, children }
}

/** The word at offset 8 of a node. The engine exports it under the name of another structure only. */
const nameAddress: (pointer: number) => number = XmlXPathObjectStruct.boolval

/** The engine keeps one copy of each name: it is decoded once per tree. */
function nameAt(pointer: number, known: Map<number, string>): string {
  const at = nameAddress(pointer)
  const seen = known.get(at)
  if (seen !== undefined) return seen
  const name = XmlNodeStruct.name_(pointer)
  known.set(at, name)
  return name
}

/** Many nodes share one namespace: its URI is decoded once per tree. */
function namespaceAt(pointer: number, known: Map<number, string>): string {
  const at = XmlNamedNodeStruct.namespace(pointer)
  if (at === 0) return ''
  const seen = known.get(at)
  if (seen !== undefined) return seen
  const uri = XmlNsStruct.href(at)
  known.set(at, uri)
  return uri
}

/** The first child element of that name (and namespace when given). */
export function child(
  element: XmlElement | undefined,
  name: string,
  namespace?: string,
): XmlElement | undefined {
  if (element === undefined) return undefined
  for (const node of element.children)
    if (
      typeof node !== 'string' &&
      node.name === name &&
      (namespace === undefined || node.namespace === namespace)
    )
      return node
  return undefined
}

export function children(element: XmlElement | undefined, name?: string, namespace?: string): XmlElement[] {
  if (element === undefined) return []
  return element.children.filter(
    (node): node is XmlElement =>
      typeof node !== 'string' &&
      (name === undefined || node.name === name) &&
      (namespace === undefined || node.namespace === namespace),
  )
}

/** Follows child names: `descend(message, 'controlActProcess', 'queryByParameter')`. */
export function descend(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((at, name) => child(at, name), element)
}

/** All the text inside, trimmed; undefined when the element is absent. */
export function textOf(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined
  return rawTextOf(element).trim()
}

function rawTextOf(element: XmlElement): string {
  return element.children.map((node) => (typeof node === 'string' ? node : rawTextOf(node))).join('')
}
