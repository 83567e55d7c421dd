/** What a software holds of the identity of a person, and what of it goes to the DMP. Spec: rules.md LIF-12; documents.md §5. */
import type { Day } from '@carnet/core/model/identity.ts'

/**
 * Of the référentiel national d’identitovigilance: nothing checked, INSi called, a document of identity checked, both.
 */
export type IdentityStatus = 'provisional' | 'retrieved' | 'validated' | 'qualified'

/**
 * A matricule opens a record, or opens it again, when INSi gave it and a document proved whose it is: another one would
 * be somebody else's.
 * @spec LIF-12 EX_GEN-1530
 */
export function mayOpenRecord(status: IdentityStatus): boolean {
  return status === 'qualified'
}

/** The identifier of the first DMP, as a software computed it once from a carte Vitale. */
export type LocalInsC = { readonly value: string; readonly computedOn: Day }

/**
 * The one that still stands for the person: the latest computed. The first given name, or the birth date, of the card
 * was corrected between two.
 * @spec LIF-12 EX_GEN-1300
 */
export function insCToUse(computed: readonly LocalInsC[]): LocalInsC | undefined {
  return computed.toSorted((one, other) => one.computedOn.localeCompare(other.computedOn)).at(-1)
}
