/** Messages of plain XDS.b as a test tool sends them: symbolic ids, codes of its own, no VIHF. */
import { randomUUID } from 'node:crypto'
import { type Markup, rawXml, xml } from '../../xml/write.ts'
import { namespaces } from '../vocabulary.ts'

type Slots = Readonly<Record<string, string | readonly string[]>>
type Coded = readonly [code: string, system: string]

const schemes = {
  classCode: 'urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a',
  typeCode: 'urn:uuid:f0306f51-975f-434e-a61c-c59651d33983',
  formatCode: 'urn:uuid:a09d5840-386c-46f2-b5ad-9c3699a4309d',
  confidentialityCode: 'urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f',
  healthcareFacilityTypeCode: 'urn:uuid:f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1',
  practiceSettingCode: 'urn:uuid:cccf5598-8b07-4b77-a05e-ae952c785ead',
  contentTypeCode: 'urn:uuid:aa543740-bdda-424e-8c96-df4873be8500',
  folderCode: 'urn:uuid:1ba97051-7806-41a8-a48b-8fce7af683c5',
}

const defaultCodes: Readonly<Record<string, Coded>> = {
  classCode: ['Consult', '1.3.6.1.4.1.99999.1'],
  typeCode: ['34746-8', '2.16.840.1.113883.6.1'],
  formatCode: ['urn:ihe:rad:TEXT', '1.3.6.1.4.1.19376.1.2.3'],
  confidentialityCode: ['N', '2.16.840.1.113883.5.25'],
  healthcareFacilityTypeCode: ['Outpatient', 'facilities'],
  practiceSettingCode: ['General Medicine', 'practices'],
}

export type SentEntry = {
  readonly id?: string
  readonly lid?: string
  readonly patient: string
  readonly uniqueId?: string
  readonly title?: string
  readonly slots?: Slots
  readonly codes?: Readonly<Record<string, Coded>>
  readonly objectType?: string
}

export function entry({
  id = 'Document01',
  lid,
  patient,
  uniqueId = newOid(),
  title = 'Physical',
  slots = {},
  codes = {},
  objectType = 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1',
}: SentEntry): Markup {
  const all = {
    creationTime: '20051224',
    languageCode: 'en-us',
    serviceStartTime: '200412230800',
    sourcePatientId: '89765a87b^^^&1.3.6.1.4.1.21367.2005.13.20.1000&ISO',
    sourcePatientInfo: ['PID-3|pid1^^^&1.2.3&ISO', 'PID-5|Doe^John^^^', 'PID-7|19560527', 'PID-8|M'],
    ...slots,
  }
  const author = xml`<Classification id="author" classificationScheme="urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d" classifiedObject="${id}" nodeRepresentation="">${slotsOf({ authorPerson: '^Smitty^Gerald^^^', authorInstitution: 'Cleveland Clinic^^^^^&1.2.3&ISO^^^^CleveClin' })}</Classification>`
  return xml`<ExtrinsicObject id="${id}"${lid === undefined ? rawXml('') : xml` lid="${lid}"`} objectType="${objectType}" mimeType="text/plain">${slotsOf(all)}<Name><LocalizedString value="${title}"/></Name><Description/>${author}${Object.entries({ ...defaultCodes, ...codes }).map(([kind, code]) => classification(id, kind as keyof typeof schemes, code))}${identifier(id, 'urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427', 'XDSDocumentEntry.patientId', patient)}${identifier(id, 'urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab', 'XDSDocumentEntry.uniqueId', uniqueId)}</ExtrinsicObject>`
}

export function submissionSet(
  patient: string,
  { uniqueId = newOid(), id = 'SubmissionSet01', sourceId = '1.3.6.1.4.1.21367.2008.1.2.178' } = {},
): Markup {
  return xml`<RegistryPackage id="${id}" objectType="urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:RegistryPackage">${slotsOf({ submissionTime: '20041225235050' })}<Name><LocalizedString value="Physical"/></Name>${classification(id, 'contentTypeCode', ['34133-9', '2.16.840.1.113883.6.1'])}${identifier(id, 'urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8', 'XDSSubmissionSet.uniqueId', uniqueId)}${identifier(id, 'urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832', 'XDSSubmissionSet.sourceId', sourceId)}${identifier(id, 'urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446', 'XDSSubmissionSet.patientId', patient)}</RegistryPackage><Classification id="set" classifiedObject="${id}" classificationNode="urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd"/>`
}

export function folder(patient: string, { id = 'Folder01', uniqueId = newOid() } = {}): Markup {
  return xml`<RegistryPackage id="${id}"><Name><LocalizedString value="Folder"/></Name><Classification id="fol" classifiedObject="${id}" classificationNode="urn:uuid:d9d542f3-6cc4-48b6-8870-ea235fbc94c2"/>${classification(id, 'folderCode', ['Referrals', 'folders'])}${identifier(id, 'urn:uuid:f64ffdf0-4b97-4e06-b79f-a52b38ec2f8a', 'XDSFolder.patientId', patient)}${identifier(id, 'urn:uuid:75df8f67-9973-4fbe-a900-df66cefecc5a', 'XDSFolder.uniqueId', uniqueId)}</RegistryPackage>`
}

const urns: Readonly<Record<string, string>> = {
  HasMember: 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember',
  UpdateAvailabilityStatus: 'urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus',
  SubmitAssociation: 'urn:ihe:iti:2010:AssociationType:SubmitAssociation',
}

/** `type` by its short name. */
export function tie(type: string, source: string, target: string, slots: Slots = {}, id?: string): Markup {
  const urn = urns[type] ?? `urn:ihe:iti:2007:AssociationType:${type}`
  return xml`<Association${id === undefined ? rawXml('') : xml` id="${id}"`} associationType="${urn}" sourceObject="${source}" targetObject="${target}">${slotsOf(slots)}</Association>`
}

export function member(target: string, slots: Slots = { SubmissionSetStatus: 'Original' }): Markup {
  return tie('HasMember', 'SubmissionSet01', target, slots)
}

export function submitObjects(...objects: readonly Markup[]): Markup {
  return xml`<lcm:SubmitObjectsRequest xmlns:lcm="${namespaces.lcm}"><RegistryObjectList xmlns="${namespaces.rim}">${objects}</RegistryObjectList></lcm:SubmitObjectsRequest>`
}

export function removeObjects(...ids: readonly string[]): Markup {
  return xml`<lcm:RemoveObjectsRequest xmlns:lcm="${namespaces.lcm}"><ObjectRefList xmlns="${namespaces.rim}">${ids.map((id) => xml`<ObjectRef id="${id}"/>`)}</ObjectRefList></lcm:RemoveObjectsRequest>`
}

/** What a registry wants beside, that a repository would have given. */
export const registered = {
  hash: 'e543712c0e10501972de13a5bfcbe826c49feb75',
  size: '43',
  repositoryUniqueId: '1.19.6.24.109.42.1',
} as const

export function newOid(): string {
  return `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`
}

export function newPatient(): string {
  return `P${randomUUID()}^^^&1.3.6.1.4.1.21367.2005.13.20.1000&ISO`
}

export function storedQuery(
  id: string,
  parameters: Slots,
  returnType: 'LeafClass' | 'ObjectRef' = 'LeafClass',
): Markup {
  return xml`<query:AdhocQueryRequest xmlns:query="${namespaces.query}"><query:ResponseOption returnComposedObjects="true" returnType="${returnType}"/><AdhocQuery xmlns="${namespaces.rim}" id="${id}">${slotsOf(parameters)}</AdhocQuery></query:AdhocQueryRequest>`
}

function slotsOf(slots: Slots): readonly Markup[] {
  return Object.entries(slots).map(
    ([name, values]) =>
      xml`<Slot name="${name}"><ValueList>${[values].flat().map((value) => xml`<Value>${value}</Value>`)}</ValueList></Slot>`,
  )
}

function classification(id: string, kind: keyof typeof schemes, [code, system]: Coded): Markup {
  return xml`<Classification id="${kind}" classificationScheme="${schemes[kind]}" classifiedObject="${id}" nodeRepresentation="${code}">${slotsOf({ codingScheme: system })}<Name><LocalizedString value="${code}"/></Name></Classification>`
}

function identifier(id: string, scheme: string, name: string, value: string): Markup {
  return xml`<ExternalIdentifier id="${name}" registryObject="${id}" identificationScheme="${scheme}" value="${value}"><Name><LocalizedString value="${name}"/></Name></ExternalIdentifier>`
}
