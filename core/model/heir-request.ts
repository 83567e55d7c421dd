/** The request of an heir of a person who died, and what was decided. Spec: rules.md LIF-19; CSP L1110-4 V, L1111-7. */

/** What the law lets them know it for. */
export const heirMotives = ['causeOfDeath', 'memory', 'rights'] as const
export type HeirMotive = (typeof heirMotives)[number]

export type HeirRequest = {
  readonly id: string
  readonly at: Date
  readonly motive: HeirMotive
  /** Who asks, by what link, on what proof, and what for, in his words. */
  readonly heir: string
  readonly link: string
  readonly proof: string
  readonly words: string
  /** undefined: it waits. */
  readonly decision:
    | {
        readonly at: Date
        readonly granted: boolean
        readonly reason: string
        /** UniqueIds of what was given. */
        readonly documents: readonly string[]
      }
    | undefined
}
