/**
 * Verifying an enveloped XML signature, for one policy only (soap.md §2.4, trust.md §2). Every failure is the same
 * error: it tells an attacker nothing. What is read afterwards is read from the bytes returned here, nothing else.
 */
import { createHash, timingSafeEqual, verify as verifyBytes } from 'node:crypto'
import { WireError } from '../wire-error.ts'
import { type Certificate, parseCertificate } from '../x509/certificate.ts'
import { canonicalize, isolate } from '../xml/canonical.ts'
import { children, type OpenXml, reopenXml, textOf, treeOf, type XmlElement } from '../xml/read.ts'
import { count, type EngineElement, select, selector, values } from '../xml/select.ts'
import { dsigNamespace } from './algorithms.ts'
import { base64Of, exactly, prefixesOf, readSignedInfo } from './signed-info.ts'

export type SignaturePolicy = {
  /** Signature and digest algorithms of old senders. */
  readonly allowSha1: boolean
  /** Whether the key of this certificate may be used at all: asked before it is. A message's certificate proves nothing. */
  readonly accepts: (certificate: Certificate) => boolean
}

export type Signed = {
  /** The canonical bytes that the signature covers: the element without its signature. */
  readonly bytes: Uint8Array
  readonly certificate: Certificate
}

const ds = { ds: dsigNamespace }
const anySignature = selector('//ds:Signature', ds)
const signatureChild = selector('/*/ds:Signature', ds)
const signedInfoChild = selector('ds:SignedInfo', ds)
const unreadable = selector('//comment()|//processing-instruction()')
// `//*/@x` and not `//@x`: the engine then walks the elements, not every node.
const ids = selector('//*/@ID|//*/@Id|//*/@xml:id')
const otherIds = selector('//*/@id|//*/@iD|//*/@AssertionID|//*/@ResponseID')

/** Whether the document has any XML signature at all, wherever it stands. */
export function hasSignature(open: OpenXml): boolean {
  return count(open, anySignature) > 0
}

/** The one error of every signature failure. */
export function signatureFailure(): WireError {
  return new WireError('dsig', 'signature', '/Signature', 'une signature valide, d’un certificat reconnu')
}

/**
 * The element of `open` whose `ID` is `id`, as its own signature covers it. Throws {@link signatureFailure}.
 */
export function verify(open: OpenXml, element: EngineElement, id: string, policy: SignaturePolicy): Signed {
  let signed: Signed | undefined
  try {
    signed = verifyElement(open, element, id, policy)
  } catch (error) {
    // Not kept as a cause: it would tell what was wrong.
    if (!(error instanceof WireError)) throw error
  }
  if (signed === undefined) throw signatureFailure()
  return signed
}

function verifyElement(
  open: OpenXml,
  element: EngineElement,
  id: string,
  policy: SignaturePolicy,
): Signed | undefined {
  if (count(open, anySignature) !== 1 || !hasUniqueIds(open, id)) return undefined
  using alone = isolate(element)
  // The only one of the message: a child of the element, or not its signature.
  const [signature] = select(alone, signatureChild)
  if (signature === undefined || count(alone, unreadable) > 0) return undefined

  const parts = signatureParts(treeOf(signature))
  const signedInfoElement = select(signature, signedInfoChild)[0]
  if (parts === undefined || signedInfoElement === undefined) return undefined
  const certificate = parseCertificate(parts.certificate)
  if (certificate.publicKey.asymmetricKeyType !== 'rsa' || !policy.accepts(certificate)) return undefined

  const signedInfoBytes = canonicalize(alone, {
    element: signedInfoElement,
    inclusivePrefixes: parts.signedInfoPrefixes,
  })
  using signedInfoAlone = reopenXml(signedInfoBytes)
  const signedInfo = readSignedInfo(treeOf(signedInfoAlone.root))
  if (signedInfo === undefined || signedInfo.referenceUri !== `#${id}`) return undefined
  if (!policy.allowSha1 && (signedInfo.signatureHash === 'sha1' || signedInfo.digestHash === 'sha1'))
    return undefined
  if (!verifyBytes(signedInfo.signatureHash, signedInfoBytes, certificate.publicKey, parts.signatureValue))
    return undefined

  signature.remove()
  const bytes = canonicalize(alone, { inclusivePrefixes: signedInfo.inclusivePrefixes })
  const digest = createHash(signedInfo.digestHash).update(bytes).digest()
  if (digest.length !== signedInfo.digest.length || !timingSafeEqual(digest, signedInfo.digest))
    return undefined
  return { bytes, certificate }
}

type SignatureParts = {
  readonly signedInfoPrefixes: readonly string[]
  readonly signatureValue: Buffer
  /** Base64 text of the first certificate of KeyInfo. */
  readonly certificate: string
}

function signatureParts(signature: XmlElement): SignatureParts | undefined {
  const [signedInfo, value, keyInfo] = exactly(signature, ['SignedInfo', 'SignatureValue', 'KeyInfo']) ?? []
  const signatureValue = base64Of(value)
  const signedInfoPrefixes = prefixesOf(children(signedInfo, 'CanonicalizationMethod', dsigNamespace)[0])
  const certificate = textOf(
    children(keyInfo, 'X509Data', dsigNamespace).flatMap((data) =>
      children(data, 'X509Certificate', dsigNamespace),
    )[0],
  )
  return signatureValue && signedInfoPrefixes && certificate !== undefined
    ? { signedInfoPrefixes, signatureValue, certificate }
    : undefined
}

/** Two elements under one ID: the one that is verified and the one that is read could differ. */
export function hasUniqueIds(open: OpenXml, id: string): boolean {
  const all = values(open, ids)
  return (
    all.includes(id) &&
    new Set(all).size === all.length &&
    !values(open, otherIds).some((other) => other === id)
  )
}
