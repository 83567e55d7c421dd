import type { UniqueId } from '@carnet/core/model/document.ts'
import type { EmergencyCard } from '@carnet/core/model/emergency-card.ts'
import type { Example } from '../example.ts'
import { emergencyCard } from './emergency-card.ts'

const source = {
  uniqueId: '1.2.250.1.999.1.8.4410' as UniqueId,
  title: 'Synthèse médicale',
  at: '2026-01-21T08:00:00Z',
}

export const cardExample: EmergencyCard = {
  holder: { name: 'Amina Diallo', birthDate: '1984-02-17' },
  entries: [
    { topic: 'bloodGroup', words: 'A positif', source: { ...source, title: 'Bilan sanguin' } },
    { topic: 'allergies', words: 'Pénicilline', source },
    { topic: 'allergies', words: 'Arachide' },
    { topic: 'treatments', words: 'Warfarine 5 mg, comprimé', source },
    { topic: 'implants', words: 'Stimulateur cardiaque', source },
    { topic: 'conditions', words: 'Fibrillation atriale', source },
  ],
  noKnownAllergy: false,
  contacts: [
    {
      name: 'Moussa Diallo',
      relation: 'spouse',
      phones: ['06 12 34 56 78', '02 97 00 00 00'],
      informed: true,
    },
    {
      name: 'Anne Kerbrat',
      relation: 'other',
      kind: 'trusted',
      designation: { on: '2026-01-12', signed: true },
      phones: ['06 98 76 54 32'],
      informed: false,
    },
  ],
  directives: true,
  changedAt: new Date('2026-03-10T09:12:00Z'),
  offlineSince: undefined,
}

export const emergencyCardExamples: readonly Example[] = [
  { name: 'emergency card', html: emergencyCard(cardExample, new Date('2026-03-17T09:00:00Z')) },
]
