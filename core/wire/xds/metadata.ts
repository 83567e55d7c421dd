/** XDS metadata as plain values, before and after the wire. IHE ITI TF-3 §4.2; soap.md §3. */
import type { Code } from '@carnet/core/model/code.ts'

/** HL7 v2 CX as XDS uses it: `id^^^&oid&ISO^type`. */
export type PatientIdentifier = { readonly id: string; readonly oid: string; readonly type?: string }

/** HL7 v2 XCN. `assigningAuthority` is an OID; `nameType` and `idType` are XCN-10 and XCN-13 (IDNPS, EI, RI, NH). */
export type Person = {
  readonly id: string
  readonly familyName: string
  readonly givenName: string
  readonly assigningAuthority: string
  readonly nameType: string
  readonly idType: string
}

/** HL7 v2 XON: name, OID of the authority, id, IDNST. */
export type Organisation = {
  readonly name: string
  readonly id: string
  readonly assigningAuthority: string
  readonly idType: string
}

export type Author = {
  readonly person: Person | null
  readonly institutions: readonly Organisation[]
  readonly roles: readonly string[]
  /** `G15_10/SM26^libellé^oid` */
  readonly specialities: readonly Code[]
}

/** PID-5, PID-7, PID-8… of sourcePatientInfo, by field name, in the order sent. */
export type SourcePatientInfo = readonly { readonly field: string; readonly value: string }[]

export type DocumentEntry = {
  /** As sent: a symbolic id (`Document01`) or an entryUUID. As stored: the entryUUID. */
  readonly entryUuid: string
  readonly logicalId?: string
  readonly version?: number
  readonly objectType: string
  readonly mimeType: string
  /** Status URN; absent in a submission. */
  readonly availabilityStatus?: string
  /** DTM in UTC, as sent (`yyyyMMddHHmmss`, possibly shorter). */
  readonly creationTime: string
  readonly serviceStartTime?: string
  readonly serviceStopTime?: string
  readonly languageCode: string
  readonly legalAuthenticator?: Person
  readonly sourcePatientId?: PatientIdentifier
  readonly sourcePatientInfo: SourcePatientInfo
  readonly title?: string
  readonly comments?: string
  /** SHA-1, lower-case hexadecimal. */
  readonly hash?: string
  readonly sizeBytes?: number
  readonly repositoryUniqueId?: string
  readonly uri?: string
  readonly referenceIds: readonly string[]
  readonly authors: readonly Author[]
  readonly classCode: Code
  readonly typeCode: Code
  readonly formatCode: Code
  readonly healthcareFacilityTypeCode: Code
  readonly practiceSettingCode: Code
  readonly confidentialityCodes: readonly Code[]
  readonly eventCodes: readonly Code[]
  readonly patientId: PatientIdentifier
  readonly uniqueId: string
}

export type SubmissionSet = {
  readonly entryUuid: string
  readonly availabilityStatus?: string
  readonly submissionTime: string
  readonly title?: string
  readonly comments?: string
  readonly authors: readonly Author[]
  readonly contentTypeCode: Code
  readonly patientId: PatientIdentifier
  readonly sourceId: string
  readonly uniqueId: string
}

export type Folder = {
  readonly entryUuid: string
  readonly logicalId?: string
  readonly version?: number
  readonly availabilityStatus?: string
  /** Set by the registry, whatever was sent. */
  readonly lastUpdateTime?: string
  readonly title?: string
  readonly comments?: string
  readonly codes: readonly Code[]
  readonly patientId: PatientIdentifier
  readonly uniqueId: string
}

export type Association = {
  readonly id: string
  /** URN (soap.md §3.4). */
  readonly type: string
  readonly source: string
  readonly target: string
  /** SubmissionSetStatus, PreviousVersion, OriginalStatus, NewStatus… */
  readonly slots: Readonly<Record<string, readonly string[]>>
}
