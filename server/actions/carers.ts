/**
 * P-22: at the desk, an agent names the carer whom the holder asks for, who has no device to invite him with; and ends it.
 * What the holder does by herself is server/actions/delegates.ts.
 */
import { randomUUID } from 'node:crypto'
import type { InsuranceAgent } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { mandateOf, objectionToAcceptance, objectionToCarer } from '@carnet/core/rules/invitations.ts'
import { stands } from '@carnet/core/rules/mandates.ts'
import { invitationsOn } from '../store/invitations.ts'
import { addMandate, mandatesOfPerson, mandatesOn } from '../store/mandates.ts'
import { giveNotices } from '../store/notices.ts'
import { addLifeEvent } from '../store/record-life.ts'
import { holdRecords } from '../store/records.ts'
import { type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { endStandingMandate, nameOf, personOf } from './representatives.ts'

export type NamedCarer = {
  readonly months: number
  readonly mayWrite: boolean
  /** How the holder asked for him, before the agent. */
  readonly proof: string
}

const invitationsMax = 30

/** He enters at his next log-in; both are told. Nothing more is asked of him: he stops when he wants. */
export function nameCarer(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
  person: PatientId,
  { months, mayWrite, proof }: NamedCarer,
): Promise<void> {
  return perform(platform, agent, { patient, action: 'nameCarer' }, async (permitted) => {
    const { tx, record, now } = permitted
    const { settings } = platform
    const carer = await personOf(permitted, person)
    const about = { id: '', name: nameOf(carer) }
    await holdRecords(tx, [record.id, carer.id])
    const mandates = await mandatesOn(tx, record.id)
    const invitations = (await invitationsOn(tx, record.key, invitationsMax)).filter(
      ({ state }) => state === 'pending',
    )
    const present = mandates.some(
      (each) => each.personRecordId === carer.id && stands(each, record.birthDate, settings, now),
    )
    const invitee = carer.id === record.id ? 'self' : present ? 'present' : 'other'
    const holder = { birthDate: record.birthDate, mandates, invitations }
    const helped = (await mandatesOfPerson(tx, carer.id)).filter(
      (each) =>
        each.kind === 'carer' && each.closed === undefined && stands(each, each.birthDate, settings, now),
    ).length
    const objection =
      objectionToCarer(holder, { invitee, months }, { settings, now }) ??
      objectionToAcceptance('carer', { attested: true, helped }, settings)
    if (objection !== undefined) throw new Refused(objection, undefined, { about })
    const asked = {
      id: randomUUID(),
      kind: 'carer',
      help: { months, mayWrite, excludedClasses: [] },
    } as const
    await addMandate(tx, record.id, {
      ...mandateOf(asked, record, { settings, now }),
      personRecordId: carer.id,
    })
    await keep(platform, agent, permitted, {
      kind: 'represented',
      code: 'AIDANT',
      text: { mandate: asked.id, proof },
    })
    await tell(permitted, agent, carer.id, 'helping')
    return { result: undefined, acts: [{ about }] }
  })
}

/** At once: he is refused at his next act. */
export function dismissCarer(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
  person: PatientId,
  reason: string,
): Promise<void> {
  return perform(platform, agent, { patient, action: 'dismissCarer' }, async (permitted) => {
    const carer = await personOf(permitted, person)
    const about = { id: '', name: nameOf(carer) }
    const mandate = await endStandingMandate(platform, permitted, carer, (kind) => kind === 'carer')
    if (mandate === undefined)
      throw new Refused('mandateOver', 'Cette personne n’aide pas le titulaire.', { about })
    await keep(platform, agent, permitted, {
      kind: 'representationEnded',
      code: 'FIN_AIDE',
      text: { mandate: mandate.id, reason },
    })
    await tell(permitted, agent, carer.id, 'helpEnded')
    return { result: undefined, acts: [{ about }] }
  })
}

function keep(
  platform: Platform,
  agent: InsuranceAgent,
  { tx, record, now }: Permitted,
  kept: {
    readonly kind: 'represented' | 'representationEnded'
    readonly code: string
    readonly text: Readonly<Record<string, string>>
  },
): Promise<void> {
  const motive = { code: kept.code, text: JSON.stringify(kept.text) }
  const regime = platform.regimeAt(now).name
  return addLifeEvent(tx, record.key, { kind: kept.kind, at: now, regime, actorId: agent.id, motive })
}

async function tell(
  { tx, record, now }: Permitted,
  agent: InsuranceAgent,
  carer: RecordId,
  cause: 'helping' | 'helpEnded',
): Promise<void> {
  const by = { actorId: agent.id, at: now }
  await giveNotices(tx, record.id, [{ to: 'holder', cause: 'carersChanged' }], by)
  await giveNotices(tx, carer, [{ to: 'holder', cause }], by)
}
