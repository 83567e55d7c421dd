/** The header of a CDA document gives the metadata of its deposit. Spec: documents.md §2; soap.md §3.2, §3.3. */
import {
  classOfType,
  codeIn,
  displayOf,
  formatOfMediaType,
  formatOfTemplate,
  formatOutsideProfiles,
  type ValueSetName,
} from '@carnet/core/codes/value-sets.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { Visibility } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { formatCx } from '../hl7v2/cx.ts'
import { dtmOfTs } from '../hl7v2/dtm.ts'
import { pidOfTraits } from '../hl7v2/pid.ts'
import { WireError } from '../wire-error.ts'
import type { Author, DocumentEntry, PatientIdentifier, SubmissionSet } from '../xds/metadata.ts'
import { confidentialityCodes, objectTypes } from '../xds/vocabulary.ts'
import type { ClinicalDocument, DocumentBody, Identifier } from './clinical-document.ts'
import { type DocumentedPatient, patientOf } from './patient.ts'
import { authorOf, personOf } from './xds-parties.ts'

/** What the depositor chooses, beside what the document says. */
export type EntryChoices = {
  /** Symbolic id in the submission, `Document01`. */
  readonly entryId: string
  /** Default: `text/xml`, or `application/xslt+xml` for a self-presenting document. */
  readonly mimeType?: string
  /** Default: the INS of the document. */
  readonly patientId?: PatientId
  readonly hideFrom?: Partial<Visibility>
  readonly title?: string
  /** In place of the document’s own code. */
  readonly typeCode?: Code
}

/** Throws WireError `cda` `missing` where `checkHeader` finds an error: a value that XDS requires is not said. */
export function deduceEntry(document: ClinicalDocument, choices: EntryChoices): DocumentEntry {
  const { entryId, hideFrom = {} } = choices
  const patient = patientOf(document)
  const [principal] = document.serviceEvents
  const typeCode = choices.typeCode ?? stated(document.code, 'code')
  const classCode = classOfType(typeCode.code)
  if (classCode === undefined) throw missing('code', 'un type de document que le DMP classe (ASS_X16)')
  const facility = stated(
    document.encounter?.facilityCode,
    'componentOf/encompassingEncounter/location/healthCareFacility/code',
  )
  const practice = stated(
    principal?.performer?.organisation?.industryClass,
    'documentationOf/serviceEvent/performer/assignedEntity/representedOrganization/standardIndustryClassCode',
  )
  const legalAuthenticator = document.legalAuthenticator && personOf(document.legalAuthenticator)
  const startTime = stated(principal?.low, `${eventTime}/low`)
  return {
    entryUuid: entryId,
    objectType: objectTypes.stableDocument,
    mimeType: choices.mimeType ?? (document.selfPresenting ? 'application/xslt+xml' : 'text/xml'),
    creationTime: dtmOfTs(stated(document.effectiveTime, 'effectiveTime'), '/ClinicalDocument/effectiveTime'),
    serviceStartTime: dtmOfTs(startTime, `/ClinicalDocument/${eventTime}/low`),
    ...(principal?.high === undefined
      ? {}
      : { serviceStopTime: dtmOfTs(principal.high, `/ClinicalDocument/${eventTime}/high`) }),
    languageCode: stated(document.languageCode, 'languageCode'),
    ...(legalAuthenticator ? { legalAuthenticator } : {}),
    sourcePatientId: sourcePatientIdOf(patient),
    sourcePatientInfo: sourcePatientInfoOf(patient),
    title: choices.title ?? stated(document.title, 'title'),
    referenceIds: referenceIdsOf(document),
    authors: document.authors.map(authorOf),
    classCode,
    typeCode: inDmpWords('J66', typeCode),
    formatCode: formatOf(document),
    healthcareFacilityTypeCode: inDmpWords('J61', facility),
    practiceSettingCode: inDmpWords('J62', practice),
    confidentialityCodes: [
      inDmpWords('J58', stated(document.confidentialityCode, 'confidentialityCode')),
      ...hidingCodes(hideFrom),
    ],
    eventCodes: eventCodesOf(document),
    patientId: nationalId(choices.patientId ?? insOf(patient)),
    uniqueId: uniqueIdOf(stated(document.id, 'id')),
  }
}

export type SubmissionChoices = {
  readonly entryId: string
  /** OID of the submission. */
  readonly uniqueId: string
  /** OID of the software or structure that submits. */
  readonly sourceId: string
  /** DTM in UTC. */
  readonly submissionTime: string
  readonly patientId?: PatientId
  readonly title?: string
  /** Who submits; default: the first author of the document. */
  readonly author?: Author
  /** JDV_J59; default: after the kind of encounter. */
  readonly contentTypeCode?: Code
}

export function deduceSubmissionSet(document: ClinicalDocument, choices: SubmissionChoices): SubmissionSet {
  const { entryId, uniqueId, sourceId, submissionTime, title, author, contentTypeCode } = choices
  return {
    entryUuid: entryId,
    submissionTime,
    ...(title === undefined ? {} : { title }),
    authors: author === undefined ? document.authors.slice(0, 1).map(authorOf) : [author],
    contentTypeCode: contentTypeCode ?? contentTypeOf(document),
    patientId: nationalId(choices.patientId ?? insOf(patientOf(document))),
    sourceId,
    uniqueId,
  }
}

const eventTime = 'documentationOf/serviceEvent/effectiveTime'

/** `root`, or `root^extension` where a registry accepts it (documents.md §1). */
export function uniqueIdOf({ root, extension }: Identifier): string {
  return extension === undefined ? root : `${root}^${extension}`
}

/** The confidentiality codes that a choice of visibility adds to N, R or V. */
export function hidingCodes(hideFrom: Partial<Visibility>): readonly Code[] {
  const { system, maskedToProfessionals, invisibleToPatient, invisibleToRepresentatives } =
    confidentialityCodes
  const codes = [
    hideFrom.maskedToProfessionals && maskedToProfessionals,
    hideFrom.invisibleToPatient && invisibleToPatient,
    hideFrom.invisibleToRepresentatives && invisibleToRepresentatives,
  ].filter((code) => typeof code === 'string')
  return codes.map((code) => inDmpWords('J58', { code, system }))
}

/** A structured document declares general templates first, that of its volet last: the last that has a format tells. */
function formatOf({ body, templateIds }: ClinicalDocument): Code {
  const { level, mediaType } = stated<DocumentBody & { mediaType?: string }>(body, 'component')
  const known =
    level === 1 ? [formatOfMediaType(mediaType ?? '')] : templateIds.map(({ root }) => formatOfTemplate(root))
  return known.findLast((format) => format !== undefined) ?? formatOutsideProfiles
}

function eventCodesOf({ serviceEvents }: ClinicalDocument): readonly Code[] {
  const codes = serviceEvents.flatMap(({ code }) => code ?? [])
  const seen = new Map(codes.map(({ translations: _, ...code }) => [`${code.system}|${code.code}`, code]))
  return [...seen.values()]
}

/** Only the two reference types that a CDA header carries and the DMP takes (JDV_J231). */
function referenceIdsOf({ orders }: ClinicalDocument): readonly string[] {
  const reference = ({ root, extension }: Identifier, kind: string) =>
    formatCx({
      id: extension ?? root,
      oid: extension === undefined ? '' : root,
      type: `urn:ihe:iti:xds:2013:${kind}`,
    })
  return orders.flatMap(({ ids, accessionNumber }) => [
    ...ids.map((id) => reference(id, 'order')),
    ...(accessionNumber === undefined ? [] : [reference(accessionNumber, 'accession')]),
  ])
}

function nationalId({ ins, oid }: PatientId): PatientIdentifier {
  return { id: ins, oid, type: 'NH' }
}

function insOf({ insIds }: DocumentedPatient): PatientId {
  return stated(insIds[0], 'recordTarget/patientRole/id')
}

function sourcePatientIdOf(patient: DocumentedPatient): PatientIdentifier {
  const local = patient.localIds.find(({ extension }) => extension !== undefined)
  if (local?.extension === undefined) return nationalId(insOf(patient))
  return { id: local.extension, oid: local.root, type: 'PI' }
}

function sourcePatientInfoOf(patient: DocumentedPatient): DocumentEntry['sourcePatientInfo'] {
  const name = 'recordTarget/patientRole/patient'
  const { birthName, birthFirstName, birthDate, sex } = patient.traits
  return [
    { field: 'PID-3', value: formatCx(nationalId(insOf(patient))) },
    ...pidOfTraits({
      birthName: stated(birthName, `${name}/name/family`),
      birthFirstName: stated(birthFirstName, `${name}/name/given`),
      birthDate: stated(birthDate, `${name}/birthTime`),
      sex: stated(sex, `${name}/administrativeGenderCode`),
    }),
  ]
}

/** Activity that the encounter stands for (JDV_J59, soap.md §3.2); without one, « indifférencié ». */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['IMP', '03'],
  ['AMB', '07'],
  ['EMER', '07'],
  ['EXTERNE', '07'],
  ['SEANCE', '04'],
])

function contentTypeOf({ encounter }: ClinicalDocument): Code {
  return inDmpWords('J59', {
    code: contentTypes.get(encounter?.code?.code ?? '') ?? '97',
    system: '1.2.250.1.213.2.2',
  })
}

/** The name that the DMP’s own value set gives to a code, whatever the document wrote beside it. */
function inDmpWords(set: ValueSetName, code: Code): Code {
  const display = displayOf(set, code.code, code.system) ?? code.display ?? codeIn(set, code.code)?.display
  return { code: code.code, system: code.system, ...(display === undefined ? {} : { display }) }
}

function stated<T>(value: T | undefined, path: string): T {
  if (value === undefined) throw missing(path, 'une valeur, que les métadonnées exigent')
  return value
}

function missing(path: string, expected: string): WireError {
  return new WireError('cda', 'missing', `/ClinicalDocument/${path}`, expected)
}
