/** Where the sealed bytes of documents are kept: on disk. docs/adr/0008. */
export type { BlobRef, Blobs, DraftBlob, WrittenBlob } from './blobs/blob.ts'
export { openFiles as openBlobs } from './blobs/files.ts'
