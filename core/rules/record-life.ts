/**
 * The life of a record: « INEXISTANT → INFORME → { OPPOSE | ACTIF } → SUSPENDU | FERME → DETRUIT ». Spec: rules.md §3.
 * What a professional may ask of it: create (TD1.1), reactivate (TD1.2), close (TD1.4), change the administrative data
 * (TD1.3b).
 */
import type { Action, RefusalReason } from '@carnet/core/model/decision.ts'
import type { EmergencyConsents, RecordFacts, RecordState } from '@carnet/core/model/record.ts'
import { isClosedOnDemand } from './closing.ts'
import { type EmergencyChoice, emergencyAfter } from './emergency-choices.ts'
import type { RuleSettings } from './settings.ts'

/** `none`: no record was ever opened. `destroyed`: its key is gone, and the record with it. */
export type LifeState = RecordState | 'none' | 'destroyed'

export type LifeEvent =
  /** The letter or the e-mail of day 0 (LIF-01). */
  | 'inform'
  | 'oppose'
  /** Six weeks without opposition (LIF-02). */
  | 'openByDefault'
  /** With the explicit consent of the person: by a professional (LIF-08), by himself before the term (LIF-05). */
  | 'openByConsent'
  | 'suspend'
  | 'restore'
  | 'close'
  | 'reopen'
  /** At the end of the archive, or on request (LIF-14, LIF-15). */
  | 'destroy'

const transitions: Readonly<Record<LifeState, Readonly<Partial<Record<LifeEvent, LifeState>>>>> = {
  none: { inform: 'informed', openByConsent: 'active' },
  informed: { oppose: 'opposed', openByDefault: 'active', openByConsent: 'active' },
  opposed: { openByConsent: 'active' },
  active: { suspend: 'suspended', close: 'closed' },
  suspended: { restore: 'active', close: 'closed' },
  closed: { reopen: 'active', destroy: 'destroyed' },
  destroyed: {},
}

/**
 * The state that follows, or undefined when that cannot happen there.
 * @law LIF-02 LIF-05 LIF-08 LIF-16 LIF-17 CSP R1111-28, R1111-36
 */
export function stateAfter(state: LifeState, event: LifeEvent): LifeState | undefined {
  return transitions[state]?.[event]
}

export type LifeRefusal = Extract<
  RefusalReason,
  | 'recordUnknown'
  | 'recordNotOpenYet'
  | 'recordOpposed'
  | 'recordSuspended'
  | 'recordClosed'
  | 'recordAlreadyOpen'
  | 'recordAttachedToMes'
  | 'recordNotClosed'
  | 'noDeletionRequested'
  | 'notClosedByDeath'
  | 'consentMissing'
>

const inTheWay: Readonly<Record<Exclude<LifeState, 'active' | 'destroyed'>, LifeRefusal>> = {
  none: 'recordUnknown',
  informed: 'recordNotOpenYet',
  opposed: 'recordOpposed',
  suspended: 'recordSuspended',
  closed: 'recordClosed',
}

/** Whose door it is: what ends a record, or brings it back, is not the same for each. `holder`: or who is there for him. */
export type LifeAsker = 'professional' | 'holder' | 'operator'

/**
 * What the state of the record says against this action; undefined when nothing.
 * @law LIF-01 LIF-03 LIF-04 LIF-13 LIF-15 LIF-16 LIF-17 LIF-18 LIF-19 CSP R1111-28, R1111-36, R1111-40
 * @spec LIF-08 LIF-11 LIF-25 EX_1.1-1010, EX_1.2-1030; PDT-INF-526 v1.8, note (10)
 */
export function objectionOfState(
  action: Action,
  record: RecordFacts | undefined,
  settings: RuleSettings,
  asker: LifeAsker = 'professional',
): LifeRefusal | undefined {
  const state = record?.state ?? 'none'
  switch (action) {
    case 'informPerson':
      if (state === 'active') return mayBeIntegrated(record) ? undefined : 'recordAlreadyOpen'
      if (state === 'none' && !settings.opensByDefault) return 'consentMissing'
      return stateAfter(state, 'inform') === undefined ? objectionTo(state) : undefined
    case 'informByLetter':
      if (state === 'informed') return undefined
      if (state === 'active') return record?.integration === 'pending' ? undefined : 'recordAlreadyOpen'
      return objectionTo(state)
    case 'recordOpposition':
      // Before the opening, before the integration, or before a suspension closes: each has its six weeks.
      if (state === 'informed' || state === 'suspended') return undefined
      if (state === 'active') return record?.integration === 'pending' ? undefined : 'recordAlreadyOpen'
      return objectionTo(state)
    case 'restoreRecord':
      if (state === 'active') return 'recordAlreadyOpen'
      return stateAfter(state, 'restore') === undefined ? objectionTo(state) : undefined
    case 'requestDeletion':
      // What was closed for another reason than his own will is not his to destroy: a fraud is looked into.
      if (state === 'closed' && asker === 'holder' && !isClosedOnDemand({ because: record?.closedBecause }))
        return 'recordClosed'
      return state === 'closed' ? undefined : objectionToDeletion(state)
    case 'cancelDeletion':
      if (state !== 'closed') return objectionToDeletion(state)
      return record?.deletionRequestedAt === undefined ? 'noDeletionRequested' : undefined
    // A person has a matricule whatever the state of his record, a médecin traitant, parents, a Dossier Pharmaceutique.
    case 'opposeDossierPharmaceutique':
    case 'acceptDossierPharmaceutique':
    case 'changeIns':
    case 'declareMedecinTraitant':
    case 'withdrawMedecinTraitant':
    case 'attachRepresentative':
    case 'detachRepresentative':
      return record === undefined ? 'recordUnknown' : undefined
    case 'opposeHeirs':
    case 'acceptHeirs':
      if (asker === 'operator') return record === undefined ? 'recordUnknown' : undefined
      return state === 'active' ? undefined : objectionTo(state)
    // Of who lives, nobody is the heir.
    case 'recordHeirRequest':
    case 'reviewHeirRequests':
    case 'refuseHeirRequest':
    case 'grantHeirRequest':
      if (record === undefined) return 'recordUnknown'
      return state === 'closed' && record.closedBecause === 'death' ? undefined : 'notClosedByDeath'
    case 'createRecord':
      // TD0.2 says of it that there is none: to be told here that there is one would be to be told that it is suspended.
      if (state === 'suspended') return 'recordSuspended'
      return stateAfter(state, 'openByConsent') === undefined ? 'recordAlreadyOpen' : undefined
    case 'reopenRecord':
      // The dead ask for nothing; an error about a death is for the operator to undo.
      if (record?.closedBecause === 'death' && asker !== 'operator') return 'recordClosed'
      if (state === 'closed' && asker === 'holder' && !isClosedOnDemand({ because: record?.closedBecause }))
        return 'recordClosed'
      if (stateAfter(state, 'reopen') !== undefined) return undefined
      return state === 'active' ? 'recordAlreadyOpen' : objectionTo(state)
    case 'closeRecord':
    case 'updateAdministrativeData':
    case 'openPatientAccess':
    case 'changePatientChannel':
    case 'renewPatientAccess':
      if (asker === 'operator')
        return stateAfter(state, 'close') === undefined ? objectionTo(state) : undefined
      if (state !== 'active') return objectionTo(state)
      // His space is his to leave: what is refused to a professional there is not to him.
      if (action === 'closeRecord' && asker === 'holder') return undefined
      return record?.attachedToMes === true && !settings.attachedRecordsByProfessionals
        ? 'recordAttachedToMes'
        : undefined
    case 'testExistence':
      // TD0.2 answers of a closed record too, with the identity that it keeps.
      return state === 'active' || state === 'closed' ? undefined : objectionTo(state)
    default:
      return state === 'active' ? undefined : objectionTo(state)
  }
}

/** A state that is none of ours opens nothing. */
function objectionTo(state: RecordState | 'none'): LifeRefusal {
  return state === 'active' ? 'recordAlreadyOpen' : (inTheWay[state] ?? 'recordUnknown')
}

function objectionToDeletion(state: RecordState | 'none'): LifeRefusal {
  return state === 'active' || state === 'suspended' ? 'recordNotClosed' : objectionTo(state)
}

/** A record of the explicit consent (2011), of which its holder was never told that it would join Mon espace santé. */
function mayBeIntegrated(record: RecordFacts | undefined): boolean {
  return record !== undefined && !record.attachedToMes && record.integration === undefined
}

export type Opening =
  | { readonly outcome: 'opened'; readonly emergency: EmergencyConsents }
  | { readonly outcome: 'refused'; readonly reason: Extract<RefusalReason, 'consentMissing'> }

/**
 * Creation or reactivation: nothing without the explicit consent. Boxes left as they are permit (LIF-09).
 * @spec LIF-08 LIF-09 LIF-11 EMG-04 EX_GEN-1250, EX_1.1-1010, EX_1.1-1050, EX_1.2-1030
 */
export function decideOpening(
  asked: { readonly consent: boolean; readonly emergency: EmergencyChoice },
  present: EmergencyConsents,
): Opening {
  if (!asked.consent) return { outcome: 'refused', reason: 'consentMissing' }
  return { outcome: 'opened', emergency: emergencyAfter(present, asked.emergency) }
}
