/** OIDs that nobody else has: UUIDs under 2.25 (ITU-T X.667), 44 characters at most. */
import { randomUUID } from 'node:crypto'

export function newOid(): string {
  return `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`
}
