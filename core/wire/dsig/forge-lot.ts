/** A signer of lots that obeys: it signs whatever manifest or SignedInfo a hostile test asks for. Imported by tests only. */
import { createHash, type KeyObject, sign } from 'node:crypto'
import { canonicalize } from '../xml/canonical.ts'
import { openXml } from '../xml/read.ts'
import { digestMethods, dsigNamespace, inclusiveC14n, signatureMethods } from './algorithms.ts'
import type { LotToSign } from './lot-signature.ts'
import { formatManifest } from './manifest.ts'
import { formatSignedProperties, xadesNamespace } from './signed-properties.ts'

export type LotForgery = {
  /** Each rewrites a part before what covers it is computed. */
  readonly manifest?: (text: string) => string
  readonly properties?: (text: string) => string
  readonly signedInfo?: (text: string) => string
  /** Rewrites the whole, once signed. */
  readonly whole?: (text: string) => string
  readonly privateKey?: KeyObject
}

const same = (text: string) => text

export function forgeLot(lot: LotToSign, forgery: LotForgery = {}): string {
  const { certificate, signedAt, hash = 'sha256' } = lot
  const { manifest: m = same, properties: p = same, signedInfo: s = same, whole = same } = forgery
  const manifest = m(formatManifest('IHEManifest', lot.uniqueId, lot.documents).text)
  const said = p(formatSignedProperties('S0-SignedProperties', { signedAt, certificate, hash }).text)
  const reference = (id: string, type: string, covered: string) =>
    `<ds:Reference URI="#${id}" Type="${type}"><ds:DigestMethod Algorithm="${digestMethods[hash]}"/><ds:DigestValue>${createHash(hash).update(canonical(covered)).digest('base64')}</ds:DigestValue></ds:Reference>`
  const signedInfo = s(
    `<ds:SignedInfo xmlns:ds="${dsigNamespace}"><ds:CanonicalizationMethod Algorithm="${inclusiveC14n.inclusiveWithComments}"/><ds:SignatureMethod Algorithm="${signatureMethods[hash]}"/>${reference('IHEManifest', `${dsigNamespace}Manifest`, manifest)}${reference('S0-SignedProperties', `${xadesNamespace}SignedProperties`, said)}</ds:SignedInfo>`,
  )
  const value = sign(hash, canonical(signedInfo), forgery.privateKey ?? lot.privateKey).toString('base64')
  const der = Buffer.from(certificate.der).toString('base64')
  return whole(
    `<ds:Signature xmlns:ds="${dsigNamespace}" Id="S0">${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${der}</ds:X509Certificate></ds:X509Data></ds:KeyInfo><ds:Object>${manifest}</ds:Object><ds:Object><xad:QualifyingProperties xmlns:xad="${xadesNamespace}" Target="#S0">${said}</xad:QualifyingProperties></ds:Object></ds:Signature>`,
  )
}

function canonical(text: string): Buffer {
  using open = openXml(Buffer.from(text))
  return canonicalize(open, { form: 'inclusiveWithComments' })
}
