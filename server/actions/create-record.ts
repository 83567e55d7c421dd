/** TD1.1: a professional opens the record of a person who consents. rules.md LIF-05, LIF-08, LIF-09; EMG-04. */
import { randomUUID } from 'node:crypto'
import type { Caller } from '@carnet/core/model/caller.ts'
import { type ContactDetails, contactAfter } from '@carnet/core/model/contact.ts'
import { differingTraits, type Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { EmergencyConsents, RecordId } from '@carnet/core/model/record.ts'
import type { EmergencyChoice } from '@carnet/core/rules/emergency-choices.ts'
import { isOfAge } from '@carnet/core/rules/majority.ts'
import { decideOpening } from '@carnet/core/rules/record-life.ts'
import { crashPoint } from '../crash-points.ts'
import type { Tx } from '../store/database.ts'
import { addLifeEvent, changeState, contactOf, lockMatricule, saveContact } from '../store/record-life.ts'
import { addRecord, findRecord } from '../store/records.ts'
import type { StoredRecord } from '../store/stored-record.ts'
import { actorOf, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export type Consent = {
  readonly given: boolean
  /** When the box was ticked, as the software says. */
  readonly at?: Date | undefined
}

export type RecordToCreate = {
  readonly identity: Identity
  readonly contact: ContactDetails
  readonly consent: Consent
  readonly emergency: EmergencyChoice
}

export function createRecord(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  asked: RecordToCreate,
): Promise<void> {
  const opened = (present: EmergencyConsents) => {
    const opening = decideOpening({ consent: asked.consent.given, emergency: asked.emergency }, present)
    if (opening.outcome === 'refused') throw new Refused(opening.reason)
    return opening.emergency
  }
  const open = async (tx: Tx, now: Date) => {
    const emergency = opened(platform.settings.emergencyDefault)
    await lockMatricule(tx, patient)
    // Another request may have opened it while this one waited.
    if ((await findRecord(tx, patient)) !== undefined) throw new Refused('recordAlreadyOpen')
    const minor = !isOfAge(asked.identity.birthDate, now, platform.settings)
    return newRecord(tx, patient, { identity: asked.identity, emergency, minor }, now)
  }
  return perform(platform, caller, { patient, action: 'createRecord', open }, async ({ tx, record, now }) => {
    if (differingTraits(record.identity, asked.identity).length > 0) throw new Refused('wrongPatient')
    if (record.state !== 'active') {
      const change = {
        from: record.state,
        to: 'active',
        at: now,
        emergency: opened(record.emergency),
      } as const
      if (!(await changeState(tx, record.id, change))) throw new Refused('recordAlreadyOpen')
    }
    await saveContact(tx, record.key, contactAfter(await contactOf(tx, record.key), asked.contact))
    await addLifeEvent(tx, record.key, {
      kind: 'created',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId: actorOf(caller).id,
      consentedAt: asked.consent.at,
    })
    return { result: undefined, acts: [{}] }
  })
}

/** Not attached to Mon espace santé, and without an account: that is for the person himself. */
async function newRecord(
  tx: Tx,
  patient: PatientId,
  { identity, emergency, minor }: { identity: Identity; emergency: EmergencyConsents; minor: boolean },
  now: Date,
): Promise<StoredRecord> {
  const record = {
    id: randomUUID() as string as RecordId,
    patient,
    state: 'active',
    identity,
    stateSince: now,
    emergency,
    everythingMasked: false,
    opposesDossierPharmaceutique: false,
    medecinTraitant: null,
    informedAboutOrganDonation: false,
    internetAccountOpen: false,
    attachedToMes: false,
  } as const
  const key = await addRecord(tx, record, { minor })
  crashPoint('record.added')
  return { ...record, authorisations: [], mandates: [], invitations: [], birthDate: identity.birthDate, key }
}
