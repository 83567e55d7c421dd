/**
 * What the log holds of a line (ADR 0017): whose record, a hash of what stands in clear, a hash of its words. The two hashes
 * are kept beside the log, so that a line whose words are destroyed, or that is gone, leaves its leaf verifiable.
 */
import { hash } from 'node:crypto'
import { leafHash } from './tree.ts'

export type Entry = {
  /** None for an act about a person without a record. */
  readonly recordId: string | null
  readonly clearHash: Buffer
  /** Of the words before they were sealed: they hold a salt, so that the hash alone confirms no guess. */
  readonly wordsHash: Buffer | null
}

/** The columns of a line that are not sealed, in the order of the log. Times are microseconds: nothing is rounded. */
export type ClearLine =
  | readonly [
      table: 'trace',
      id: string,
      atMicroseconds: number,
      action: string,
      outcome: string,
      actorKind: string,
      actorId: string,
      mode: string,
      secret: boolean,
    ]
  | readonly [
      table: 'traceWithoutRecord',
      id: string,
      atMicroseconds: number,
      subject: string | null,
      action: string,
      refusal: string | null,
      actorKind: string,
      actorId: string,
    ]

export function clearHashOf(line: ClearLine): Buffer {
  return hash('sha256', JSON.stringify(line), 'buffer')
}

const version = Buffer.of(1)
const none = { record: Buffer.alloc(16), hash: Buffer.alloc(32) }

/** SHA-256(0x00 ‖ version ‖ record ‖ hash of what is clear ‖ hash of the words); zeros for what there is not. */
export function leafOf({ recordId, clearHash, wordsHash }: Entry): Buffer {
  const record = recordId === null ? none.record : Buffer.from(recordId.replaceAll('-', ''), 'hex')
  return leafHash(Buffer.concat([version, record, clearHash, wordsHash ?? none.hash]))
}
