/** Who may open whose record in place of its holder: read by the person who acts, at his log-in. Spec: rules.md LIF-20. */
import type { Day, Sex } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { ClosedRecord, Mandate, RecordId, Suspension } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { type ClosingRow, closedRecordOf, closingColumns, suspensionOf } from './holders.ts'
import { type MandateRow, mandateOf } from './mandate-row.ts'

/** A mandate, seen by the person who has it. */
export type OwnMandate = Mandate & {
  readonly recordId: RecordId
  readonly patient: PatientId
  readonly holderName: string
  /** Its rank among the carnets of this person, ended ones included: the next ones keep theirs. His own is 0. */
  readonly place: number
  readonly birthDate: Day
  readonly sex: Sex
  /** Of a record that is open, undefined. */
  readonly closed: ClosedRecord | undefined
  readonly suspended: Suspension | undefined
}

type Row = ClosingRow &
  MandateRow & {
    record_id: RecordId
    ins: PatientId['ins']
    ins_oid: PatientId['oid']
    name: string
    birth_date: Day
    sex: Sex
  }

/** On records that are open, suspended or closed, whether they still stand or not: which are offered, core/rules/mandates.ts says. */
export async function mandatesOfPerson(tx: Tx, personRecordId: RecordId): Promise<readonly OwnMandate[]> {
  const rows = await tx.run<Row>(
    'mandates-of-person',
    `select m.record_id, m.id, m.kind, m.since, m.until, m.excluded_classes, m.may_write, m.wants_notices, p.ins, p.ins_oid, r.birth_date, r.sex, ${closingColumns},
            coalesce(r.used_first_name, r.birth_first_name) || ' ' || coalesce(r.used_name, r.birth_name) as name
       from mandate m
       join record r on r.id = m.record_id and r.state in ('active', 'suspended', 'closed')
       join patient_identifier p on p.record_id = r.id and p.current
      where m.person_record_id = $1
      order by r.birth_date, m.record_id, m.id`,
    [personRecordId],
  )
  return rows.map((row, index) => ({
    recordId: row.record_id,
    ...mandateOf(row),
    place: index + 1,
    patient: { ins: row.ins, oid: row.ins_oid },
    holderName: row.name,
    birthDate: row.birth_date,
    sex: row.sex,
    closed: closedRecordOf(row),
    suspended: suspensionOf(row),
  }))
}

export async function addMandate(
  tx: Tx,
  recordId: RecordId,
  mandate: Mandate & { readonly personRecordId: RecordId },
): Promise<void> {
  await tx.run(
    'add-mandate',
    `insert into mandate (record_id, id, person_record_id, kind, since, until, excluded_classes, may_write)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      recordId,
      mandate.id,
      mandate.personRecordId,
      mandate.kind,
      mandate.since,
      mandate.until,
      mandate.excludedClasses,
      mandate.mayWrite ?? false,
    ],
  )
}

/** Of a record: who has each mandate, by the name he uses. Those that ended are there too. */
export async function mandatesOn(
  tx: Tx,
  recordId: RecordId,
): Promise<readonly (Mandate & { readonly personRecordId: RecordId; readonly name: string })[]> {
  const rows = await tx.run<MandateRow & Pick<Row, 'name'> & { person_record_id: RecordId }>(
    'mandates-on-record',
    `select m.id, m.kind, m.since, m.until, m.excluded_classes, m.may_write, m.wants_notices, m.person_record_id,
            coalesce(p.used_first_name, p.birth_first_name) || ' ' || coalesce(p.used_name, p.birth_name) as name
       from mandate m join record p on p.id = m.person_record_id
      where m.record_id = $1 order by m.since, m.id`,
    [recordId],
  )
  return rows.map((row) => ({
    ...mandateOf(row),
    personRecordId: row.person_record_id,
    name: row.name,
  }))
}

/** Its end. Once it has come, whoever is in that space by it is refused at his next act, under his own name. */
export async function endMandate(tx: Tx, recordId: RecordId, id: string, at: Date): Promise<void> {
  await tx.run('end-mandate', 'update mandate set until = $3 where record_id = $1 and id = $2', [
    recordId,
    id,
    at,
  ])
}

/** A carer says whether he is told of what is added. */
export async function saveWantsNotices(
  tx: Tx,
  recordId: RecordId,
  id: string,
  wants: boolean,
): Promise<void> {
  await tx.run(
    'save-wants-notices',
    'update mandate set wants_notices = $3 where record_id = $1 and id = $2',
    [recordId, id, wants],
  )
}

/** The own records of who has these mandates, of those whose own is open: they are told there. */
export async function personsOfMandates(
  tx: Tx,
  recordId: RecordId,
  ids: readonly string[],
): Promise<readonly RecordId[]> {
  if (ids.length === 0) return []
  const rows = await tx.run<{ id: RecordId }>(
    'persons-of-mandates',
    `select distinct p.id from mandate m join record p on p.id = m.person_record_id and p.state = 'active'
      where m.record_id = $1 and m.id = any($2) order by p.id`,
    [recordId, ids],
  )
  return rows.map(({ id }) => id)
}
