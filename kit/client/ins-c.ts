/** INS-C, the identifier of the first DMP: computed from a carte Vitale, kept by softwares that are older than INSi. documents.md §5.1. */
import { createHash } from 'node:crypto'

export type CardTraits = {
  readonly firstName: string
  /** `YYMMDD`, as the card says it; absent on some. */
  readonly birthDate?: string
  /** 13 characters, without its key. */
  readonly nir: string
}

/** 22 digits; undefined: a provisional NIR has none. */
export function insCOf({ firstName, birthDate = '000000', nir }: CardTraits): string | undefined {
  if (!/^[12]/.test(nir)) return undefined
  const letters = firstName
    .normalize('NFD')
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '')
  const seed = `${letters.slice(0, 10).padEnd(10)}${birthDate}${nir}`
  const number = BigInt(`0x${createHash('sha256').update(seed, 'ascii').digest('hex').slice(0, 16)}`)
  const key = 97n - (number % 97n)
  return `${String(number).padStart(20, '0')}${String(key).padStart(2, '0')}`
}
