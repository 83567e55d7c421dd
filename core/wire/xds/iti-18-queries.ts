/** What the fourteen stored queries ask, each criterion with its parameter. IHE ITI TF-2 §3.18.4.1.2.3.7; soap.md §4. */
import type { Code } from '@carnet/core/model/code.ts'
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { formatCodedText, parseCodedText } from '../hl7v2/coded-text.ts'
import { associationType } from './association.ts'
import { cx, text } from './fields.ts'
import {
  allOf,
  anyOf,
  count,
  instant,
  type Key,
  type Keys,
  key,
  keys,
  mandatory,
  type ParametersOf,
  patterns,
  single,
  statuses,
} from './iti-18-parameters.ts'
import type { PatientIdentifier } from './metadata.ts'
import type { storedQueries } from './vocabulary.ts'

export type QueryKind = keyof typeof storedQueries

type AboutPatient = {
  /** Absent: the patient of the VIHF (RG_3010). */
  readonly patientId?: PatientIdentifier
}

/** What narrows the documents of every query that finds some by something else than their ids. */
type DocumentFilter = {
  readonly formatCodes?: readonly Code[]
  /** One code of each inner list. */
  readonly confidentialityCodes?: readonly (readonly Code[])[]
  /** Stable documents when absent. */
  readonly objectTypes?: readonly string[]
}

/** An absent criterion narrows nothing; `[]` is met by nothing. `From` is included, `To` is not. */
export type DocumentCriteria = AboutPatient &
  DocumentFilter & {
    readonly statuses: readonly DocumentStatus[]
    readonly classCodes?: readonly Code[]
    readonly typeCodes?: readonly Code[]
    readonly practiceSettingCodes?: readonly Code[]
    readonly healthcareFacilityTypeCodes?: readonly Code[]
    readonly eventCodes?: readonly (readonly Code[])[]
    /** Patterns with `%` and `_`. */
    readonly authorPersons?: readonly (readonly string[])[]
    readonly creationTimeFrom?: Date
    readonly creationTimeTo?: Date
    readonly serviceStartTimeFrom?: Date
    readonly serviceStartTimeTo?: Date
    readonly serviceStopTimeFrom?: Date
    readonly serviceStopTimeTo?: Date
    readonly availabilities?: readonly string[]
  }

export type ReferenceCriteria = DocumentCriteria & {
  /** Patterns of CXi, one of each inner list. */
  readonly referenceIds: readonly (readonly string[])[]
}

export type SubmissionSetCriteria = AboutPatient & {
  readonly statuses: readonly DocumentStatus[]
  readonly sourceIds?: readonly string[]
  readonly submissionTimeFrom?: Date
  readonly submissionTimeTo?: Date
  readonly authorPerson?: string
  readonly contentTypeCodes?: readonly Code[]
}

export type FolderCriteria = AboutPatient & {
  readonly statuses: readonly DocumentStatus[]
  readonly lastUpdateTimeFrom?: Date
  readonly lastUpdateTimeTo?: Date
  readonly codes?: readonly (readonly Code[])[]
}

type AllCriteria = AboutPatient &
  DocumentFilter &
  TiesFilter & {
    readonly documentStatuses: readonly DocumentStatus[]
    readonly submissionSetStatuses: readonly DocumentStatus[]
    readonly folderStatuses: readonly DocumentStatus[]
  }

type PackageKey = 'entryUuid' | 'uniqueId'
type DocumentKey = 'entryUuid' | 'uniqueId'

/**
 * All versions of a document share its uniqueId: level 1, the default, means the current one, level 2 all of them.
 * IHE ITI, XDS Metadata Update, `$MetadataLevel`.
 */
type Versions = { readonly metadataLevel?: number }

/** What ties objects together may be withdrawn on its own (ITI-57). Absent: what is Approved. */
export type TiesFilter = { readonly associationStatuses?: readonly DocumentStatus[] }

/** What is sought by its ids is sought among all that the registry holds; the patient goes without saying. */
export type QueryCriteria = {
  readonly findDocuments: DocumentCriteria
  readonly findDocumentsByReferenceId: ReferenceCriteria
  readonly findSubmissionSets: SubmissionSetCriteria
  readonly findFolders: FolderCriteria
  readonly getAll: AllCriteria
  readonly getDocuments: Versions & { readonly keys: Keys<DocumentKey | 'logicalId'> }
  readonly getFolders: Versions & { readonly keys: Keys<PackageKey | 'logicalId'> }
  readonly getAssociations: TiesFilter & { readonly uuids: readonly string[] }
  readonly getDocumentsAndAssociations: Versions & TiesFilter & { readonly keys: Keys<DocumentKey> }
  /** Of documents and folders. */
  readonly getSubmissionSets: TiesFilter & { readonly uuids: readonly string[] }
  readonly getSubmissionSetAndContents: DocumentFilter & TiesFilter & { readonly key: Key<PackageKey> }
  readonly getFolderAndContents: DocumentFilter & TiesFilter & { readonly key: Key<PackageKey> }
  readonly getFoldersForDocument: TiesFilter & { readonly key: Key<DocumentKey> }
  readonly getRelatedDocuments: TiesFilter & {
    readonly key: Key<DocumentKey>
    readonly associationTypes: readonly string[]
    readonly objectTypes?: readonly string[]
  }
}

/** The name of a code is no criterion. */
const code = {
  parse: parseCodedText,
  format: ({ code, system }: Code) => formatCodedText({ code, system }),
}

const documentFilter: ParametersOf<DocumentFilter> = {
  formatCodes: anyOf('$XDSDocumentEntryFormatCode', code),
  confidentialityCodes: allOf('$XDSDocumentEntryConfidentialityCode', code),
  objectTypes: anyOf('$XDSDocumentEntryType', text),
}

const documentCriteria: ParametersOf<DocumentCriteria> = {
  patientId: single('$XDSDocumentEntryPatientId', cx),
  statuses: mandatory(statuses('$XDSDocumentEntryStatus')),
  classCodes: anyOf('$XDSDocumentEntryClassCode', code),
  typeCodes: anyOf('$XDSDocumentEntryTypeCode', code),
  practiceSettingCodes: anyOf('$XDSDocumentEntryPracticeSettingCode', code),
  healthcareFacilityTypeCodes: anyOf('$XDSDocumentEntryHealthcareFacilityTypeCode', code),
  eventCodes: allOf('$XDSDocumentEntryEventCodeList', code),
  authorPersons: patterns('$XDSDocumentEntryAuthorPerson'),
  creationTimeFrom: instant('$XDSDocumentEntryCreationTimeFrom'),
  creationTimeTo: instant('$XDSDocumentEntryCreationTimeTo'),
  serviceStartTimeFrom: instant('$XDSDocumentEntryServiceStartTimeFrom'),
  serviceStartTimeTo: instant('$XDSDocumentEntryServiceStartTimeTo'),
  serviceStopTimeFrom: instant('$XDSDocumentEntryServiceStopTimeFrom'),
  serviceStopTimeTo: instant('$XDSDocumentEntryServiceStopTimeTo'),
  availabilities: anyOf('$XDSDocumentEntryDocumentAvailability', text),
  ...documentFilter,
}

const documentKey = {
  entryUuid: '$XDSDocumentEntryEntryUUID',
  uniqueId: '$XDSDocumentEntryUniqueId',
} as const
const submissionSetKey = {
  entryUuid: '$XDSSubmissionSetEntryUUID',
  uniqueId: '$XDSSubmissionSetUniqueId',
} as const
const folderKey = { entryUuid: '$XDSFolderEntryUUID', uniqueId: '$XDSFolderUniqueId' } as const
const metadataLevel = count('$MetadataLevel')
const uuids = mandatory(anyOf('$uuid', text))
const associationStatuses = statuses('$XDSAssociationStatus')

/** `$homeCommunityId` changes nothing: there is one community. */
export const queryParameters: { readonly [Kind in QueryKind]: ParametersOf<QueryCriteria[Kind]> } = {
  findDocuments: documentCriteria,
  findDocumentsByReferenceId: {
    ...documentCriteria,
    referenceIds: mandatory(patterns('$XDSDocumentEntryReferenceIdList')),
  },
  findSubmissionSets: {
    patientId: single('$XDSSubmissionSetPatientId', cx),
    statuses: mandatory(statuses('$XDSSubmissionSetStatus')),
    sourceIds: anyOf('$XDSSubmissionSetSourceId', text),
    submissionTimeFrom: instant('$XDSSubmissionSetSubmissionTimeFrom'),
    submissionTimeTo: instant('$XDSSubmissionSetSubmissionTimeTo'),
    authorPerson: single('$XDSSubmissionSetAuthorPerson', text),
    contentTypeCodes: anyOf('$XDSSubmissionSetContentType', code),
  },
  findFolders: {
    patientId: single('$XDSFolderPatientId', cx),
    statuses: mandatory(statuses('$XDSFolderStatus')),
    lastUpdateTimeFrom: instant('$XDSFolderLastUpdateTimeFrom'),
    lastUpdateTimeTo: instant('$XDSFolderLastUpdateTimeTo'),
    codes: allOf('$XDSFolderCodeList', code),
  },
  getAll: {
    patientId: single('$patientId', cx),
    documentStatuses: mandatory(statuses('$XDSDocumentEntryStatus')),
    submissionSetStatuses: mandatory(statuses('$XDSSubmissionSetStatus')),
    folderStatuses: mandatory(statuses('$XDSFolderStatus')),
    associationStatuses,
    ...documentFilter,
  },
  getDocuments: { keys: keys({ ...documentKey, logicalId: '$XDSDocumentEntryLogicalID' }), metadataLevel },
  getFolders: { keys: keys({ ...folderKey, logicalId: '$XDSFolderLogicalID' }), metadataLevel },
  getAssociations: { uuids, associationStatuses },
  getDocumentsAndAssociations: { keys: keys(documentKey), metadataLevel, associationStatuses },
  getSubmissionSets: { uuids, associationStatuses },
  getSubmissionSetAndContents: { key: key(submissionSetKey), associationStatuses, ...documentFilter },
  getFolderAndContents: { key: key(folderKey), associationStatuses, ...documentFilter },
  getFoldersForDocument: { key: key(documentKey), associationStatuses },
  getRelatedDocuments: {
    key: key(documentKey),
    associationTypes: mandatory(anyOf('$AssociationTypes', associationType)),
    objectTypes: documentFilter.objectTypes,
    associationStatuses,
  },
}
