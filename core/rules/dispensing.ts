/** What pharmacies dispensed, which flows in from the Dossier Pharmaceutique. Spec: rules.md FEED-09. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { RuleSettings } from './settings.ts'

/**
 * The Dossier Pharmaceutique speaks by the certificate of its structure, whomever that names as its user. A pharmacy that deposits for itself is not it:
 * the objection of L1111-23 is to the Dossier Pharmaceutique.
 * @law FEED-09 CSP L1111-23, R1111-42 e
 */
export function isDossierPharmaceutique(
  caller: Caller,
  { dossierPharmaceutique }: Pick<RuleSettings, 'dossierPharmaceutique'>,
): boolean {
  const byCertificate =
    caller.kind === 'structure' || (caller.kind === 'professional' && caller.authentication === 'INDIRECTE')
  return byCertificate && caller.structure.id === dossierPharmaceutique
}
