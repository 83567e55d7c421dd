/** What a person writes of her health, sealed under the key of her record. Spec: people.md P-11; rules.md CNT-06. */
import type { HealthProfile } from '@carnet/core/model/health-profile.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unseal } from './sealing.ts'

export const profilePlace = 'health profile'

export async function profileOf(tx: Tx, key: RecordKey): Promise<HealthProfile> {
  const [row] = await tx.run<{ sealed: Buffer }>(
    'health-profile',
    'select sealed from health_profile where record_id = $1',
    [key.recordId],
  )
  return row === undefined ? {} : JSON.parse(unseal(key, profilePlace, row.sealed).toString())
}

/** To be changed: of two who change it at once, the second changes what the first left. */
export async function lockProfile(tx: Tx, key: RecordKey): Promise<HealthProfile> {
  // The record and not the profile, which may not be there yet.
  await tx.run('lock-health-profile', 'select from record where id = $1 for no key update', [key.recordId])
  return profileOf(tx, key)
}

export async function saveProfile(tx: Tx, key: RecordKey, profile: HealthProfile): Promise<void> {
  await tx.run(
    'save-health-profile',
    `insert into health_profile (record_id, sealed) values ($1, $2)
     on conflict (record_id) do update set sealed = $2`,
    [key.recordId, seal(key, profilePlace, JSON.stringify(profile))],
  )
}
