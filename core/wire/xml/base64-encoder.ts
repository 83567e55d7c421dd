/** Base64 written while the bytes stream, without line ends: what a document carries in its text. RFC 4648 §4. */
export type Base64Encoder = {
  /** The characters that are complete so far, as ASCII bytes; perhaps none. */
  push(chunk: Uint8Array): Uint8Array
  /** The last ones, padding included. */
  end(): Uint8Array
}

export function makeBase64Encoder(): Base64Encoder {
  /** Of the group of three bytes that is still open. */
  let left = Buffer.alloc(0)
  return {
    push(chunk) {
      const bytes = Buffer.concat([left, chunk])
      const whole = bytes.length - (bytes.length % 3)
      left = bytes.subarray(whole)
      return Buffer.from(bytes.toString('base64', 0, whole))
    },
    end: () => Buffer.from(left.toString('base64')),
  }
}
