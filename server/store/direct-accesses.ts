/** What a software asked for in an address, kept until the browser comes for it: once, and not for long. soap.md §1.4, TD0.9. */
import { createHash, randomBytes } from 'node:crypto'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { seal, unseal } from './sealing.ts'

const minutes = 10
const place = 'direct access'

/** The token: 128 bits, base64url. */
export async function addDirectAccess(tx: Tx, asked: object): Promise<string> {
  const token = randomBytes(16).toString('base64url')
  await tx.run('add-direct-access', 'insert into direct_access (token_hash, sealed) values ($1, $2)', [
    hashOf(token),
    seal(keyOf(token), place, JSON.stringify(asked)),
  ])
  return token
}

/** undefined: it was never one, it is over, or it has served. */
export async function takeDirectAccess(tx: Tx, token: string): Promise<object | undefined> {
  const [row] = await tx.run<{ sealed: Buffer; fresh: boolean }>(
    'take-direct-access',
    `delete from direct_access where token_hash = $1
      returning sealed, asked_at > now() - interval '${minutes} minutes' as fresh`,
    [hashOf(token)],
  )
  if (!row?.fresh) return undefined
  return JSON.parse(unseal(keyOf(token), place, row.sealed).toString())
}

export async function forgetDirectAccesses(tx: Tx): Promise<void> {
  await tx.run(
    'forget-direct-accesses',
    `delete from direct_access where asked_at <= now() - interval '${minutes} minutes'`,
  )
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** No record is known yet: the key is of this address alone. */
function keyOf(token: string) {
  const bytes = createHash('sha256').update(`direct access key ${token}`).digest()
  return { recordId: place as RecordId, bytes }
}
