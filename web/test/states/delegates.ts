/** Children, carers and legal representatives, and the choice of a record. */

import { choicePage } from '../../patient/choice.ts'
import { type DelegatesData, delegatesPage } from '../../patient/delegates.ts'
import { invitationsPage } from '../../patient/invitations.ts'
import { emptyInviteForm, invitePage } from '../../patient/invite.ts'
import { inviteCodePage } from '../../patient/invite-code.ts'
import { notForDelegatePage } from '../../patient/not-for-delegate.ts'
import { somebody } from './professionals.ts'
import { carnet, ofCarer, ofCurator, type PageStates, surroundings } from './surroundings.ts'

const delegates: DelegatesData = {
  ...carnet,
  mandates: [
    {
      id: '1',
      kind: 'parent',
      name: 'Julie Diallo',
      since: somebody.since,
      until: null,
      excludedClasses: [],
    },
    {
      id: '2',
      kind: 'carer',
      name: 'Denise Le Goff',
      since: somebody.since,
      until: somebody.until,
      mayWrite: true,
      excludedClasses: ['31', '60'],
    },
  ],
  invitations: [
    {
      id: '3',
      kind: 'carer',
      name: 'Paul Kerbrat',
      state: 'pending',
      invitedAt: somebody.since,
      answerBy: new Date('2026-01-24T10:00:00Z'),
    },
    {
      id: '4',
      kind: 'parent',
      name: 'Karim Diallo',
      state: 'refused',
      invitedAt: somebody.since,
      answerBy: new Date('2026-01-24T10:00:00Z'),
    },
  ],
  may: { inviteCarer: true, inviteRepresentative: true, end: true },
}

const received = {
  inviterName: 'Julie Diallo',
  holderName: 'Léo Diallo',
  answerBy: new Date('2026-03-24T10:00:00Z'),
} as const

export const delegatesStates: PageStates = {
  'not-for-carer': notForDelegatePage({ ...ofCarer, kind: 'carer' }),
  'not-for-curator': notForDelegatePage({ ...ofCurator, kind: 'curator' }),
  'not-for-parent': notForDelegatePage({ ...ofCurator, kind: 'parent' }),
  choice: choicePage({
    ...surroundings,
    csrf: carnet.csrf,
    ownName: 'Amina Diallo',
    invitations: 1,
    helped: [
      {
        mandateId: '1',
        kind: 'parent',
        name: 'Léo Diallo',
        place: 1,
        until: new Date('2026-04-02T00:00:00Z'),
      },
      { mandateId: '2', kind: 'carer', name: 'Denise Le Goff', place: 2 },
    ],
    ofAge: [{ name: 'Inès Diallo', sex: 'F' }],
  }),
  'choice-over': choicePage({
    ...surroundings,
    csrf: carnet.csrf,
    ownName: 'Amina Diallo',
    helped: [],
    over: true,
  }),
  delegates: delegatesPage({ ...delegates, done: 'invited' }),
  'delegates-empty': delegatesPage({ ...delegates, mandates: [], invitations: [], waitingInvitations: 1 }),
  'invite-carer': invitePage({ ...carnet, who: 'carer', form: emptyInviteForm, problems: [] }),
  'invite-code': inviteCodePage({
    ...carnet,
    name: 'Paul Kerbrat',
    code: 'K7PM4XQ2',
    answerBy: new Date('2026-03-24T10:00:00Z'),
  }),
  'invite-representative': invitePage({
    ...carnet,
    who: 'representative',
    form: { ...emptyInviteForm, prenom: 'Karim', matricule: '1 84' },
    problems: [
      { field: 'nom', words: 'Écrivez son nom de naissance.' },
      {
        field: 'matricule',
        words: 'Ce numéro ne peut pas exister. Vérifiez les 15 chiffres sur la carte Vitale.',
      },
      {
        field: 'attestation-oui',
        words: 'Cochez la case si vous êtes tous les deux représentants légaux de l’enfant.',
      },
    ],
  }),
  invitations: invitationsPage({
    ...carnet,
    received: [
      { ...received, id: 'a', kind: 'parent', help: undefined },
      { ...received, id: 'b', kind: 'carer', help: { months: 3, mayWrite: true, excludedClasses: [] } },
    ],
    problems: [
      {
        field: 'attestation-a',
        words: 'Pour accepter, cochez cette case si vous êtes son représentant légal.',
      },
    ],
  }),
  'invitations-code-wrong': invitationsPage({
    ...carnet,
    received: [],
    typed: { code: 'K7PM4XQ2', nom: '' },
    problems: [
      { field: 'code', words: 'Ce code et ce nom ne vont pas ensemble, ou le code ne sert plus.' },
      { field: 'nom', words: 'Écrivez son nom de naissance.' },
    ],
  }),
  'invitations-accepted': invitationsPage({
    ...carnet,
    received: [],
    problems: [],
    done: 'acceptInvitation',
  }),
}
