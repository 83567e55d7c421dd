/** The demonstration for tests: its cards are made once per machine, which takes seconds, and each test has a copy. */
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { DemonstrationPeople } from '../people-types.ts'
import { type WrittenDemonstration, writeDemonstration } from '../write-demonstration.ts'

const shared = path.join(os.tmpdir(), `carnet-test-demonstration-${process.getuid?.() ?? 0}`)

/** Made by whoever comes first, under another name until it is whole; refreshed when its revocation list nears its end. */
export async function sharedDemonstration(): Promise<{
  readonly folder: string
  readonly people: DemonstrationPeople
}> {
  if (existsSync(shared)) {
    const { people } = await writeDemonstration(shared, { now: new Date() })
    return { folder: shared, people }
  }
  const draft = `${shared}-${randomBytes(6).toString('hex')}`
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  const { people } = await writeDemonstration(draft, { now: new Date() })
  try {
    renameSync(draft, shared)
  } catch {
    // Another test process was first.
    rmSync(draft, { recursive: true, force: true })
  }
  return { folder: shared, people }
}

/** A demonstration of one's own in `folder`, as {@link writeDemonstration} leaves it, but for the time that its keys take. */
export async function copyDemonstration(folder: string): Promise<WrittenDemonstration> {
  await copyKeys(folder)
  return writeDemonstration(folder, { now: new Date() })
}

/** Its keys and cards alone: whoever writes a demonstration there makes the rest. */
export async function copyKeys(folder: string): Promise<void> {
  const { folder: shared } = await sharedDemonstration()
  // Another test process may be completing it: its drafts come and go.
  for (const made of ['pki', 'cards', 'vitale'])
    cpSync(path.join(shared, made), path.join(folder, made), {
      recursive: true,
      filter: (source) => !source.endsWith('.draft'),
    })
}
