/**
 * LIF-19: an heir asks the operator, for one of the motives of the law, outside of any portal; the operator decides, and gives
 * what he grants as an archive. What the person did not want while she lived is not given. CSP L1110-4 V, L1111-7.
 */
import { randomUUID } from 'node:crypto'
import type { InsuranceAgent, PatientCaller } from '@carnet/core/model/caller.ts'
import type { HeirRequest } from '@carnet/core/model/heir-request.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { mayGoToHeirs, objectionToGrant } from '@carnet/core/rules/heirs.ts'
import { openLabels } from '../store/document-fragments.ts'
import { documentsOf, type StoredDocument } from '../store/documents.ts'
import {
  addHeirRequest,
  decideHeirRequest,
  heirRequestsOf,
  recordsWithHeirRequests,
} from '../store/heir-requests.ts'
import { saveHeirsOpposed } from '../store/record-choices.ts'
import { addLifeEvent } from '../store/record-life.ts'
import { exportedDocuments, type RecordExport } from './export-record.ts'
import { currentVersions } from './list-traces.ts'
import { actorOf, type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { traced } from './read-document.ts'

/**
 * While she lives, by herself, or by the operator whom she asks, or who learns it: nobody is given anything after her death.
 * She may change her mind. Said twice, it is said once.
 */
export function opposeHeirs(
  platform: Platform,
  caller: InsuranceAgent | PatientCaller,
  patient: PatientId,
  action: 'opposeHeirs' | 'acceptHeirs',
): Promise<void> {
  return perform(platform, caller, { patient, action }, async (permitted) => {
    const { tx, record } = permitted
    const kind = action === 'opposeHeirs' ? 'heirsOpposed' : 'heirsAccepted'
    if (await saveHeirsOpposed(tx, record.id, action === 'opposeHeirs'))
      await addLifeEvent(tx, record.key, { ...by(platform, actorOf(caller), permitted), kind })
    return { result: undefined, acts: [{}] }
  })
}

export type WaitingHeirs = { readonly patient: PatientId; readonly requests: readonly HeirRequest[] }

/** Those that wait for a decision, of whatever record: each record that is told of keeps the line of it. */
export async function waitingHeirRequests(
  platform: Platform,
  agent: InsuranceAgent,
): Promise<readonly WaitingHeirs[]> {
  const patients = await platform.database.read(recordsWithHeirRequests)
  const waiting: WaitingHeirs[] = []
  for (const patient of patients) {
    const requests = await perform(
      platform,
      agent,
      { patient, action: 'reviewHeirRequests' },
      async ({ tx, record }) => ({ result: await heirRequestsOf(tx, record.key), acts: [{}] }),
    )
    waiting.push({ patient, requests: requests.filter(({ decision }) => decision === undefined) })
  }
  return waiting
}

/** The number that its decision will name. */
export function recordHeirRequest(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
  asked: Pick<HeirRequest, 'motive' | 'heir' | 'link' | 'proof' | 'words'>,
): Promise<string> {
  return perform(platform, agent, { patient, action: 'recordHeirRequest' }, async (permitted) => {
    const id = randomUUID()
    const { tx, record } = permitted
    await addHeirRequest(tx, record.key, by(platform, agent, permitted), { id, ...asked })
    return { result: id, acts: [{ about: { id: '', name: asked.heir } }] }
  })
}

export type DocumentForHeirs = {
  readonly uniqueId: string
  readonly typeDisplay: string
  readonly title: string
  readonly submittedAt: Date
}

/** What was asked of this record, and what it holds that may be given: only where an heir has asked. */
export function reviewHeirRequests(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
): Promise<{
  readonly requests: readonly HeirRequest[]
  readonly opposed: boolean
  readonly documents: readonly DocumentForHeirs[]
}> {
  return perform(platform, agent, { patient, action: 'reviewHeirRequests' }, async (permitted) => {
    const { tx, record } = permitted
    const requests = await heirRequestsOf(tx, record.key)
    const { heirsOpposed: opposed = false } = record
    const waits = !opposed && requests.some(({ decision }) => decision === undefined)
    const given = waits ? await givable(platform, permitted) : []
    const labels = await openLabels(
      tx,
      record.key,
      given.map(({ entryUuid }) => entryUuid),
    )
    const documents = given.map(({ entryUuid, uniqueId, submittedAt }) => {
      const { title, typeDisplay } = labels.get(entryUuid)!
      return { uniqueId, typeDisplay, title, submittedAt }
    })
    return { result: { requests, opposed, documents }, acts: [{ returnedCount: documents.length }] }
  })
}

export function refuseHeirRequest(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<void> {
  return perform(platform, agent, { patient, action: 'refuseHeirRequest' }, async (permitted) => {
    const request = (await heirRequestsOf(permitted.tx, permitted.record.key)).find(
      (one) => one.id === id && one.decision === undefined,
    )
    if (request === undefined) throw new Refused('heirRequestUnknown')
    const { tx, record } = permitted
    const decided = { id, granted: false, reason, documents: [] }
    await decideHeirRequest(tx, record.key, by(platform, agent, permitted), decided)
    return { result: undefined, acts: [{ about: { id: '', name: request.heir } }] }
  })
}

export type Grant = {
  readonly id: string
  readonly reason: string
  /** UniqueIds: what the motive needs, and nothing else. */
  readonly documents: readonly string[]
  /** Who decides sought whether the person was against it, and found nothing. */
  readonly noContraryWill: boolean
}

/** `give` writes the archive before the decision is committed: what could not be written was not granted. */
export function grantHeirRequest(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
  { id, reason, documents: wanted, noContraryWill }: Grant,
  give: (content: RecordExport) => Promise<void>,
): Promise<void> {
  return perform(platform, agent, { patient, action: 'grantHeirRequest' }, async (permitted) => {
    const { tx, record, now } = permitted
    const request = (await heirRequestsOf(tx, record.key)).find((one) => one.id === id)
    const { heirsOpposed: opposed = false } = record
    const objection = objectionToGrant(request, { opposed, noContraryWill })
    const act = request === undefined ? {} : { about: { id: '', name: request.heir } }
    if (objection !== undefined) throw new Refused(objection, undefined, act)
    const given = (await givable(platform, permitted)).filter(({ uniqueId }) => wanted.includes(uniqueId))
    if (given.length === 0 || given.length < new Set(wanted).size)
      throw new Refused(
        'documentUnknown',
        'Un de ces documents n’est pas dans ce dossier, ou ne peut pas être donné.',
        act,
      )
    const documents = await exportedDocuments(platform, permitted, given)
    await give({
      form: 'readable',
      passphrase: undefined,
      at: now,
      delegate: undefined,
      person: { patient: record.currentPatient ?? record.patient, identity: record.identity },
      ownTreatments: [],
      documents,
      associations: [],
      async *traces() {},
    })
    const decided = { id, granted: true, reason, documents: given.map(({ uniqueId }) => uniqueId) }
    await decideHeirRequest(tx, record.key, by(platform, agent, permitted), decided)
    return {
      result: undefined,
      acts: [{ ...act, documents: documents.map((document) => traced(document, document.label)) }],
    }
  })
}

async function givable(
  { settings }: Platform,
  { tx, record }: Permitted,
): Promise<readonly StoredDocument[]> {
  const of = { birthDate: record.birthDate, closedAt: record.stateSince }
  return [...currentVersions(await documentsOf(tx, record.id))].filter((document) =>
    mayGoToHeirs(document, of, settings),
  )
}

function by(platform: Platform, { id: actorId }: { readonly id: string }, { now }: Permitted) {
  return { at: now, regime: platform.regimeAt(now).name, actorId }
}
