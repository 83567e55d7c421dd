/** Revocation lists (CRL). The list's own signature is checked by the trust store. */
import 'reflect-metadata'
import { verify } from 'node:crypto'
import { X509Crl } from '@peculiar/x509'
import { WireError } from '../wire-error.ts'
import { type Certificate, serialOf } from './certificate.ts'
import { derChildren, derOid, readDer } from './der.ts'
import { type DistinguishedName, nameOfDer } from './distinguished-name.ts'

export type RevocationList = {
  readonly issuer: DistinguishedName
  readonly thisUpdate: Date
  /** Absent: the list says not when it goes stale, so it is never fresh. */
  readonly nextUpdate?: Date
  /** Serial numbers, as {@link Certificate}.serial. */
  readonly revoked: ReadonlySet<string>
  /** The bytes that the issuer signed, the hash it used, the signature. */
  readonly signed: { readonly bytes: Uint8Array; readonly hash: string; readonly signature: Uint8Array }
}

const hashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
}

/**
 * PEM or DER. Throws WireError (`x509`, `revocationList`), also for a list that is only a part of the truth: a delta,
 * or one for some distribution point or reason.
 */
export function parseRevocationList(bytes: Uint8Array): RevocationList {
  try {
    const crl = new X509Crl(bytesOf(bytes))
    const [tbs, algorithm, signature] = derChildren(readDer(new Uint8Array(crl.rawData)))
    const hash = hashes[derOid(derChildren(algorithm!)[0]!)]
    if (hash === undefined || crl.extensions.some(({ critical }) => critical)) throw malformed()
    return {
      issuer: nameOfDer(readDer(new Uint8Array(crl.issuerName.toArrayBuffer()))),
      thisUpdate: crl.thisUpdate,
      ...(crl.nextUpdate && { nextUpdate: crl.nextUpdate }),
      revoked: new Set(crl.entries.map(({ serialNumber }) => serialOf(serialNumber))),
      signed: { bytes: tbs!.bytes, hash, signature: signature!.content.subarray(1) },
    }
  } catch (cause) {
    throw malformed(cause)
  }
}

/** Signed by that authority, which may sign lists. */
export function isSignedBy(list: RevocationList, authority: Certificate): boolean {
  const { bytes, hash, signature } = list.signed
  return authority.keyUsage.revocationSign && verify(hash, bytes, authority.publicKey, signature)
}

function bytesOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const body = /-----BEGIN X509 CRL-----([^-]+)-----END X509 CRL-----/.exec(
    Buffer.from(bytes).toString('latin1'),
  )
  return new Uint8Array(body === null ? bytes : Buffer.from(body[1]!, 'base64'))
}

function malformed(cause?: unknown): WireError {
  return new WireError('x509', 'revocationList', '/', 'une liste de révocation complète et signée', { cause })
}
