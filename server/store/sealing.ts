/**
 * Keys and seals. One key per record, wrapped by the master key (AES-256 key wrap, RFC 3394).
 * A seal is AES-256-GCM under the record's key with a fresh 96-bit nonce: nonce · ciphertext · tag.
 * The associated data name what is sealed and where it stands, so that a sealed value cannot be moved.
 * Node takes 3 µs for a key object and 30 for the same key as bytes: ciphers get key objects.
 */
import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import type { RecordId } from '@carnet/core/model/record.ts'

export type RecordKey = { readonly recordId: RecordId; readonly bytes: Buffer }

export type Keyring = {
  newRecordKey(recordId: RecordId): { key: RecordKey; wrapped: Buffer }
  unwrapRecordKey(recordId: RecordId, wrapped: Buffer): RecordKey
  /** Stands for an identifier where it may not be written: the same for the same text, reversible by nobody. */
  pseudonym(text: string): Buffer
  /** Ed25519, by a key that is made from the master key and has this one use. */
  sign(use: SigningUse, text: string): Buffer
  /** Of that signature, PEM: whoever has it verifies without us. */
  publicKey(use: SigningUse): string
  readonly cards: CardSigning
}

/** ES256, which readers of QR codes know: of the emergency cards that are read without us. */
export type CardSigning = {
  /** The first eight bytes of the SHA-256 of the public key. */
  readonly keyId: Uint8Array
  /** 64 bytes (IEEE P1363). */
  sign(bytes: Uint8Array): Uint8Array
  /** PEM. */
  readonly publicKey: string
}

/** What is certified: that a record was destroyed, or entered another; how the log of the traces stands. */
export type SigningUse = 'certificates' | 'traces'

const wrapIv = Buffer.alloc(8, 0xa6)
const nonceBytes = 12
const tagBytes = 16

export function makeKeyring(masterKey: Buffer): Keyring {
  if (masterKey.length !== 32) throw new Error('the master key must be 32 bytes')
  const keys = {
    certificates: signingKey(masterKey, 'certificates'),
    traces: signingKey(masterKey, 'traces'),
  }
  const wrapping = createSecretKey(masterKey)
  return {
    cards: cardSigning(masterKey),
    sign: (use, text) => sign(null, Buffer.from(text), keys[use]),
    publicKey: (use) => createPublicKey(keys[use]).export({ type: 'spki', format: 'pem' }).toString(),
    newRecordKey(recordId) {
      const bytes = randomBytes(32)
      return { key: { recordId, bytes }, wrapped: wrapKey(wrapping, bytes) }
    },
    unwrapRecordKey: (recordId, wrapped) => ({ recordId, bytes: unwrapKey(wrapping, wrapped) }),
    pseudonym: (text) => createHmac('sha256', masterKey).update('pseudonym\0').update(text).digest(),
  }
}

/** PKCS #8 of an Ed25519 key, up to its 32 bytes (RFC 8410). */
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

function signingKey(masterKey: Buffer, use: SigningUse): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', masterKey, '', `carnet ${use}`, 32))
  return createPrivateKey({ key: Buffer.concat([ed25519Prefix, seed]), format: 'der', type: 'pkcs8' })
}

/** Order of the group of P-256. */
const p256Order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/** FIPS 186-5 A.2.1: 64 bits more than the order, so that no scalar is likelier than another. */
function cardSigning(masterKey: Buffer): CardSigning {
  const seed = Buffer.from(hkdfSync('sha256', masterKey, '', 'carnet cards', 40)).toString('hex')
  const scalar = (BigInt(`0x${seed}`) % (p256Order - 1n)) + 1n
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(scalar.toString(16).padStart(64, '0'), 'hex')
  const point = curve.getPublicKey()
  const part = (from: number) => point.subarray(from, from + 32).toString('base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: part(1),
    y: part(33),
    d: Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').toString('base64url'),
  }
  const key = createPrivateKey({ key: jwk, format: 'jwk' })
  const publicKey = createPublicKey(key)
  return {
    keyId: createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest()
      .subarray(0, 8),
    sign: (bytes) => sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

export function wrapKey(wrapping: Buffer | KeyObject, key: Buffer): Buffer {
  const cipher = createCipheriv('id-aes256-wrap', keyObjectOf(wrapping), wrapIv)
  return Buffer.concat([cipher.update(key), cipher.final()])
}

/** Throws when the wrapped key was altered or wrapped by another key. */
export function unwrapKey(wrapping: Buffer | KeyObject, wrapped: Buffer): Buffer {
  const decipher = createDecipheriv('id-aes256-wrap', keyObjectOf(wrapping), wrapIv)
  return Buffer.concat([decipher.update(wrapped), decipher.final()])
}

function keyObjectOf(key: Buffer | KeyObject): KeyObject {
  return Buffer.isBuffer(key) ? createSecretKey(key) : key
}

/** `place` names the table and row, `document:<entryUUID>`. */
export function seal(key: RecordKey, place: string, plain: string | Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key.bytes), nonce)
  cipher.setAAD(Buffer.from(`${key.recordId} ${place}`))
  const sealed = Buffer.concat([nonce, cipher.update(plain as string, 'utf8'), cipher.final()])
  return Buffer.concat([sealed, cipher.getAuthTag()])
}

/** Throws when the bytes were altered, moved, or sealed under another key. */
export function unseal(key: RecordKey, place: string, sealed: Buffer): Buffer {
  return unsealerOf(key)(place, sealed)
}

/** {@link unseal} for many values of one record: the key object is made once. */
export function unsealerOf({ recordId, bytes }: RecordKey): (place: string, sealed: Buffer) => Buffer {
  const key = createSecretKey(bytes)
  return (place, sealed) => {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
    decipher.setAAD(Buffer.from(`${recordId} ${place}`))
    decipher.setAuthTag(sealed.subarray(-tagBytes))
    const plain = decipher.update(sealed.subarray(nonceBytes, -tagBytes))
    // What is left to give is nothing, but the tag is verified here.
    decipher.final()
    return plain
  }
}
