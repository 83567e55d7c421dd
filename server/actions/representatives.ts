/**
 * LIF-20, LIF-22: the operator attaches to a record who legally represents its holder, on the proof that he saw, and ends it.
 * The invitation of a second parent by the first is server/actions/delegates.ts.
 */
import { randomUUID } from 'node:crypto'
import type { InsuranceAgent, MandateKind } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { isLegalRepresentative, stands } from '@carnet/core/rules/mandates.ts'
import {
  objectionToAttaching,
  type RepresentativeKind,
  termOfAttaching,
} from '@carnet/core/rules/representation.ts'
import { addMandate, endMandate, mandatesOn } from '../store/mandates.ts'
import { giveNotices } from '../store/notices.ts'
import { addLifeEvent } from '../store/record-life.ts'
import { findRecord, holdRecords } from '../store/records.ts'
import type { StoredRecord } from '../store/stored-record.ts'
import { type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export type Attaching = {
  readonly kind: RepresentativeKind
  /** What was seen that says so: a family record book, a judgment. */
  readonly proof: string
  /** Who has charge of the measure, when it is another than the representative (R1111-42 2°). */
  readonly inCharge: string | undefined
  /** The term of the measure; null: as long as the law says. */
  readonly until: Date | null
}

const motives = { parent: 'PARENT', tutor: 'TUTELLE', curator: 'CURATELLE' } as const

/** He enters at his next log-in. The holder is told, and so is he; what was seen is kept with the evidence, sealed. */
export function attachRepresentative(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
  person: PatientId,
  { kind, proof, inCharge, until }: Attaching,
): Promise<void> {
  return perform(platform, agent, { patient, action: 'attachRepresentative' }, async (permitted) => {
    const { tx, record, now } = permitted
    const representative = await personOf(permitted, person)
    const about = aboutOf(representative)
    await holdRecords(tx, [record.id, representative.id])
    const mandates = await mandatesOn(tx, record.id)
    const { settings } = platform
    const objection = objectionToAttaching(
      kind,
      { birthDate: record.birthDate, mandates },
      {
        birthDate: representative.birthDate,
        isHolder: representative.id === record.id,
        mandateIds: mandates
          .filter(({ personRecordId }) => personRecordId === representative.id)
          .map(({ id }) => id),
      },
      { settings, now },
    )
    if (objection !== undefined) throw new Refused(objection, undefined, { about })
    const id = randomUUID()
    await addMandate(tx, record.id, {
      id,
      personRecordId: representative.id,
      kind,
      since: now,
      until: termOfAttaching(kind, record, until, settings),
      excludedClasses: [],
    })
    await keep(platform, agent, permitted, 'represented', {
      code: motives[kind],
      text: JSON.stringify({
        mandate: id,
        representative: { patient: representative.patient, identity: representative.identity },
        proof,
        ...(inCharge !== undefined && { inCharge }),
      }),
    })
    await tell(platform, permitted, agent, representative, 'representing')
    return { result: undefined, acts: [{ about }] }
  })
}

/** At once: whoever is in that space by it is refused at his next act. */
export function endRepresentative(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
  person: PatientId,
  reason: string,
): Promise<void> {
  return perform(platform, agent, { patient, action: 'detachRepresentative' }, async (permitted) => {
    const representative = await personOf(permitted, person)
    const about = aboutOf(representative)
    const mandate = await endStandingMandate(platform, permitted, representative, isLegalRepresentative)
    if (mandate === undefined)
      throw new Refused('mandateOver', 'Cette personne ne représente pas le titulaire.', { about })
    await keep(platform, agent, permitted, 'representationEnded', {
      code: 'FIN_REPRESENTATION',
      text: JSON.stringify({ mandate: mandate.id, reason }),
    })
    await tell(platform, permitted, agent, representative, 'representingEnded')
    return { result: undefined, acts: [{ about }] }
  })
}

/** The one of such a kind by which this person acts today, ended now; undefined: none does. */
export async function endStandingMandate(
  { settings }: Pick<Platform, 'settings'>,
  { tx, record, now }: Permitted,
  person: StoredRecord,
  isSuch: (kind: MandateKind) => boolean,
): Promise<{ readonly id: string } | undefined> {
  await holdRecords(tx, [record.id, person.id])
  const mandate = (await mandatesOn(tx, record.id)).find(
    (each) =>
      each.personRecordId === person.id && isSuch(each.kind) && stands(each, record.birthDate, settings, now),
  )
  if (mandate !== undefined) await endMandate(tx, record.id, mandate.id, now)
  return mandate
}

/** He has a record of his own: he enters by his own account, under his own name. */
export async function personOf({ tx }: Permitted, person: PatientId): Promise<StoredRecord> {
  const found = await findRecord(tx, person)
  if (found?.state !== 'active')
    throw new Refused(
      'representationNotPossible',
      'Qui représente entre par son propre carnet\u00a0: le sien n’est pas ouvert.',
    )
  return found
}

function aboutOf(person: StoredRecord) {
  return { id: '', name: nameOf(person) }
}

export function nameOf({ identity }: StoredRecord): string {
  const { birthName, birthFirstName, usedName, usedFirstName } = identity
  return `${usedFirstName ?? birthFirstName} ${usedName ?? birthName}`
}

function keep(
  platform: Platform,
  agent: InsuranceAgent,
  { tx, record, now }: Permitted,
  kind: 'represented' | 'representationEnded',
  motive: { readonly code: string; readonly text: string },
): Promise<void> {
  const regime = platform.regimeAt(now).name
  return addLifeEvent(tx, record.key, { kind, at: now, regime, actorId: agent.id, motive })
}

/** Nobody comes in the place of the holder, nor leaves, without his being told, nor who represents him already (people.md P-22). */
async function tell(
  { settings }: Platform,
  { tx, record, now }: Permitted,
  agent: InsuranceAgent,
  person: StoredRecord,
  cause: 'representing' | 'representingEnded',
): Promise<void> {
  const by = { actorId: agent.id, at: now }
  const others = (await mandatesOn(tx, record.id)).filter(
    (each) =>
      each.personRecordId !== person.id &&
      isLegalRepresentative(each.kind) &&
      stands(each, record.birthDate, settings, now),
  )
  await giveNotices(tx, record.id, [{ to: 'holder', cause: 'representativesChanged' }], by)
  await giveNotices(tx, person.id, [{ to: 'holder', cause }], by)
  for (const { personRecordId } of others)
    await giveNotices(tx, personRecordId, [{ to: 'holder', cause: 'delegatedRepresentatives' }], by)
}
