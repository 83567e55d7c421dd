/** The messages that left, as the operator's relay finds them. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Message } from '../outbox.ts'
import type { RunningCarnet } from './running-carnet.ts'
import { queryRows } from './what-is-stored.ts'

/** Oldest first. */
export function messages({ config }: RunningCarnet): readonly Message[] {
  return readdirSync(config.outboxFolder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => JSON.parse(readFileSync(path.join(config.outboxFolder, name), 'utf8')) as Message)
}

export async function untilSent(carnet: RunningCarnet): Promise<void> {
  while ((await queryRows(carnet, 'select 1 from notice where sent_at is null')).length > 0) await pause(200)
}
