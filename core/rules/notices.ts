/** Who is told of an access, or of what became of a record, by a message. Spec: rules.md §9, TRA-07; R1111-48; LIF-13, LIF-16. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import type { Notice, NoticeCause } from '@carnet/core/model/notice.ts'
import type { ClosingMotive, Mandate, RecordFacts } from '@carnet/core/model/record.ts'
import { isRepresented } from './majority.ts'
import { isLegalRepresentative, stands } from './mandates.ts'
import { opensRecord } from './opens-record.ts'
import type { RuleSettings } from './settings.ts'

export type NoticedAct = {
  readonly caller: Caller
  readonly action: Action
  /** False when all of it was refused: nothing was seen. */
  readonly done: boolean
  /** From whom all that was done is kept: the holder, who may not know of it yet, or who represents him. */
  readonly keptFrom?: 'holder' | 'representatives' | undefined
  readonly record: Pick<RecordFacts, 'medecinTraitant' | 'birthDate' | 'mandates'>
  readonly settings: RuleSettings
  readonly now: Date
}

/** What shows the content of the record, or who has to do with it. Feeding it is no access. */
const shows: ReadonlySet<Action> = new Set([
  'findDocuments',
  'findReferences',
  'readDocument',
  'listTraces',
  'listAuthorisations',
])

/**
 * The holder is told of each access by a professional; in an emergency, of whatever is done on the record, and the
 * médecin traitant with him. A refused attempt sends nothing: it stays in the history, as does a mere search.
 * A reading of what he, or who represents him, may not know of sends nothing, but in an emergency: its line waits too.
 * The first reading by someone is told apart: it is the one that he may want to ask about.
 * @law TRA-07 EMG-07 CSP R1111-48
 * @law EHDS-08 règlement (UE) 2025/327, article 12: the patient is told
 * @spec VIS-05 TRA-06; VIS-09 EX_0.1-1100: nothing is sent to the holder of what was done in a secret session, while his representatives
 * may be reading; of age and with none, he is told of whatever the session calls itself
 */
export function noticesOf({
  caller,
  action,
  done,
  keptFrom,
  record,
  settings,
  now,
}: NoticedAct): readonly Notice[] {
  if (!done || caller.kind === 'patient' || !opensRecord(action, settings)) return []
  const { medecinTraitant } = record
  const inSecret = isSecretAbout(caller, record, settings, now)
  const byCard = caller.kind === 'cardBearer' || (action === 'openEmergencyCard' && caller.mode === 'normal')
  if (byCard && !inSecret) return [{ to: 'holder', cause: 'cardScanned' }]
  // A message may be read by his representatives.
  const isKept = keptFrom === 'holder' || (keptFrom !== undefined && isRepresented(record, settings, now))
  const isTold = caller.kind === 'professional' && shows.has(action) && !isKept
  if (caller.mode === 'normal' && !isTold) return []
  const cause: NoticeCause = caller.mode === 'normal' ? 'access' : caller.mode
  const toHolder: Notice = {
    to: 'holder',
    cause,
    ...(cause === 'access' && { ifNeverTold: 'firstAccess' }),
    ...(keptFrom !== undefined && { keptFromRepresentatives: true }),
  }
  const toMedecinTraitant: Notice = { to: 'medecinTraitant', cause }
  // What he did himself is no news to him.
  const himself = caller.kind === 'professional' && caller.id === medecinTraitant
  return [
    ...(inSecret ? [] : [toHolder]),
    ...(cause === 'access' || medecinTraitant === null || himself ? [] : [toMedecinTraitant]),
  ]
}

/**
 * Who may read was changed for him by a professional, in his name: he is told, and undoes it in his own space.
 * @law CON-04 CON-14 CON-15 CSP L1111-17 II, L1111-19
 */
export function noticesOfReaders({
  caller,
  record,
  settings,
  now,
}: Pick<NoticedAct, 'caller' | 'record' | 'settings' | 'now'>): readonly Notice[] {
  return caller.kind === 'patient' || isSecretAbout(caller, record, settings, now)
    ? []
    : [{ to: 'holder', cause: 'readersChanged' }]
}

function isSecretAbout(
  caller: Caller,
  record: Pick<RecordFacts, 'birthDate' | 'mandates'>,
  settings: RuleSettings,
  now: Date,
): boolean {
  return caller.kind !== 'patient' && caller.secretSession && isRepresented(record, settings, now)
}

export type LifeChange = {
  readonly caller: Caller
  readonly record: Pick<RecordFacts, 'birthDate' | 'mandates'>
  /** Why it was closed; undefined: it is opened again. */
  readonly motive: ClosingMotive | undefined
  readonly settings: RuleSettings
  readonly now: Date
}

/**
 * Who is told that a record is closed, or opened again: its holder, whoever did it, so that nobody does it in his place
 * without his knowing; who represents him, but for the one who did it; and the carer who asked to be told of what
 * happens there. A death is no message. No secret session does it (VIS-09): nobody is left untold for that.
 * @law LIF-13 LIF-16 LIF-19 LIF-20 CSP R1111-36, R1111-40: « à tout moment » by the holder, or by one of two in his place
 * @spec CNT-07 VIS-09 Mon espace santé
 */
export function toldOfLifeChange({ caller, record, motive, settings, now }: LifeChange): {
  readonly holder: boolean
  readonly mandates: readonly Mandate[]
} {
  if (motive === 'death') return { holder: false, mandates: [] }
  const himself = caller.kind === 'patient' ? caller.delegate?.mandateId : undefined
  return {
    holder: true,
    mandates: record.mandates.filter(
      (mandate) =>
        mandate.id !== himself &&
        stands(mandate, record.birthDate, settings, now) &&
        (isLegalRepresentative(mandate.kind) || mandate.wantsNotices === true),
    ),
  }
}
