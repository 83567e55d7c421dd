/** TD0.3: consent recorded, given up, refused. soap.md §5.3. */
import { type Case, holds, refused, same } from '../case.ts'
import type { Site } from '../site.ts'

const consent = { gesture: 'consentCollected' } as const
const givenUp = { gesture: 'authorisationGivenUp' } as const

/** The dentist and a patient that no other case looks at. */
async function couple({ dmp, patient }: Site) {
  return { garcia: await dmp('cps-garcia'), victor: patient('victor-noel').id }
}

export const authorisationCases: readonly Case[] = [
  {
    transaction: 'TD0.3',
    says: 'Le consentement enregistré rend l’autorisation valide, son retrait l’ôte',
    async run(site) {
      const { garcia, victor } = await couple(site)
      await garcia.authorise(victor, consent)
      same('autorisation', (await garcia.findRecord(victor)).authorisation, 'VALIDE')
      await garcia.authorise(victor, givenUp)
      same('autorisation', (await garcia.findRecord(victor)).authorisation, 'NON_EXISTE')
    },
  },
  {
    transaction: 'TD0.3',
    says: 'Enregistrer deux fois le consentement n’a qu’un effet, et le dit',
    async run(site) {
      const { garcia, victor } = await couple(site)
      await garcia.authorise(victor, consent)
      holds('la réponse dit « déjà »', /déjà/i.test(await garcia.authorise(victor, consent)))
    },
  },
  {
    transaction: 'TD0.3',
    says: 'Un certificat de structure n’enregistre aucune autorisation',
    async run({ dmp, patient }) {
      const hospital = await dmp('structure-hopital')
      await refused('DMPAccessDeniedByRightsService', hospital.authorise(patient('victor-noel').id, consent))
    },
  },
  {
    transaction: 'TD0.3',
    says: 'Un professionnel bloqué ne se débloque pas lui-même',
    async run({ dmp, patient }) {
      const leroy = await dmp('cps-leroy')
      await refused('DMPAccessDeniedByRightsService', leroy.authorise(patient('marc-olivier').id, consent))
    },
  },
]
