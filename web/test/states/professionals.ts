/** Who may read: the professionals, what each may see. */

import { type AccessMatrixData, accessMatrixPage } from '../../patient/access-matrix.ts'
import { emergencyChoicesPage } from '../../patient/emergency-choices.ts'
import { type ProfessionalsData, professionalsPage } from '../../patient/professionals.ts'
import { type SeeAsData, seeAsPage } from '../../patient/see-as.ts'
import { bloodTest, consultation } from '../../ui/document-row/examples.ts'
import { documents } from './documents.ts'
import { carnet, type PageStates } from './surroundings.ts'

export const somebody = {
  structureNames: ['Cabinet des Halles'],
  active: true,
  role: null,
  chosen: false,
  access: 'permit',
  since: new Date('2026-01-10T10:00:00Z'),
  until: new Date('2027-01-10T10:00:00Z'),
  readsThrough: [],
  endsAtMost: '2027-03-17',
  administrator: false,
  expressConsent: false,
  consentsAs: undefined,
  collectedBy: undefined,
} as const

const cardiologistAtHospital = {
  name: 'Karim Benali',
  profession: '10',
  speciality: 'SM04',
  structureName: 'Centre hospitalier du Port',
}

const allows = 'Sa profession a le droit de lire ce type de document. Ce document n’est pas masqué.'

const seeAs: SeeAsData = {
  ...carnet,
  delegates: [{ key: 'c3d4e5f607182930a1b2', name: 'Inès Benali', kind: 'carer' }],
  known: [
    { key: '0a1b2c3d4e5f60718293', ...cardiologistAtHospital },
    { key: '93827160f5e4d3c2b1a0', name: 'Awa Diop', profession: '21', structureName: 'Pharmacie du Port' },
  ],
  professions: [
    { value: '60^1.2.250.1.71.1.2.7', words: 'Infirmier' },
    { value: '10^1.2.250.1.71.1.2.7', words: 'Médecin' },
  ],
  asked: { profession: '10^1.2.250.1.71.1.2.7', situation: 'authorised' },
  unknown: false,
  mayMask: true,
  provisional: true,
  sight: {
    who: cardiologistAtHospital,
    refusal: undefined,
    viewer: { key: 'benali' },
    received: {
      total: 2,
      page: 1,
      lastPage: 1,
      documents: [
        { ...bloodTest, former: false, why: allows },
        { ...documents[3]!, former: true, why: allows },
      ],
    },
    kept: {
      total: 1,
      page: 1,
      lastPage: 1,
      causes: { maskedByYou: 1 },
      documents: [
        {
          ...consultation,
          visibility: { ...consultation.visibility, maskedToProfessionals: true },
          why: 'Ce document est masqué aux professionnels de santé.',
        },
      ],
    },
  },
}

const matrix: AccessMatrixData = {
  ...carnet,
  professions: [
    { value: '60^1.2.250.1.71.1.2.7', words: 'Infirmier' },
    { value: '10^1.2.250.1.71.1.2.7', words: 'Médecin' },
  ],
  chosen: { value: '60^1.2.250.1.71.1.2.7', words: 'Infirmier' },
  categories: [
    {
      name: 'Compte rendu',
      types: [
        { code: '11488-4', label: 'CR ou fiche de consultation ou de visite', read: 'yes' },
        { code: '68599-0', label: 'Synthèse psychiatrique', read: 'no' },
        { code: '51969-4', label: 'CR de génétique moléculaire', read: 'someSpecialities' },
      ],
    },
    {
      name: 'Prescription',
      types: [{ code: '57833-6', label: 'Prescription de produits de santé', read: 'yes' }],
    },
  ],
  provisional: true,
}

const people: ProfessionalsData = {
  ...carnet,
  professionals: [
    {
      ...somebody,
      id: '1',
      name: 'Yves Le Goff',
      profession: '10',
      speciality: 'SM54',
      role: 'medecinTraitant',
      administrator: true,
    },
    {
      ...somebody,
      id: '2',
      name: 'Soizic Le Bihan',
      profession: '10',
      speciality: 'SM59',
      collectedBy: 'Yves Le Goff',
    },
    {
      ...somebody,
      id: '3',
      name: 'Awa Diop',
      profession: '21',
      structureNames: ['Pharmacie du Port'],
      chosen: true,
    },
    {
      ...somebody,
      id: '4',
      name: 'Marc Roy',
      profession: '10',
      access: 'deny',
      until: undefined,
      endsAtMost: undefined,
      active: false,
    },
    {
      ...somebody,
      id: '5',
      name: 'Jeanne Faure',
      profession: '10',
      speciality: 'SM25',
      access: undefined,
      since: undefined,
      until: undefined,
      endsAtMost: undefined,
      chosen: true,
      consentsAs: 'occupational',
    },
    {
      ...somebody,
      id: '10',
      name: 'Sarah Lemoine',
      profession: '10',
      access: undefined,
      since: undefined,
      until: undefined,
      endsAtMost: undefined,
      readsThrough: [{ kind: 'consultation', id: 'session', since: somebody.since }],
    },
    {
      ...somebody,
      id: '11',
      name: 'Paul Marin',
      profession: '40',
      access: 'deny',
      until: undefined,
      endsAtMost: undefined,
      collectedBy: 'Hélène Martin',
    },
    {
      ...somebody,
      id: '8',
      name: 'Luc Kerbrat',
      profession: '60',
      access: undefined,
      since: undefined,
      until: undefined,
      endsAtMost: undefined,
      chosen: true,
      readsThrough: [
        { kind: 'careTeam', name: 'Soins à domicile' },
        { kind: 'structure', name: 'Centre hospitalier du Port' },
      ],
    },
  ],
  structures: [
    {
      kind: 'careTeam',
      id: 'equipe-nommee',
      name: 'Soins à domicile',
      members: ['Luc Kerbrat', 'Awa Diop'],
      access: 'permit',
      since: somebody.since,
      until: somebody.until,
      endsAtMost: somebody.endsAtMost,
      collectedBy: 'Luc Kerbrat',
    },
    {
      kind: 'structure',
      id: '6',
      name: 'Centre hospitalier du Port',
      members: [],
      access: 'permit',
      since: somebody.since,
      until: somebody.until,
      endsAtMost: somebody.endsAtMost,
    },
    {
      kind: 'careTeam',
      id: 'equipe',
      name: '',
      members: ['Yves Le Goff', 'Awa Diop'],
      access: 'permit',
      since: somebody.since,
      until: undefined,
      endsAtMost: somebody.endsAtMost,
    },
  ],
  medecinTraitantPrivilege: 'admin2023',
  search: undefined,
}

export const professionalsStates: PageStates = {
  'emergency-choices': emergencyChoicesPage({
    ...carnet,
    emergency: { etreat: true, btg: true, masked: false },
    mayChange: true,
    done: 'masked',
  }),
  'emergency-choices-none': emergencyChoicesPage({
    ...carnet,
    emergency: { etreat: false, btg: false, masked: false },
    mayChange: true,
  }),
  professionals: professionalsPage({ ...people, done: 'blockProfessional', mayUndo: true }),
  'professionals-of-child': professionalsPage({
    ...people,
    holder: { name: 'Inès Diallo', place: 1 },
    mayChoose: true,
    professionals: people.professionals.filter(({ role }) => role !== 'medecinTraitant'),
    done: 'undone',
  }),
  'professionals-empty': professionalsPage({ ...people, professionals: [], structures: [], demo: false }),
  'professionals-search': professionalsPage({
    ...people,
    search: {
      name: 'Faure',
      found: [people.professionals[0]!, people.professionals[4]!, { ...people.professionals[1]!, id: '9' }],
    },
  }),
  'professionals-found-nobody': professionalsPage({ ...people, search: { name: 'Zz', found: [] } }),
  'professionals-refused': professionalsPage({
    ...people,
    refused: 'Le médecin traitant ne peut pas être bloqué.',
  }),
  'access-matrix': accessMatrixPage(matrix),
  'access-matrix-unknown': accessMatrixPage({ ...matrix, chosen: undefined, categories: [] }),
  'access-matrix-none': accessMatrixPage({
    ...matrix,
    professions: [],
    chosen: undefined,
    categories: [],
    provisional: false,
  }),
  'see-as': seeAsPage(seeAs),
  'see-as-carer': seeAsPage({
    ...seeAs,
    sight: { ...seeAs.sight!, who: { name: 'Inès Benali', kind: 'carer' } },
  }),
  'see-as-many': seeAsPage({
    ...seeAs,
    sight: {
      ...seeAs.sight!,
      received: { ...seeAs.sight!.received, total: 120, page: 2, lastPage: 3 },
      kept: { ...seeAs.sight!.kept, total: 60, lastPage: 2, causes: { profession: 60 } },
    },
  }),
  'see-as-refused': seeAsPage({
    ...seeAs,
    known: [],
    delegates: [],
    unknown: true,
    provisional: false,
    sight: {
      who: { profession: '10^1.2.250.1.71.1.2.7', situation: 'unauthorised' },
      refusal: 'Vous ne lui avez pas donné accès à votre carnet.',
      viewer: { profession: '10^1.2.250.1.71.1.2.7', situation: 'unauthorised' },
      received: { total: 0, page: 1, lastPage: 1, documents: [] },
      kept: { total: 0, page: 1, lastPage: 1, documents: [], causes: {} },
    },
  }),
}
