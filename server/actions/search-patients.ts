/** TD0.5: a regulation centre finds a person of whom it has no matricule. soap.md §5.4; EMG-02, EMG-08. */
import type { Caller } from '@carnet/core/model/caller.ts'
import { type ContactDetails, noContactDetails } from '@carnet/core/model/contact.ts'
import {
  matchPercentage,
  objectionToSearch,
  type TraitsAsked,
  traitsToAdd,
} from '@carnet/core/rules/patient-search.ts'
import { contactsOf } from '../store/record-life.ts'
import { recordsSounding } from '../store/records.ts'
import type { StoredRecord } from '../store/stored-record.ts'
import { performOnMany, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export type PossiblePerson = {
  readonly record: StoredRecord
  readonly contact: ContactDetails
  readonly percentage: number
}

/** Of one name and one year of birth: beyond, the question says too little to be worth reading them. */
const homonymsMax = 200

/** The closest first. Each person told keeps a line; a search that is refused keeps one, about nobody. */
export function searchPatients(
  platform: Platform,
  caller: Caller,
  asked: TraitsAsked,
): Promise<readonly PossiblePerson[]> {
  const { settings } = platform
  return performOnMany(
    platform,
    caller,
    'searchPatients',
    async (tx) => {
      const lacking = traitsToAdd(asked, settings)
      if (lacking > 0) throw new Refused('searchTooWide', tooFewTraits(lacking))
      const sought = { name: asked.name, birthYear: asked.birthDate?.slice(0, 4) }
      const records = await recordsSounding(tx, sought, homonymsMax + 1)
      if (records.length > homonymsMax) throw new Refused('searchTooWide')
      return { records, onBehalfOf: caller }
    },
    async ({ tx, records }) => {
      const contacts = await contactsOf(
        tx,
        records.map(({ key }) => key),
      )
      const persons = records
        .map((record) => {
          const contact = contacts.get(record.id) ?? noContactDetails
          return {
            record,
            contact,
            percentage: matchPercentage(asked, record.identity, contact.addresses),
          }
        })
        .filter(({ percentage }) => percentage >= settings.rechercheParTraits.percentageMin)
        .sort((a, b) => b.percentage - a.percentage)
      const objection = objectionToSearch(persons.length, settings)
      if (objection !== undefined) throw new Refused(objection)
      return { result: persons, served: persons.map(({ record }) => record) }
    },
  )
}

function tooFewTraits(lacking: number): string {
  const more = lacking === 1 ? 'un trait de plus' : `${lacking} traits de plus`
  return `Il en est trop peu dit pour chercher. Précisez au moins ${more}\u00a0: prénom, date de naissance, sexe, code postal ou commune.`
}
