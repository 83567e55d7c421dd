/** The files of contract.md §5, as the command line uses them. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { foldName, type Identity, type Sex } from '@carnet/core/model/identity.ts'
import { insOids, isInsOid, type PatientId, parseIns } from '@carnet/core/model/ins.ts'
import { UnusableInput } from '../client/errors.ts'
import { UsageError } from './arguments.ts'

export type Addresses = { readonly web: string; readonly tls: string }

export type PublishedPeople = {
  readonly patients: readonly {
    readonly ins: { readonly value: string; readonly oid: string }
    readonly names: Pick<
      Identity,
      'birthName' | 'usedName' | 'birthFirstName' | 'firstNames' | 'usedFirstName'
    >
    readonly birthDate: string
    readonly sex: Sex
    readonly birthPlace: string
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

/** PEM of the authority of the demonstration's server. @throws UnusableInput */
export async function readAuthority(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, 'pki', 'ca.crt'), 'utf8')
  } catch (cause) {
    throw new UnusableInput('Le certificat de l’autorité de démonstration (pki/ca.crt) est illisible.', {
      cause,
    })
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

/**
 * `NOM,PRÉNOM,AAAA-MM-JJ`: the one person of these traits, as INSi finds him from his carte Vitale or his papers when he
 * cannot say his matricule (EMG-08). Accents and case do not tell persons apart.
 * @throws UsageError, UnusableInput when there is none, or several
 */
export function patientOfTraits(text: string, people: PublishedPeople): PatientId {
  const [birthName = '', birthFirstName = '', birthDate = '', ...more] = text.split(',')
  if (more.length > 0 || birthDate === '')
    throw new UsageError('--traits attend NOM,PRÉNOM,AAAA-MM-JJ\u00a0: ceux de la naissance.')
  const found = people.patients.filter(
    (one) =>
      foldName(one.names.birthName) === foldName(birthName) &&
      foldName(one.names.birthFirstName) === foldName(birthFirstName) &&
      one.birthDate === birthDate,
  )
  const [one] = found
  if (one === undefined || found.length > 1)
    throw new UnusableInput(
      `${found.length === 0 ? 'Personne n’a' : 'Plusieurs personnes ont'} ces traits\u00a0: sans matricule INS, pas d’accès au DMP.`,
    )
  return patientFrom(`${one.ins.value}@${one.ins.oid}`, people)
}

/** @throws UnusableInput when people.json does not know him. */
export function identityOf({ ins, oid }: PatientId, people: PublishedPeople): Identity {
  const found = people.patients.find((one) => one.ins.value === ins && one.ins.oid === oid)
  if (found === undefined)
    throw new UnusableInput(
      'Ce patient n’est pas dans people.json : ses traits d’identité manquent pour faire le document.',
    )
  const { names, birthDate, sex, birthPlace } = found
  return { ...names, birthDate, sex, birthPlace }
}
