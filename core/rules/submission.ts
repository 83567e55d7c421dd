/** What may be put in, and by whom, once feeding is allowed. Spec: rules.md §7; soap.md §1.5; contract.md §3.1. */
import { type Caller, isCareCaller } from '@carnet/core/model/caller.ts'
import { isLotSignature, type Visibility } from '@carnet/core/model/document.ts'
import { type PatientId, samePatient } from '@carnet/core/model/ins.ts'
import { mayFeed } from './care-history.ts'
import { isUnseenByAll, unseenByAll } from './masking.ts'
import type { RuleSettings } from './settings.ts'

/** What the rules of deposit look at in one DocumentEntry. */
export type SubmittedEntry = {
  readonly typeCode: string
  readonly typeSystem: string
  readonly visibility: Visibility
  /** Struct_IdNat of every authorInstitution. */
  readonly authorInstitutionIds: readonly string[]
}

/** The text that editors know from the national DMP (soap.md §2.4), to the letter: plain apostrophe. */
const noAuthorInstitution = "Aucun AuthorInstitution ne correspond à l'utilisateur du VIHF"

const insuranceAlone =
  'Les données de remboursement (REMB) sont alimentées par l’Assurance Maladie, avec ses certificats, et par elle seule.'

/**
 * undefined when every document of the lot may enter; else the reason, in French.
 * @spec CON-20 FEED-08 VIS-02 VIS-08 VIS-09 EX_2.1-1050, EX_0.1-1100, EX_GEN-1550; contract.md §3.1 for INDIRECTE
 */
export function checkSubmission({
  caller,
  entries,
  settings,
}: {
  readonly caller: Caller
  readonly entries: readonly SubmittedEntry[]
  readonly settings: RuleSettings
}): string | undefined {
  for (const entry of entries) {
    const objection =
      objectionToAuthor(caller, entry) ??
      (mayFeed(caller, entry, settings) ? undefined : insuranceAlone) ??
      // Masked and invisible by its own codes.
      (isLotSignature(entry) ? undefined : objectionToVisibility(caller, entry.visibility, settings))
    if (objection !== undefined) return objection
  }
  return undefined
}

/** A certificate speaks for its structure only: the structure must be an author of what it deposits. */
function objectionToAuthor(caller: Caller, { authorInstitutionIds }: SubmittedEntry): string | undefined {
  if (!isCareCaller(caller) || !isIndirect(caller)) return undefined
  return authorInstitutionIds.includes(caller.structure.id) ? undefined : noAuthorInstitution
}

function objectionToVisibility(
  caller: Caller,
  { maskedToProfessionals, invisibleToPatient, invisibleToRepresentatives }: Visibility,
  settings: RuleSettings,
): string | undefined {
  const secret = caller.kind !== 'patient' && caller.secretSession
  if (isUnseenByAll({ maskedToProfessionals, invisibleToPatient }, settings)) return unseenByAll
  if (!settings.fonctionsGestionMineurs && (secret || invisibleToRepresentatives))
    return 'Les fonctions de gestion des mineurs ne sont pas ouvertes\u00a0: ni connexion secrète, ni document non visible par les représentants légaux.'
  if (secret && !invisibleToRepresentatives)
    return 'En connexion secrète, seuls des documents non visibles par les représentants légaux peuvent être déposés.'
  return undefined
}

/** What tells a retry from a conflict. */
export type Deposit = {
  readonly patient: PatientId
  readonly depositorId: string
  /** SHA-1 of the bytes, lower-case hexadecimal, and their number. */
  readonly hash: string
  readonly sizeBytes: number
}

export type RepeatedDeposit = 'sameDeposit' | 'uniqueIdUsedForOtherBytes' | 'uniqueIdUsedElsewhere'

/**
 * A document arrives whose uniqueId is already here. The owner is compared first: to anyone else,
 * the answer does not depend on the bytes, so that it tells nothing of them.
 * @spec contract.md §3.1 « deposit retried »
 */
export function decideRepeatedDeposit(existing: Deposit, sent: Deposit): RepeatedDeposit {
  if (!samePatient(existing.patient, sent.patient) || existing.depositorId !== sent.depositorId)
    return 'uniqueIdUsedElsewhere'
  return existing.hash === sent.hash && existing.sizeBytes === sent.sizeBytes
    ? 'sameDeposit'
    : 'uniqueIdUsedForOtherBytes'
}

/** Whoever acted for him, and whatever his matricule becomes (LIF-12). No number of a professional is written so. */
export const holderAsDepositor = 'TITULAIRE'

/** The depositor, for rights and for retries: the person, or the structure when its certificate or its staff sends. */
export function depositorOf(caller: Caller): string {
  switch (caller.kind) {
    case 'professional':
      return isIndirect(caller) ? caller.structure.id : caller.id
    case 'structure':
    case 'staff':
      return caller.structure.id
    case 'patient':
      return holderAsDepositor
    case 'insuranceAgent':
      return caller.id
    case 'cardBearer':
      return ''
  }
}

function isIndirect(caller: Caller): boolean {
  return (
    caller.kind === 'structure' || (caller.kind === 'professional' && caller.authentication === 'INDIRECTE')
  )
}
