/** The demonstration authority: issues cards, structure and server certificates, and revokes them. */
import { randomBytes } from 'node:crypto'
import type { CertificateOrder, CertificateUse } from './certificate-order.ts'
import { generateKeyPair, type KeyPair, privateKeyOf, privateKeyPem, signing } from './key-pair.ts'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  CertificatePolicyExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
  X509CrlReason,
} from './x509.ts'

export type Authority = {
  readonly certificatePem: string
  readonly keyPem: string
  readonly issue: (order: CertificateOrder, keys: KeyPair) => Promise<X509Certificate>
  /** `serials` in hexadecimal. */
  readonly revocationList: (serials: readonly string[], from: Date, until: Date) => Promise<Uint8Array>
}

const testCardPolicy = '1.2.250.1.213.1.7.2.1.1.1.1'

export async function createAuthority(name: string, validFrom: Date, validTo: Date): Promise<Authority> {
  const keys = await generateKeyPair()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ C: ['FR'] }, { O: ['Carnet'] }, { OU: ['DEMONSTRATION'] }, { CN: [name] }],
    serialNumber: newSerial(),
    notBefore: validFrom,
    notAfter: validTo,
    signingAlgorithm: signing,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return openAuthority(pem(certificate), await privateKeyPem(keys.privateKey))
}

export async function openAuthority(certificatePem: string, keyPem: string): Promise<Authority> {
  const certificate = new X509Certificate(certificatePem)
  const signingKey = await privateKeyOf(keyPem)
  const issuer = certificate.subjectName
  const identifier = await AuthorityKeyIdentifierExtension.create(certificate)
  return {
    certificatePem,
    keyPem,
    async issue(order, keys) {
      return X509CertificateGenerator.create({
        serialNumber: newSerial(),
        subject: order.subject,
        issuer,
        notBefore: order.validFrom,
        notAfter: order.validTo,
        signingAlgorithm: signing,
        signingKey,
        publicKey: keys.publicKey,
        extensions: [
          new BasicConstraintsExtension(false, undefined, true),
          identifier,
          await SubjectKeyIdentifierExtension.create(keys.publicKey),
          ...usageExtensions(order.use),
          ...order.extensions,
        ],
      })
    },
    async revocationList(serials, from, until) {
      const list = await X509CrlGenerator.create({
        issuer,
        thisUpdate: from,
        nextUpdate: until,
        entries: serials.map((serialNumber) => ({
          serialNumber,
          revocationDate: from,
          reason: X509CrlReason.keyCompromise,
        })),
        signingAlgorithm: signing,
        signingKey,
      })
      return new Uint8Array(list.rawData)
    },
  }
}

export function pem(certificate: X509Certificate): string {
  return `${certificate.toString('pem')}\n`
}

function usageExtensions(use: CertificateUse): Extension[] {
  switch (use) {
    case 'authentication':
      return [
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth]),
        new CertificatePolicyExtension([testCardPolicy]),
      ]
    case 'signature':
      return [
        new KeyUsagesExtension(KeyUsageFlags.nonRepudiation, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.emailProtection]),
        new CertificatePolicyExtension([testCardPolicy]),
      ]
    case 'server':
      return [
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension([
          { type: 'dns', value: 'localhost' },
          { type: 'ip', value: '127.0.0.1' },
          { type: 'ip', value: '::1' },
        ]),
      ]
  }
}

/** Positive, so that no leading zero is added: what is written is what revocation lists compare. */
function newSerial(): string {
  const bytes = randomBytes(16)
  bytes[0] = (bytes[0]! & 0x3f) | 0x40
  return bytes.toString('hex')
}
