/** A document of a record: what deciding and narrowing need, in clear columns. Spec: soap.md §3.3, rules.md §7. */
import type { Code } from './code.ts'

export type EntryUuid = string & { readonly brand: 'EntryUuid' }
/** OID, at most 64 characters; in the `dmp` profile without extension. */
export type UniqueId = string & { readonly brand: 'UniqueId' }

export type DocumentStatus = 'approved' | 'deprecated' | 'archived' | 'deleted'

/** Confidentiality beyond N/R/V (JDV_J58). */
export type Visibility = {
  readonly maskedToProfessionals: boolean
  readonly invisibleToPatient: boolean
  readonly invisibleToRepresentatives: boolean
}

/** Who masked a document to professionals: the holder, or who acts for him; or a professional, a depositor included. */
export type Masker = 'holder' | 'professional'

export type DocumentFacts = {
  readonly entryUuid: EntryUuid
  /** Same for all metadata versions of one document. */
  readonly logicalId: string
  readonly version: number
  readonly uniqueId: UniqueId
  readonly status: DocumentStatus
  readonly typeCode: string
  readonly typeSystem: string
  readonly classCode: string
  readonly visibility: Visibility
  /** Of a masked document, and of no other. */
  readonly maskedBy: Masker | undefined
  /** PsIdNat, StructIdNat and INS of the depositor and of every author in the metadata (contract.md §3.1). */
  readonly authorIds: readonly string[]
  /** Whose deposit it was: a person, a structure, or the holder (`holderAsDepositor`). */
  readonly depositorId: string
  readonly submittedAt: Date
}

/** The type of the document that signs a lot (soap.md §3.5), written `code^^system` by who searches. */
export const signatureType: Code = { code: 'E1762', system: 'ASTM' }

/** The signature of a lot is stored as a document is, and is none of the patient's documents. */
export function isLotSignature({
  typeCode,
  typeSystem,
}: Pick<DocumentFacts, 'typeCode' | 'typeSystem'>): boolean {
  return typeCode === signatureType.code && typeSystem === signatureType.system
}

/** Directives anticipées (JDV_J66): one set is in force, the last that came in. */
export const directivesType = 'EXPPAT_3'

/** What a search narrows on, beside DocumentFacts. Dates are instants. */
export type DocumentCodes = {
  readonly formatCode: Code
  readonly practiceSettingCode: Code
  readonly healthcareFacilityTypeCode: Code
  readonly confidentialityCodes: readonly Code[]
  readonly eventCodes: readonly Code[]
  readonly creationTime: Date
  readonly serviceStartTime: Date | null
  readonly serviceStopTime: Date | null
  readonly objectType: string
}
