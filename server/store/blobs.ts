/** Where the sealed bytes of documents are kept: on disk, or in an object store. docs/adr/0008, docs/adr/0015. */
import { BlobMissing, type Blobs } from './blobs/blob.ts'
import { type BucketPlace, openBucket } from './blobs/bucket.ts'
import { openFiles } from './blobs/files.ts'
import { ObjectStoreError } from './blobs/s3-client.ts'

export type BlobPlace =
  | { readonly kind: 'files'; readonly folder: string }
  | ({ readonly kind: 'bucket' } & BucketPlace)

/** Asks nothing of the object store yet: {@link verifyBucket} does. */
export function openBlobs(place: BlobPlace): Blobs {
  return place.kind === 'files' ? openFiles(place.folder) : openBucket(place)
}

/** The store does not give the bytes now: its disk, its network, or what is missing there. Nothing is said of them. */
export function isStoreFailure(error: unknown): boolean {
  return (
    error instanceof BlobMissing ||
    error instanceof ObjectStoreError ||
    // Of the disk; the database has its own, of the network.
    (error instanceof Error && fileCalls.includes((error as NodeJS.ErrnoException).syscall ?? ''))
  )
}

const fileCalls: readonly string[] = ['open', 'read', 'fstat']

/** In the place of bytes that could not be read a moment ago. */
// biome-ignore lint/correctness/useYield: it gives nothing
export async function* noBytes(): AsyncGenerator<Buffer> {
  throw new BlobMissing('blob missing')
}

export type { BlobRef, Blobs, DraftBlob, WrittenBlob } from './blobs/blob.ts'
export { verifyBucket } from './blobs/bucket.ts'
export { ObjectStoreError }
