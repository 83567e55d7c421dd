/** The card itself says no: the DMP was never asked. */
export type CardErrorCode = 'unreadable' | 'wrongPin' | 'blockedPin'

export class CardError extends Error {
  override readonly name = 'CardError'
  readonly code: CardErrorCode
  /** For the person who holds the card. */
  readonly french: string

  constructor(code: CardErrorCode, french: string, options?: ErrorOptions) {
    super(`${code}: ${french}`, options)
    this.code = code
    this.french = french
  }
}
