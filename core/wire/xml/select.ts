/** Finding nodes inside an open document of the engine, by compiled XPath that never contains a sender's text. */
import { type XmlElement as EngineElementType, XmlElement, XmlXPath } from 'libxml2-wasm'
import type { OpenXml } from './read.ts'

/** An element of an open document: outside core/wire/xml it is only passed along. */
export type EngineElement = EngineElementType

/** Compiled once and kept for the life of the process. */
export type Selector = { readonly compiled: XmlXPath }

export function selector(xpath: string, namespaces: Readonly<Record<string, string>> = {}): Selector {
  return { compiled: XmlXPath.compile(xpath, { ...namespaces }) }
}

/** The elements that the selector finds, in document order. */
export function select(at: OpenXml | EngineElement, { compiled }: Selector): readonly EngineElement[] {
  return at.find(compiled).filter((node) => node instanceof XmlElement)
}

/** How many nodes of any kind; the selector may be a node set or a `count(…)`. */
export function count(at: OpenXml | EngineElement, { compiled }: Selector): number {
  const result = at.eval(compiled)
  return Array.isArray(result) ? result.length : Number(result)
}

/** The text of attributes or elements that the selector finds. */
export function values(at: OpenXml | EngineElement, { compiled }: Selector): readonly string[] {
  return at.find(compiled).map((node) => node.content)
}
