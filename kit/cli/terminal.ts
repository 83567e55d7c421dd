/** Where a command writes, and where it runs. */
import type { Writable } from 'node:stream'

export type Terminal = {
  /** The result, and nothing else. */
  readonly stdout: Writable
  /** Progress and refusals, for people. */
  readonly stderr: Writable
  /** Relative files are those of the folder where the person typed. */
  readonly folder: string
  readonly demonstrationFolder: string
}

export function printLine(stream: Writable, text: string): void {
  stream.write(`${text}\n`)
}

export function printJson(stream: Writable, value: unknown): void {
  printLine(stream, JSON.stringify(value, null, 2))
}
