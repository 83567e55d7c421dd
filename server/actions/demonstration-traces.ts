/** The whole history of a record, for testers. Mounted in demonstration mode only; leaves no trace of its own. */
import { type Ins, type InsOid, insOids } from '@carnet/core/model/ins.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import { findRecord } from '../store/records.ts'
import { tracesOf } from '../store/traces.ts'
import type { Platform } from './platform.ts'

/** `ins` alone, or `ins@oid`. Newest first. */
export function demonstrationTraces(platform: Platform, ins: string): Promise<readonly Trace[] | undefined> {
  const [matricule = '', oid] = ins.split('@')
  const oids = oid === undefined ? Object.values(insOids) : [oid as InsOid]
  return platform.database.transaction(async (tx) => {
    for (const candidate of oids) {
      const record = await findRecord(tx, { ins: matricule as Ins, oid: candidate })
      if (record !== undefined) return tracesOf(tx, record.key, { limit: 10_000 })
    }
    return undefined
  })
}
