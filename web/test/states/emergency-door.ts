/** The emergency door of professionals: how one comes to it, the card, the record in bris de glace, a refusal. */

import { objectionPage, refusedPage } from '../../emergency/door.ts'
import { fromElsewherePage, leadPage, matriculePage, professionalCardPage } from '../../emergency/entrance.ts'
import { motiveField } from '../../emergency/opening-form.ts'
import { type EmergencyAccess, emergencyDocumentPage, emergencyRecordPage } from '../../emergency/record.ts'
import { bloodTest, consultation } from '../../ui/document-row/examples.ts'
import { cardExample } from '../../ui/emergency-card/examples.ts'
import { readableExample } from './document.ts'
import { carnet, type PageStates, surroundings } from './surroundings.ts'

const door = {
  ...surroundings,
  reader: { name: 'Dr Antoine Leroy', structure: 'Centre hospitalier du Port' },
}
const form = {
  csrf: carnet.csrf,
  places: [
    { id: '10B0011797', name: 'Centre hospitalier du Port' },
    { id: '10B0011798', name: 'Cabinet de cardiologie' },
  ],
}
const access: EmergencyAccess = {
  ...door,
  pass: 'A'.repeat(22),
  reason: 'Personne inconsciente',
  csrf: carnet.csrf,
}

export const emergencyDoorStates: PageStates = {
  'door-lead': leadPage(surroundings, 'https://localhost:8443/urgence'),
  'door-no-card': objectionPage(surroundings, 'noCard'),
  'door-elsewhere': fromElsewherePage({ ...door, again: '/urgence/carte/A' }),
  'door-matricule': matriculePage({
    ...door,
    form: {
      ...form,
      typed: { motive: undefined, words: '', place: '10B0011797', matricule: '18001' },
      problems: [
        { field: 'matricule', words: 'Ce matricule n’a pas quinze chiffres.' },
        { field: motiveField, words: 'Choisissez un motif.' },
      ],
    },
  }),
  'door-card': professionalCardPage({
    ...door,
    card: cardExample,
    token: 'A'.repeat(22),
    form,
    now: carnet.now,
  }),
  'door-record': emergencyRecordPage({
    ...access,
    card: cardExample,
    first: [consultation],
    documents: [bloodTest, consultation],
    count: 42,
    pages: { current: 1, last: 3 },
    now: carnet.now,
  }),
  'door-document': emergencyDocumentPage({ ...access, document: bloodTest, readable: readableExample }),
  'door-refused': refusedPage(door, {
    sentence: 'La personne ne veut pas que son DMP s’ouvre en bris de glace.',
    way: 'byRegulation',
  }),
}
