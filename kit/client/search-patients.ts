/** TD0.5, a person found by his traits: for a regulation centre, in its own mode. soap.md §5.4. */
import type { Day, Sex } from '@carnet/core/model/identity.ts'
import { insOids, type PatientId, parseIns } from '@carnet/core/model/ins.ts'
import { type FoundPerson, readTraitsAnswer } from '@carnet/core/wire/hl7v3/traits-answer.ts'
import { formatTraitsQuery, type StatedTraits } from '@carnet/core/wire/hl7v3/traits-query.ts'
import { DmpRefusal } from './errors.ts'
import type { Exchange } from './exchange.ts'
import { newOid } from './oid.ts'
import { newTransmission } from './registration.ts'
import { understand } from './understand.ts'

export type PersonFound = {
  /** Absent when the DMP names him by something else than an INS. */
  readonly patient?: PatientId
  readonly birthName?: string
  readonly usedName?: string
  readonly givenNames: readonly string[]
  readonly sex: Sex
  readonly birthDate?: Day
  readonly cities: readonly string[]
  /** 0 to 100. */
  readonly percentage: number
  /** His record must not be opened in the mode « centre 15 »: the DMP would refuse it. */
  readonly opposedToCentre15: boolean
}

/** Closest first. @throws DmpRefusal when too many answer or the mode is not allowed, DmpUnreachable */
export async function searchPatients(
  exchange: Exchange,
  traits: StatedTraits,
): Promise<readonly PersonFound[]> {
  const body = formatTraitsQuery({
    transmission: newTransmission(exchange),
    queryId: { root: newOid() },
    traits,
  })
  const answer = await exchange.send({ operation: 'searchPatients', access: { mode: 'centre15' }, body })
  const read = understand(() => readTraitsAnswer(answer.body))
  if (read.outcome === 'rejected') throw new DmpRefusal(read.code, read.text)
  return read.found.map(told)
}

function told({ patient: person, percentage, opposedToCentre15 }: FoundPerson): PersonFound {
  const { id, names, sex, birthDate, addresses = [] } = person
  const { birthName, usedName, givenNames } = names
  const ins = parseIns(id.extension ?? '')
  const oid = Object.values(insOids).find((known) => known === id.root)
  return {
    ...(ins !== undefined && oid !== undefined && { patient: { ins, oid } }),
    ...(birthName !== undefined && { birthName }),
    ...(usedName !== undefined && { usedName }),
    givenNames,
    sex,
    ...(birthDate !== undefined && { birthDate }),
    cities: addresses.flatMap(({ city }) => (city === undefined ? [] : [city])),
    percentage,
    opposedToCentre15,
  }
}
