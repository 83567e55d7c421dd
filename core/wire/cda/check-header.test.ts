import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkHeader, headerRules } from './check-header.ts'
import { readClinicalDocument } from './header.ts'
import { sampleText } from './sample-structured.fixture.ts'

const at = new Date('2026-01-05T00:00:00Z')

function rulesBrokenBy(text: string): readonly string[] {
  return checkHeader(readClinicalDocument(Buffer.from(text)), at).map(({ rule }) => rule)
}

/** What is done to a sound document, and the rule that must say so. */
const faults: readonly (readonly [string, string | RegExp, string, string])[] = [
  ['no realmCode', '<realmCode code="FR"/>', '', 'CDA-DOC-01'],
  ['another realm', 'realmCode code="FR"', 'realmCode code="US"', 'CDA-DOC-02'],
  ['another typeId', 'POCD_HD000040', 'POCD_HD000041', 'CDA-DOC-04'],
  ['no HL7 France template', '2.16.840.1.113883.2.8.2.1', '2.16.840.1.113883.2.8.2.9', 'CDA-DOC-05'],
  ['no CI-SIS template', '1.2.250.1.213.1.1.1.1"', '1.2.250.1.213.1.1.1.999"', 'CDA-DOC-06'],
  ['two templates only', '<templateId root="1.3.6.1.4.1.19376.1.2.20"/>', '', 'CDA-DOC-07'],
  ['a level 1 without XDS-SD', '1.3.6.1.4.1.19376.1.2.20', '1.2.250.1.213.1.1.1.13', 'CDA-DOC-08'],
  ['a level 1 that also claims a volet', '<id root', '<templateId root="1.2.3"/><id root', 'CDA-DOC-09'],
  [
    'two identifiers',
    '<id root="1.2.250.1.999.1.1.7"/>',
    '<id root="1.2.3"/><id root="1.2.4"/>',
    'CDA-DOC-12',
  ],
  ['an identifier that is no OID', '<id root="1.2.250.1.999.1.1.7"', '<id root="01.2"', 'CDA-DOC-13'],
  ['an identifier with an extension', '1.1.7"/>', '1.1.7" extension="1"/>', 'CDA-DOC-14'],
  ['a type without name', /(<code code="11488-4"[^>]*) displayName="[^"]*"/, '$1', 'CDA-DOC-16'],
  ['an unknown type', 'code="11488-4"', 'code="99999-9"', 'CDA-DOC-17'],
  [
    'a type of the CI-SIS that the DMP refuses',
    'code="11488-4" codeSystem="2.16.840.1.113883.6.1"',
    'code="PIECE-IDENTITE" codeSystem="1.2.250.1.213.1.1.4.12"',
    'CDA-DOC-18',
  ],
  ['no title', /<title>.*<\/title>/, '', 'CDA-DOC-19'],
  ['an empty title', /<title>.*<\/title>/, '<title> </title>', 'CDA-DOC-20'],
  ['a title of 129 characters', /<title>.*<\/title>/, `<title>${'é'.repeat(129)}</title>`, 'CDA-DOC-21'],
  [
    'a creation on 30 February',
    'effectiveTime value="20260105',
    'effectiveTime value="20260230',
    'CDA-DOC-23',
  ],
  ['a creation time without offset', 'value="20260105093000+0000"', 'value="20260105093000"', 'CDA-DOC-24'],
  [
    'a creation time without seconds',
    'value="20260105093000+0000"',
    'value="202601050930+0000"',
    'CDA-DOC-25',
  ],
  [
    'masking in the document itself',
    'confidentialityCode code="N"',
    'confidentialityCode code="MASQUE_PS"',
    'CDA-DOC-27',
  ],
  ['another letter case of the language', 'fr-FR', 'fr-fr', 'CDA-DOC-29'],
  ['no setId', /<setId[^>]*>/, '', 'CDA-DOC-30'],
  ['version 0', 'versionNumber value="2"', 'versionNumber value="0"', 'CDA-DOC-33'],
  ['a patient of another namespace', '<patientRole>', '<patientRole xmlns="urn:x">', 'CDA-DOC-34'],
  [
    'a patient of a namespace that names what every object has',
    '<patientRole>',
    '<patientRole xmlns="constructor">',
    'CDA-DOC-34',
  ],
  ['a body of another kind', 'mediaType="application/pdf"', 'mediaType="video/mp4"', 'CDA-BOD-04'],
  ['a body that is not base64', 'representation="B64"', 'representation="TXT"', 'CDA-BOD-05'],
  ['a nullFlavor outside of the list', '<addr nullFlavor="NASK"/>', '<addr nullFlavor="NA"/>', 'CDA-NUL-00'],
  [
    'no value where one is required',
    '<languageCode code="fr-FR"/>',
    '<languageCode nullFlavor="UNK"/>',
    'CDA-NUL-06',
  ],
  ['two patients', /(<recordTarget>.*<\/recordTarget>)/s, '$1$1', 'CDA-PAT-01'],
  ['no INS', 'root="1.2.250.1.213.1.4.10"', 'root="1.2.3.4"', 'CDA-PAT-05'],
  ['the IPP before the INS', '<patientRole>', '<patientRole><id root="1.2.3" extension="1"/>', 'CDA-PAT-06'],
  ['an INS of 14 characters', '280019999900118', '28001999990011', 'CDA-PAT-07'],
  [
    'two INS',
    '<patientRole>',
    '<patientRole><id root="1.2.250.1.213.1.4.8" extension="180019999900168"/>',
    'CDA-PAT-08',
  ],
  ['no birth name', '<family qualifier="BR">', '<family qualifier="CL">', 'CDA-PAT-11'],
  ['no given names', /<given>CAMILLE ANNE<\/given>/, '', 'CDA-PAT-12'],
  ['no first birth given name', '<given qualifier="BR">', '<given qualifier="CL">', 'CDA-PAT-13'],
  ['no birth place', /<birthplace>.*<\/birthplace>/, '', 'CDA-PAT-14'],
  ['another qualifier of the family name', 'family qualifier="CL"', 'family qualifier="SP"', 'CDA-PAT-15'],
  ['two birth names', 'family qualifier="CL"', 'family qualifier="BR"', 'CDA-PAT-17'],
  ['given names in another order', '<given>CAMILLE ANNE', '<given>ANNE CAMILLE', 'CDA-PAT-18'],
  [
    'an unknown sex code',
    'administrativeGenderCode code="F"',
    'administrativeGenderCode code="X"',
    'CDA-PAT-20',
  ],
  [
    'a sex that is not said',
    /<administrativeGenderCode [^>]*>/,
    '<administrativeGenderCode nullFlavor="UNK"/>',
    'CDA-PAT-21',
  ],
  ['a birth that never was', 'value="19800115"', 'value="19801315"', 'CDA-PAT-23'],
  [
    'a birth that is not said',
    '<birthTime value="19800115"/>',
    '<birthTime nullFlavor="UNK"/>',
    'CDA-PAT-24',
  ],
  ['a birth after the document', 'value="19800115"', 'value="20270115"', 'CDA-PAT-25'],
  ['a religion', '<birthplace>', '<religiousAffiliationCode code="1"/><birthplace>', 'CDA-PAT-26'],
  ['an ethnic origin', '<birthplace>', '<ethnicGroupCode code="1"/><birthplace>', 'CDA-PAT-28'],
  ['a postal code for a COG code', '<county>75056', '<county>7505', 'CDA-PAT-29'],
  [
    'a telephone without scheme',
    '<telecom nullFlavor="NASK"/>',
    '<telecom value="0102030405"/>',
    'CDA-PAT-30',
  ],
  ['a guardian who is nobody', '<birthplace>', '<guardian/><birthplace>', 'CDA-PAT-31'],
  ['no author', /<author>.*<\/author>/s, '', 'CDA-AUT-01'],
  ['an author without date', /<author>\n<time[^>]*>/, '<author>', 'CDA-AUT-02'],
  [
    'an author under an unknown root',
    'assignedAuthor>\n<id root="1.2.250.1.71.4.2.1"',
    'assignedAuthor>\n<id root="1.2.3"',
    'CDA-AUT-08',
  ],
  ['an RPPS of 10 digits', '899900000017', '89990000001', 'CDA-AUT-09'],
  [
    'an author both person and device',
    '<assignedPerson>',
    '<assignedAuthoringDevice/><assignedPerson>',
    'CDA-AUT-10',
  ],
  ['an author without family name', '<family>DOCTEUR</family>', '<family/>', 'CDA-AUT-11'],
  ['a speciality outside of J01', 'code="G15_10/SM26"', 'code="SCH10"', 'CDA-AUT-13'],
  [
    'a patient author with a structure',
    'assignedAuthor>\n<id root="1.2.250.1.71.4.2.1"',
    'assignedAuthor>\n<id root="1.2.250.1.213.1.4.10"',
    'CDA-AUT-18',
  ],
  ['no custodian', /<custodian>.*<\/custodian>/, '', 'CDA-CUS-01'],
  [
    'the DMP as custodian with an extension',
    '<representedCustodianOrganization><id root="1.2.250.1.71.4.2.2"',
    '<representedCustodianOrganization><id root="1.2.250.1.213.4.1"',
    'CDA-CUS-05',
  ],
  ['no legal authenticator', /<legalAuthenticator>.*<\/legalAuthenticator>/s, '', 'CDA-LEG-01'],
  [
    'a responsibility taken on 31 February',
    /(?<=<legalAuthenticator>\s*<time value=")20260105/,
    '20260231',
    'CDA-LEG-13',
  ],
  ['an unsigned document', 'signatureCode code="S"', 'signatureCode code="I"', 'CDA-LEG-05'],
  ['no act documented', /<documentationOf>.*<\/documentationOf>/s, '', 'CDA-EVT-01'],
  ['an act without beginning', /<effectiveTime><low[^>]*>/, '<effectiveTime>', 'CDA-EVT-04'],
  ['an act that ends before it starts', 'high value="20260105', 'high value="20250105', 'CDA-EVT-07'],
  [
    'an act timed without offset',
    'low value="20260105090000+0000"',
    'low value="20260105090000"',
    'CDA-EVT-15',
  ],
  ['an act without practice setting', /<standardIndustryClassCode[^>]*>/, '', 'CDA-EVT-12'],
  ['an unknown practice setting', 'code="AMBULATOIRE"', 'code="AILLEURS"', 'CDA-EVT-13'],
  [
    'a document appended to another',
    '<componentOf>',
    '<relatedDocument typeCode="APND"><parentDocument><id root="1.2.3"/></parentDocument></relatedDocument><componentOf>',
    'CDA-REL-02',
  ],
  [
    'a document that replaces itself',
    '<componentOf>',
    '<relatedDocument typeCode="RPLC"><parentDocument><id root="1.2.250.1.999.1.1.7"/></parentDocument></relatedDocument><componentOf>',
    'CDA-REL-06',
  ],
  ['no encounter', /<componentOf>.*<\/componentOf>/s, '', 'CDA-ENC-01'],
  ['a place without code', /(<healthCareFacility>)<code[^>]*>/, '$1', 'CDA-ENC-08'],
  ['an unknown kind of place', 'code="SA07"', 'code="SA99"', 'CDA-ENC-09'],
  [
    'an unknown participation',
    '<documentationOf>',
    '<participant typeCode="WIT"/><documentationOf>',
    'CDA-PAR-01',
  ],
  [
    'a consent under way',
    '<componentOf>',
    '<authorization><consent><statusCode code="active"/></consent></authorization><componentOf>',
    'CDA-CNS-03',
  ],
]

for (const [title, from, to, rule] of faults)
  test(`${title}: ${rule}`, () => {
    const sound = sampleText()
    const faulty = sound.replace(from, to)
    assert.notEqual(faulty, sound)
    assert.ok(!rulesBrokenBy(sound).includes(rule))
    assert.ok(rulesBrokenBy(faulty).includes(rule), rulesBrokenBy(faulty).join(' '))
  })

test('a fault tells where, what was expected, and where that is written, without a word of the patient', () => {
  const twoAuthors = sampleText().replace(/(<author>.*<\/author>)/s, '$1$1')
  const last = twoAuthors.lastIndexOf('<author>\n<time value="20260105')
  const text = `${twoAuthors.slice(0, last)}<author>\n<time value="20261305${twoAuthors.slice(last + '<author>\n<time value="20260105'.length)}`
  const [fault] = checkHeader(readClinicalDocument(Buffer.from(text)), at)
  assert.deepEqual(fault, {
    rule: 'CDA-AUT-03',
    severity: 'error',
    path: '/ClinicalDocument/author[2]/time',
    french: 'une date qui existe',
    source: 'CI-SIS Structuration minimale §3.5',
  })
})

test('each rule has its own id and says in French what is expected', () => {
  assert.equal(new Set(headerRules.map(({ id }) => id)).size, headerRules.length)
  assert.ok(headerRules.length >= 80)
  for (const { id, french } of headerRules) assert.doesNotMatch(french, /'| [:;!?]/, id)
})

test('an identifier with an extension enters where that is settled', () => {
  const document = readClinicalDocument(
    Buffer.from(sampleText().replace('1.1.7"/>', '1.1.7" extension="1"/>')),
  )
  const faults = checkHeader(document, at, { uniqueIdExtension: true })
  assert.ok(!faults.some(({ rule }) => rule === 'CDA-DOC-14'))
})
