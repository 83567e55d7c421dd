/** Destroys what has been closed long enough, or whose deletion was asked, and finishes what a crash left. LIF-14, LIF-15. */
import type { RecordId } from '@carnet/core/model/record.ts'
import { lastClosedToForget } from '@carnet/core/rules/closing.ts'
import { beginDestruction, dueNow, finishDestruction, forgetTraces } from '../actions/destroy-record.ts'
import type { Platform } from '../actions/platform.ts'
import type { Log } from '../log.ts'
import type { Tx } from '../store/database.ts'
import { destructionsUnderWay, recordsToDestroy, tracesToForget } from '../store/destruction.ts'
import type { Job } from './scheduler.ts'

const atOnce = 20

/** What fails for one record is told, waits for the next hour, and holds up no other. */
export function destroyRecords(platform: Platform, log: Log): Job {
  const { database } = platform
  /** Takes some, does them, until nothing new comes. */
  const forEach = async (
    some: (tx: Tx, limit: number) => Promise<readonly RecordId[]>,
    act: (recordId: RecordId) => Promise<unknown>,
  ) => {
    const failed = new Set<RecordId>()
    for (;;) {
      const found = await database.transaction((tx) => some(tx, atOnce + failed.size))
      const ids = found.filter((id) => !failed.has(id))
      if (ids.length === 0) return
      for (const id of ids)
        await act(id).catch((error: unknown) => {
          failed.add(id)
          log.fault('record not destroyed', error, { recordId: id })
        })
    }
  }
  return {
    name: 'destroy-records',
    clock: 'law',
    everyMs: 3_600_000,
    async run(now) {
      await forEach(
        (tx, limit) => recordsToDestroy(tx, dueNow(platform, now), limit),
        (id) => beginDestruction(platform, id),
      )
      await forEach(
        (tx, limit) => destructionsUnderWay(tx, limit),
        (id) => finishDestruction(platform, id),
      )
      await forEach(
        (tx, limit) => tracesToForget(tx, lastClosedToForget(now, platform.settings), limit),
        (id) => forgetTraces(platform, id),
      )
    },
  }
}
