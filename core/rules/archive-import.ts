/**
 * What an archive of a person holds enters her record as it was: hers alone, all of it or nothing. Who hands it over is the
 * operator: a person deposits her own words only (EHDS-02), and an archive is not signed. Spec: rules.md EHDS-04.
 */
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { Masker, Visibility } from '@carnet/core/model/document.ts'
import type { Ins } from '@carnet/core/model/ins.ts'
import type { Notice } from '@carnet/core/model/notice.ts'
import type { PatientRecord } from '@carnet/core/model/record.ts'
import { holderAsDepositor } from './submission.ts'
import { findWrongPatient, type PatientStatement } from './wrong-patient.ts'

/**
 * Where something already is, two records would become one without anybody having compared them (LIF-12).
 * @law EHDS-04 règlement (UE) 2025/327, article 7
 */
export function objectionToImport(record: {
  readonly documents: number
  readonly lots: number
}): Extract<RefusalReason, 'recordNotEmpty'> | undefined {
  return record.documents === 0 && record.lots === 0 ? undefined : 'recordNotEmpty'
}

type Holder = Pick<PatientRecord, 'patient' | 'identity'> & { readonly otherMatricules?: readonly Ins[] }

/**
 * As for a deposit, but what was written under a former matricule of hers is hers.
 * @spec FEED-11 LIF-12
 */
export function findStranger(
  record: Holder,
  statements: readonly PatientStatement[],
): ReturnType<typeof findWrongPatient> {
  const former = record.otherMatricules ?? []
  return findWrongPatient(
    record,
    statements.map((statement) =>
      statement.patient !== undefined && former.includes(statement.patient.ins)
        ? { ...statement, patient: record.patient }
        : statement,
    ),
  )
}

/**
 * Of what she alone wrote, she stays the depositor: she renames it and deletes it as before (VIS-13).
 * @spec EHDS-02 VIS-13 règlement (UE) 2025/327, article 5
 */
export function depositorOfImported(
  authorIds: readonly string[],
  { patient, otherMatricules = [] }: Holder,
  agentId: string,
): string {
  const matricules: readonly string[] = [patient.ins, ...otherMatricules]
  const own = authorIds.length > 0 && authorIds.every((id) => matricules.includes(id))
  return own ? holderAsDepositor : agentId
}

/**
 * An archive does not say who masked: the mask is kept as her own, which only she takes off.
 * @law VIS-03 CSP R1111-49
 */
export function maskerOfImported({ maskedToProfessionals }: Visibility): Masker | undefined {
  return maskedToProfessionals ? 'holder' : undefined
}

/**
 * `seen`: what of it the holder may see. Nothing tells his representatives of what is kept from them.
 * @spec TRA-08 VIS-09 Mon espace santé
 */
export function noticesOfImported(
  seen: readonly { readonly visibility: Pick<Visibility, 'invisibleToRepresentatives'> }[],
): readonly Notice[] {
  if (seen.length === 0) return []
  const kept = seen.every(({ visibility }) => visibility.invisibleToRepresentatives)
  return [{ to: 'holder', cause: 'archiveImported', ...(kept && { keptFromRepresentatives: true }) }]
}
