/** The invented people enter the database: directory, records, accounts. Once: a seeded database is left as it is. */
import { randomUUID } from 'node:crypto'
import type { RecordId } from '@carnet/core/model/record.ts'
import { isOfAge } from '@carnet/core/rules/majority.ts'
import { defaultRuleSettings } from '@carnet/core/rules/settings.ts'
import { contactDetailsOf } from '@carnet/kit/demo/contact-details.ts'
import type { DemonstrationPatient, DemonstrationPeople } from '@carnet/kit/demo/people-types.ts'
import { giveActivationLetter } from './actions/activation-letter.ts'
import { crashPoint } from './crash-points.ts'
import { hashPassword } from './identity/password.ts'
import { addAccount } from './store/accounts.ts'
import { addCarteVitale } from './store/activation.ts'
import { saveAuthorisation } from './store/authorisations.ts'
import type { Database, Tx } from './store/database.ts'
import { saveProfessional, saveStructure } from './store/directory.ts'
import { addMandate } from './store/mandates.ts'
import { saveContact } from './store/record-life.ts'
import { addRecord, countRecords } from './store/records.ts'
import type { RecordKey } from './store/sealing.ts'
import { addTrace, undecided } from './store/traces.ts'

/** Published passwords need no slow hash, and two dozen slow ones would hold the first start up. */
const demonstrationCost = 1024

export async function seedDemonstration(database: Database, people: DemonstrationPeople): Promise<void> {
  if (await database.read(isSeeded)) return
  const hashes = new Map<string, string>()
  for (const { slug, password } of people.patients)
    if (password !== undefined) hashes.set(slug, await hashPassword(password, demonstrationCost))
  await database.transaction(async (tx) => {
    if (await isSeeded(tx)) return
    for (const structure of people.structures) await saveStructure(tx, structure)
    const structureId = new Map(people.structures.map((structure) => [structure.slug, structure.id]))
    for (const professional of people.professionals)
      if (professional.kind === 'professional')
        await saveProfessional(
          tx,
          {
            ...professional,
            professionCode: professional.profession.code,
            professionSystem: professional.profession.system,
            specialities: professional.profession.specialities,
            email: `${professional.slug.replace('-', '.')}@mssante.example.org`,
          },
          professional.structures.map((slug) => structureId.get(slug)!),
        )
    crashPoint('seed.directory-saved')
    const recordIds = new Map<string, RecordId>()
    for (const patient of people.patients) {
      const id = await addPatient(tx, people, patient, hashes.get(patient.slug))
      if (id !== undefined) recordIds.set(patient.slug, id)
      crashPoint('seed.record-saved')
    }
    for (const patient of people.patients) await addMandates(tx, patient, recordIds)
    for (const { serial, beneficiaries } of people.vitales)
      for (const { slug } of beneficiaries) {
        const id = recordIds.get(slug)
        if (id !== undefined) await addCarteVitale(tx, id, serial)
      }
    for (const { slug } of people.patients.filter(isNewcomer))
      await giveActivationLetter(tx, recordIds.get(slug)!, {
        actorId: '',
        at: new Date(),
        settings: defaultRuleSettings,
      })
    crashPoint('seed.before-commit')
  })
  crashPoint('seed.committed')
}

/** Her record is open, nobody represents her, and she never entered it. */
export function isNewcomer({ state, record, representatives }: DemonstrationPatient): boolean {
  return state === 'active' && record?.internetAccountOpen === false && representatives.length === 0
}

async function isSeeded(tx: Tx): Promise<boolean> {
  return (await countRecords(tx)) > 0
}

async function addPatient(
  tx: Tx,
  people: DemonstrationPeople,
  patient: DemonstrationPatient,
  passwordHash: string | undefined,
): Promise<RecordId | undefined> {
  const { record, state } = patient
  if (record === null || state === 'none') return undefined
  const id = randomUUID() as string as RecordId
  const key = await addRecord(
    tx,
    {
      id,
      patient: patient.id,
      state,
      identity: patient.identity,
      stateSince: record.since,
      emergency: record.emergency,
      medecinTraitant: record.medecinTraitant,
      internetAccountOpen: record.internetAccountOpen,
      attachedToMes: record.attachedToMes,
    },
    { minor: !isOfAge(patient.identity.birthDate, new Date(), defaultRuleSettings) },
  )
  await saveContact(tx, key, contactDetailsOf(patient, people))
  if (record.medecinTraitantDeclaredAt !== undefined)
    await traceDeclaration(tx, key, people, record.medecinTraitant, record.medecinTraitantDeclaredAt)
  for (const authorisation of record.authorisations) await saveAuthorisation(tx, id, authorisation)
  if (patient.login !== undefined && passwordHash !== undefined)
    await addAccount(tx, {
      recordId: id,
      login: patient.login,
      passwordHash,
      email: patient.email ?? null,
      phone: patient.phone ?? null,
    })
  return id
}

/** What the operator's feed leaves in the history: CON-14. */
async function traceDeclaration(
  tx: Tx,
  key: RecordKey,
  { professionals }: DemonstrationPeople,
  id: string | null,
  at: Date,
): Promise<void> {
  const declared = professionals.find((one) => one.id === id)
  if (declared === undefined) return
  const actor = { kind: 'insuranceAgent', id: 'CPAM-99-0001', name: '' } as const
  await addTrace(tx, key, {
    ...undecided({ at, action: 'declareMedecinTraitant', actor }),
    about: {
      id: declared.id,
      name: `${declared.firstName} ${declared.lastName}`,
      profession: declared.profession.code,
    },
  })
}

/** Since the record is open; a carer's lasts a year, the longest that is offered (people.md P-22). */
async function addMandates(
  tx: Tx,
  { slug, record, representatives, carers }: DemonstrationPatient,
  recordIds: ReadonlyMap<string, RecordId>,
): Promise<void> {
  const recordId = recordIds.get(slug)
  if (recordId === undefined || record === null) return
  const kinds = { parent: 'parent', guardian: 'tutor' } as const
  const helpers = [
    ...representatives.map((one) => ({ slug: one.slug, kind: kinds[one.as], until: null, mayWrite: false })),
    ...carers.map((one) => ({
      slug: one,
      kind: 'carer' as const,
      until: aYearAfter(new Date()),
      mayWrite: true,
    })),
  ]
  for (const { slug: person, kind, until, mayWrite } of helpers)
    await addMandate(tx, recordId, {
      id: randomUUID(),
      personRecordId: recordIds.get(person)!,
      kind,
      since: record.since,
      until,
      excludedClasses: [],
      mayWrite,
    })
}

function aYearAfter(moment: Date): Date {
  const end = new Date(moment)
  end.setUTCFullYear(end.getUTCFullYear() + 1)
  return end
}
