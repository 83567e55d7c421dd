/** Lots that lie: about the patient, the bytes, the identifiers, the lot itself. soap.md §3; contract.md §3.1. */
import type { Identity } from '@carnet/core/model/identity.ts'
import { type Attack, type Attacks, badMetadata, malformed, mtom, type Refusal, type Site } from './attack.ts'
import { altered, cdaOf, type Deposit, depositOf, type Sender } from './messages.ts'
import { messageOf } from './mime-attacks.ts'

const wrongPatient = { registryError: 'XDSPatientIdDoesNotMatch' } as const
const badDocument = { registryError: 'InvalidDocumentContent' } as const
const missing = { registryError: 'XDSMissingDocument' } as const

/** `schemas`: HL7's, which are not shipped, are beside the repository. */
export function depositAttacks(
  { doctor, hospital, bystander }: Site,
  { schemas }: { readonly schemas: boolean },
): Attacks {
  const send = (sender: Sender, { body, cid, document }: Deposit) =>
    mtom(sender, messageOf(sender, { body }), { [cid]: document })
  const metadata = (
    from: string | RegExp,
    to: string | ((deposit: Deposit) => string),
    refusal: Refusal = badMetadata,
    sender: Sender = doctor,
  ): Attack => ({
    refusal,
    make: () => {
      const deposit = depositOf(sender)
      const body = altered(deposit.body, from, typeof to === 'string' ? to : to(deposit))
      return send(sender, { ...deposit, body })
    },
  })
  /** Another document than the one that the metadata were made from; hash and size are left unsaid. */
  const document = (
    make: (deposit: Deposit) => string | Uint8Array,
    refusal: Refusal = badDocument,
  ): Attack => ({
    refusal,
    make: () => {
      const deposit = depositOf(doctor)
      return mtom(doctor, messageOf(doctor, deposit), { [deposit.cid]: make(deposit) })
    },
  })
  const cda = (from: string | RegExp, to: string, refusal: Refusal = badDocument) =>
    document((deposit) => altered(Buffer.from(deposit.document).toString(), from, to), refusal)
  const identity = (changes: Partial<Identity>): Attack => ({
    refusal: wrongPatient,
    make: () => {
      const other = { ...doctor.patient, identity: { ...doctor.patient.identity, ...changes } }
      return send(doctor, depositOf({ ...doctor, patient: other }))
    },
  })
  const uniqueId = (value: string) =>
    metadata(
      /(?<=value=")2\.25\.\d+(?="[^>]*identificationScheme="urn:uuid:2e82c1f6)|(?<=identificationScheme="urn:uuid:2e82c1f6[^>]*value=")2\.25\.\d+/,
      value,
    )
  const slot = (name: string, value: string, refusal: Refusal = badMetadata) =>
    metadata(new RegExp(`(?<=<Slot name="${name}"><ValueList><Value>)[^<]*`), value, refusal)
  const object = (markup: string, refusal: Refusal = badMetadata) =>
    metadata('</RegistryObjectList>', `${markup}</RegistryObjectList>`, refusal)
  const ins = doctor.patient.id.ins
  const beforeUniqueId = /(?=<ExternalIdentifier[^>]*urn:uuid:2e82c1f6)/
  const identifiers = (count: number) =>
    '<ExternalIdentifier id="x" identificationScheme="urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab" value="1"/>'.repeat(
      count,
    )
  const associations = (count: number) =>
    Array.from(
      { length: count },
      (_, n) =>
        `<Association id="a${n}" associationType="urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember" sourceObject="SubmissionSet01" targetObject="Document01"/>`,
    ).join('')

  return {
    'metadata about another patient than the VIHF’s': metadata(
      new RegExp(ins, 'g'),
      bystander.id.ins,
      wrongPatient,
    ),
    'an entry about another patient than its lot': metadata(ins, bystander.id.ins, wrongPatient),
    'a document about another patient than its metadata': document(
      ({ uniqueId: id }) => cdaOf({ ...doctor, patient: bystander }, { id }),
      wrongPatient,
    ),
    'a document about two patients': cda(
      '<addr nullFlavor="NASK"/>',
      `<id root="${bystander.id.oid}" extension="${bystander.id.ins}"/><addr nullFlavor="NASK"/>`,
    ),
    'a whole lot about the patient of another VIHF': {
      refusal: wrongPatient,
      make: () => {
        const deposit = depositOf({ ...doctor, patient: bystander })
        return send(doctor, deposit)
      },
    },
    'the right INS with another birth name': identity({ birthName: 'DURAND' }),
    'the right INS with another first name': identity({ birthFirstName: 'ZOE', firstNames: 'ZOE' }),
    'the right INS with another sex': identity({ sex: doctor.patient.identity.sex === 'F' ? 'M' : 'F' }),
    'the right INS with another birth date': identity({ birthDate: '1901-01-01' }),
    'a structure that deposits under the name of another': {
      refusal: badMetadata,
      make: () => {
        const deposit = depositOf({ ...hospital, situation: doctor.situation })
        return send(hospital, deposit)
      },
    },

    'a hash that is not the document’s': metadata(
      '<Slot name="languageCode">',
      `<Slot name="hash"><ValueList><Value>${'0'.repeat(40)}</Value></ValueList></Slot><Slot name="languageCode">`,
    ),
    'a size that is not the document’s': metadata(
      '<Slot name="languageCode">',
      '<Slot name="size"><ValueList><Value>1</Value></ValueList></Slot><Slot name="languageCode">',
    ),
    'a negative size': metadata(
      '<Slot name="languageCode">',
      '<Slot name="size"><ValueList><Value>-1</Value></ValueList></Slot><Slot name="languageCode">',
    ),
    'a size beyond all numbers': metadata(
      '<Slot name="languageCode">',
      `<Slot name="size"><ValueList><Value>${'9'.repeat(400)}</Value></ValueList></Slot><Slot name="languageCode">`,
    ),
    'a uniqueId of sixty-five characters': uniqueId(`2.25.${'1'.repeat(60)}`),
    'a uniqueId of a million characters': uniqueId(`2.25.${'1'.repeat(1_000_000)}`),
    'a uniqueId in SQL': uniqueId("1.2'; drop table document; --"),
    'a uniqueId that climbs folders': uniqueId('../../../../etc/passwd'),
    'an empty uniqueId': uniqueId(''),
    'a uniqueId that is not the document’s': uniqueId('2.25.123456789'),
    'a title of control characters': metadata(
      /(?<=LocalizedString[^>]*value=")Compte rendu/,
      'Compte&#x7;rendu',
      { fault: 'DMPInvalidMessage' },
    ),
    'a title that turns the writing around': metadata(
      /(?<=LocalizedString[^>]*value=")Compte rendu/,
      'Compte\u202Eudner',
    ),
    'a title of C1 control characters': metadata(
      /(?<=LocalizedString[^>]*value=")Compte rendu/,
      'Compte\u0085\u009Brendu',
    ),
    'a title of a million characters': metadata(
      /(?<=LocalizedString[^>]*value=")Compte rendu/,
      'é'.repeat(1_000_000),
    ),
    'a date that does not exist': slot('creationTime', '20261345'),
    'a date in SQL': slot('creationTime', "now()'--"),
    'a language in SQL': slot('languageCode', "fr'; --"),
    'a type that does not exist': metadata('11488-4', '00000-0'),
    'a media type that runs': metadata('mimeType="text/xml"', 'mimeType="text/html"'),
    'an object that is not a stable document': metadata(
      'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1',
      'urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248',
    ),
    'a confidentiality that does not exist': metadata(/(?<=nodeRepresentation=")N(?=")/, 'X'),
    'an author of a million characters': metadata(
      /(?<=<Slot name="authorPerson"><ValueList><Value>)[^<]*/,
      `899900000017^${'a'.repeat(1_000_000)}^X^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS`,
    ),
    'an author of a million characters that is no base64': metadata(
      /(?<=<Slot name="authorPerson"><ValueList><Value>)[^<]*/,
      `899900000017^${'é'.repeat(1_000_000)}^X^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS`,
    ),
    'four thousand identifiers': metadata(beforeUniqueId, identifiers(4000)),
    'twenty thousand identifiers': metadata(beforeUniqueId, identifiers(20_000), malformed),
    'four thousand associations': object(associations(4000)),
    'ten thousand associations': object(associations(10_000), malformed),
    'a hundred and one entries': object('<ExtrinsicObject id="x"/>'.repeat(101)),
    'a slot named «__proto__»': metadata(
      /<Slot name="SubmissionSetStatus">.*?<\/Slot>/,
      '<Slot name="__proto__"><ValueList><Value>x</Value></ValueList></Slot><Slot name="creationTime"/>'.repeat(
        2,
      ),
    ),

    'an entry without document': metadata(/<xdsb:Document .*<\/xdsb:Document>/s, '', missing),
    'a document without entry': metadata(/(?<=<xdsb:Document id=")[^"]*/, 'Document99', {
      registryError: 'XDSMissingDocumentMetadata',
    }),
    'an empty document element': metadata(/<xop:Include[^>]*\/>/, '', missing),
    'no lot': metadata(/<RegistryPackage.*<\/RegistryPackage>/s, ''),
    'a lot of a lot': object('<RegistryPackage id="x"/>'),
    'a classification of a folder': object(
      '<RegistryPackage id="x"><Classification id="c" classificationNode="urn:uuid:d9d542f3-6cc4-48b6-8870-ea235fbc94c2" classifiedObject="x"/></RegistryPackage>',
    ),
    'an entry that belongs to no lot': metadata(/<Association .*<\/Association>/s, ''),
    'an identifier given to two objects': metadata(/(?<=<Association [^>]*id=")[^"]*/, 'Document01'),
    'a replacement of the document of another': {
      ...object(
        '<Association id="r" associationType="urn:ihe:iti:2007:AssociationType:RPLC" sourceObject="Document01" targetObject="urn:uuid:00000000-0000-4000-8000-000000000000"/>',
      ),
      // The answer of a document that is not there.
      refusal: { registryError: 'UnresolvedReferenceException' },
    },
    'an association to nothing': object(
      '<Association id="r" associationType="urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember" sourceObject="SubmissionSet01" targetObject="nowhere"/>',
    ),
    'an association whose target is no identifier': object(
      `<Association id="r" associationType="urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember" sourceObject="SubmissionSet01" targetObject="urn:uuid:x' or 1=1"/>`,
    ),
    'one part for two documents': {
      refusal: badMetadata,
      make: () => {
        const deposit = depositOf(doctor)
        return send(doctor, { ...deposit, body: twice(deposit) })
      },
    },
    'a document in plain base64 that is none': metadata(/<xop:Include[^>]*\/>/, '!!! pas du base64 !!!'),

    'an empty document': document(() => ''),
    'a document that is no XML': document(() => 'bonjour'),
    'a PDF without its CDA': document(() => '%PDF-1.7\n%%EOF'),
    'an XML document that is no CDA': document(() => '<bonjour/>'),
    'a document with a DOCTYPE': cda(/(?=<ClinicalDocument)/, '<!DOCTYPE x [<!ENTITY e "x">]>'),
    'a document of a billion laughs': cda(
      /(?=<ClinicalDocument)/,
      `<!DOCTYPE x [<!ENTITY l0 "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')}]>`,
    ),
    'a document forty thousand levels deep': cda('</title>', `</title>${'<a>'.repeat(40_000)}`),
    'a document of two hundred thousand and one elements': cda(
      '</title>',
      `</title>${'<a/>'.repeat(200_001)}`,
    ),
    'a document of a hundred and ninety thousand elements': cda(
      '</title>',
      `</title>${'<a/>'.repeat(190_000)}`,
    ),
    'a document of nine million characters': cda('Compte rendu', 'é '.repeat(3_000_000)),
    'a document in UTF-16': document(({ document: bytes }) =>
      Buffer.from(`\uFEFF${Buffer.from(bytes).toString()}`, 'utf16le'),
    ),
    'a document with a processing instruction inside': cda('</title>', '</title><?x?>'),
    'a document without author': cda(/<author>.*?<\/author>/s, ''),
    'a document of the year ten thousand': cda(/(?<=<effectiveTime value=")\d{4}/, '99999'),
    ...(schemas && {
      'a document with a script in its title': cda('<title>', '<title><script>alert(1)</script>'),
    }),
  }
}

/** A second entry, its own identifiers, the bytes of the first; of a type that no reading of the content can refuse. */
function twice({ body }: Deposit): string {
  const dicom = altered(body, 'mimeType="text/xml"', 'mimeType="application/dicom"')
  const entry = /<ExtrinsicObject.*<\/ExtrinsicObject>/s.exec(dicom)![0]
  const second = entry.replaceAll('Document01', 'Document02').replace(/(?<=")2\.25\.\d+(?=")/, '2.25.4711')
  const member = /<Association .*<\/Association>/s.exec(dicom)![0]
  const secondMember = member.replace('Document01', 'Document02').replace('Association01', 'Association02')
  const content = /<xdsb:Document .*<\/xdsb:Document>/s.exec(dicom)![0]
  return altered(
    altered(dicom, '</RegistryObjectList>', `${second}${secondMember}</RegistryObjectList>`),
    content,
    content + content.replace('Document01', 'Document02'),
  )
}
