/** Ids of the classifications and identifiers inside a registry object: always the same for the same object. */
import { hash } from 'node:crypto'

/** UUID v5 in the namespace of the object's own UUID; a symbolic id in a submission gives symbolic ids. */
export function childId(objectId: string, ordinal: number): string {
  const uuid = /^urn:uuid:([0-9a-f-]{36})$/i.exec(objectId)?.[1]
  if (uuid === undefined) return `${objectId}.${ordinal}`
  const name = Buffer.concat([Buffer.from(uuid.replaceAll('-', ''), 'hex'), Buffer.from(String(ordinal))])
  const digest = hash('sha1', name, 'hex')
  const variant = ((Number.parseInt(digest[16]!, 16) & 0x3) | 0x8).toString(16)
  return `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}
