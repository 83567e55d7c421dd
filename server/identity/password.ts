/** Passwords are kept as scrypt hashes: `scrypt$<N>$<salt>$<hash>`, base64url. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const defaultCost = 65_536
const hashBytes = 32

/** `cost` is scrypt's N: a power of two. */
export async function hashPassword(password: string, cost = defaultCost): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost)
  return formatHash(cost, salt, hash)
}

/** As if of a password that nobody has: to compare with it takes as long as with any other. */
export function hashOfNoPassword(): string {
  return formatHash(defaultCost, randomBytes(16), randomBytes(hashBytes))
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, storedCost, salt, hash] = stored.split('$')
  if (storedCost === undefined || salt === undefined || hash === undefined) return false
  const derived = await derive(password, Buffer.from(salt, 'base64url'), Number(storedCost))
  return timingSafeEqual(derived, Buffer.from(hash, 'base64url'))
}

function formatHash(cost: number, salt: Buffer, hash: Buffer): string {
  return `scrypt$${cost}$${salt.toString('base64url')}$${hash.toString('base64url')}`
}

function derive(password: string, salt: Buffer, n: number): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(
      password.normalize('NFC'),
      salt,
      hashBytes,
      { N: n, r: 8, p: 1, maxmem: 256 * n * 8 },
      (error, key) => (error === null ? resolve(key) : reject(error)),
    ),
  )
}
