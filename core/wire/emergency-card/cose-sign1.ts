/** A signed message that fits in a QR code: COSE_Sign1 with ES256. RFC 9052 §4.2, §4.4; RFC 9053 §2.1. */
import { type KeyObject, verify } from 'node:crypto'
import { CBORTag, type CBORType, formatCbor, parseCbor } from '../cbor.ts'
import { WireError } from '../wire-error.ts'

const coseSign1 = 18
const header = { algorithm: 1, keyId: 4 } as const
const es256 = -7

export type SignedMessage = {
  readonly payload: Uint8Array
  /** Which key signed it. */
  readonly keyId: Uint8Array
}

/** `sign`: ECDSA on P-256 with SHA-256, as 64 bytes (IEEE P1363). */
export function formatCoseSign1(
  { payload, keyId }: SignedMessage,
  sign: (bytes: Uint8Array) => Uint8Array,
): Uint8Array {
  const protectedHeader = formatCbor(
    new Map<number, CBORType>([
      [header.algorithm, es256],
      [header.keyId, keyId],
    ]),
  )
  const signature = sign(signedBytes(protectedHeader, payload))
  return formatCbor(new CBORTag(coseSign1, [protectedHeader, new Map(), payload, signature]))
}

/** Who signed, before the signature is verified: it says which key to verify it with. */
export type ReadMessage = SignedMessage & { isSignedBy(publicKey: KeyObject): boolean }

/** Throws WireError: it is no such message, or says another algorithm. */
export function parseCoseSign1(bytes: Uint8Array): ReadMessage {
  const message = parseCbor(bytes, 'COSE_Sign1')
  if (!(message instanceof CBORTag) || message.tag !== coseSign1 || !Array.isArray(message.value))
    throw notCose()
  const [protectedHeader, unprotected, payload, signature, ...rest] = message.value
  const all = [protectedHeader, payload, signature]
  if (rest.length > 0 || !(unprotected instanceof Map) || !all.every((each) => each instanceof Uint8Array))
    throw notCose()
  const [protectedBytes, payloadBytes, signatureBytes] = all as [Uint8Array, Uint8Array, Uint8Array]
  const headers = parseCbor(protectedBytes, 'protected')
  const keyId = headers instanceof Map ? headers.get(header.keyId) : undefined
  if (!(headers instanceof Map) || headers.get(header.algorithm) !== es256 || !(keyId instanceof Uint8Array))
    throw notCose()
  return {
    payload: payloadBytes,
    keyId,
    isSignedBy: (key) =>
      verify(
        'sha256',
        signedBytes(protectedBytes, payloadBytes),
        { key, dsaEncoding: 'ieee-p1363' },
        signatureBytes,
      ),
  }
}

function signedBytes(protectedHeader: Uint8Array, payload: Uint8Array): Uint8Array {
  return formatCbor(['Signature1', protectedHeader, new Uint8Array(), payload])
}

function notCose(): WireError {
  return new WireError('card', 'cose', '', 'un message COSE_Sign1 signé en ES256')
}
