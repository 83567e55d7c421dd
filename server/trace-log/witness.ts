/**
 * The witness file: every signed head, one a line, only ever added to. Kept elsewhere than the database, it says what the
 * log was to whoever doubts what it is. Each node that seals writes its own, and completes it when it was absent.
 */
import { mkdirSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { crashPoint } from '../crash-points.ts'
import type { Database } from '../store/database.ts'
import { headsAfter, lockTraceLog } from '../store/trace-log.ts'
import { formatWitnessLine, parseWitnessLine } from './head.ts'

const atOnce = 1000
/** Longer than any line. */
const tailBytes = 4096

export type Witnessed = {
  /** Of the last head in the file. */
  readonly size: number
  /** The file knows more than the log: the database was restored, or cut. Nothing is added then below that size. */
  readonly ahead: boolean
}

/** Durable when it resolves. Holding the log, so that two processes with one file take turns. */
export function completeWitness(database: Database, file: string): Promise<Witnessed> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  return database.transaction(async (tx) => {
    const { headSize } = await lockTraceLog(tx)
    await using handle = await open(file, 'a+', 0o600)
    let size = await lastSize(handle)
    const ahead = size > headSize
    for (let added = atOnce; added === atOnce; ) {
      const heads = await headsAfter(tx, size, atOnce)
      added = heads.length
      if (added === 0) break
      await handle.appendFile(heads.map(formatWitnessLine).join(''))
      size = heads.at(-1)!.size
    }
    await handle.datasync()
    crashPoint('witness.appended')
    return { size, ahead }
  })
}

/** Where its last whole line ends, in bytes: what comes after is being written, or was when a crash cut it. */
export async function witnessEnd(file: string): Promise<number> {
  await using handle = await open(file, 'r')
  const { start, whole } = await tailOf(handle)
  return start + whole.length
}

async function tailOf(handle: FileHandle) {
  const { size: end } = await handle.stat()
  const start = Math.max(0, end - tailBytes)
  const { buffer } = await handle.read(Buffer.alloc(end - start), 0, end - start, start)
  return { start, end, whole: buffer.subarray(0, buffer.lastIndexOf('\n') + 1) }
}

/** Removes what a crash cut in the middle of a line: it is written again, whole. */
async function lastSize(handle: FileHandle): Promise<number> {
  const { start, end, whole } = await tailOf(handle)
  if (start + whole.length < end) await handle.truncate(start + whole.length)
  const last = whole.toString('utf8').trimEnd().split('\n').at(-1) ?? ''
  if (last === '') return 0
  const line = parseWitnessLine(last)
  if (line === undefined) throw new Error('the last line of the witness file is no signed head')
  return line.head.size
}
