/**
 * The signature of a lot: XAdES, one signature, two references, a manifest. Its own policy, and no other shape than the
 * one of soap.md §3.5. What is read is read again from the canonical bytes that were verified, and from nothing else.
 */
import { createHash, type KeyObject, sign as signBytes, verify as verifyBytes } from 'node:crypto'
import { WireError } from '../wire-error.ts'
import { type Certificate, parseCertificate } from '../x509/certificate.ts'
import { canonicalize, isolate } from '../xml/canonical.ts'
import { children, type OpenXml, openXml, parseXml, textOf, treeOf, type XmlElement } from '../xml/read.ts'
import { count, type EngineElement, select, selector } from '../xml/select.ts'
import { type Markup, xml } from '../xml/write.ts'
import {
  digestMethods,
  dsigNamespace,
  hashOf,
  type InclusiveForm,
  inclusiveC14n,
  inclusiveFormOf,
  type SignatureHash,
  signatureMethods,
} from './algorithms.ts'
import { formatManifest, formOf, type ManifestReference, readManifest } from './manifest.ts'
import { base64Of, exactly, referenceParts } from './signed-info.ts'
import {
  formatSignedProperties,
  isSigner,
  readSignedProperties,
  type SignedProperties,
  xadesNamespace,
} from './signed-properties.ts'
import { hasUniqueIds } from './verify.ts'

export type LotSignature = {
  /** Its key signed. Who holds it, and whether it may be trusted, is for the caller to judge. */
  readonly certificate: Certificate
  readonly signedAt: Date
  /** The lot and its documents, each as the sender digested it. */
  readonly manifest: readonly ManifestReference[]
}

const namespaces = { ds: dsigNamespace, xad: xadesNamespace }
const root = selector('/ds:Signature', namespaces)
const signatures = selector('//ds:Signature', namespaces)
const signedInfoAt = selector('/ds:Signature/ds:SignedInfo', namespaces)
const manifests = selector('//ds:Manifest', namespaces)
const manifestAt = selector('/ds:Signature/ds:Object/ds:Manifest', namespaces)
const properties = selector('//xad:SignedProperties', namespaces)
const propertiesAt = selector(
  '/ds:Signature/ds:Object/xad:QualifyingProperties/xad:SignedProperties',
  namespaces,
)
/** Inherited attributes (`xml:lang`…) would be part of an inclusive form: nobody needs them here. */
const unreadable = selector('//comment()|//processing-instruction()|//@xml:*')

/** Larger than the manifest of a hundred documents. */
const signatureBytesMax = 200_000

/** ASTM E1762 « Source »: whoever signs brings the documents. */
export const signaturePurpose = '1.2.840.10065.1.12.1.14'

const manifestType = `${dsigNamespace}Manifest`
const propertiesType = `${xadesNamespace}SignedProperties`

/**
 * Throws WireError `dsig`: `expected` says to the sender what is not as it should be. That the documents are those of
 * the manifest is not looked at here.
 */
export function readLotSignature(bytes: Uint8Array, policy: { readonly allowSha1: boolean }): LotSignature {
  if (bytes.length > signatureBytesMax) throw wrong(`un document d’au plus ${signatureBytesMax} octets`)
  using open = openXml(bytes)
  const signature = only(open, signatures, root, 'une signature XML et une seule, à la racine du document')
  if (count(open, unreadable) > 0) throw wrong('un document sans commentaire ni attribut xml:')
  const parts = signatureParts(treeOf(signature))
  const certificate = parseCertificate(parts.certificate)
  if (certificate.publicKey.asymmetricKeyType !== 'rsa') throw wrong('une clé RSA')

  const signedInfoElement = select(open, signedInfoAt)[0]!
  const signedInfoBytes = canonicalOf(signedInfoElement, parts.form)
  const signedInfo = readSignedInfo(parseXml(signedInfoBytes))
  if (!verifyBytes(signedInfo.hash, signedInfoBytes, certificate.publicKey, parts.signatureValue))
    throw wrong('une valeur de signature qui soit celle de la clé du certificat')

  const manifest = readManifest(verified(open, { all: manifests, at: manifestAt }, signedInfo.manifest))
  if (manifest === undefined)
    throw wrong('un manifeste de références urn:oid, sans autre transformation qu’une forme canonique')
  const said = readSignedProperties(
    verified(open, { all: properties, at: propertiesAt }, signedInfo.properties),
  )
  if (said === undefined || !isSigner(said, certificate))
    throw wrong('SigningTime, et SigningCertificate qui désigne le certificat du signataire')
  if (!policy.allowSha1 && usesSha1(signedInfo, manifest, said))
    throw wrong('des algorithmes SHA-256\u00a0: SHA-1 n’est pas accepté ici')
  return { certificate, signedAt: said.signedAt, manifest }
}

export type LotToSign = {
  readonly uniqueId: string
  readonly documents: readonly ManifestReference[]
  readonly signedAt: Date
  readonly certificate: Certificate
  readonly privateKey: KeyObject
  /** `sha256` unless an old receiver asks for the other. */
  readonly hash?: SignatureHash
}

/** The document that is deposited beside those that it signs. */
export function formatLotSignature(lot: LotToSign): Markup {
  const { certificate, hash = 'sha256', signedAt } = lot
  const form = 'inclusiveWithComments'
  const manifest = formatManifest('IHEManifest', lot.uniqueId, lot.documents)
  const said = formatSignedProperties('S0-SignedProperties', { signedAt, certificate, hash })
  const reference = (uri: string, type: string, covered: Markup) =>
    xml`<ds:Reference URI="#${uri}" Type="${type}"><ds:DigestMethod Algorithm="${digestMethods[hash]}"/><ds:DigestValue>${createHash(hash).update(canonicalText(covered, 'inclusive')).digest('base64')}</ds:DigestValue></ds:Reference>`
  const signedInfo = xml`<ds:SignedInfo xmlns:ds="${dsigNamespace}"><ds:CanonicalizationMethod Algorithm="${inclusiveC14n[form]}"/><ds:SignatureMethod Algorithm="${signatureMethods[hash]}"/>${reference('IHEManifest', manifestType, manifest)}${reference('S0-SignedProperties', propertiesType, said)}</ds:SignedInfo>`
  const value = signBytes(hash, canonicalText(signedInfo, form), lot.privateKey).toString('base64')
  const der = Buffer.from(certificate.der).toString('base64')
  return xml`<ds:Signature xmlns:ds="${dsigNamespace}" Id="S0">${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${der}</ds:X509Certificate></ds:X509Data></ds:KeyInfo><ds:Object>${manifest}</ds:Object><ds:Object><ds:SignatureProperties><ds:SignatureProperty Id="purposeOfSignature" Target="#S0">${signaturePurpose}</ds:SignatureProperty></ds:SignatureProperties></ds:Object><ds:Object><xad:QualifyingProperties xmlns:xad="${xadesNamespace}" Target="#S0">${said}</xad:QualifyingProperties></ds:Object></ds:Signature>`
}

/** One element of that name in the whole document, at the one place where it is looked for. */
function only(open: OpenXml, all: typeof signatures, at: typeof signatures, expected: string): EngineElement {
  const [found, ...others] = select(open, at)
  if (found === undefined || others.length > 0 || count(open, all) !== 1) throw wrong(expected)
  return found
}

type SignedReference = {
  readonly id: string
  readonly form: InclusiveForm
  readonly hash: SignatureHash
  readonly digest: Buffer
}

/** The element that a reference names, read from the bytes that have its digest. */
function verified(
  open: OpenXml,
  place: { readonly all: typeof manifests; readonly at: typeof manifests },
  { id, form, hash, digest }: SignedReference,
): XmlElement {
  const element = only(open, place.all, place.at, 'un manifeste et des propriétés signées, à leur place')
  if (element.attr('Id')?.value !== id || !hasUniqueIds(open, id))
    throw wrong('des références aux identifiants du manifeste et des propriétés signées')
  const bytes = canonicalOf(element, form)
  if (!createHash(hash).update(bytes).digest().equals(digest))
    throw wrong('l’empreinte du manifeste et celle des propriétés signées')
  return parseXml(bytes)
}

function canonicalOf(element: EngineElement, form: InclusiveForm): Buffer {
  using alone = isolate(element)
  return canonicalize(alone, { form })
}

function canonicalText({ text }: Markup, form: InclusiveForm): Buffer {
  using open = openXml(Buffer.from(text))
  return canonicalize(open, { form })
}

function signatureParts(signature: XmlElement) {
  const objects = children(signature, 'Object', dsigNamespace)
  const [signedInfo, value, keyInfo] =
    exactly(signature, [
      'SignedInfo',
      'SignatureValue',
      'KeyInfo',
      ...Array<string>(objects.length).fill('Object'),
    ]) ?? []
  const [method] = children(signedInfo, 'CanonicalizationMethod', dsigNamespace)
  const form = exactly(method, []) && inclusiveFormOf(method?.attributes.Algorithm)
  const signatureValue = base64Of(value)
  const certificate = textOf(
    children(keyInfo, 'X509Data', dsigNamespace).flatMap((data) =>
      children(data, 'X509Certificate', dsigNamespace),
    )[0],
  )
  if (form === undefined || signatureValue === undefined || certificate === undefined)
    throw wrong('SignedInfo sous forme canonique, SignatureValue, puis KeyInfo avec un certificat X.509')
  return { form, signatureValue, certificate }
}

function readSignedInfo(signedInfo: XmlElement) {
  const [, method, ...references] =
    exactly(signedInfo, ['CanonicalizationMethod', 'SignatureMethod', 'Reference', 'Reference']) ?? []
  const hash = exactly(method, []) && hashOf(signatureMethods, method?.attributes.Algorithm)
  if (hash === undefined) throw wrong('un algorithme RSA avec SHA-256, et deux références')
  const to = (type: string) => {
    const [reference, ...others] = references.filter(({ attributes }) => attributes.Type === type)
    const read = others.length === 0 ? readReference(reference) : undefined
    if (read === undefined)
      throw wrong(`une référence de type ${type}, sans autre transformation qu’une forme canonique`)
    return read
  }
  return { hash, manifest: to(manifestType), properties: to(propertiesType) }
}

function readReference(reference: XmlElement | undefined): SignedReference | undefined {
  const [transforms, method, value] = referenceParts(reference) ?? []
  // XMLDSig §4.4.3.3: what names an element of the document and no form has the inclusive one.
  const form = transforms === undefined ? 'inclusive' : formOf(transforms)
  const hash = hashOf(digestMethods, method?.attributes.Algorithm)
  const digest = base64Of(value)
  const [, id] = /^#([^#()]+)$/.exec(reference?.attributes.URI ?? '') ?? []
  return form !== undefined &&
    form !== 'bytes' &&
    hash !== undefined &&
    digest !== undefined &&
    id !== undefined
    ? { id, form, hash, digest }
    : undefined
}

function usesSha1(
  signedInfo: ReturnType<typeof readSignedInfo>,
  manifest: readonly ManifestReference[],
  { certificates }: SignedProperties,
): boolean {
  return [signedInfo, signedInfo.manifest, signedInfo.properties, ...manifest, ...certificates].some(
    ({ hash }) => hash === 'sha1',
  )
}

function wrong(expected: string): WireError {
  return new WireError('dsig', 'lotSignature', '/Signature', expected)
}
