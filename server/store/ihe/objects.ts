/** The registry objects of the affinity domain: facts in clear columns, the object itself sealed. */
import type { ObjectFacts, ObjectStatus } from '@carnet/core/model/registered-object.ts'
import type { Tx } from '../database.ts'
import { type RecordKey, seal, unseal } from '../sealing.ts'

export type StoredObject = ObjectFacts & { readonly lastUpdateTime: Date | null; readonly content: string }

type FactRow = {
  entry_uuid: string
  kind: ObjectFacts['kind']
  logical_id: string
  version: number
  status: ObjectStatus
  identifier: string
  unique_id: string | null
  type: string | null
  source_uuid: string | null
  target_uuid: string | null
}

const factColumns = `o.entry_uuid, o.kind, o.logical_id, o.version, o.status, p.identifier, o.unique_id, o.type,
  o.source_uuid, o.target_uuid`
const fromObjects = 'from ihe_object o join ihe_patient p on p.id = o.patient_id'

export async function factsOfPatients(tx: Tx, identifiers: readonly string[]): Promise<ObjectFacts[]> {
  const rows = await tx.run<FactRow>(
    'ihe-facts-of-patients',
    `select ${factColumns} ${fromObjects} where p.identifier = any($1)`,
    [identifiers],
  )
  return rows.map(factsOf)
}

/** By UUID, of the object or of the document that it is a version of; or by uniqueId. */
export async function factsNamed(
  tx: Tx,
  {
    uuids = [],
    uniqueIds = [],
  }: { readonly uuids?: readonly string[]; readonly uniqueIds?: readonly string[] },
): Promise<ObjectFacts[]> {
  const rows = await tx.run<FactRow>(
    'ihe-facts-named',
    `select ${factColumns} ${fromObjects}
      where o.entry_uuid = any($1) or o.logical_id = any($1) or o.unique_id = any($2)`,
    [uuids, uniqueIds],
  )
  return rows.map(factsOf)
}

/** The associations that have one of these as source or target, whoever the patient is. */
export async function factsTouching(tx: Tx, uuids: readonly string[]): Promise<ObjectFacts[]> {
  const rows = await tx.run<FactRow>(
    'ihe-facts-touching',
    `select ${factColumns} ${fromObjects} where o.source_uuid = any($1) or o.target_uuid = any($1)`,
    [uuids],
  )
  return rows.map(factsOf)
}

/** Two lots that claim one uniqueId wait for each other, whoever their patients are. */
export async function lockUniqueIds(tx: Tx, uniqueIds: readonly string[]): Promise<void> {
  await tx.run(
    'ihe-lock-unique-ids',
    `select pg_advisory_xact_lock(hashtextextended('ihe ' || unique_id, 0))
       from unnest($1::text[]) as unique_id order by unique_id`,
    [uniqueIds.toSorted()],
  )
}

/** With what was sent of them; of these patients or of these UUIDs. */
export async function openObjects(
  tx: Tx,
  key: RecordKey,
  {
    patients = [],
    uuids = [],
  }: { readonly patients?: readonly string[]; readonly uuids?: readonly string[] },
): Promise<StoredObject[]> {
  const rows = await tx.run<FactRow & { last_update_time: Date | null; sealed: Buffer }>(
    'ihe-open-objects',
    `select ${factColumns}, o.last_update_time, o.sealed ${fromObjects}
      where p.identifier = any($1) or o.entry_uuid = any($2)
      order by o.entry_uuid`,
    [patients, uuids],
  )
  return rows.map((row) => ({
    ...factsOf(row),
    lastUpdateTime: row.last_update_time,
    content: unseal(key, place(row.entry_uuid), row.sealed).toString(),
  }))
}

export type NewStoredObject = ObjectFacts & { readonly content: string }

export async function addObjects(
  tx: Tx,
  key: RecordKey,
  patientId: string,
  objects: readonly NewStoredObject[],
): Promise<void> {
  for (const { entryUuid, kind, logicalId, version, status, uniqueId, tie, content } of objects)
    tx.send(
      'ihe-add-object',
      `insert into ihe_object (entry_uuid, patient_id, kind, logical_id, version, status, unique_id, type, source_uuid,
                               target_uuid, sealed)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        entryUuid,
        patientId,
        kind,
        logicalId,
        version,
        status,
        uniqueId,
        tie?.type ?? null,
        tie?.source ?? null,
        tie?.target ?? null,
        seal(key, place(entryUuid), content),
      ],
    )
}

export async function setObjectStatus(tx: Tx, entryUuid: string, status: ObjectStatus): Promise<void> {
  tx.send('ihe-set-status', 'update ihe_object set status = $2 where entry_uuid = $1', [entryUuid, status])
}

export async function touchFolders(tx: Tx, entryUuids: readonly string[], now: Date): Promise<void> {
  tx.send('ihe-touch-folders', 'update ihe_object set last_update_time = $2 where entry_uuid = any($1)', [
    entryUuids,
    now,
  ])
}

export async function removeObjects(tx: Tx, entryUuids: readonly string[]): Promise<void> {
  tx.send('ihe-remove-objects', 'delete from ihe_object where entry_uuid = any($1)', [entryUuids])
}

function place(entryUuid: string): string {
  return `ihe object ${entryUuid}`
}

function factsOf(row: FactRow): ObjectFacts {
  const { type, source_uuid: source, target_uuid: target } = row
  return {
    kind: row.kind,
    entryUuid: row.entry_uuid,
    logicalId: row.logical_id,
    version: row.version,
    status: row.status,
    patient: row.identifier,
    uniqueId: row.unique_id,
    tie: type === null || source === null || target === null ? null : { type, source, target },
  }
}
