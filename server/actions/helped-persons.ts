/** The records that a person may open beside his own: the choice of his log-in. rules.md LIF-20 to LIF-22, CNT-07. */
import type { RecordId } from '@carnet/core/model/record.ts'
import { isOffered } from '@carnet/core/rules/mandates.ts'
import { mandatesOfPerson, type OwnMandate } from '../store/mandates.ts'
import type { Platform } from './platform.ts'

/** Nothing of a record is read but whose it is; what is done there, `decide` judges at each act. */
export async function helpedPersons(
  { database, clock, settings }: Platform,
  person: RecordId,
): Promise<readonly OwnMandate[]> {
  const mandates = await database.read((tx) => mandatesOfPerson(tx, person))
  return mandates.filter((each) => isOffered(each, each, settings, clock.now()))
}
