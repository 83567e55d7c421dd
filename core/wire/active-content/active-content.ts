/** What a file must not hold when a person adds it: programs, files inside the file, and what cannot be looked into. */
export type ActiveContent = 'program' | 'encrypted' | 'unreadable'

export type ActiveContentScan = {
  push(chunk: Uint8Array): void
  /** What was found first; undefined: nothing that acts. */
  end(): ActiveContent | undefined
}

/** The bytes of a zlib stream; undefined when they are none, or more than is looked into. */
export type Inflate = (bytes: Uint8Array) => Uint8Array | undefined
