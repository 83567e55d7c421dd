/** The measures that a person notes, corrects and erases. rules.md CNT-06. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type {
  MeasureDefinition,
  MeasureObjection,
  OwnMeasure,
  TargetObjection,
  TypedMeasure,
  TypedTarget,
} from '@carnet/core/model/own-measure.ts'
import { isKeptSecret, measureSaid, ownMeasuresMax, targetSaid } from '@carnet/core/rules/own-measures.ts'
import { lockProfile, saveProfile } from '../store/health-profiles.ts'
import { ownMeasuresOf, removeOwnMeasure, saveOwnMeasure } from '../store/own-measures.ts'
import { uuidV7 } from '../store/uuid-v7.ts'
import { ownWordsFor } from './health-profile.ts'
import { actorOf, type Outcome, type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export type SentMeasure = TypedMeasure & {
  /** Asked by the holder alone. */
  readonly secret: boolean
  /** The one that it corrects: who noted it stays named. */
  readonly corrects?: string | undefined
}

export type Noted = { readonly id: string } | { readonly objections: readonly MeasureObjection[] }

/** Its id, or why nothing was noted. Throws Refused `depositNotAcceptable` when there are too many, `documentUnknown` without the one to correct. */
export function noteMeasure(
  platform: Platform,
  caller: PatientCaller,
  definition: MeasureDefinition,
  sent: SentMeasure,
): Promise<Noted> {
  const request = { patient: caller.patient, action: 'writeHealthProfile' } as const
  return perform(platform, caller, request, async (permitted): Promise<Outcome<Noted>> => {
    const { tx, record, now } = permitted
    const known = sent.corrects === undefined ? undefined : await measureOf(caller, permitted, sent.corrects)
    if (sent.corrects !== undefined && known === undefined) throw new Refused('documentUnknown')
    if (known === undefined && (await ownMeasuresOf(tx, record.key)).length >= ownMeasuresMax)
      throw new Refused('depositNotAcceptable')
    const { birthDate } = record.identity
    const said = measureSaid(definition, sent, { today: civilDay(now), birthDate })
    if (!('kind' in said)) return { result: { objections: said }, acts: [] }
    const secret = isKeptSecret(sent.secret, { isHolder: caller.delegate === undefined })
    const by = known === undefined ? writerOf(caller) : known.by
    const id = known?.id ?? uuidV7(now)
    await saveOwnMeasure(tx, record.key, { ...said, id, ...(by && { by }), ...(secret && { secret }) })
    return { result: { id }, acts: [{ secret: secret && known?.secret !== false }] }
  })
}

/** Done twice, it is done once. */
export function eraseMeasure(platform: Platform, caller: PatientCaller, id: string): Promise<void> {
  const request = { patient: caller.patient, action: 'writeHealthProfile' } as const
  return perform(platform, caller, request, async (permitted) => {
    const known = await measureOf(caller, permitted, id)
    if (known === undefined) return { result: undefined, acts: [] }
    await removeOwnMeasure(permitted.tx, permitted.record.key, id)
    return { result: undefined, acts: [{ secret: known.secret }] }
  })
}

export type SentTarget = TypedTarget & {
  /** Asked by the holder alone. */
  readonly secret: boolean
}

/** Why nothing was kept; undefined: it was. `sent`: undefined, there is no target any more. */
export function setTarget(
  platform: Platform,
  caller: PatientCaller,
  definition: MeasureDefinition,
  sent: SentTarget | undefined,
): Promise<readonly TargetObjection[] | undefined> {
  const request = { patient: caller.patient, action: 'writeHealthProfile' } as const
  type Said = readonly TargetObjection[] | undefined
  return perform<Said>(platform, caller, request, async ({ tx, record, now }): Promise<Outcome<Said>> => {
    const said = sent && targetSaid(definition, sent)
    if (said !== undefined && !('parts' in said)) return { result: said, acts: [] }
    const isHolder = caller.delegate === undefined
    const profile = await lockProfile(tx, record.key)
    const { [definition.kind]: present, ...others } = profile.targets ?? {}
    // What the holder keeps for himself is as if it were not there: nobody writes over it, nor learns of it.
    if (!isHolder && present?.secret === true) return { result: undefined, acts: [{}] }
    const secret = isKeptSecret(sent?.secret === true, { isHolder })
    const by = writerOf(caller)
    const target = said && { ...said, on: civilDay(now), ...(by && { by }), ...(secret && { secret }) }
    const targets = target === undefined ? others : { ...others, [definition.kind]: target }
    await saveProfile(tx, record.key, { ...profile, targets })
    return { result: undefined, acts: [{ secret: secret && (present?.secret ?? true) }] }
  })
}

/** Such a measure, where the caller sees one. */
async function measureOf(caller: PatientCaller, permitted: Permitted, id: string) {
  const { measures } = await ownWordsFor(caller, permitted)
  const found = measures.find((measure) => measure.id === id)
  return found && { secret: false, ...found }
}

function writerOf(caller: PatientCaller): OwnMeasure['by'] {
  return caller.delegate === undefined ? undefined : actorOf(caller).name
}
