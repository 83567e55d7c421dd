/** TD0.2: the states of a record, and what the caller may do with it. soap.md §5.2. */
import { type Case, same } from '../case.ts'

const states = [
  ['lucie-moreau', 'closed', 'Un dossier fermé se dit fermé'],
  ['henri-dumas', 'opposed', 'Une opposition se dit opposition'],
  ['paul-lefevre', 'none', 'Une personne sans dossier n’en a pas'],
] as const

export const existenceCases: readonly Case[] = [
  {
    transaction: 'TD0.2',
    says: 'Un dossier actif, appelant autorisé et médecin traitant',
    async run({ dmp, patient }) {
      const martin = await dmp('cps-martin')
      const { state, authorisation, medecinTraitant } = await martin.findRecord(patient('amina-benali').id)
      same('état', [state, authorisation, medecinTraitant], ['active', 'VALIDE', true])
    },
  },
  {
    transaction: 'TD0.2',
    says: 'Un professionnel bloqué par le patient lit INTERDIT',
    async run({ dmp, patient }) {
      const { authorisation } = await (await dmp('cps-leroy')).findRecord(patient('marc-olivier').id)
      same('autorisation', authorisation, 'INTERDIT')
    },
  },
  {
    transaction: 'TD0.2',
    says: 'Une secrétaire, avec sa carte CPE, peut tester l’existence',
    async run({ dmp, patient }) {
      same('état', (await (await dmp('cpe-colin')).findRecord(patient('amina-benali').id)).state, 'active')
    },
  },
  ...states.map(
    ([slug, state, says]): Case => ({
      transaction: 'TD0.2',
      says,
      async run({ dmp, patient }) {
        same('état', (await (await dmp('cps-garcia')).findRecord(patient(slug).id)).state, state)
      },
    }),
  ),
]
