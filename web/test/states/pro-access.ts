/** « Accès des autres professionnels », and the care team: empty, full, refused. */
import { type OthersAccessData, othersAccessPage } from '../../pro/others-access.ts'
import { type TeamData, teamPage } from '../../pro/team.ts'
import { patient, pro } from './pro.ts'
import type { PageStates } from './surroundings.ts'

const nurse = { id: '899900000060', name: 'Julien Petit', profession: '60' }
const cardiologist = { id: '899900000012', name: 'Mehdi Kacem', profession: '10' }
const found = [
  { ...nurse, structureNames: ['Cabinet infirmier des Halles'] },
  { ...cardiologist, speciality: 'SM04', structureNames: ['Centre hospitalier du Port'] },
]
const since = new Date('2026-03-01T10:00:00Z')
const until = new Date('2027-03-01T10:00:00Z')

const access: OthersAccessData = {
  ...pro,
  patient,
  access: {
    teams: [
      { id: '0190', name: 'Soins à domicile', members: [cardiologist, nurse], until },
      { id: '0191', name: '', members: [cardiologist, nurse], until: null },
    ],
    collected: [{ who: nurse, since, until }],
    blocked: [
      { who: nurse, since, by: cardiologist },
      { who: { id: '3', name: 'Paul Marin', profession: '40' }, since, by: undefined },
    ],
  },
  mayBlock: 'administrator',
  search: undefined,
}

const team: TeamData = { ...pro, patient, id: undefined, name: '', others: [], search: undefined }

export const proAccessStates: PageStates = {
  'pro-access': othersAccessPage({ ...access, done: 'blockProfessional' }),
  'pro-access-none': othersAccessPage({
    ...access,
    access: { teams: [], collected: [], blocked: undefined },
    mayBlock: undefined,
  }),
  'pro-access-nobody-blocked': othersAccessPage({
    ...access,
    access: { teams: [], collected: [], blocked: [] },
    mayBlock: 'medecinTraitant',
    search: { name: 'Zz', found: [] },
  }),
  'pro-access-not-authorised': othersAccessPage({
    ...access,
    access: undefined,
    mayBlock: 'medecinTraitant',
    search: { name: 'a', found },
  }),
  'pro-access-unticked': othersAccessPage({
    ...access,
    search: { name: 'a', found },
    unticked: nurse.id,
  }),
  'pro-access-refused': othersAccessPage({
    ...access,
    refused: 'Le médecin traitant déclaré à l’Assurance Maladie ne peut pas être bloqué.',
  }),
  'pro-team-new': teamPage(team),
  'pro-team': teamPage({
    ...team,
    id: '0190',
    name: 'Soins à domicile',
    others: [cardiologist],
    search: { name: 'p', found: [found[0]!] },
  }),
  'pro-team-wrong': teamPage({
    ...team,
    search: { name: 'zz', found: [] },
    problems: ['name', 'members', 'box'],
  }),
  'pro-team-refused': teamPage({
    ...team,
    name: 'Soins à domicile',
    others: [nurse],
    refused: 'Ce choix n’est pas possible.',
  }),
}
