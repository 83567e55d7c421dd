/** The two numbers of a carte Vitale, as they are typed from it. rules.md LIF-05, LIF-06. */
import { type Ins, parseIns } from '@carnet/core/model/ins.ts'
import { isCarteVitaleSerial } from '@carnet/core/rules/carte-vitale.ts'
import type { CardNumbers, CardShape } from '@carnet/web/patient/card-numbers.ts'

/** `serial`: digits alone. `shape`: what is not in the shape of a number. */
export function readCard(
  typed: CardNumbers,
): { readonly card: { readonly matricule: Ins; readonly serial: string } } | { readonly shape: CardShape } {
  const matricule = parseIns(typed.matricule.toUpperCase().replace(/\s/g, ''))
  const isSerial = isCarteVitaleSerial(typed.serial)
  if (matricule !== undefined && isSerial)
    return { card: { matricule, serial: typed.serial.replace(/\s/g, '') } }
  return {
    shape: {
      matricule: matricule === undefined ? wrongShape(typed.matricule) : undefined,
      serial: isSerial ? undefined : wrongShape(typed.serial),
    },
  }
}

export function wrongShape(written: string): 'missing' | 'malformed' {
  return written.trim() === '' ? 'missing' : 'malformed'
}
