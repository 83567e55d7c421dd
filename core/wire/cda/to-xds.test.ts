import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readClinicalDocument } from './header.ts'
import { sampleText, selfPresenting, structuredDocument } from './sample-structured.fixture.ts'
import { deduceEntry, deduceSubmissionSet, type EntryChoices } from './to-xds.ts'

const choices: EntryChoices = { entryId: 'Document01' }
const entryOf = (text: string, chosen = choices) =>
  deduceEntry(readClinicalDocument(Buffer.from(text)), chosen)

/** The roleOf of the author only: the legal authenticator and the performer keep theirs. */
function withAuthor(assignedAuthor: string): string {
  return sampleText().replace(
    /<assignedAuthor>.*<\/assignedAuthor>/s,
    `<assignedAuthor>${assignedAuthor}</assignedAuthor>`,
  )
}

test('the metadata of a level 1 document are those that its header says', () => {
  assert.deepEqual(entryOf(sampleText()), {
    entryUuid: 'Document01',
    objectType: 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1',
    mimeType: 'text/xml',
    creationTime: '20260105093000',
    serviceStartTime: '20260105090000',
    serviceStopTime: '20260105092000',
    languageCode: 'fr-FR',
    legalAuthenticator: physician,
    sourcePatientId: { id: '280019999900118', oid: '1.2.250.1.213.1.4.10', type: 'NH' },
    sourcePatientInfo: [
      { field: 'PID-3', value: '280019999900118^^^&1.2.250.1.213.1.4.10&ISO^NH' },
      { field: 'PID-5', value: 'D’ARTAGNAN^CAMILLE^^^^^L' },
      { field: 'PID-7', value: '19800115' },
      { field: 'PID-8', value: 'F' },
    ],
    title: 'Compte rendu de consultation',
    referenceIds: [],
    authors: [
      {
        person: physician,
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
      },
    ],
    classCode: { code: '10', system: '1.2.250.1.213.1.1.4.1', display: 'Compte rendu' },
    typeCode: {
      code: '11488-4',
      system: '2.16.840.1.113883.6.1',
      display: 'CR ou fiche de consultation ou de visite',
    },
    formatCode: {
      code: 'urn:ihe:iti:xds-sd:pdf:2008',
      system: '1.3.6.1.4.1.19376.1.2.3',
      display: 'Document à corps non structuré en Pdf/A-1',
    },
    healthcareFacilityTypeCode: {
      code: 'SA07',
      system: '1.2.250.1.71.4.2.4',
      display: 'Cabinet individuel',
    },
    practiceSettingCode: {
      code: 'AMBULATOIRE',
      system: '1.2.250.1.213.1.1.4.9',
      display: 'Ambulatoire',
    },
    confidentialityCodes: [{ code: 'N', system: '2.16.840.1.113883.5.25', display: 'Normal' }],
    eventCodes: [],
    patientId: { id: '280019999900118', oid: '1.2.250.1.213.1.4.10', type: 'NH' },
    uniqueId: '1.2.250.1.999.1.1.7',
  })
})

const physician = {
  id: '899900000017',
  assigningAuthority: '1.2.250.1.71.4.2.1',
  familyName: 'DOCTEUR',
  givenName: 'DOMINIQUE',
  nameType: 'D',
  idType: 'IDNPS',
}

test('what the depositor hides comes after the confidentiality of the document', () => {
  const entry = entryOf(sampleText(), {
    ...choices,
    hideFrom: { maskedToProfessionals: true, invisibleToRepresentatives: true },
  })
  assert.deepEqual(
    entry.confidentialityCodes.map(({ code }) => code),
    ['N', 'MASQUE_PS', 'INVISIBLE_REPRESENTANTS_LEGAUX'],
  )
})

test('a type chosen in place of the document’s gives its own class', () => {
  const typeCode = { code: '11369-6', system: '2.16.840.1.113883.6.1' }
  const entry = entryOf(sampleText(), { ...choices, typeCode, title: 'Mes vaccins' })
  assert.equal(entry.typeCode.display, 'Historique des vaccinations')
  assert.equal(entry.classCode.code, '52')
  assert.equal(entry.title, 'Mes vaccins')
})

test('local times become those of UTC, also across midnight', () => {
  const text = sampleText()
    .replace('effectiveTime value="20260105093000+0000"', 'effectiveTime value="20260105003000+0200"')
    .replace('low value="20260105090000+0000"', 'low value="202601042330-0100"')
  assert.equal(entryOf(text).creationTime, '20260104223000')
  assert.equal(entryOf(text).serviceStartTime, '202601050030')
})

test('a patient who writes has no structure, and his INS for identifier', () => {
  const [author] = entryOf(
    withAuthor(`<id root="1.2.250.1.213.1.4.10" extension="280019999900118"/>
<assignedPerson><name><family>D’ARTAGNAN</family><given>CAMILLE</given></name></assignedPerson>`),
  ).authors
  assert.equal(author?.person?.idType, 'NH')
  assert.equal(author?.person?.assigningAuthority, '1.2.250.1.213.1.4.10')
  assert.deepEqual(author?.institutions, [])
})

test('a system that writes has its name in the place of a family name, of type U', () => {
  const [author] = entryOf(
    withAuthor(`<id root="1.2.250.1.71.4.2.1" extension="31234567890/77"/>
<assignedAuthoringDevice><softwareName>SGL</softwareName></assignedAuthoringDevice>
<representedOrganization><id root="1.3.2" extension="123456789"/><name>Éditeur</name></representedOrganization>`),
  ).authors
  assert.deepEqual(author, {
    person: {
      id: '31234567890/77',
      assigningAuthority: '1.2.250.1.71.4.2.1',
      familyName: 'SGL',
      givenName: '',
      nameType: 'U',
      idType: 'RI',
    },
    institutions: [{ name: 'Éditeur', id: '123456789', assigningAuthority: '1.3.2', idType: 'SIREN' }],
    roles: [],
    specialities: [],
  })
})

test('an employee known by the number of his structure is of type EI', () => {
  const [author] = entryOf(sampleText().replace('899900000017', '3750100125/42')).authors
  assert.equal(author?.person?.idType, 'EI')
})

test('a structured document has the format of its volet, or that of documents outside of profiles', () => {
  const document = readClinicalDocument(structuredDocument(''))
  assert.equal(deduceEntry(document, choices).formatCode.code, 'urn:asip:ci-sis:vsm:2012')
  const unknown = Buffer.from(structuredDocument('')).toString().replace('1.2.250.1.213.1.1.1.13', '1.2.3')
  assert.equal(entryOf(unknown).formatCode.code, 'urn:asipSante:modelesHorsProfils:2011')
})

test('orders and accessions are references of the types that the DMP takes', () => {
  const text = sampleText().replace(
    '<documentationOf>',
    `<inFulfillmentOf><order><id root="1.2.3" extension="42"/><accessionNumber xmlns="urn:dicom-org:ps3-20" root="1.2.4" extension="A"/></order></inFulfillmentOf><documentationOf>`,
  )
  assert.deepEqual(entryOf(text).referenceIds, [
    '42^^^&1.2.3&ISO^urn:ihe:iti:xds:2013:order',
    'A^^^&1.2.4&ISO^urn:ihe:iti:xds:2013:accession',
  ])
})

test('the IPP is the identifier of the source, when the document has one', () => {
  const text = sampleText().replace(
    '<addr nullFlavor',
    '<id root="1.2.3.4" extension="IPP1"/><addr nullFlavor',
  )
  assert.deepEqual(entryOf(text).sourcePatientId, { id: 'IPP1', oid: '1.2.3.4', type: 'PI' })
})

test('each act gives its code once', () => {
  const act =
    '<documentationOf><serviceEvent><code code="Z13.9" codeSystem="2.16.840.1.113883.6.3"/></serviceEvent></documentationOf>'
  const text = sampleText().replace('<componentOf>', `${act}${act}<componentOf>`)
  assert.deepEqual(entryOf(text).eventCodes, [{ code: 'Z13.9', system: '2.16.840.1.113883.6.3' }])
})

test('a self-presenting document says so in its MIME type', () => {
  const document = readClinicalDocument(selfPresenting(sampleText()))
  assert.equal(deduceEntry(document, choices).mimeType, 'application/xslt+xml')
})

test('a value that the metadata require and the document does not say is named', () => {
  const text = sampleText().replace(/<standardIndustryClassCode[^>]*>/, '')
  assert.throws(
    () => entryOf(text),
    (error: { code?: string; path?: string }) => {
      assert.equal(error.code, 'missing')
      return /standardIndustryClassCode$/.test(error.path ?? '')
    },
  )
})

test('the submission tells its activity after the encounter, and undifferentiated without one', () => {
  const setOf = (text: string) =>
    deduceSubmissionSet(readClinicalDocument(Buffer.from(text)), {
      entryId: 'SubmissionSet01',
      uniqueId: '1.2.250.1.999.2',
      sourceId: '1.2.250.1.999',
      submissionTime: '20260105093100',
    })
  assert.deepEqual(setOf(sampleText()).contentTypeCode, {
    code: '97',
    system: '1.2.250.1.213.2.2',
    display: "Type d'activité indifférencié",
  })
  const inpatient = sampleText().replace(
    '<encompassingEncounter>',
    '<encompassingEncounter><code code="IMP" codeSystem="2.16.840.1.113883.5.4"/>',
  )
  assert.equal(setOf(inpatient).contentTypeCode.code, '03')
  assert.deepEqual(setOf(sampleText()).authors, entryOf(sampleText()).authors)
})
