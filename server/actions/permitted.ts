/** What the body of an action may ask, once its caller is allowed: nothing but the decision function answers. */
import type { PatientCaller, Professional } from '@carnet/core/model/caller.ts'
import type { Action, Decision } from '@carnet/core/model/decision.ts'
import type { DocumentFacts, DocumentStatus } from '@carnet/core/model/document.ts'
import type { Mandate, RecordFacts } from '@carnet/core/model/record.ts'
import type { RecordQuestion } from '@carnet/core/rules/access-question.ts'
import { decide, decideDocument, decideStatus } from '@carnet/core/rules/decide.ts'
import type { Tx } from '../store/database.ts'
import type { StoredRecord } from '../store/stored-record.ts'
import { modeOf } from './trace-line.ts'

/** What the body of an action works with: it exists only once the caller is allowed. */
export type Permitted = {
  readonly tx: Tx
  readonly record: StoredRecord
  readonly now: Date
  /** May this caller have this document, for this action or, when it covers several, for one of them? */
  judge(document: DocumentFacts, action?: Action): Decision
  /** Would the same caller, now, in the same mode, be allowed this on the record? For what an answer tells only to some. */
  mayAlso(action: Action): boolean
  /** Same, on the record as this very act leaves it: what is asked with it is done with it, or nothing is. */
  decideOnceIts(facts: Partial<RecordFacts>, action: Action): Decision
  /** The status of a replaced document as this caller may know it: see status-as-seen.ts. */
  statusOf(document: DocumentFacts, replacedBy: readonly DocumentFacts[], action?: Action): DocumentStatus
  /** May the holder see it now? Counts told to him leave out what he may not see yet. */
  visibleToHolder(document: DocumentFacts): boolean
  /** May he read it, whatever is asked here? */
  readableByHolder(document: DocumentFacts): boolean
  /**
   * What another would be answered who asked for the list of these documents, or to read one: « Voir comme ». It is no
   * act of his, and decides nothing but what the holder, or who acts for him, is told of it. `facts`: the record as it is
   * supposed.
   */
  supposing(
    viewer: Professional | PatientCaller,
    facts: RecordFacts,
    asking?: 'findDocuments' | 'readDocument',
  ): Supposition
  /** May who has this mandate see it now, in the holder's space? */
  visibleToDelegate(mandate: Mandate, document: DocumentFacts): boolean
}

/** The answers of the decision to someone who did not ask. */
export type Supposition = Pick<Permitted, 'judge' | 'statusOf'> & { readonly onRecord: Decision }

/** What was asked, but for the record. */
type Asked = Omit<RecordQuestion, 'record'>

export function permittedOn(record: StoredRecord, tx: Tx, asked: Asked): Permitted {
  const { access } = asked
  const question = { ...asked, record }
  const doing = (action: Action) => ({ ...question, access: { ...access, action } })
  const holder: PatientCaller = { kind: 'patient', patient: record.patient }
  const asHolder = { ...question, caller: holder }
  return {
    tx,
    record,
    now: asked.now,
    judge: (document, action = access.action) => decideDocument({ ...doing(action), document }),
    mayAlso: (action) => decide(doing(action)).allowed,
    decideOnceIts: (facts, action) => decide({ ...doing(action), record: { ...record, ...facts } }),
    statusOf: (document, replacedBy, action = access.action) =>
      decideStatus(doing(action), document, replacedBy),
    visibleToHolder: (document) => decideDocument({ ...asHolder, document }).allowed,
    readableByHolder: (document) => decideDocument({ ...asHolder, access: reading, document }).allowed,
    supposing(viewer, facts, asking = 'findDocuments') {
      const supposedAccess = { action: asking, mode: modeOf(viewer) }
      const supposed = { ...asked, caller: viewer, record: facts, access: supposedAccess }
      return {
        onRecord: decide(supposed),
        judge: (document, action = asking) =>
          decideDocument({ ...supposed, access: { ...supposedAccess, action }, document }),
        statusOf: (document, replacedBy) => decideStatus(supposed, document, replacedBy),
      }
    },
    visibleToDelegate({ id: mandateId, kind }, document) {
      const delegate: PatientCaller = { ...holder, delegate: { mandateId, kind, name: '' } }
      const reached = { ...question, caller: delegate, access: reading }
      return decide(reached).allowed && decideDocument({ ...reached, document }).allowed
    },
  }
}

const reading = { action: 'readDocument', mode: 'normal' } as const
