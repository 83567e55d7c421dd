/** The records that a person may open beside his own: the choice of his log-in. rules.md LIF-20 to LIF-22, CNT-07. */
import type { RecordId } from '@carnet/core/model/record.ts'
import { isEndedByMajority, isMajorityRecent } from '@carnet/core/rules/majority.ts'
import { isOffered } from '@carnet/core/rules/mandates.ts'
import { mandatesOfPerson, type OwnMandate } from '../store/mandates.ts'
import type { Platform } from './platform.ts'

export type HelpedPersons = {
  readonly helped: readonly OwnMandate[]
  /** Whom he represented until a majority that is recent: whatever became of the record since, it says the same. */
  readonly ofAge: readonly OwnMandate[]
}

/** Nothing of a record is read but whose it is; what is done there, `decide` judges at each act. */
export async function helpedPersons(
  { database, clock, settings }: Platform,
  person: RecordId,
): Promise<HelpedPersons> {
  const now = clock.now()
  const mandates = await database.read((tx) => mandatesOfPerson(tx, person))
  return {
    helped: mandates.filter((each) => isOffered(each, each, settings, now)),
    ofAge: mandates.filter(
      (each) =>
        isEndedByMajority(each, each.birthDate, settings, now) &&
        isMajorityRecent(each.birthDate, settings, now),
    ),
  }
}
