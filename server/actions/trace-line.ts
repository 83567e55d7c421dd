/** The lines that an action leaves in the history of a record: what was done or refused, by whom, and why he might. */
import type { AccessMode, Caller } from '@carnet/core/model/caller.ts'
import type { Action, Check, RefusalReason } from '@carnet/core/model/decision.ts'
import type { Download, Trace, TraceActor, TracedDocument, TracedPerson } from '@carnet/core/model/trace.ts'
import { isLegalRepresentative } from '@carnet/core/rules/mandates.ts'
import type { NewTrace } from '../store/traces.ts'

/** One line of the history. An action may leave several: documents given, documents refused. */
export type Act = {
  /** When it is not the action that was performed as a whole. */
  readonly action?: Action | Download
  readonly documents?: readonly TracedDocument[]
  readonly returnedCount?: number
  readonly filteredCount?: number
  readonly secretCount?: number
  readonly about?: TracedPerson
  /** About what was done in a secret session: told to whom that is told. */
  readonly secret?: boolean
  readonly refusal?: RefusalReason
  /** About a document that the holder, or who represents him, may not know of: the line waits, and so do messages. */
  readonly keptFrom?: 'holder' | 'representatives'
  /** Checks on the document, added to those on the record. */
  readonly checks?: readonly Check[]
}

export function lineOf(
  caller: Caller,
  action: Trace['action'],
  now: Date,
  checks: readonly Check[],
  act: Act,
): NewTrace {
  return {
    at: now,
    action: act.action ?? action,
    outcome: act.refusal === undefined ? 'done' : 'refused',
    actor: actorOf(caller),
    mode: modeOf(caller),
    ...(caller.kind === 'professional' && caller.reason !== undefined && { emergencyReason: caller.reason }),
    ...(act.refusal !== undefined && { refusal: act.refusal }),
    ...(act.about !== undefined && { about: act.about }),
    checks: [...checks, ...(act.checks ?? [])],
    documents: act.documents ?? [],
    filteredCount: act.filteredCount ?? 0,
    returnedCount: act.returnedCount ?? 0,
    ...(act.secretCount && { secretCount: act.secretCount }),
    secretSession: isSecret(caller) || act.secret === true,
  }
}

export function actorOf(caller: Caller): TraceActor {
  switch (caller.kind) {
    case 'patient':
      return caller.delegate === undefined
        ? { kind: 'patient', id: '', name: '' }
        : {
            kind: isLegalRepresentative(caller.delegate.kind) ? 'legalRepresentative' : 'carer',
            id: caller.delegate.mandateId,
            name: caller.delegate.name,
          }
    case 'insuranceAgent':
      return { kind: 'insuranceAgent', id: caller.id, name: caller.name }
    case 'cardBearer':
      return { kind: 'cardBearer', id: '', name: '' }
    case 'professional':
      return {
        kind: 'professional',
        id: caller.id,
        name: `${caller.firstName} ${caller.lastName}`,
        profession: caller.profession.code,
        ...(caller.profession.specialities[0] !== undefined && {
          speciality: caller.profession.specialities[0],
        }),
        structureId: caller.structure.id,
        structureName: caller.structure.name,
      }
    case 'structure':
    case 'staff':
      return {
        kind: caller.kind,
        id: caller.userId,
        name: caller.userName,
        structureId: caller.structure.id,
        structureName: caller.structure.name,
      }
  }
}

export function isSecret(caller: Caller): boolean {
  return caller.kind !== 'patient' && caller.secretSession
}

export function modeOf(caller: Caller): AccessMode {
  return caller.kind === 'patient' ? 'normal' : caller.mode
}
