/** XAdES 1.1.1 SignedProperties: when it was signed, and by which certificate. soap.md §3.5. */
import { createHash } from 'node:crypto'
import type { Certificate } from '../x509/certificate.ts'
import { formatName } from '../x509/distinguished-name.ts'
import { children, descend, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { digestMethods, dsigNamespace, hashOf, type SignatureHash } from './algorithms.ts'
import { base64Of } from './signed-info.ts'

export const xadesNamespace = 'http://uri.etsi.org/01903/v1.1.1#'

export type SignedProperties = {
  readonly signedAt: Date
  /** Of the signer and, sometimes, of those above him. */
  readonly certificates: readonly { readonly hash: SignatureHash; readonly digest: Buffer }[]
}

export function readSignedProperties(properties: XmlElement): SignedProperties | undefined {
  const [signature, ...others] = children(properties, 'SignedSignatureProperties', xadesNamespace)
  if (signature === undefined || others.length > 0) return undefined
  const signedAt = instantOf(only(signature, 'SigningTime'))
  const certificates = children(only(signature, 'SigningCertificate'), 'Cert', xadesNamespace).map(
    readCertificate,
  )
  return signedAt !== undefined &&
    certificates.length > 0 &&
    certificates.every((certificate) => certificate !== undefined)
    ? { signedAt, certificates }
    : undefined
}

export function formatSignedProperties(
  id: string,
  { signedAt, certificate, hash }: { signedAt: Date; certificate: Certificate; hash: SignatureHash },
): Markup {
  const digest = createHash(hash).update(certificate.der).digest('base64')
  return xml`<xad:SignedProperties xmlns:ds="${dsigNamespace}" xmlns:xad="${xadesNamespace}" Id="${id}"><xad:SignedSignatureProperties><xad:SigningTime>${signedAt.toISOString()}</xad:SigningTime><xad:SigningCertificate><xad:Cert><xad:CertDigest><xad:DigestMethod Algorithm="${digestMethods[hash]}"/><xad:DigestValue>${digest}</xad:DigestValue></xad:CertDigest><xad:IssuerSerial><ds:X509IssuerName>${formatName(certificate.issuer)}</ds:X509IssuerName><ds:X509SerialNumber>${BigInt(`0x${certificate.serial}`).toString()}</ds:X509SerialNumber></xad:IssuerSerial></xad:Cert></xad:SigningCertificate><xad:SignaturePolicyIdentifier><xad:SignaturePolicyImplied/></xad:SignaturePolicyIdentifier></xad:SignedSignatureProperties></xad:SignedProperties>`
}

/** Does one of the digests name this certificate? */
export function isSigner({ certificates }: SignedProperties, { der }: Pick<Certificate, 'der'>): boolean {
  return certificates.some(({ hash, digest }) => createHash(hash).update(der).digest().equals(digest))
}

/** The method and value are in either namespace, after the version of XAdES that the sender has read. */
function readCertificate(certificate: XmlElement): SignedProperties['certificates'][number] | undefined {
  const digestMethod = descend(certificate, 'CertDigest', 'DigestMethod')
  const hash = hashOf(digestMethods, digestMethod?.attributes.Algorithm)
  const digest = base64Of(descend(certificate, 'CertDigest', 'DigestValue'))
  return hash !== undefined && digest !== undefined ? { hash, digest } : undefined
}

function only(element: XmlElement, name: string): XmlElement | undefined {
  const [found, ...others] = children(element, name, xadesNamespace)
  return others.length === 0 ? found : undefined
}

/** An xsd:dateTime with its offset: without one, it is no instant. */
function instantOf(element: XmlElement | undefined): Date | undefined {
  const text = textOf(element) ?? ''
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined
  const instant = new Date(text)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}
