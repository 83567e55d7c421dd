/** Profession and savoir-faire of a professional as JDV_J01 writes them: `G15_10/SM26`, `G15_60`, `G15_21/A`. */
import { codeIn, displayOf } from '@carnet/core/codes/value-sets.ts'
import { type Profession, professionSystems } from '@carnet/core/model/caller.ts'
import type { Code } from '@carnet/core/model/code.ts'

const specialitySystem = '1.2.250.1.213.1.1.4.5'

/** The first speciality that J01 knows, or the profession alone; undefined for a profession outside of J01. */
export function authorSpecialityOf({ code, system, specialities }: Profession): Code | undefined {
  if (system !== professionSystems.g15) return codeIn('J01', code)
  const candidates = [...specialities.map((speciality) => `G15_${code}/${speciality}`), `G15_${code}`]
  for (const candidate of candidates) {
    const display = displayOf('J01', candidate, specialitySystem)
    if (display !== undefined) return { code: candidate, system: specialitySystem, display }
  }
  return undefined
}
