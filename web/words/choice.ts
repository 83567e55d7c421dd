/** Which record to open. */
import type { Sex } from '@carnet/core/model/identity.ts'

const alone: Readonly<Record<Sex, string>> = {
  F: 'elle seule décide',
  M: 'lui seul décide',
  U: 'cette personne seule décide',
}

export const choice = {
  title: 'Quel carnet voulez-vous ouvrir ?',
  intro: 'Vous pouvez changer de carnet à tout moment. Ce que vous faites est écrit à votre nom.',
  own: 'Mon carnet',
  kinds: {
    parent: 'Vous êtes son parent.',
    tutor: 'Vous êtes son tuteur ou sa tutrice.',
    curator: 'Vous êtes son curateur ou sa curatrice : vous lisez, cette personne décide.',
    carer: 'Vous êtes son aidant\u00a0: vous lisez ce que cette personne vous laisse lire.',
  },
  closed: 'Ce carnet est fermé. Vous pouvez le rouvrir.',
  suspended: 'Ce carnet est suspendu par l’Assurance Maladie.',
  open: 'Ouvrir ce carnet',
  proof: 'Télécharger mon attestation en PDF',
  stop: 'Ne plus aider',
  stopMeans:
    'Ce carnet ne vous sera plus ouvert. Pour aider de nouveau cette personne, il faudra qu’elle vous invite.',
  stopNow: 'Oui, ne plus aider',
  stopped: 'C’est fait\u00a0: ce carnet ne vous est plus ouvert.',
  until: (day: string) =>
    `Ce carnet vous est ouvert jusqu’à sa majorité, le ${day}. Ensuite, cette personne seule décidera.`,
  ofAge: (name: string, age: number, sex: Sex) =>
    `${name} a ${age}\u00a0ans\u00a0: ${alone[sex]} maintenant.`,
  ofAgeMeans:
    'Son carnet ne vous est plus ouvert. Cette personne peut vous inviter comme aidant, si elle le souhaite.',
  over: 'Ce carnet ne vous est plus ouvert. Il reste celui de cette personne, qui peut le lire elle-même.',
} as const
