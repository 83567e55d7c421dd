/** What a parent has the carnet of his child opened with: both their numbers, his card, the code of a message. rules.md LIF-05. */
import type { Day } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Mandate, RecordId, RecordState } from '@carnet/core/model/record.ts'
import { codeHashOf, serialHashOf } from './activation.ts'
import type { Tx } from './database.ts'
import { type MandateRow, mandateOf } from './mandate-row.ts'

/** `serial`: of the parent's card, digits alone. */
export type ParentAndChild = { readonly parent: string; readonly serial: string; readonly child: string }

export async function addChildCodeRequest(
  tx: Tx,
  { parent, serial, child }: ParentAndChild,
  at: Date,
): Promise<void> {
  await tx.run(
    'add-child-code-request',
    'insert into child_code_request (parent_ins, serial_hash, child_ins, asked_at) values ($1, $2, $3, $4)',
    [parent, serialHashOf(tx, serial), child, at],
  )
}

export type ChildCodeRequest = {
  readonly askedAt: Date
  /** Whose numbers and card go together; undefined: nobody's. */
  readonly named: { readonly parentId: RecordId; readonly childId: RecordId } | undefined
}

/** The oldest, which waits no more; undefined: none does. */
export async function takeChildCodeRequest(tx: Tx): Promise<ChildCodeRequest | undefined> {
  const [row] = await tx.run<{ asked_at: Date; parent_id: RecordId | null; child_id: RecordId | null }>(
    'take-child-code-request',
    `with taken as (
       delete from child_code_request
        where id = (select id from child_code_request order by asked_at, id limit 1 for update skip locked)
        returning parent_ins, serial_hash, child_ins, asked_at)
     select t.asked_at,
            (select p.record_id from patient_identifier p join carte_vitale v using (record_id)
              where p.ins = t.parent_ins and v.serial_hash = t.serial_hash limit 1) as parent_id,
            (select c.record_id from patient_identifier c where c.ins = t.child_ins limit 1) as child_id
       from taken t`,
    [],
  )
  if (row === undefined) return undefined
  const { asked_at: askedAt, parent_id: parentId, child_id: childId } = row
  return { askedAt, named: parentId === null || childId === null ? undefined : { parentId, childId } }
}

/** A record of a minor, and the mandates of one person on it. */
export type ChildOfParent = {
  readonly childId: RecordId
  readonly state: RecordState
  readonly birthDate: Day
  readonly patient: PatientId
  readonly name: string
  readonly parentName: string
  readonly mandates: readonly Mandate[]
}

/** Locked until the end of the transaction; undefined: he never represented its holder. */
export async function childOf(
  tx: Tx,
  { parentId, childId }: { readonly parentId: RecordId; readonly childId: RecordId },
): Promise<ChildOfParent | undefined> {
  const rows = await tx.run<
    MandateRow & {
      state: RecordState
      birth_date: Day
      ins: PatientId['ins']
      ins_oid: PatientId['oid']
      name: string
      parent_name: string
    }
  >(
    'child-of-parent',
    `select m.id, m.kind, m.since, m.until, m.excluded_classes, m.may_write, m.wants_notices,
            r.state, r.birth_date, i.ins, i.ins_oid,
            coalesce(r.used_first_name, r.birth_first_name) || ' ' || coalesce(r.used_name, r.birth_name) as name,
            coalesce(p.used_first_name, p.birth_first_name) || ' ' || coalesce(p.used_name, p.birth_name) as parent_name
       from record r
       join patient_identifier i on i.record_id = r.id and i.current
       join mandate m on m.record_id = r.id
       join record p on p.id = m.person_record_id
      where r.id = $1 and m.person_record_id = $2
      order by m.since, m.id
        for update of r`,
    [childId, parentId],
  )
  const [first] = rows
  if (first === undefined) return undefined
  return {
    childId,
    state: first.state,
    birthDate: first.birth_date,
    patient: { ins: first.ins, oid: first.ins_oid },
    name: first.name,
    parentName: first.parent_name,
    mandates: rows.map(mandateOf),
  }
}

/** When this parent last asked a code for this child; undefined: never. */
export async function lastChildCodeOf(
  tx: Tx,
  { parentId, childId }: { readonly parentId: RecordId; readonly childId: RecordId },
): Promise<Date | undefined> {
  const [row] = await tx.run<{ asked_at: Date }>(
    'last-child-code',
    'select asked_at from child_code where record_id = $1 and parent_id = $2',
    [childId, parentId],
  )
  return row?.asked_at
}

/** The one before serves no more; this one is drawn when it leaves. */
export async function awaitChildCode(
  tx: Tx,
  { parentId, childId }: { readonly parentId: RecordId; readonly childId: RecordId },
  at: Date,
): Promise<void> {
  await tx.run(
    'await-child-code',
    `insert into child_code (record_id, parent_id, asked_at) values ($1, $2, $3)
     on conflict (record_id, parent_id) do update set asked_at = $3, code_hash = null, expires_at = null`,
    [childId, parentId, at],
  )
}

/** The children for whom this parent waits for a code, the first that he asked for first. */
export async function childrenAwaitingCode(tx: Tx, parentId: RecordId): Promise<readonly RecordId[]> {
  const rows = await tx.run<{ record_id: RecordId }>(
    'children-awaiting-code',
    'select record_id from child_code where parent_id = $1 and code_hash is null order by asked_at, record_id',
    [parentId],
  )
  return rows.map(({ record_id }) => record_id)
}

export async function saveChildCode(
  tx: Tx,
  { parentId, childId }: { readonly parentId: RecordId; readonly childId: RecordId },
  { code, expiresAt }: { readonly code: string; readonly expiresAt: Date },
): Promise<void> {
  await tx.run(
    'save-child-code',
    'update child_code set code_hash = $3, expires_at = $4 where record_id = $1 and parent_id = $2',
    [childId, parentId, codeHashOf(tx, code), expiresAt],
  )
}

/** One question, whatever is wrong: whose code this is, if both matricules and the parent's card go with it. */
export async function namedByChildCode(
  tx: Tx,
  { codeHash, parent, serial, child }: ParentAndChild & { readonly codeHash: Buffer },
  now: Date,
): Promise<{ readonly parentId: RecordId; readonly childId: RecordId } | undefined> {
  const [row] = await tx.run<{ parent_id: RecordId; record_id: RecordId }>(
    'named-by-child-code',
    `select c.parent_id, c.record_id from child_code c
      where c.code_hash = $1 and c.expires_at > $2
        and exists (select from patient_identifier i where i.record_id = c.record_id and i.ins = $3)
        and exists (select from patient_identifier i where i.record_id = c.parent_id and i.ins = $4)
        and exists (select from carte_vitale v where v.record_id = c.parent_id and v.serial_hash = $5)`,
    [codeHash, now, child, parent, serialHashOf(tx, serial)],
  )
  return row && { parentId: row.parent_id, childId: row.record_id }
}

export type ChildActivation = {
  readonly codeHash: Buffer
  /** undefined: the numbers were not shown yet. */
  readonly named: { readonly parentId: RecordId; readonly childId: RecordId } | undefined
}

export async function addChildActivation(
  tx: Tx,
  tokenHash: Buffer,
  { code, expiresAt }: { readonly code: string; readonly expiresAt: Date },
): Promise<void> {
  await tx.run(
    'add-child-activation',
    'insert into child_activation (token_hash, code_hash, expires_at) values ($1, $2, $3)',
    [tokenHash, codeHashOf(tx, code), expiresAt],
  )
}

/** Locked until the end of the transaction: of two answers at once, the second is counted after the first. */
export async function findChildActivation(
  tx: Tx,
  tokenHash: Buffer,
  now: Date,
): Promise<ChildActivation | undefined> {
  const [row] = await tx.run<{ code_hash: Buffer; record_id: RecordId | null; parent_id: RecordId | null }>(
    'find-child-activation',
    `select code_hash, record_id, parent_id from child_activation
      where token_hash = $1 and expires_at > $2 for update`,
    [tokenHash, now],
  )
  if (row === undefined) return undefined
  const { code_hash: codeHash, record_id: childId, parent_id: parentId } = row
  return { codeHash, named: childId === null || parentId === null ? undefined : { parentId, childId } }
}

export async function nameInChildActivation(
  tx: Tx,
  tokenHash: Buffer,
  { parentId, childId }: { readonly parentId: RecordId; readonly childId: RecordId },
): Promise<void> {
  await tx.run(
    'name-in-child-activation',
    'update child_activation set record_id = $2, parent_id = $3 where token_hash = $1',
    [tokenHash, childId, parentId],
  )
}

export async function forgetChildActivations(tx: Tx, now: Date): Promise<void> {
  await tx.run('forget-child-activations', 'delete from child_activation where expires_at <= $1', [now])
  await tx.run('forget-child-codes', 'delete from child_code where expires_at <= $1', [now])
}
