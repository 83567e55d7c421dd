/**
 * RSA-2048 key pairs, as the VIHF signature needs them. Web Crypto makes them in the thread pool: sixty in
 * parallel take 1.5 s on two cores, so that each certificate can have its own.
 */
import { webcrypto } from 'node:crypto'

export type KeyPair = webcrypto.CryptoKeyPair

export const signing = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

export function generateKeyPair(): Promise<KeyPair> {
  return webcrypto.subtle.generateKey(
    { ...signing, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
    true,
    ['sign', 'verify'],
  )
}

/** PKCS #8, PEM. */
export async function privateKeyPem(key: webcrypto.CryptoKey): Promise<string> {
  const base64 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64')
  const lines = base64.match(/.{1,64}/g) ?? []
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`
}

export function privateKeyOf(text: string): Promise<webcrypto.CryptoKey> {
  const der = Buffer.from(text.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  return webcrypto.subtle.importKey('pkcs8', der, signing, true, ['sign'])
}
