/** A small authority for tests: issues cards, structure certificates and revocation lists. Imported by tests only. */
import 'reflect-metadata'
import { KeyObject } from 'node:crypto'
import {
  BasicConstraintsExtension,
  Extension,
  type JsonName,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509CertificateGenerator,
  X509CrlGenerator,
} from '@peculiar/x509'
import { type CardType, cardExtensions, cardTypes } from './certificate.ts'
import { makeTrustStore, type TrustStore } from './trust.ts'

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
}

export type Issued = { readonly certificate: string; readonly privateKey: KeyObject; readonly serial: string }

export type IssueOptions = {
  readonly subject: JsonName
  readonly usage?: 'signature' | 'authentication'
  readonly card?: { readonly type: CardType; readonly profession?: number; readonly specialities?: string[] }
  readonly notBefore?: Date
  readonly notAfter?: Date
}

export type TestAuthority = {
  readonly certificate: string
  readonly issue: (options: IssueOptions) => Promise<Issued>
  /** A list in force for a day from `thisUpdate`. */
  readonly revoke: (serials: readonly string[], thisUpdate?: Date) => Promise<Uint8Array>
  readonly trust: (revoked?: readonly string[], thisUpdate?: Date) => Promise<TrustStore>
}

const day = 86_400_000
/** A moment inside the validity of what is issued by default. */
export const testNow = new Date('2026-03-02T10:00:00Z')

export async function makeTestAuthority(name = 'AC DE TEST CARNET'): Promise<TestAuthority> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const subject = [{ C: ['FR'] }, { O: ['CARNET TEST'] }, { CN: [name] }]
  const authority = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: subject,
    notBefore: new Date(testNow.getTime() - 365 * day),
    notAfter: new Date(testNow.getTime() + 365 * day),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  })
  const certificate = authority.toString('pem')
  let lastSerial = 0x1000

  const revoke = async (serials: readonly string[], thisUpdate = new Date(testNow.getTime() - 3_600_000)) => {
    const list = await X509CrlGenerator.create({
      issuer: authority.subjectName.toJSON(),
      thisUpdate,
      nextUpdate: new Date(thisUpdate.getTime() + day),
      entries: serials.map((serialNumber) => ({ serialNumber, revocationDate: thisUpdate })),
      signingAlgorithm: algorithm,
      signingKey: keys.privateKey,
    })
    return new Uint8Array(list.rawData)
  }

  return {
    certificate,
    revoke,
    trust: async (revoked = [], thisUpdate) =>
      makeTrustStore({ authorities: [certificate], revocationLists: [await revoke(revoked, thisUpdate)] }),
    issue: async (options) => {
      const holder = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
      const serial = (++lastSerial).toString(16)
      const issued = await X509CertificateGenerator.create({
        serialNumber: serial,
        issuer: authority.subjectName.toJSON(),
        subject: options.subject,
        notBefore: options.notBefore ?? new Date(testNow.getTime() - day),
        notAfter: options.notAfter ?? new Date(testNow.getTime() + 30 * day),
        signingAlgorithm: algorithm,
        publicKey: holder.publicKey,
        signingKey: keys.privateKey,
        extensions: [
          new KeyUsagesExtension(
            options.usage === 'authentication'
              ? KeyUsageFlags.digitalSignature
              : KeyUsageFlags.nonRepudiation,
            true,
          ),
          ...cardExtensionsOf(options.card),
        ],
      })
      return { certificate: issued.toString('pem'), privateKey: KeyObject.from(holder.privateKey), serial }
    },
  }
}

function cardExtensionsOf(card: IssueOptions['card']): Extension[] {
  if (card === undefined) return []
  const specialities = (card.specialities ?? []).flatMap((code) => [0x0c, code.length, ...Buffer.from(code)])
  return [
    new Extension(cardExtensions.type, false, new Uint8Array([0x02, 1, cardTypes.indexOf(card.type)])),
    ...(card.profession === undefined
      ? []
      : [new Extension(cardExtensions.profession, false, new Uint8Array([0x02, 1, card.profession]))]),
    ...(specialities.length === 0
      ? []
      : [
          new Extension(
            cardExtensions.specialities,
            false,
            new Uint8Array([0x30, specialities.length, ...specialities]),
          ),
        ]),
  ]
}
