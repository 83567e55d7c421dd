/** One rich example of each kind of metadata, ours, that tests vary. The convention of identifiers is that of soap.md §5. */
import type { Association, Author, DocumentEntry, SubmissionSet } from './metadata.ts'
import { associationTypes, objectTypes } from './vocabulary.ts'

export const patientId = { id: '180019999900168', oid: '1.2.250.1.213.1.4.10', type: 'NH' } as const

export const physician: Author = {
  person: {
    id: '899900000017',
    familyName: 'DOCTEUR',
    givenName: 'DOMINIQUE',
    assigningAuthority: '1.2.250.1.71.4.2.1',
    nameType: 'D',
    idType: 'IDNPS',
  },
  institutions: [
    {
      name: 'CABINET DR DOCTEUR',
      id: '499900000017001',
      assigningAuthority: '1.2.250.1.71.4.2.2',
      idType: 'IDNST',
    },
  ],
  roles: [],
  specialities: [
    {
      code: 'G15_10/SM26',
      system: '1.2.250.1.213.1.1.4.5',
      display: 'Médecin - Qualifié en Médecine Générale (SM)',
    },
  ],
}

export const consultationReport: DocumentEntry = {
  entryUuid: 'Document01',
  objectType: objectTypes.stableDocument,
  mimeType: 'text/xml',
  creationTime: '20260105100000',
  serviceStartTime: '20260105093000',
  languageCode: 'fr-FR',
  legalAuthenticator: physician.person!,
  sourcePatientId: { id: 'IPP42', oid: '1.3.6.1.4.1.99999.6', type: 'PI' },
  sourcePatientInfo: [
    { field: 'PID-5', value: 'MARTIN^CAMILLE^^^^^L' },
    { field: 'PID-7', value: '19800115' },
    { field: 'PID-8', value: 'M' },
  ],
  title: 'CR de consultation',
  referenceIds: [],
  authors: [physician],
  classCode: { code: '10', system: '1.2.250.1.213.1.1.4.1', display: 'Compte rendu' },
  typeCode: {
    code: '11488-4',
    system: '2.16.840.1.113883.6.1',
    display: 'CR ou fiche de consultation',
  },
  formatCode: { code: 'urn:ihe:iti:xds-sd:pdf:2008', system: '1.3.6.1.4.1.19376.1.2.3', display: 'PDF' },
  healthcareFacilityTypeCode: { code: 'SA07', system: '1.2.250.1.71.4.2.4', display: 'Cabinet individuel' },
  practiceSettingCode: { code: 'AMBULATOIRE', system: '1.2.250.1.213.1.1.4.9', display: 'Ambulatoire' },
  confidentialityCodes: [{ code: 'N', system: '2.16.840.1.113883.5.25', display: 'Normal' }],
  eventCodes: [],
  patientId,
  uniqueId: '1.3.6.1.4.1.99999.8.1',
}

export const submissionOfOne: SubmissionSet = {
  entryUuid: 'SubmissionSet01',
  submissionTime: '20260105101500',
  title: 'lot 1',
  authors: [physician],
  contentTypeCode: { code: '07', system: '1.2.250.1.213.2.2', display: 'Consultation' },
  patientId,
  sourceId: '1.3.6.1.4.1.99999.5',
  uniqueId: '1.3.6.1.4.1.99999.7.1',
}

export const membership: Association = {
  id: 'as15',
  type: associationTypes.hasMember,
  source: 'SubmissionSet01',
  target: 'Document01',
  slots: { SubmissionSetStatus: ['Original'] },
}
