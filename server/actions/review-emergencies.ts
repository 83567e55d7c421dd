/**
 * The operator reviews the emergency accesses: what was done and the reason given, and neither the patient nor his
 * documents. EMG-12; trust.md §2.
 */
import type { EmergencyMode, EmergencyVerdict } from '@carnet/core/model/emergency.ts'
import type { TraceActor } from '@carnet/core/model/trace.ts'
import { isRepeatedUse } from '@carnet/core/rules/emergency-review.ts'
import type { Tx } from '../store/database.ts'
import {
  actsOf,
  type EmergencyCriteria,
  type EmergencyMonth,
  emergencies,
  emergencyMonths,
  emergencyToReview,
  type JournaledEmergency,
  repeatedUses,
  saveReview,
} from '../store/emergencies.ts'
import { addTrace, undecided } from '../store/traces.ts'
import type { Platform } from './platform.ts'

export type EmergencyForReview = {
  readonly id: string
  readonly at: Date
  readonly mode: EmergencyMode
  readonly actor: TraceActor
  /** What he wrote, each once; none when his software sent none. */
  readonly reasons: readonly string[]
  /** Names of the actions, each once, in their order. */
  readonly actions: readonly string[]
  readonly documentsOpened: number
  readonly usesInMonth: number
  readonly repeated: boolean
  readonly review: JournaledEmergency['review']
}

type Reviewing = Pick<Platform, 'database' | 'clock' | 'settings'>

const atOnce = 100

/** Oldest first, a page in memory at a time. */
export async function* emergenciesToReview(
  { database, settings }: Reviewing,
  criteria: EmergencyCriteria,
): AsyncGenerator<EmergencyForReview> {
  let after: JournaledEmergency | undefined
  for (;;) {
    const page = await database.transaction(async (tx) => {
      const found = await emergencies(tx, criteria, { after, limit: atOnce })
      const told: EmergencyForReview[] = []
      for (const one of found) told.push(await inDetail(tx, one, settings))
      return { found, told }
    })
    yield* page.told
    if (page.found.length < atOnce) return
    after = page.found.at(-1)
  }
}

async function inDetail(
  tx: Tx,
  one: JournaledEmergency,
  settings: Reviewing['settings'],
): Promise<EmergencyForReview> {
  const acts = await actsOf(tx, one)
  const [first] = acts
  return {
    id: one.id,
    at: one.at,
    mode: one.mode,
    actor: first?.actor ?? { kind: 'professional', id: one.actorId, name: '' },
    reasons: [
      ...new Set(acts.flatMap(({ emergencyReason: reason = '' }) => (reason === '' ? [] : [reason]))),
    ],
    actions: [...new Set(acts.map(({ action }) => action))],
    documentsOpened: new Set(
      acts.flatMap(({ action, outcome, documents }) =>
        action === 'readDocument' && outcome === 'done' ? documents.map(({ uniqueId }) => uniqueId) : [],
      ),
    ).size,
    usesInMonth: one.usesInMonth,
    repeated: isRepeatedUse(one.usesInMonth, settings),
    review: one.review,
  }
}

export type SignedReview = 'signed' | 'unknown' | 'alreadyReviewed'

/** Signs once: what was concluded is never rewritten. The holder reads in his history that it was reviewed. */
export function reviewEmergency(
  { database, clock }: Reviewing,
  id: string,
  review: { readonly reviewer: string; readonly verdict: EmergencyVerdict; readonly comment: string },
): Promise<SignedReview> {
  return database.transaction(async (tx): Promise<SignedReview> => {
    const found = await emergencyToReview(tx, id)
    if (found === undefined) return 'unknown'
    if (found.review !== undefined) return 'alreadyReviewed'
    const at = clock.now()
    await saveReview(tx, found, { ...review, at })
    const actor = { kind: 'operator', id: review.reviewer, name: review.reviewer } as const
    const line = undecided({ at, action: 'reviewEmergency', actor })
    await addTrace(tx, found.key, { ...line, secretSession: found.secret })
    return 'signed'
  })
}

export type EmergencyStatistics = {
  readonly months: readonly EmergencyMonth[]
  readonly repeated: readonly { readonly month: string; readonly actorId: string; readonly uses: number }[]
}

export function emergencyStatistics(
  { database, settings }: Reviewing,
  from: Date,
  to: Date,
): Promise<EmergencyStatistics> {
  return database.transaction(async (tx) => ({
    months: await emergencyMonths(tx, from, to),
    repeated: await repeatedUses(tx, from, to, settings.emergencyRepeatedUses),
  }))
}
