/** What a plain XDS registry holds, as far as its own rules look at it. IHE ITI TF-3 §4.1, §4.2. */

export type ObjectKind = 'submissionSet' | 'documentEntry' | 'folder' | 'association'
export type ObjectStatus = 'approved' | 'deprecated'

/** UUIDs are bare and in lower case. */
export type ObjectFacts = {
  readonly kind: ObjectKind
  readonly entryUuid: string
  readonly logicalId: string
  readonly version: number
  readonly status: ObjectStatus
  /** The patient as text, `id^^^&oid&ISO`; of an association, the patient of its submission. */
  readonly patient: string
  /** Associations have none. */
  readonly uniqueId: string | null
  /** What an association ties; null for all others. */
  readonly tie: Tie | null
}

export type Tie = {
  /** URN. */
  readonly type: string
  readonly source: string
  readonly target: string
}
