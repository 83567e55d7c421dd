/** Where the sealed bytes of documents are kept: on disk, or in an object store. docs/adr/0008, docs/adr/0015. */
import type { Blobs } from './blobs/blob.ts'
import { type BucketPlace, openBucket } from './blobs/bucket.ts'
import { openFiles } from './blobs/files.ts'

export type BlobPlace =
  | { readonly kind: 'files'; readonly folder: string }
  | ({ readonly kind: 'bucket' } & BucketPlace)

/** Asks nothing of the object store yet: {@link verifyBucket} does. */
export function openBlobs(place: BlobPlace): Blobs {
  return place.kind === 'files' ? openFiles(place.folder) : openBucket(place)
}

export type { BlobRef, Blobs, DraftBlob, WrittenBlob } from './blobs/blob.ts'
export { verifyBucket } from './blobs/bucket.ts'
export { ObjectStoreError } from './blobs/s3-client.ts'
