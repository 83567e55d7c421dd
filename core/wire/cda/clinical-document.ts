/** The header of a CDA R2 document as plain values. CI-SIS « Structuration minimale » §3.5; documents.md §1. */
import type { Code } from '@carnet/core/model/code.ts'
import type { XmlElement } from '../xml/read.ts'

/** HL7 II. */
export type Identifier = { readonly root: string; readonly extension?: string | undefined }

/** HL7 CE: a code and the same notion in other code systems. */
export type CodedEvent = Code & { readonly translations: readonly Code[] }

/** HL7 IVL_TS or TS: bounds are DTM as written, absent when unknown. */
export type Interval = { readonly low?: string | undefined; readonly high?: string | undefined }

export type PersonName = {
  readonly family: string
  readonly given: string
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
}

export type Device = { readonly model?: string | undefined; readonly software?: string | undefined }

export type OrganisationParty = {
  readonly ids: readonly Identifier[]
  readonly name?: string | undefined
  /** Cadre d’exercice. */
  readonly industryClass?: Code | undefined
}

/** Who did something: author, legal authenticator, performer. A person, a device or an organisation alone. */
export type Party = {
  readonly time?: string | undefined
  readonly functionCode?: Code | undefined
  readonly ids: readonly Identifier[]
  readonly code?: Code | undefined
  readonly person?: PersonName | undefined
  readonly device?: Device | undefined
  readonly organisation?: OrganisationParty | undefined
}

export type DocumentPatient = {
  readonly ids: readonly Identifier[]
  /** `family[@qualifier='BR']`, or the only family name when none is qualified. */
  readonly birthName?: string | undefined
  readonly usedName?: string | undefined
  /** `given` without qualifier: all given names of the birth certificate. */
  readonly firstNames?: string | undefined
  readonly birthFirstName?: string | undefined
  readonly usedFirstName?: string | undefined
  /** Code of administrativeGenderCode: F, M or UN. */
  readonly sex?: string | undefined
  readonly birthTime?: string | undefined
  /** COG code of the birth place. */
  readonly birthPlace?: string | undefined
  readonly multipleBirthOrder?: string | undefined
}

export type ServiceEvent = Interval & {
  readonly ids: readonly Identifier[]
  readonly code?: CodedEvent | undefined
  readonly performer?: Party | undefined
}

export type RelatedDocument = {
  /** RPLC or XFRM. */
  readonly typeCode: string
  readonly id?: Identifier | undefined
  readonly setId?: Identifier | undefined
  readonly versionNumber?: string | undefined
}

export type Encounter = Interval & {
  readonly code?: Code | undefined
  readonly facilityId?: Identifier | undefined
  readonly facilityCode?: Code | undefined
}

export type Order = { readonly ids: readonly Identifier[]; readonly accessionNumber?: Identifier | undefined }

/** What is known of the body without walking it. */
export type DocumentBody =
  | { readonly level: 1; readonly mediaType: string; readonly representation: string }
  | { readonly level: 3 }

/**
 * What the document says, as far as it says it: absent elements are absent here too.
 * `checkHeader` says what is missing; only then is the value complete.
 */
export type ClinicalDocument = {
  readonly templateIds: readonly Identifier[]
  readonly id?: Identifier | undefined
  readonly code?: Code | undefined
  readonly title?: string | undefined
  readonly effectiveTime?: string | undefined
  readonly confidentialityCode?: Code | undefined
  readonly languageCode?: string | undefined
  readonly setId?: Identifier | undefined
  readonly versionNumber?: string | undefined
  readonly patient: DocumentPatient
  readonly authors: readonly Party[]
  readonly custodian?: OrganisationParty | undefined
  readonly legalAuthenticator?: Party | undefined
  readonly orders: readonly Order[]
  /** The first is the principal event. */
  readonly serviceEvents: readonly ServiceEvent[]
  readonly relatedDocument?: RelatedDocument | undefined
  readonly encounter?: Encounter | undefined
  readonly body?: DocumentBody | undefined
  /** The document is carried by an XSLT stylesheet (« autoprésentable »), which is never run. */
  readonly selfPresenting: boolean
  /** The ClinicalDocument element without its body, for the checks. */
  readonly header: XmlElement
}
