/**
 * « Autoprésentable »: a CDA and the XSLT that shows it in one file, whose root is xsl:stylesheet (documents.md §1).
 * The ClinicalDocument is data inside it; the stylesheet is never run.
 */
import { WireError } from '../wire-error.ts'
import { children, type XmlElement } from '../xml/read.ts'

export const hl7Namespace = 'urn:hl7-org:v3'
export const xslNamespace = 'http://www.w3.org/1999/XSL/Transform'

/** The one ClinicalDocument: the root, or data of a stylesheet. Two would let each reader see another patient. */
export function findClinicalDocument(root: XmlElement): XmlElement {
  if (isClinicalDocument(root)) return root
  const found = root.namespace === xslNamespace ? insideStylesheet(root) : []
  if (found.length !== 1)
    throw new WireError('cda', 'notCda', '/', 'un document CDA R2, avec un seul élément ClinicalDocument')
  return found[0]!
}

function insideStylesheet(element: XmlElement): XmlElement[] {
  return children(element).flatMap((inner) => {
    if (inner.namespace === xslNamespace) return []
    return isClinicalDocument(inner) ? [inner] : insideStylesheet(inner)
  })
}

function isClinicalDocument({ name, namespace }: XmlElement): boolean {
  return name === 'ClinicalDocument' && namespace === hl7Namespace
}
