/** The files of contract.md §5, as the command line uses them. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { insOids, isInsOid, type PatientId, parseIns } from '@carnet/core/model/ins.ts'
import { UnusableInput } from '../client/errors.ts'
import { UsageError } from './arguments.ts'

export type Addresses = { readonly web: string; readonly tls: string }

export type PublishedPeople = {
  readonly patients: readonly { readonly ins: { readonly value: string; readonly oid: string } }[]
  readonly professionals: readonly {
    readonly idNat: string
    readonly names: { readonly lastName: string; readonly firstName: string }
    readonly specialities: readonly string[]
  }[]
  readonly structures: readonly { readonly idNat: string; readonly name: string; readonly sector: string }[]
}

/** Where the demonstration says it listens; its defaults when it says nothing. */
export async function readAddresses(folder: string): Promise<Addresses> {
  try {
    return JSON.parse(await readFile(join(folder, 'addresses.json'), 'utf8')) as Addresses
  } catch {
    return { web: 'http://localhost:8080', tls: 'https://localhost:8443' }
  }
}

/** @throws UnusableInput when the demonstration has not been started yet. */
export async function readPeople(folder: string): Promise<PublishedPeople> {
  try {
    return JSON.parse(await readFile(join(folder, 'people.json'), 'utf8')) as PublishedPeople
  } catch (cause) {
    throw new UnusableInput(
      `Aucune personne de démonstration sous ${folder}\u00a0: lancez d’abord «\u00a0npm start\u00a0», ou indiquez CARNET_DATA.`,
      { cause },
    )
  }
}

/** `INS` or `INS@OID`; without OID, that of the person who bears it, test first. @throws UsageError */
export function patientFrom(text: string, people: PublishedPeople): PatientId {
  const [value = '', oid] = text.replaceAll(' ', '').toUpperCase().split('@')
  const ins = parseIns(value)
  if (ins === undefined)
    throw new UsageError('--patient attend un matricule INS de 15 caractères, ou INS@OID.')
  const known = people.patients.filter((one) => one.ins.value === ins).map((one) => one.ins.oid)
  const chosen = oid ?? (known.includes(insOids.nirTest) ? insOids.nirTest : (known[0] ?? insOids.nirTest))
  if (!isInsOid(chosen)) throw new UsageError('L’OID donné après @ n’est pas celui d’un matricule INS.')
  return { ins, oid: chosen }
}
