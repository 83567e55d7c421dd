/** JDV_J58 and what its codes may be together. EX_2.1-1050; soap.md §3.3, §3.5. */
import { isInSet } from '@carnet/core/codes/value-sets.ts'
import type { Code } from '@carnet/core/model/code.ts'
import { XdsError } from './errors.ts'
import type { DocumentEntry } from './metadata.ts'
import { isSignatureEntry } from './signature-entry.ts'
import { confidentialityCodes as known } from './vocabulary.ts'

export type ConfidentialityPolicy = {
  readonly at: Date
  readonly cumulInvisiblePatientMasquePs: boolean
}

export function checkConfidentiality(
  entry: DocumentEntry,
  { at, cumulInvisiblePatientMasquePs }: ConfidentialityPolicy,
): readonly XdsError[] {
  const codes = entry.confidentialityCodes
  const findings: XdsError[] = []
  const levels = codes.filter(({ system }) => system === known.hl7System)
  if (codes.some(({ code, system }) => !isInSet('J58', code, system, at)))
    findings.push(wrong('Un code de confidentialité n’est pas dans le jeu de valeurs J58 du DMP.'))
  if (levels.length !== 1)
    findings.push(wrong('Un niveau de confidentialité, N, R ou V, et un seul, est attendu.'))
  else if (codes[0] !== levels[0])
    findings.push(wrong('Le niveau de confidentialité, N, R ou V, vient en premier.', 'warning'))
  if (codes.length > 4) findings.push(wrong('Quatre codes de confidentialité au plus sont acceptés.'))
  const has = (code: string) => codes.some((each) => each.code === code)
  if (
    has(known.maskedToProfessionals) &&
    has(known.invisibleToPatient) &&
    !cumulInvisiblePatientMasquePs &&
    !isSignatureEntry(entry)
  )
    findings.push(
      wrong('Un document ne peut être à la fois masqué aux professionnels et non visible par le patient.'),
    )
  return findings
}

/** The level of the CDA first, then the choices of the user, as the DMP writes them. */
export function levelFirst(codes: readonly Code[]): readonly Code[] {
  const isLevel = ({ system }: Code) => system === known.hl7System
  return [...codes.filter(isLevel), ...codes.filter((code) => !isLevel(code))]
}

function wrong(context: string, severity: 'error' | 'warning' = 'error'): XdsError {
  return new XdsError('XDSRepositoryMetadataError', context, { severity, location: 'confidentialityCode' })
}
