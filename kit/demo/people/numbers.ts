/** The numbers of invented people: right keys, in ranges that nobody has. */
import type { PsIdNat, StructIdNat } from '@carnet/core/model/caller.ts'
import { type InsOid, insOids, type PatientId, parseIns } from '@carnet/core/model/ins.ts'

/** The matricule of 13 digits followed by its key (documents.md §5.2), or a published one of 15, as it is. */
export function patientId(digits: string, oid: InsOid = insOids.nirTest): PatientId {
  const ins = parseIns(digits.length === 13 ? digits + keyOf(digits) : digits)
  if (ins === undefined) throw new RangeError(`${digits} has not the shape of an INS`)
  return { ins, oid }
}

/** RPPS of the test range 9990xxxxxxx, Luhn valid, prefixed by 8 (documents.md §4.1). */
export function testPsId(rank: number): PsIdNat {
  return `8${withLuhn(`9990099${String(rank).padStart(3, '0')}`)}` as PsIdNat
}

/** A practice: 4, the RPPS of its owner, the rank of the place. */
export function practiceId(owner: PsIdNat, place = '001'): StructIdNat {
  return `4${owner.slice(1)}${place}` as StructIdNat
}

/** FINESS of a department 99 that has none, Luhn valid, prefixed by 1. */
export function testFinessId(rank: number): StructIdNat {
  return `1${withLuhn(`99000${String(rank).padStart(3, '0')}`)}` as StructIdNat
}

function keyOf(nir: string): string {
  const digits = nir.replace('2A', '19').replace('2B', '18')
  return String(97n - (BigInt(digits) % 97n)).padStart(2, '0')
}

function withLuhn(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const weighed = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
