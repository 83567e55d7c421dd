/** The emergency card: its page, its forms, what a passer-by sees of it. */

import { emptyCard } from '@carnet/core/model/emergency-card.ts'
import { editCardPage } from '../../patient/edit-card.ts'
import { type EmergencyCardData, emergencyCardPage } from '../../patient/emergency-card.ts'
import { emergencyContactsPage } from '../../patient/emergency-contacts.ts'
import { offlineCardPage } from '../../patient/offline-card.ts'
import { cardCodePage, scannedCardPage } from '../../public/scanned-card.ts'
import { cardExample } from '../../ui/emergency-card/examples.ts'
import { carnet, own, type PageStates, surroundings } from './surroundings.ts'

export const emergencyCardData: EmergencyCardData = {
  ...carnet,
  card: cardExample,
  own,
  mayChange: true,
  square: {
    link: {
      address: 'https://carnet.example/urgence/AAAAAAAAAAAAAAAAAAAAAA',
      code: '012345',
      madeAt: new Date('2026-03-10T09:12:00Z'),
    },
    scans: [
      { at: new Date('2026-03-16T09:12:00Z'), what: 'opened' },
      {
        at: new Date('2026-03-16T09:11:00Z'),
        what: 'scanned',
        again: { count: 3, lastAt: new Date('2026-03-16T09:14:00Z') },
      },
    ],
  },
}

export const emergencyCardStates: PageStates = {
  'emergency-card': emergencyCardPage(emergencyCardData),
  'offline-card': offlineCardPage({
    ...carnet,
    card: { ...cardExample, issuedAt: carnet.now },
    state: { kind: 'off' },
    notTicked: true,
  }),
  'offline-card-on': offlineCardPage({
    ...carnet,
    card: { ...cardExample, issuedAt: carnet.now },
    state: { kind: 'on', text: `CARNET1:${'6BF+70790T9WJWG.FKY*4GO0.O1CV2'.repeat(20)}` },
  }),
  'scanned-card': cardCodePage({
    ...surroundings,
    token: 'A'.repeat(22),
    professionalUrl: 'https://localhost:8443/urgence/carte/A',
    problem: 'wrong',
  }),
  'scanned-card-shown': scannedCardPage({ ...surroundings, card: cardExample, now: carnet.now }),
  'emergency-card-for-professionals': emergencyCardPage({
    ...emergencyCardData,
    square: {
      link: {
        address: 'https://carnet.example/urgence/AAAAAAAAAAAAAAAAAAAAAA',
        madeAt: new Date('2026-03-10T09:12:00Z'),
      },
      scans: [],
    },
  }),
  'emergency-card-empty': emergencyCardPage({
    ...carnet,
    card: { ...cardExample, ...emptyCard, changedAt: undefined },
    own,
    mayChange: true,
  }),
  'edit-card': editCardPage({
    ...carnet,
    offered: cardExample.entries.flatMap(({ source, ...entry }, at) =>
      source === undefined ? [] : [{ ...entry, source, id: `a${at}`, kept: true }],
    ),
    typed: { allergies: 'Iode', treatments: '', implants: '', conditions: '', noKnownAllergy: true },
    problem: 'allergyAndNone',
  }),
  contacts: emergencyContactsPage({
    ...carnet,
    contacts: cardExample.contacts,
    contactsMax: 5,
    problem: { why: 'phoneWrong', at: 1 },
  }),
}
