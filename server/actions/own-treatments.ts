/** What a person writes of her treatments beside her documents, and who may know it. people.md P-09. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { documentsLikeOwnTreatments, ownTreatmentLimits } from '@carnet/core/rules/own-treatments.ts'
import { renewDeviceCopies } from '../store/device-copies.ts'
import {
  addOwnTreatment,
  type OwnTreatment,
  ownTreatmentsOf,
  removeOwnTreatment,
} from '../store/own-treatments.ts'
import { actorOf, type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

/** What was written, as far as this caller may know it: nothing, when what it is like may not be read. */
export async function ownTreatmentsFor(
  { delegate }: PatientCaller,
  { tx, record, now, judge }: Permitted,
): Promise<readonly OwnTreatment[]> {
  const shown = documentsLikeOwnTreatments(now).every((like) => judge(like, 'readDocument').allowed)
  const all = shown ? await ownTreatmentsOf(tx, record.key) : []
  return delegate === undefined ? all : all.filter(({ secret }) => !secret)
}

/** The id of what is written. Throws Refused `depositNotAcceptable` when there is too much of it. */
export function writeOwnTreatment(
  platform: Platform,
  caller: PatientCaller,
  make: (permitted: Permitted) => OwnTreatment,
  {
    secret = false,
    beside,
  }: {
    readonly secret?: boolean
    /** What changes with it, in the same transaction. */
    readonly beside?: (permitted: Permitted) => Promise<void>
  } = {},
): Promise<string> {
  const request = { patient: caller.patient, action: 'writeTreatments' } as const
  return perform(platform, caller, request, async (permitted) => {
    const { tx, record } = permitted
    const before = await ownTreatmentsOf(tx, record.key)
    if (before.length >= ownTreatmentLimits.lines) throw new Refused('depositNotAcceptable')
    const { delegate } = caller
    const own = {
      ...make(permitted),
      ...(delegate !== undefined && { by: actorOf(caller).name }),
      ...(secret && { secret }),
    }
    await addOwnTreatment(tx, record.key, own)
    await beside?.(permitted)
    await renewDeviceCopies(tx, record.id)
    return { result: own.id, acts: [{ secret }] }
  })
}

/** What was declared, or « je ne le prends plus », is as if it had not been written. Done twice, it is done once. */
export function takeBackOwnTreatment(platform: Platform, caller: PatientCaller, id: string): Promise<void> {
  return perform(
    platform,
    caller,
    { patient: caller.patient, action: 'writeTreatments' },
    async (permitted) => {
      const known = (await ownTreatmentsFor(caller, permitted)).find((own) => own.id === id)
      if (known === undefined) return { result: undefined, acts: [] }
      await removeOwnTreatment(permitted.tx, permitted.record.key, id)
      await renewDeviceCopies(permitted.tx, permitted.record.id)
      return { result: undefined, acts: [{ secret: known.secret === true }] }
    },
  )
}
