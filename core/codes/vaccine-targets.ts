/**
 * What a vaccine protects from, by its ATC code: the longest code of the table that begins it. Ours, of the vaccines
 * used in France; a code that says too little (J07AH: a meningococcus, which one?) gives the little that it says.
 */
import type { Code } from '@carnet/core/model/code.ts'
import { atc, type VaccineTarget } from '@carnet/core/model/vaccination.ts'

const ofAtc: Readonly<Record<string, readonly VaccineTarget[]>> = {
  J07AF: ['diphtheria'],
  J07AG: ['hib'],
  J07AH: ['meningococcus'],
  J07AH04: ['menACWY'],
  J07AH08: ['menACWY'],
  J07AH09: ['menB'],
  J07AJ: ['pertussis'],
  J07AJ51: ['diphtheria', 'tetanus', 'pertussis'],
  J07AJ52: ['diphtheria', 'tetanus', 'pertussis'],
  J07AL: ['pneumococcus'],
  J07AM: ['tetanus'],
  J07AM51: ['diphtheria', 'tetanus'],
  J07AN: ['tuberculosis'],
  J07BB: ['influenza'],
  J07BC01: ['hepatitisB'],
  J07BC02: ['hepatitisA'],
  J07BC20: ['hepatitisA', 'hepatitisB'],
  J07BD01: ['measles'],
  J07BD52: ['measles', 'mumps', 'rubella'],
  J07BD54: ['measles', 'mumps', 'rubella', 'varicella'],
  J07BE: ['mumps'],
  J07BF: ['polio'],
  J07BH: ['rotavirus'],
  J07BJ: ['rubella'],
  J07BK01: ['varicella'],
  J07BK02: ['zoster'],
  J07BK03: ['zoster'],
  J07BL: ['yellowFever'],
  J07BM: ['hpv'],
  J07BN: ['covid'],
  J07BX03: ['covid'],
  J07BX05: ['rsv'],
  J07CA01: ['diphtheria', 'tetanus', 'polio'],
  J07CA02: ['diphtheria', 'tetanus', 'polio', 'pertussis'],
  J07CA06: ['diphtheria', 'tetanus', 'polio', 'pertussis', 'hib'],
  J07CA09: ['diphtheria', 'tetanus', 'polio', 'pertussis', 'hib', 'hepatitisB'],
}
/** A document may write anything as a code: a map knows no other keys than these. */
const byAtc = new Map(Object.entries(ofAtc))

/** None for a vaccine without ATC code, or with one that the table does not know: nothing is guessed from its name. */
export function targetsOfVaccine(codes: readonly Code[]): readonly VaccineTarget[] {
  const written = codes.find(({ system }) => system === atc)?.code
  if (written === undefined) return []
  for (let length = written.length; length >= 5; length--) {
    const targets = byAtc.get(written.slice(0, length))
    if (targets !== undefined) return targets
  }
  return []
}
