/** The clock of the law, movable in demonstration. Certificates, VIHF and TLS stay on real time (docs/adr/0012). */
export type Clock = {
  /** The moment by which rules are judged and acts are dated. */
  now(): Date
  /** Real time: certificates, assertions, sessions of TLS. */
  realNow(): Date
}

export type MovableClock = Clock & {
  advance(milliseconds: number): void
  set(to: Date): void
  backToReal(): void
  /** By how much it differs from the real one, and so set: another process has the same time. */
  readonly offsetMs: number
  moveTo(offsetMs: number): void
}

export function makeClock(): MovableClock {
  let offset = 0
  const realNow = () => new Date()
  return {
    realNow,
    now: () => new Date(Date.now() + offset),
    advance: (milliseconds) => {
      offset += milliseconds
    },
    set: (to) => {
      offset = to.getTime() - Date.now()
    },
    backToReal: () => {
      offset = 0
    },
    get offsetMs() {
      return offset
    },
    moveTo: (offsetMs) => {
      offset = offsetMs
    },
  }
}

export function minutesFrom(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000)
}
