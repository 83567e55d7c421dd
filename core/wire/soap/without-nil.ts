/** Elements that a sender declares empty count as absent. soap.md §9: real 201307 requests carry several. */
import { type XmlElement, xsiNamespace } from '../xml/read.ts'

/** The same tree without its `xsi:nil="true"` elements: most messages have none, and keep theirs as it is. */
export function withoutNil(element: XmlElement): XmlElement {
  return holdsNil(element) ? stripped(element) : element
}

function holdsNil({ children }: XmlElement): boolean {
  return children.some((node) => typeof node !== 'string' && (isNil(node) || holdsNil(node)))
}

function stripped(element: XmlElement): XmlElement {
  const children = element.children
    .filter((node) => typeof node === 'string' || !isNil(node))
    .map((node) => (typeof node === 'string' ? node : stripped(node)))
  const unchanged =
    children.length === element.children.length && children.every((node, i) => node === element.children[i])
  return unchanged ? element : { ...element, children }
}

function isNil({ attributes }: XmlElement): boolean {
  const nil = attributes[`{${xsiNamespace}}nil`]
  return nil === 'true' || nil === '1'
}
