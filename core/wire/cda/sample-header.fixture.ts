/** A level 1 header of invented people, for the tests of this folder. */
import type { Ins } from '@carnet/core/model/ins.ts'
import type { Level1Header } from './level1.ts'

export const sampleHeader: Level1Header = {
  id: '1.2.250.1.999.1.1.7',
  setId: '1.2.250.1.999.1.1',
  versionNumber: 2,
  typeCode: { code: '11488-4', system: '2.16.840.1.113883.6.1' },
  title: 'Compte rendu de consultation',
  createdAt: new Date('2026-01-05T09:30:00Z'),
  confidentiality: 'N',
  patient: {
    id: { ins: '280019999900118' as Ins, oid: '1.2.250.1.213.1.4.10' },
    identity: {
      birthName: 'D’ARTAGNAN',
      birthFirstName: 'CAMILLE',
      firstNames: 'CAMILLE ANNE',
      birthDate: '1980-01-15',
      sex: 'F',
      birthPlace: '75056',
      usedName: 'MARTIN',
    },
  },
  author: {
    id: '899900000017',
    lastName: 'DOCTEUR',
    firstName: 'DOMINIQUE',
    speciality: { code: 'G15_10/SM26', system: '1.2.250.1.213.1.1.4.5' },
    structure: { id: '499900000017001', name: 'CABINET DR DOCTEUR' },
  },
  service: {
    startedAt: new Date('2026-01-05T09:00:00Z'),
    endedAt: new Date('2026-01-05T09:20:00Z'),
    practiceSetting: { code: 'AMBULATOIRE', system: '1.2.250.1.213.1.1.4.9' },
    facilityType: { code: 'SA07', system: '1.2.250.1.71.4.2.4' },
  },
  mediaType: 'application/pdf',
}
