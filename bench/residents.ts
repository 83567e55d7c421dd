/** The invented people whose records are measured: born in commune 99999, which nobody can be. */
import { randomUUID } from 'node:crypto'
import type { PsIdNat } from '@carnet/core/model/caller.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { patientId } from '@carnet/kit/demo/people/numbers.ts'
import { demonstrationPeople } from '@carnet/kit/demo/people.ts'
import { saveAuthorisation } from '../server/store/authorisations.ts'
import type { Database } from '../server/store/database.ts'
import { addRecord } from '../server/store/records.ts'

export type Resident = { readonly patient: PatientId; readonly identity: Identity }

/** The same people at each run: sex 1, January of a year from 1930 on, rank of birth 500 and above. */
export function residents(from: number, count: number): readonly Resident[] {
  return Array.from({ length: count }, (_, index) => {
    const rank = from + index
    const year = 30 + (rank % 60)
    const order = 500 + Math.floor(rank / 60)
    return {
      patient: patientId(`1${year}0199999${order}`),
      identity: {
        birthName: 'BANC',
        birthFirstName: 'PAUL',
        firstNames: 'PAUL',
        birthDate: `19${year}-01-15`,
        sex: 'M',
        birthPlace: '99999',
      },
    }
  })
}

/** Opens their records, each with a year's authorisation of `professional`. */
export async function openRecords(
  database: Database,
  people: readonly Resident[],
  professional: PsIdNat,
): Promise<void> {
  const now = new Date()
  await database.transaction(async (tx) => {
    for (const { patient, identity } of people) {
      const id = randomUUID() as string as RecordId
      await addRecord(
        tx,
        {
          id,
          patient,
          identity,
          state: 'active',
          stateSince: now,
          emergency: { etreat: true, btg: true, masked: false },
          medecinTraitant: professional,
          internetAccountOpen: false,
          attachedToMes: false,
        },
        { minor: false },
      )
      await saveAuthorisation(tx, id, {
        actor: { kind: 'professional', id: professional },
        type: 'permit',
        grantedAt: now,
        expiresAt: new Date(now.getTime() + 365 * 86_400_000),
        collectedBy: professional,
        administrator: false,
        expressConsent: false,
      })
    }
  })
}

/** One of the demonstration, whose record the Dr Martin may feed. */
export function demonstrationResident(): Resident {
  const { id, identity } = demonstrationPeople(new Date()).patients.find(
    ({ slug }) => slug === 'amina-benali',
  )!
  return { patient: id, identity }
}
