/**
 * Blobs in an S3 object store, under the same names as on disk: `ab/abcdef…`. Nothing moves there, so what is under way
 * is said by an empty object: `incoming/abcdef…` is put before the bytes are, and removed after the commit that names
 * them. A reader looks in one place. What a crash leaves is settled from the list of `incoming/` alone, whose length is
 * what was under way, never the bucket.
 *
 * Durability: both are acknowledged by the store, which has checked the SHA-256 of what it took or, when it knows no
 * checksums, tells its length (s3-client.ts), before that transaction commits.
 */
import { createHash } from 'node:crypto'
import { crashPoint } from '../../crash-points.ts'
import type { BlobRef, Blobs, Draft } from './blob.ts'
import { takeFrom } from './file-bytes.ts'
import {
  type Body,
  type Bucket,
  type ObjectFound,
  openS3,
  type Patience,
  type S3Client,
} from './s3-client.ts'
import { openSegments } from './segments.ts'
import { openSpoolFolder, type Spool } from './spool.ts'
import { makeWriter } from './writer.ts'

export type BucketPlace = Bucket & {
  /** On this machine, where documents wait while they are received. */
  readonly draftFolder: string
}

/**
 * A deposit whose bytes are not durable by then fails: well before `incoming/` counts it among what a crash left
 * (server/jobs/housekeeping.ts), or another node would remove what this one is about to commit.
 */
const secureWithinMs = 300_000
/** What housekeeping can do again is not waited for. */
const inPassing = () => ({ attempts: 1, signal: AbortSignal.timeout(5000) })

const placeOf = (name: string) => `${name.slice(0, 2)}/${name}`
const markOf = (name: string) => `incoming/${name}`

export function openBucket(place: BucketPlace): Blobs {
  const client = openS3(place)
  const openSpool = openSpoolFolder(place.draftFolder)
  return {
    writer: () => makeWriter(makeBucketDraft(client, openSpool)),
    read: (blob) => segmentsOf(client, blob),
    async place(name) {
      // The commit stands, whatever the store answers now: a mark that stays is settled later.
      await client.remove(markOf(name), inPassing()).catch(() => undefined)
      crashPoint('blob.placed')
    },
    // A mark that is still there goes with housekeeping, as nothing committed bears its name any more.
    remove: (name) => client.remove(placeOf(name)),
    async settle(isCommitted, olderThanMs) {
      const settled = { placed: 0, discarded: 0 }
      const old: string[] = []
      for await (const { key, ageMs } of client.list('incoming/'))
        if (ageMs >= olderThanMs) old.push(key.slice('incoming/'.length))
      const committed = await isCommitted(old)
      crashPoint('settle.asked')
      for (const name of old) {
        if (committed.has(name)) {
          await client.remove(markOf(name))
          settled.placed++
          crashPoint('settle.placed')
        } else {
          await removeWithMark(client, name)
          settled.discarded++
          crashPoint('settle.discarded')
        }
      }
      return settled
    },
    async usable() {
      try {
        await client.put(probe, inMemory([Buffer.from('carnet')]), inPassing())
        await client.remove(probe, inPassing())
        return true
      } catch {
        return false
      }
    },
  }
}

const probe = 'usable'

/** Everything that the store will be asked for, once. Rejects with ObjectStoreError. */
export async function verifyBucket(bucket: Bucket): Promise<void> {
  const client = openS3(bucket)
  const bytes = Buffer.from('carnet')
  await client.put(probe, inMemory([bytes]))
  const { bytes: found } = await client.get(probe)
  if (!Buffer.concat(await Array.fromAsync(found)).equals(bytes)) throw new Error('the bucket altered a byte')
  for await (const _ of client.list('incoming/')) break
  await client.remove(probe)
}

function makeBucketDraft(client: S3Client, openSpool: () => Promise<Spool>): Draft {
  let spool: Spool | undefined
  let securedAs: string | undefined
  const closeSpool = async () => {
    await spool?.close()
    spool = undefined
  }
  return {
    async write(pieces) {
      spool ??= await openSpool()
      await spool.write(pieces)
    },
    async *read(blob) {
      if (spool === undefined) yield* segmentsOf(client, blob)
      else yield* openSegments(blob.key, spool.sizeBytes(), takeFrom(spool.handle))
    },
    async secureAs(name, whole) {
      crashPoint('blob.draft-written')
      const patience = { signal: AbortSignal.timeout(secureWithinMs) }
      await client.put(markOf(name), nothing, patience)
      crashPoint('blob.marked')
      const waiting = spool
      const body =
        waiting === undefined
          ? inMemory(whole!)
          : { sizeBytes: waiting.sizeBytes(), sha256: name, open: () => waiting.bytes() }
      await client.put(placeOf(name), body, patience)
      securedAs = name
      crashPoint('blob.put')
      await closeSpool()
    },
    async discard() {
      await closeSpool()
      // A put that failed for us may still arrive there: its mark stays, and it is settled once nothing moves any more.
      // So is what is not removed now.
      if (securedAs !== undefined) await removeWithMark(client, securedAs, inPassing()).catch(() => undefined)
      crashPoint('blob.discarded')
    },
  }
}

/** The bytes first: a mark without bytes is settled, bytes without a mark stay for ever. */
async function removeWithMark(client: S3Client, name: string, patience?: Patience): Promise<void> {
  await client.remove(placeOf(name), patience)
  await client.remove(markOf(name), patience)
}

function inMemory(pieces: readonly Buffer[]): Body {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return {
    sizeBytes: pieces.reduce((sum, { length }) => sum + length, 0),
    sha256: hash.digest('hex'),
    open: () => pieces,
  }
}

const nothing = inMemory([])

async function* segmentsOf(client: S3Client, { name, key }: BlobRef): AsyncGenerator<Buffer> {
  const reader = await openReader(client, placeOf(name))
  try {
    yield* openSegments(key, reader.sizeBytes, reader.take)
  } finally {
    reader.close()
  }
}

const failuresInARowMax = 3

/** An answer that is cut is asked again from where it stopped: who reads slowly meets that. */
async function openReader(client: S3Client, key: string) {
  let answer: ObjectFound = await client.get(key)
  const { sizeBytes } = answer
  let pieces = answer.bytes[Symbol.asyncIterator]()
  let received = 0
  let pending: Buffer[] = []
  let pendingBytes = 0

  const nextPiece = async (): Promise<Buffer> => {
    for (let failures = 0; ; ) {
      try {
        const { done, value } = await pieces.next()
        if (!done) return value
        throw new Error('blob cut short')
      } catch (error) {
        if (++failures > failuresInARowMax) throw error
      }
      answer = await client.get(key, received)
      pieces = answer.bytes[Symbol.asyncIterator]()
    }
  }
  return {
    sizeBytes,
    close: () => answer.close(),
    async take(length: number): Promise<Buffer> {
      while (pendingBytes < length) {
        const piece = await nextPiece()
        received += piece.length
        pending.push(piece)
        pendingBytes += piece.length
      }
      const all = Buffer.concat(pending)
      pending = [all.subarray(length)]
      pendingBytes = all.length - length
      return all.subarray(0, length)
    },
  }
}
