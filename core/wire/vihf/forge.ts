/** A signer that obeys: it signs whatever SignedInfo a hostile test asks for. Imported by tests only. */
import { createHash, createHmac, type KeyObject, sign } from 'node:crypto'
import {
  digestMethods,
  dsigNamespace,
  envelopedSignature,
  exclusiveC14n,
  signatureMethods,
} from '../dsig/algorithms.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { canonicalize } from '../xml/canonical.ts'
import { openXml } from '../xml/read.ts'
import type { Holder } from './sample-vihf.ts'

export type Forgery = {
  readonly uri: string
  readonly transforms?: string
  readonly canonicalization?: string
  readonly signatureMethod?: string
  readonly digestMethod?: string
  /** Rewrites SignedInfo before it is signed. */
  readonly signedInfo?: (text: string) => string
  /** Signs with this key in place of the holder's. */
  readonly privateKey?: KeyObject
  readonly prefixes?: readonly string[]
  readonly keyInfo?: string
}

export const defaultTransforms = `<ds:Transform Algorithm="${envelopedSignature}"/><ds:Transform Algorithm="${exclusiveC14n}"/>`

/** A ds:Signature over `covered` (the element without its signature), as text. */
export function forge(covered: string, holder: Holder, forgery: Forgery): string {
  const digest = createHash('sha256').update(canonical(covered, forgery.prefixes)).digest('base64')
  const { signedInfo: rewrite = (text: string) => text } = forgery
  const signedInfo = rewrite(
    `<ds:SignedInfo xmlns:ds="${dsigNamespace}"><ds:CanonicalizationMethod Algorithm="${forgery.canonicalization ?? exclusiveC14n}"/><ds:SignatureMethod Algorithm="${forgery.signatureMethod ?? signatureMethods.sha256}"/><ds:Reference URI="${forgery.uri}"><ds:Transforms>${forgery.transforms ?? defaultTransforms}</ds:Transforms><ds:DigestMethod Algorithm="${forgery.digestMethod ?? digestMethods.sha256}"/><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
  )
  const value = sign('sha256', canonical(signedInfo), forgery.privateKey ?? holder.sign.privateKey)
  return signature(signedInfo, value.toString('base64'), forgery.keyInfo ?? x509Data(holder.sign.certificate))
}

/** HMAC keyed by the public certificate: everyone can compute it. */
export function forgeHmac(covered: string, holder: Holder, uri: string): string {
  let signedInfo = ''
  forge(covered, holder, {
    uri,
    signatureMethod: 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256',
    signedInfo: (text) => {
      signedInfo = text
      return text
    },
  })
  const value = createHmac('sha256', holder.sign.certificate).update(canonical(signedInfo)).digest('base64')
  return signature(signedInfo, value, x509Data(holder.sign.certificate))
}

export function x509Data(certificate: string): string {
  const base64 = Buffer.from(parseCertificate(certificate).der).toString('base64')
  return `<ds:X509Data><ds:X509Certificate>${base64}</ds:X509Certificate></ds:X509Data>`
}

function signature(signedInfo: string, value: string, keyInfo: string): string {
  return `<ds:Signature xmlns:ds="${dsigNamespace}">${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo>${keyInfo}</ds:KeyInfo></ds:Signature>`
}

function canonical(text: string, inclusivePrefixes: readonly string[] = []): Buffer {
  using open = openXml(Buffer.from(text))
  return canonicalize(open, { inclusivePrefixes })
}
