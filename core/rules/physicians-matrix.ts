/** The matrix of a regime under which physicians alone read: every type, and nobody else any. Spec: rules.md §2.1, regime of 2011. */
import { professionSystems } from '@carnet/core/model/caller.ts'
import { startOfCivilDay } from '@carnet/core/model/civil-day.ts'
import type { MatrixVersion } from './access-matrix.ts'
import type { TypedDocument } from './provisional-matrix.ts'

/**
 * What other professions read « by speciality » in 2011 was never published as a table: nothing here.
 * @spec MAT-01 rules.md §2.1
 */
export function physiciansMatrix(types: readonly TypedDocument[]): MatrixVersion {
  return {
    version: 'medecins-seuls',
    effectiveFrom: startOfCivilDay('1970-01-01'),
    source: 'régime sous lequel seuls les médecins lisent',
    provisional: false,
    cells: types.map(({ code, system, classCode }) => ({
      professionSystem: professionSystems.g15,
      professionCode: '10',
      categoryCode: classCode,
      typeSystem: system,
      typeCode: code,
      read: true,
    })),
  }
}
