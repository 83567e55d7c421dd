/**
 * Reading XML: bytes → an immutable tree of plain objects, through the one engine (libxml2).
 * The engine's own document is freed before returning. Limits: trust.md §2 « XML ».
 */
import type { XmlElement as EngineElement } from 'libxml2-wasm'
import {
  XmlDocument as EngineDocument,
  XmlElement as EngineElementClass,
  XmlCData,
  XmlText,
} from 'libxml2-wasm'
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

/** The tree of a document. Throws WireError (`xml`) for what is not well formed, has a DOCTYPE, or passes a limit. */
export function parseXml(bytes: Uint8Array, options: { limits?: XmlLimits; prune?: Prune } = {}): XmlElement {
  using document = openXml(bytes, options.limits)
  return treeOf(document.root, options.prune)
}

/** The engine's document, for signature and schema work inside core/wire. To dispose: use `using`. */
export function openXml(bytes: Uint8Array, limits?: XmlLimits): EngineDocument {
  checkBeforeParsing(bytes, limits)
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

/** The engine's sibling walk ends at a processing instruction: {@link openXml} has refused them inside the root. */
export function treeOf(element: EngineElement, prune?: Prune, depth = 0): XmlElement {
  const attributes: Record<string, string> = {}
  for (const attribute of element.attrs) {
    const namespace = attribute.namespaceUri
    attributes[namespace ? `{${namespace}}${attribute.name}` : attribute.name] = attribute.value
  }
  const { name, namespaceUri: namespace } = element
  const children: XmlNode[] = []
  if (!prune?.(name, namespace, depth)) {
    for (let node = element.firstChild; node !== null; node = node.next)
      if (node instanceof EngineElementClass) children.push(treeOf(node, prune, depth + 1))
      else if (node instanceof XmlText || node instanceof XmlCData) children.push(node.content)
  }
  return { name, namespace, attributes, children }
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
