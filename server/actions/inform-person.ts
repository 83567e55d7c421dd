/**
 * The enrolment of a person: he will be told that a record is to be opened for him, and may oppose it (LIF-01). Of one
 * who has a record from before Mon espace santé: that it will join it (LIF-04). The message leaves by the job that sends,
 * and the six weeks start then.
 */
import { randomUUID } from 'node:crypto'
import type { InsuranceAgent } from '@carnet/core/model/caller.ts'
import { type ContactDetails, contactAfter } from '@carnet/core/model/contact.ts'
import { differingTraits, type Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { isOfAge } from '@carnet/core/rules/majority.ts'
import { addCarteVitale } from '../store/activation.ts'
import type { Tx } from '../store/database.ts'
import { giveNotices } from '../store/notices.ts'
import { awaitInformation } from '../store/opening.ts'
import { addLifeEvent, contactOf, lockMatricule, saveContact } from '../store/record-life.ts'
import { addRecord, findRecord } from '../store/records.ts'
import type { StoredRecord } from '../store/stored-record.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export type PersonToInform = {
  readonly patient: PatientId
  readonly identity: Identity
  readonly contact: ContactDetails
  /** The serial number of her card, digits alone: with the code of the letter, it will activate her account (LIF-05). */
  readonly vitale?: string | undefined
}

export function informPerson(
  platform: Platform,
  agent: InsuranceAgent,
  { patient, identity, contact, vitale }: PersonToInform,
): Promise<void> {
  const open = async (tx: Tx, now: Date): Promise<StoredRecord> => {
    await lockMatricule(tx, patient)
    if ((await findRecord(tx, patient)) !== undefined) throw new Refused('recordNotOpenYet')
    const record = {
      id: randomUUID() as string as RecordId,
      patient,
      state: 'informed',
      identity,
      stateSince: now,
      emergency: platform.settings.emergencyDefault,
      everythingMasked: false,
      opposesDossierPharmaceutique: false,
      medecinTraitant: null,
      informedAboutOrganDonation: false,
      internetAccountOpen: false,
      attachedToMes: false,
    } as const
    return {
      ...record,
      authorisations: [],
      mandates: [],
      invitations: [],
      birthDate: identity.birthDate,
      key: await addRecord(tx, record, { minor: !isOfAge(identity.birthDate, now, platform.settings) }),
    }
  }
  return perform(platform, agent, { patient, action: 'informPerson', open }, async ({ tx, record, now }) => {
    if (differingTraits(record.identity, identity).length > 0) throw new Refused('wrongPatient')
    await saveContact(tx, record.key, contactAfter(await contactOf(tx, record.key), contact))
    if (vitale !== undefined) await addCarteVitale(tx, record.id, vitale)
    await awaitInformation(tx, record.id)
    const cause = record.state === 'active' ? 'integration' : 'information'
    await giveNotices(tx, record.id, [{ to: 'holder', cause }], { actorId: agent.id, at: now })
    await addLifeEvent(tx, record.key, {
      kind: 'informed',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId: agent.id,
    })
    return { result: undefined, acts: [{}] }
  })
}

/** His e-mail came back: a letter leaves in its place, and the six weeks start again (LIF-01). */
export function informByLetter(platform: Platform, agent: InsuranceAgent, patient: PatientId): Promise<void> {
  return perform(platform, agent, { patient, action: 'informByLetter' }, async ({ tx, record, now }) => {
    await awaitInformation(tx, record.id)
    await giveNotices(tx, record.id, [{ to: 'holder', cause: 'informationByLetter' }], {
      actorId: agent.id,
      at: now,
    })
    return { result: undefined, acts: [{}] }
  })
}
