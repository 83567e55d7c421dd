/**
 * An authenticator in software, honest or not: it makes passkeys on P-256 and signs what it is asked, as a device does.
 * W3C WebAuthn Level 3, §6.1 (authenticator data), §6.5.4 (attestation object), §5.8.1 (client data).
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import type { CreationOptions, RequestOptions } from '../identity/patient/passkey-ceremony.ts'

/** What it says in place of the truth. */
export type Lie = {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly type?: string
  readonly userVerified?: boolean
  readonly crossOrigin?: boolean
  readonly userHandle?: string
  /** Signs with this passkey, under the name of its own. */
  readonly signedBy?: VirtualPasskey
}

export type VirtualPasskey = {
  readonly id: string
  readonly rpId: string
  readonly userHandle: string
  readonly key: KeyObject
  counter: number
}

export type Created = { readonly passkey: VirtualPasskey; readonly answer: string }

export function createPasskey(options: CreationOptions, origin: string, lie: Lie = {}): Created {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  const passkey: VirtualPasskey = {
    id: id.toString('base64url'),
    rpId: options.rp.id ?? '',
    userHandle: options.user.id,
    key: privateKey,
    counter: 1,
  }
  const key = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(id.length)
  const attested = Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(key)])
  const authData = new Uint8Array(Buffer.concat([authenticatorData(passkey, lie, 0x40), attested]))
  const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
    ['fmt', 'none'],
    ['attStmt', new Map<string, string>()],
    ['authData', authData],
  ])
  const answer = credentialOf(passkey, {
    clientDataJSON: clientData('webauthn.create', options.challenge, origin, lie).toString('base64url'),
    attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
    transports: ['internal', 'carrier-pigeon'],
  })
  return { passkey, answer }
}

export function signWith(
  passkey: VirtualPasskey,
  options: Pick<RequestOptions, 'challenge'>,
  origin: string,
  lie: Lie = {},
): string {
  const { signedBy = passkey } = lie
  passkey.counter += 1
  const authData = authenticatorData(passkey, lie, 0)
  const client = clientData('webauthn.get', options.challenge, origin, lie)
  const signed = Buffer.concat([authData, createHash('sha256').update(client).digest()])
  return credentialOf(passkey, {
    clientDataJSON: client.toString('base64url'),
    authenticatorData: authData.toString('base64url'),
    signature: sign('sha256', signed, signedBy.key).toString('base64url'),
    userHandle: lie.userHandle ?? passkey.userHandle,
  })
}

function credentialOf({ id }: VirtualPasskey, response: object): string {
  return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response })
}

/** User present, user verified, kept by a provider and backed up. */
function authenticatorData({ rpId, counter }: VirtualPasskey, lie: Lie, more: number): Buffer {
  const flags = 0x01 | (lie.userVerified === false ? 0 : 0x04) | 0x08 | 0x10 | more
  const end = Buffer.alloc(5)
  end.writeUInt8(flags)
  end.writeUInt32BE(counter, 1)
  return Buffer.concat([
    createHash('sha256')
      .update(lie.rpId ?? rpId)
      .digest(),
    end,
  ])
}

function clientData(type: string, challenge: string, origin: string, lie: Lie): Buffer {
  const { crossOrigin = false } = lie
  const said = {
    type: lie.type ?? type,
    challenge: lie.challenge ?? challenge,
    origin: lie.origin ?? origin,
    crossOrigin,
  }
  return Buffer.from(JSON.stringify(said))
}
