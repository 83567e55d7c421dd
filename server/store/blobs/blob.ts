/** What a store of documents' bytes promises, wherever it keeps them: files.ts on disk, bucket.ts in an object store. */
export type BlobRef = { readonly name: string; readonly key: Buffer }

export type WrittenBlob = BlobRef & {
  readonly sizeBytes: number
  /** Of the plain bytes, hexadecimal: the `hash` of the XDS metadata. */
  readonly sha1: string
}

export type BlobWriter = {
  write(chunk: Uint8Array): Promise<void>
  end(): Promise<DraftBlob>
  abort(): Promise<void>
}

/** All its bytes are here, but nothing says yet that they are worth a place: what is refused costs no durable write. */
export type DraftBlob = WrittenBlob & {
  /** As {@link Blobs.read} will give them, secured or not. */
  read(): AsyncGenerator<Buffer>
  /** Resolves when the bytes are durable under their name, and known as those of a deposit under way. */
  secure(): Promise<void>
  /** Leaves nothing, secured or not. Not to call once the blob is placed. */
  discard(): Promise<void>
}

export type Blobs = {
  writer(): BlobWriter
  /** The plain bytes, segment by segment, each verified before it is given. */
  read(blob: BlobRef): AsyncGenerator<Buffer>
  /** To call after the commit that names the blob: its deposit is no longer under way. */
  place(name: string): Promise<void>
  /** For ever, wherever it stands; one that is not there is removed already. */
  remove(name: string): Promise<void>
  /** Places or discards what a crash left, untouched for `olderThanMs`. Returns how many of each. */
  settle(
    isCommitted: (names: readonly string[]) => Promise<ReadonlySet<string>>,
    olderThanMs: number,
  ): Promise<{ placed: number; discarded: number }>
  /** True when a small blob can be written and removed: for /readyz. */
  usable(): Promise<boolean>
}

/** Where a blob that is being written stands. Each store has its own. */
export type Draft = {
  /** Sealed bytes, one segment after the other. */
  write(pieces: readonly Buffer[]): Promise<void>
  /** What was written so far, opened; secured or not. */
  read(blob: BlobRef): AsyncGenerator<Buffer>
  /** `whole`: the sealed bytes of a blob of one segment, which was never written. */
  secureAs(name: string, whole: readonly Buffer[] | undefined): Promise<void>
  discard(): Promise<void>
}

/** The bytes of a document that the record names are not where they were put. */
export class BlobMissing extends Error {
  override readonly name = 'BlobMissing'
}
