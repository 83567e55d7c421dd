/** A professional changed who may read: the holder is told, and by whom his page says. rules.md CON-02, CON-04, CON-14, CON-15. */
import type { Caller } from '@carnet/core/model/caller.ts'
import { noticesOfReaders } from '@carnet/core/rules/notices.ts'
import { giveNotices } from '../store/notices.ts'
import { actorOf, type Permitted } from './perform.ts'
import type { Platform } from './platform.ts'

export function tellOfReaders(
  { settings }: Pick<Platform, 'settings'>,
  { tx, record, now }: Pick<Permitted, 'tx' | 'record' | 'now'>,
  caller: Caller,
): Promise<void> {
  const notices = noticesOfReaders({ caller, record, settings, now })
  return giveNotices(tx, record.id, notices, { actorId: actorOf(caller).id, at: now })
}
