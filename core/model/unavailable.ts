/** What keeps the records cannot answer now, by no fault of who asks: the same demand may succeed later. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
  /** `away`: nobody answers; `busy`: no more connections are taken; `full`: no room is left. */
  readonly reason: 'away' | 'busy' | 'full'

  constructor(reason: Unavailable['reason'], options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}
