/** What a holder keeps on a device, to be read without network, and for how long. Spec: people.md P-31. */

export const deviceCopyLimits = {
  /** Kept at hand, by the gesture of their holder. */
  documents: 20,
  /** Of what the device is given in all, and of one file: a telephone holds it in memory while it opens it. */
  sizeBytes: 10_000_000,
  fileBytes: 4_000_000,
  /** Without contact with the server, the device wipes it. */
  days: 30,
} as const

/** A device that was last in contact before is allowed no copy any more. */
export function lastContactOf(now: Date): Date {
  return new Date(now.getTime() - deviceCopyLimits.days * 86_400_000)
}
