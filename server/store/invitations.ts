/** Invitations to represent a minor or to help a holder: kept by the record that they would open. LIF-20, CNT-07. */
import type { Day } from '@carnet/core/model/identity.ts'
import type { Ins, PatientId } from '@carnet/core/model/ins.ts'
import type { InvitationState, InvitedHelp } from '@carnet/core/model/invitation.ts'
import type { Invitation, RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unseal } from './sealing.ts'

/** Kept; who did not answer in time, `answerBy` says. */
type KeptState = Exclude<InvitationState, 'expired'>

/** As the record that it would open keeps it. */
export type KeptInvitation = Invitation & {
  readonly state: KeptState
  readonly invitedAt: Date
  readonly endedAt: Date | null
  readonly help: InvitedHelp | undefined
  readonly inviterRecordId: RecordId
  /** The invited, as who asked named him; who asked. */
  readonly names: InvitationNames
  /** Was this matricule asked? Only its pseudonym is kept. */
  readonly isFor: (ins: Ins) => boolean
}

/** As who is invited is told of it. */
export type ReceivedInvitation = KeptInvitation & {
  readonly recordId: RecordId
  readonly patient: PatientId
  readonly holderName: string
  readonly birthDate: Day
}

export type InvitationNames = { readonly invited: string; readonly inviter: string }

type Row = {
  id: string
  kind: Invitation['kind']
  invited: Buffer | null
  inviter_record_id: RecordId
  invited_at: Date
  answer_by: Date
  state: KeptState
  ended_at: Date | null
  months: number | null
  may_write: boolean
  excluded_classes: readonly string[]
  sealed: Buffer
}

const columns = `i.id, i.kind, i.invited, i.inviter_record_id, i.invited_at, i.answer_by, i.state, i.ended_at, i.months,
  i.may_write, i.excluded_classes, i.sealed`

/** Who has this matricule, under any authority, and an active record: by the name that must agree. */
export async function personsByMatricule(
  tx: Tx,
  ins: Ins,
): Promise<readonly { readonly recordId: RecordId; readonly birthName: string }[]> {
  return tx.run(
    'persons-by-matricule',
    `select r.id as "recordId", r.birth_name as "birthName"
       from patient_identifier p join record r on r.id = p.record_id and r.state = 'active'
      where p.ins = $1`,
    [ins],
  )
}

/** `personRecordId`: undefined when nobody is known by what was given; the row is the same but for that. */
export async function addInvitation(
  tx: Tx,
  key: RecordKey,
  invitation: Omit<KeptInvitation, 'state' | 'endedAt' | 'isFor'> & {
    /** By his number, or by a code: one of them. */
    readonly ins: Ins | undefined
    readonly code: string | undefined
    readonly personRecordId: RecordId | undefined
  },
): Promise<void> {
  const { id, help } = invitation
  await tx.run(
    'add-invitation',
    `insert into invitation (record_id, id, kind, invited, person_record_id, inviter_record_id, invited_at, answer_by,
                             state, months, may_write, excluded_classes, sealed, code_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'pending', $9, $10, $11, $12, $13)`,
    [
      key.recordId,
      id,
      invitation.kind,
      invitation.ins === undefined ? null : invitedAs(tx, invitation.ins),
      invitation.personRecordId ?? null,
      invitation.inviterRecordId,
      invitation.invitedAt,
      invitation.answerBy,
      help?.months ?? null,
      help?.mayWrite ?? false,
      help?.excludedClasses ?? [],
      seal(key, invitationPlace(id), JSON.stringify(invitation.names)),
      invitation.code === undefined ? null : codeHashOf(tx, invitation.code),
    ],
  )
}

export type InvitationByCode = {
  readonly id: string
  readonly patient: PatientId
  readonly inviterRecordId: RecordId
  /** This one counted. */
  readonly tries: number
}

/** One try is counted, whoever makes it and whatever comes of it. */
export async function tryInvitationCode(tx: Tx, code: string): Promise<InvitationByCode | undefined> {
  const [row] = await tx.run<{
    id: string
    inviter_record_id: RecordId
    tries: number
    ins: PatientId['ins']
    ins_oid: PatientId['oid']
  }>(
    'try-invitation-code',
    `update invitation i set code_tries = i.code_tries + 1
       from record r, patient_identifier p
      where i.code_hash = $1 and i.state = 'pending' and r.id = i.record_id and r.state = 'active'
        and p.record_id = r.id and p.current
      returning i.id, i.inviter_record_id, i.code_tries as tries, p.ins, p.ins_oid`,
    [codeHashOf(tx, code)],
  )
  return (
    row && {
      id: row.id,
      inviterRecordId: row.inviter_record_id,
      tries: row.tries,
      patient: { ins: row.ins, oid: row.ins_oid },
    }
  )
}

/** The code has served: this person is the one who is asked. False when it had served already. */
export async function bindInvitation(
  tx: Tx,
  recordId: RecordId,
  id: string,
  {
    code,
    person,
  }: { readonly code: string; readonly person: { readonly recordId: RecordId; readonly ins: Ins } },
): Promise<boolean> {
  const bound = await tx.run(
    'bind-invitation',
    `update invitation set person_record_id = $4, invited = $5, code_hash = null
      where record_id = $1 and id = $2 and code_hash = $3 and state = 'pending' returning 1`,
    [recordId, id, codeHashOf(tx, code), person.recordId, invitedAs(tx, person.ins)],
  )
  return bound.length > 0
}

/** What was asked from this record, newest first. */
export async function invitationsOn(
  tx: Tx,
  key: RecordKey,
  limit: number,
): Promise<readonly KeptInvitation[]> {
  const rows = await tx.run<Row>(
    'invitations-on-record',
    `select ${columns} from invitation i where i.record_id = $1 order by i.invited_at desc, i.id desc limit $2`,
    [key.recordId, limit],
  )
  return rows.map((row) => kept(tx, key, row))
}

/** One's own, of those that wait on records that are open: what one is asked, by whom, for whom. */
export async function invitationsOfPerson(
  tx: Tx,
  personRecordId: RecordId,
): Promise<readonly ReceivedInvitation[]> {
  const rows = await tx.run<
    Row & {
      record_id: RecordId
      ins: PatientId['ins']
      ins_oid: PatientId['oid']
      holder_name: string
      birth_date: Day
      wrapped_key: Buffer
    }
  >(
    'invitations-of-person',
    `select i.record_id, ${columns}, p.ins, p.ins_oid, r.birth_date, r.wrapped_key,
            coalesce(r.used_first_name, r.birth_first_name) || ' ' || coalesce(r.used_name, r.birth_name) as holder_name
       from invitation i
       join record r on r.id = i.record_id and r.state = 'active'
       join patient_identifier p on p.record_id = r.id and p.current
      where i.person_record_id = $1 and i.state = 'pending'
      order by i.invited_at, i.id`,
    [personRecordId],
  )
  return rows.map((row) => ({
    ...kept(tx, tx.keyring.unwrapRecordKey(row.record_id, row.wrapped_key), row),
    recordId: row.record_id,
    patient: { ins: row.ins, oid: row.ins_oid },
    holderName: row.holder_name,
    birthDate: row.birth_date,
  }))
}

/** False when it was answered or withdrawn already: that happens once. */
export async function endInvitation(
  tx: Tx,
  recordId: RecordId,
  id: string,
  { state, at }: { readonly state: Exclude<KeptState, 'pending'>; readonly at: Date },
): Promise<boolean> {
  const ended = await tx.run(
    'end-invitation',
    `update invitation set state = $3, ended_at = $4, code_hash = null where record_id = $1 and id = $2 and state = 'pending' returning 1`,
    [recordId, id, state, at],
  )
  return ended.length > 0
}

function kept(tx: Tx, key: RecordKey, row: Row): KeptInvitation {
  const { months } = row
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    invitedAt: row.invited_at,
    answerBy: row.answer_by,
    endedAt: row.ended_at,
    inviterRecordId: row.inviter_record_id,
    help:
      months === null
        ? undefined
        : { months, mayWrite: row.may_write, excludedClasses: row.excluded_classes },
    names: JSON.parse(unseal(key, invitationPlace(row.id), row.sealed).toString('utf8')) as InvitationNames,
    isFor: (ins) => row.invited?.equals(invitedAs(tx, ins)) ?? false,
  }
}

function invitedAs({ keyring }: Tx, ins: Ins): Buffer {
  return keyring.pseudonym(`invited ${ins}`)
}

function codeHashOf({ keyring }: Tx, code: string): Buffer {
  return keyring.pseudonym(`invitation code ${code}`)
}

export function invitationPlace(id: string): string {
  return `invitation ${id}`
}
