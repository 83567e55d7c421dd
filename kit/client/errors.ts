/** What goes wrong between a software and the DMP, told apart so that each can be shown in its own way. */

/** The DMP understood and says no. */
export class DmpRefusal extends Error {
  override readonly name = 'DmpRefusal'
  /** Fault subcode, XDS error code, HL7v3 code or custom status: `DMPAccessDeniedByRightsService`… */
  readonly code: string
  /** For the end user, as the DMP wrote it. */
  readonly french: string
  /** True when the same request may succeed later without any change. */
  readonly retryable: boolean
  /** When the DMP says when. */
  readonly retryAfterSeconds: number | undefined

  constructor(code: string, french: string, retryAfterSeconds?: number) {
    super(`${code}: ${french}`)
    this.code = code
    this.french = french
    this.retryable = transient.has(code)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** No answer, or none that is an answer of a DMP. */
export class DmpUnreachable extends Error {
  override readonly name = 'DmpUnreachable'
  readonly french: string
  readonly retryable = true

  constructor(french: string, options?: ErrorOptions) {
    super(french, options)
    this.french = french
  }
}

/** What is given cannot be sent: an unreadable document, a CDA without the metadata that the DMP needs. */
export class UnusableInput extends Error {
  override readonly name = 'UnusableInput'
  readonly french: string

  constructor(french: string, options?: ErrorOptions) {
    super(french, options)
    this.french = french
  }
}

const transient: ReadonlySet<string> = new Set([
  'XDSRegistryBusy',
  'XDSRepositoryBusy',
  'XDSRegistryNotAvailable',
  'XDSRegistryOutOfResources',
  'XDSRepositoryOutOfResources',
  'DMPTechnicalError',
  'DMPTooManyRequests',
])
