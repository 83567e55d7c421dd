/** Signing an element by itself (enveloped signature, exclusive canonical form): what our kit sends. */
import { createHash, type KeyObject, sign as signBytes } from 'node:crypto'
import { parseCertificate } from '../x509/certificate.ts'
import { canonicalize } from '../xml/canonical.ts'
import { openXml } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import {
  digestMethods,
  dsigNamespace,
  envelopedSignature,
  exclusiveC14n,
  type SignatureHash,
  signatureMethods,
} from './algorithms.ts'

export type Signer = {
  /** PEM. */
  readonly certificate: string
  readonly privateKey: KeyObject
  /** `sha256` unless an old receiver asks for the other. */
  readonly hash?: SignatureHash
}

/**
 * `render` draws the element with the signature given to it, or without any: it is called twice, and what it draws
 * without is what the signature covers. `id` is the value of its `ID` attribute.
 */
export function sign(render: (signature?: Markup) => Markup, id: string, signer: Signer): Markup {
  const { privateKey, hash = 'sha256' } = signer
  const digest = createHash(hash).update(canonicalBytes(render())).digest('base64')
  const signedInfo = xml`<ds:SignedInfo xmlns:ds="${dsigNamespace}"><ds:CanonicalizationMethod Algorithm="${exclusiveC14n}"/><ds:SignatureMethod Algorithm="${signatureMethods[hash]}"/><ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${envelopedSignature}"/><ds:Transform Algorithm="${exclusiveC14n}"/></ds:Transforms><ds:DigestMethod Algorithm="${digestMethods[hash]}"/><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`
  const value = signBytes(hash, canonicalBytes(signedInfo), privateKey).toString('base64')
  const certificate = Buffer.from(parseCertificate(signer.certificate).der).toString('base64')
  return render(
    xml`<ds:Signature xmlns:ds="${dsigNamespace}">${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`,
  )
}

function canonicalBytes(markup: Markup): Buffer {
  using open = openXml(Buffer.from(markup.text))
  return canonicalize(open)
}
