/** What a signature says it covers, read strictly: anything more or other than the one shape we accept is undefined. */
import type { XmlElement } from '../xml/read.ts'
import {
  digestMethods,
  dsigNamespace,
  envelopedSignature,
  exclusiveC14n,
  hashOf,
  type SignatureHash,
  signatureMethods,
} from './algorithms.ts'

export type SignedInfo = {
  readonly signatureHash: SignatureHash
  readonly digestHash: SignatureHash
  readonly digest: Buffer
  readonly referenceUri: string
  /** Of the reference's canonical form. */
  readonly inclusivePrefixes: readonly string[]
}

const prefixesMax = 32

export function readSignedInfo(signedInfo: XmlElement): SignedInfo | undefined {
  const [canonicalization, method, reference] =
    exactly(signedInfo, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']) ?? []
  const [transforms, digestMethod, digestValue] =
    exactly(reference, ['Transforms', 'DigestMethod', 'DigestValue']) ?? []
  const [enveloped, canonical] = exactly(transforms, ['Transform', 'Transform']) ?? []
  if (exactly(enveloped, []) === undefined || enveloped?.attributes.Algorithm !== envelopedSignature)
    return undefined
  if (exactly(method, []) === undefined || exactly(digestMethod, []) === undefined) return undefined
  const signatureHash = hashOf(signatureMethods, method?.attributes.Algorithm)
  const digestHash = hashOf(digestMethods, digestMethod?.attributes.Algorithm)
  const digest = base64Of(digestValue)
  const referenceUri = reference?.attributes.URI
  const inclusivePrefixes = prefixesOf(canonical)
  if (
    signatureHash === undefined ||
    digestHash === undefined ||
    digest === undefined ||
    referenceUri === undefined ||
    inclusivePrefixes === undefined ||
    prefixesOf(canonicalization) === undefined
  )
    return undefined
  return { signatureHash, digestHash, digest, referenceUri, inclusivePrefixes }
}

/** The prefixes of an exclusive canonicalization (none, or one InclusiveNamespaces); undefined when it is another algorithm. */
export function prefixesOf(method: XmlElement | undefined): readonly string[] | undefined {
  if (method?.attributes.Algorithm !== exclusiveC14n) return undefined
  const elements = method.children.filter((node) => typeof node !== 'string')
  const [inclusive] = elements
  if (inclusive === undefined) return isBlankBetween(method) ? [] : undefined
  if (
    elements.length > 1 ||
    inclusive.name !== 'InclusiveNamespaces' ||
    inclusive.namespace !== exclusiveC14n ||
    inclusive.children.length > 0 ||
    !isBlankBetween(method)
  )
    return undefined
  const prefixes = (inclusive.attributes.PrefixList ?? '')
    .split(/[ \t\r\n]+/)
    .filter((prefix) => prefix !== '')
  return prefixes.length > prefixesMax ? undefined : prefixes
}

/** The children when they are exactly these, in this order, in the signature's namespace, with only blanks between. */
export function exactly(
  element: XmlElement | undefined,
  names: readonly string[],
): readonly XmlElement[] | undefined {
  if (element === undefined || !isBlankBetween(element)) return undefined
  const elements = element.children.filter((node) => typeof node !== 'string')
  return elements.length === names.length &&
    elements.every(({ name, namespace }, index) => name === names[index] && namespace === dsigNamespace)
    ? elements
    : undefined
}

/** Transforms when there are some, then the two that every reference has; undefined when anything else is there. */
export function referenceParts(
  reference: XmlElement | undefined,
): readonly [XmlElement | undefined, XmlElement, XmlElement] | undefined {
  const bare = exactly(reference, ['DigestMethod', 'DigestValue'])
  const [transforms, method, value] = bare
    ? [undefined, ...bare]
    : (exactly(reference, ['Transforms', 'DigestMethod', 'DigestValue']) ?? [])
  return method === undefined || value === undefined || exactly(method, []) === undefined
    ? undefined
    : [transforms, method, value]
}

/** Base64 text, line breaks allowed, nothing else inside. */
export function base64Of(element: XmlElement | undefined): Buffer | undefined {
  if (element?.children.some((node) => typeof node !== 'string') !== false) return undefined
  const text = element.children.join('').replace(/[ \t\r\n]+/g, '')
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0
    ? Buffer.from(text, 'base64')
    : undefined
}

function isBlankBetween(element: XmlElement): boolean {
  return element.children.every((node) => typeof node !== 'string' || node.trim() === '')
}
