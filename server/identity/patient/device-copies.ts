/**
 * The copies of a carnet on the devices of its holder: which device may keep one, until when, and whether its content is
 * to be given again. The keys are the devices’ alone (docs/adr/0020). people.md P-31.
 */
import { browserIn } from '@carnet/core/model/browser.ts'
import { lastContactOf } from '@carnet/core/model/device-copy.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../store/database.ts'
import {
  addDeviceCopy,
  type CopyContact,
  type DeviceCopySummary,
  deviceCopiesOf,
  giveDeviceCopy,
  removeCopyOfDevice,
  removeDeviceCopy,
  renewDeviceCopies,
  seeDeviceCopy,
} from '../../store/device-copies.ts'
import { transactionAcrossMerge } from '../../store/merge.ts'
import { addVisit } from '../../store/traces.ts'
import { hashOf, newToken } from './secret-token.ts'
import { openSince } from './sessions.ts'

/** What a device says of itself: its copy, and who is in. Either may be none of ours. */
export type DeviceTokens = { readonly copy: string | undefined; readonly session: string | undefined }

export type DeviceCopies = {
  list(person: RecordId, device: DeviceTokens): Promise<readonly DeviceCopySummary[]>
  /** How many others than this device keep one. */
  elsewhere(person: RecordId, device: DeviceTokens): Promise<number>
  /** The token of its cookie; what was there is replaced. */
  make(person: RecordId, device: DeviceTokens, userAgent: string | undefined): Promise<string>
  /** undefined: not allowed any more. */
  contact(device: DeviceTokens): Promise<CopyContact | undefined>
  /** It is about to be given what it holds. False: this device has no copy of this person. */
  give(person: RecordId, device: DeviceTokens): Promise<boolean>
  /** What it was about to be given did not leave. */
  giveAgain(person: RecordId): Promise<void>
  end(person: RecordId, id: string): Promise<void>
  /** Somebody leaves this device. */
  leave(device: DeviceTokens): Promise<void>
}

export function makeDeviceCopies({
  database,
  clock,
}: {
  readonly database: Database
  readonly clock: Clock
}): DeviceCopies {
  return {
    list: (person, { copy }) =>
      transactionAcrossMerge(database, async (tx) => {
        const now = clock.now()
        await addVisit(tx, person, { action: 'listDeviceCopies', at: now })
        return deviceCopiesOf(tx, person, hashOf(copy ?? ''), lastContactOf(now))
      }),

    elsewhere: (person, { copy }) =>
      database.transaction(async (tx) => {
        const copies = await deviceCopiesOf(tx, person, hashOf(copy ?? ''), lastContactOf(clock.now()))
        return copies.filter(({ present }) => !present).length
      }),

    make: (person, { copy }, userAgent) =>
      transactionAcrossMerge(database, async (tx) => {
        const at = clock.now()
        if (copy !== undefined) await removeCopyOfDevice(tx, hashOf(copy))
        const token = newToken()
        await addDeviceCopy(tx, hashOf(token), { recordId: person, at, ...browserIn(userAgent) })
        await addVisit(tx, person, { action: 'makeDeviceCopy', at })
        return token
      }),

    contact: ({ copy, session }) =>
      database.transaction(async (tx) => {
        if (copy === undefined) return undefined
        const now = clock.now()
        return seeDeviceCopy(tx, hashOf(copy), hashOf(session ?? ''), {
          now,
          seenAfter: lastContactOf(now),
          session: openSince(now),
        })
      }),

    give: (person, { copy, session }) =>
      database.transaction(async (tx) => {
        if (copy === undefined || session === undefined) return false
        return giveDeviceCopy(tx, hashOf(copy), {
          recordId: person,
          session: hashOf(session),
          at: clock.now(),
        })
      }),

    giveAgain: (person) => database.transaction((tx) => renewDeviceCopies(tx, person)),

    end: (person, id) =>
      transactionAcrossMerge(database, async (tx) => {
        if (await removeDeviceCopy(tx, person, id))
          await addVisit(tx, person, { action: 'endDeviceCopy', at: clock.now() })
      }),

    leave: ({ copy }) =>
      database.transaction(async (tx) => {
        if (copy !== undefined) await removeCopyOfDevice(tx, hashOf(copy))
      }),
  }
}
