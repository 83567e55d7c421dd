/** Certificates of cards and structures: who holds them and what their key may do. Fields: documents.md §4.2. */
import 'reflect-metadata'
import { createHash, type KeyObject, X509Certificate as NodeCertificate } from 'node:crypto'
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, X509Certificate } from '@peculiar/x509'
import { WireError } from '../wire-error.ts'
import { derChildren, derNumber, derTags, derText, readDer } from './der.ts'
import { type DistinguishedName, nameOfDer, nameOids, valuesOf } from './distinguished-name.ts'

export type Certificate = {
  readonly der: Uint8Array
  /** SHA-256 of the DER, lower-case hexadecimal. */
  readonly fingerprint256: string
  /** Lower-case hexadecimal without leading zeros. */
  readonly serial: string
  readonly subject: DistinguishedName
  readonly issuer: DistinguishedName
  readonly commonName: string | undefined
  readonly organisation: string | undefined
  readonly organisationalUnits: readonly string[]
  readonly notBefore: Date
  readonly notAfter: Date
  readonly publicKey: KeyObject
  readonly isAuthority: boolean
  /** All false when the certificate does not say. */
  readonly keyUsage: {
    readonly digitalSignature: boolean
    readonly nonRepudiation: boolean
    readonly certificateSign: boolean
    readonly revocationSign: boolean
  }
  /** Present on the certificates of a person's card, absent on those of a structure. */
  readonly card?: Card
}

export type CardType = 'CPS' | 'CPF' | 'CPE' | 'CPA'

export type Card = {
  readonly type: CardType
  /** TRE_G15 code. */
  readonly profession?: number
  /** Savoir-faire, `SM26`. */
  readonly specialities: readonly string[]
}

export const cardExtensions = {
  type: '1.2.250.1.71.1.2.2',
  number: '1.2.250.1.71.1.2.3',
  profession: '1.2.250.1.71.1.2.7',
  specialities: '1.2.250.1.71.4.2.5',
} as const

/** TRE_G02 « type de produit », the value of the card type extension. */
export const cardTypes: readonly CardType[] = ['CPS', 'CPF', 'CPE', 'CPA']

const remembered = new Map<string, Certificate>()
const rememberedMax = 4096

/**
 * PEM text, bare base64 text (KeyInfo) or DER bytes. Parsing costs more than verifying a signature: what was parsed
 * is kept, by its text; nothing about trust is. Throws WireError (`x509`).
 */
export function parseCertificate(source: string | Uint8Array): Certificate {
  const key = typeof source === 'string' ? base64Of(source) : Buffer.from(source).toString('base64')
  const known = remembered.get(key)
  if (known !== undefined) return known
  const certificate = read(Buffer.from(key, 'base64'))
  if (remembered.size >= rememberedMax) remembered.delete(remembered.keys().next().value!)
  remembered.set(key, certificate)
  return certificate
}

function base64Of(text: string): string {
  const body = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/.exec(text)?.[1] ?? text
  const compact = body.replace(/[ \t\r\n]+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) throw malformed()
  return compact
}

function read(bytes: Buffer): Certificate {
  try {
    // Two readers must agree that these bytes, and nothing after them, are one certificate.
    readDer(bytes)
    const node = new NodeCertificate(bytes)
    const parsed = new X509Certificate(bytes)
    const subject = nameOfDer(readDer(new Uint8Array(parsed.subjectName.toArrayBuffer())))
    const usages = parsed.getExtension(KeyUsagesExtension)?.usages ?? 0
    const card = readCard(parsed)
    return {
      der: bytes,
      fingerprint256: createHash('sha256').update(bytes).digest('hex'),
      serial: serialOf(parsed.serialNumber),
      subject,
      issuer: nameOfDer(readDer(new Uint8Array(parsed.issuerName.toArrayBuffer()))),
      commonName: valuesOf(subject, nameOids.CN)[0],
      organisation: valuesOf(subject, nameOids.O)[0],
      organisationalUnits: valuesOf(subject, nameOids.OU),
      notBefore: parsed.notBefore,
      notAfter: parsed.notAfter,
      publicKey: node.publicKey,
      isAuthority: parsed.getExtension(BasicConstraintsExtension)?.ca === true,
      keyUsage: {
        digitalSignature: (usages & KeyUsageFlags.digitalSignature) !== 0,
        nonRepudiation: (usages & KeyUsageFlags.nonRepudiation) !== 0,
        certificateSign: (usages & KeyUsageFlags.keyCertSign) !== 0,
        revocationSign: (usages & KeyUsageFlags.cRLSign) !== 0,
      },
      ...(card && { card }),
    }
  } catch (cause) {
    throw malformed(cause)
  }
}

/** Serial numbers as every reader prints them differ by case and leading zeros. */
export function serialOf(hexadecimal: string): string {
  return hexadecimal.toLowerCase().replace(/^0+(?=.)/, '')
}

function readCard(certificate: X509Certificate): Card | undefined {
  const extension = (oid: string) => {
    const found = certificate.getExtension(oid)
    return found === null ? undefined : readDer(new Uint8Array(found.value))
  }
  const typeValue = extension(cardExtensions.type)
  if (typeValue === undefined) return undefined
  const type = cardTypes[derNumber(typeValue)]
  if (type === undefined) throw malformed()
  const profession = extension(cardExtensions.profession)
  const specialities = extension(cardExtensions.specialities)
  return {
    type,
    ...(profession && { profession: derNumber(profession) }),
    specialities:
      specialities === undefined
        ? []
        : specialities.tag === derTags.sequence
          ? derChildren(specialities).map(derText)
          : [derText(specialities)],
  }
}

function malformed(cause?: unknown): WireError {
  return new WireError('x509', 'certificate', '/', 'un certificat X.509 bien formé', { cause })
}
