/** What the first process asks of those that serve the mutual-TLS port with it, over Node's channel. */
import type { Config } from '../config.ts'
import type { Counters } from '../metrics.ts'

export type MachineCalls = {
  /** Opens everything and listens; the port. */
  serve(order: ServeOrder): Promise<number>
  counters(): Promise<Counters>
  /** The demonstration's clock was moved: by how much it differs now from the real one. */
  moveClock(offsetMs: number): Promise<void>
  /** Answers what is under way, closes, then ends the process. */
  close(): Promise<void>
}

export type ServeOrder = {
  readonly config: Config
  readonly databaseUrl: string
  readonly connectionsMax: number
  readonly clockOffsetMs: number
}

export type Question = {
  readonly [Name in keyof MachineCalls]: {
    readonly id: number
    readonly name: Name
    readonly argument: Parameters<MachineCalls[Name]>[0]
  }
}[keyof MachineCalls]

/** The first word of a process: what is said to it before would be lost. */
export const listening = 'listening'

export type Reply = {
  readonly id: number
  readonly result?: unknown
  /** With `code` and `port` when the system refused something: a port taken is told as such. */
  readonly failure?: { readonly message: string; readonly code?: unknown; readonly port?: unknown }
}
