/** A row of `record` with what hangs on it, and the facts that it is. */
import type { PsIdNat } from '@carnet/core/model/caller.ts'
import type { Identity, Sex } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type {
  Authorisation,
  AuthorisedActor,
  ClosingMotive,
  Invitation,
  PatientRecord,
  RecordId,
  RecordState,
} from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { type MandateRow, mandateOf } from './mandate-row.ts'
import type { RecordKey } from './sealing.ts'

export type StoredRecord = PatientRecord & {
  readonly key: RecordKey
  /** Of a person with several matricules: that of today, whichever found the record. */
  readonly currentPatient?: PatientId
  /** LIF-19: what she says last of her heirs. Absent: she does not oppose that they ask. */
  readonly heirsOpposed?: boolean
}

export type IdentityRow = {
  birth_name: string
  birth_first_name: string
  first_names: string
  used_name: string | null
  used_first_name: string | null
  birth_date: string
  sex: Sex
  birth_place: string
}

export type RecordRow = IdentityRow & {
  id: RecordId
  state: RecordState
  state_since: Date
  etreat: boolean
  btg: boolean
  masked: boolean
  everything_masked: boolean
  history_masked: boolean
  directives_masked: boolean
  opposes_dossier_pharmaceutique: boolean
  informed_about_organ_donation: boolean
  heirs_opposed: boolean
  medecin_traitant: PsIdNat | null
  internet_account_open: boolean
  attached_to_mes: boolean
  integration: 'pending' | 'refused' | null
  closing_motive: ClosingMotive | null
  deletion_requested_at: Date | null
  suspension_opposed_at: Date | null
  wrapped_key: Buffer
  authorisations: readonly AuthorisationRow[]
  mandates: readonly MandateRow[]
  invitations: readonly InvitationRow[]
  /** Null for most: those of the person but the one that found the record. */
  other_matricules: readonly MatriculeRow[] | null
}

type MatriculeRow = { ins: PatientId['ins']; ins_oid: PatientId['oid']; current: boolean }

type AuthorisationRow = {
  actor_kind: AuthorisedActor['kind']
  actor_id: string
  type: Authorisation['type']
  granted_at: string
  expires_at: string | null
  collected_by: PsIdNat | null
  administrator: boolean
  express_consent: boolean
  members: readonly PsIdNat[]
  secret: boolean
}

type InvitationRow = { id: string; kind: Invitation['kind']; answer_by: string }

/** Of the tables `record`, named `r`, and `patient_identifier`, named `p`. */
export const recordColumns = `r.*, coalesce(
    (select json_agg(a) from authorisation a where a.record_id = r.id), '[]'
  ) as authorisations,
  coalesce((select json_agg(m) from mandate m where m.record_id = r.id), '[]') as mandates,
  coalesce((select json_agg(json_build_object('id', i.id, 'kind', i.kind, 'answer_by', i.answer_by))
    from invitation i where i.record_id = r.id and i.state = 'pending'), '[]') as invitations,
  (select json_agg(i) from patient_identifier i
    where i.record_id = r.id and (i.ins, i.ins_oid) <> (p.ins, p.ins_oid)) as other_matricules`

export function identityOfRow(row: IdentityRow): Identity {
  return {
    birthName: row.birth_name,
    birthFirstName: row.birth_first_name,
    firstNames: row.first_names,
    birthDate: row.birth_date,
    sex: row.sex,
    birthPlace: row.birth_place,
    ...(row.used_name !== null && { usedName: row.used_name }),
    ...(row.used_first_name !== null && { usedFirstName: row.used_first_name }),
  }
}

export function storedRecord(tx: Tx, row: RecordRow, patient: PatientId): StoredRecord {
  const others = row.other_matricules ?? []
  const current = others.find((one) => one.current) ?? { ins: patient.ins, ins_oid: patient.oid }
  return {
    id: row.id,
    patient,
    ...(others.length > 0 && {
      otherMatricules: others.map(({ ins }) => ins),
      currentPatient: { ins: current.ins, oid: current.ins_oid },
    }),
    state: row.state,
    emergency: { etreat: row.etreat, btg: row.btg, masked: row.masked },
    everythingMasked: row.everything_masked,
    historyMasked: row.history_masked,
    directivesMasked: row.directives_masked,
    opposesDossierPharmaceutique: row.opposes_dossier_pharmaceutique,
    medecinTraitant: row.medecin_traitant,
    authorisations: row.authorisations.map(authorisationOf),
    mandates: row.mandates.map(mandateOf),
    invitations: row.invitations.map(invitationOf),
    birthDate: row.birth_date,
    identity: identityOfRow(row),
    stateSince: row.state_since,
    internetAccountOpen: row.internet_account_open,
    informedAboutOrganDonation: row.informed_about_organ_donation,
    heirsOpposed: row.heirs_opposed,
    attachedToMes: row.attached_to_mes,
    ...(row.integration !== null && { integration: row.integration }),
    ...(row.closing_motive !== null && { closedBecause: row.closing_motive }),
    ...(row.deletion_requested_at !== null && { deletionRequestedAt: row.deletion_requested_at }),
    key: tx.keyring.unwrapRecordKey(row.id, row.wrapped_key),
  }
}

function authorisationOf(row: AuthorisationRow): Authorisation {
  return {
    actor: actorOf(row),
    type: row.type,
    grantedAt: new Date(row.granted_at),
    expiresAt: row.expires_at === null ? null : new Date(row.expires_at),
    collectedBy: row.collected_by,
    administrator: row.administrator,
    expressConsent: row.express_consent,
    ...(row.secret && { secret: true }),
  }
}

function invitationOf({ id, kind, answer_by }: InvitationRow): Invitation {
  return { id, kind, answerBy: new Date(answer_by) }
}

function actorOf(row: AuthorisationRow): AuthorisedActor {
  switch (row.actor_kind) {
    case 'careTeam':
      return { kind: 'careTeam', id: row.actor_id, members: row.members }
    case 'consultation':
      return { kind: 'consultation', id: row.actor_id, professional: row.members[0]! }
    case 'professional':
      return { kind: 'professional', id: row.actor_id as PsIdNat }
    case 'structure':
      return { kind: 'structure', id: row.actor_id as Extract<AuthorisedActor, { kind: 'structure' }>['id'] }
  }
}
