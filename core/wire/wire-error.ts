/** Bad input: the message is wrong. Every parser of core/wire throws this; each door answers in its own protocol. */
export type WireFormat =
  | 'xml'
  | 'soap'
  | 'mime'
  | 'vihf'
  | 'dsig'
  | 'x509'
  | 'xds'
  | 'hl7v2'
  | 'hl7v3'
  | 'cda'
  | 'webPs'
  | 'card'

export class WireError extends Error {
  override readonly name = 'WireError'
  readonly format: WireFormat
  /** Where in the message: an element path, a slot name, a header. Never the patient's data. */
  readonly path: string
  /** What was expected there, in French: the sender of the message reads it. */
  readonly expected: string
  /** A closed word for callers who must tell cases apart (`doctype`, `depth`, `size`, `missing`…). */
  readonly code: string

  constructor(format: WireFormat, code: string, path: string, expected: string, options?: ErrorOptions) {
    super(`${format}: ${path} — ${expected}`, options)
    this.format = format
    this.code = code
    this.path = path
    this.expected = expected
  }
}
