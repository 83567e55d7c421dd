/** « Données administratives »: how the person is reached, and who represents him. Spec: soap.md §5.7; CSP R1111-42 2°. */

/** `value` is a URL, `tel:` or `mailto:`; `use` is HP (home), MC (mobile)… and absent for an e-mail. */
export type Telecom = { readonly use?: string; readonly value: string }

export type PostalAddress = {
  readonly lines: readonly string[]
  readonly postalCode?: string
  readonly city?: string
  readonly country?: string
}

export type Representative = {
  /** HL7 personalRelationship: `MTH`, `FTH`, `RESPRSN`… */
  readonly relation: string
  readonly civility?: string
  readonly givenNames: readonly string[]
  readonly familyName: string
  readonly telecoms: readonly Telecom[]
}

export type ContactDetails = {
  /** `M`, `MME`. */
  readonly civility?: string
  readonly telecoms: readonly Telecom[]
  readonly addresses: readonly PostalAddress[]
  readonly representatives: readonly Representative[]
}

export const noContactDetails: ContactDetails = { telecoms: [], addresses: [], representatives: [] }

/** The data after a message that may leave things out: what is absent stays as it was (soap.md §5.7, unverified). */
export function contactAfter(present: ContactDetails, said: ContactDetails): ContactDetails {
  const civility = said.civility ?? present.civility
  const given = <T>(list: readonly T[], before: readonly T[]) => (list.length > 0 ? list : before)
  return {
    ...(civility !== undefined && { civility }),
    telecoms: given(said.telecoms, present.telecoms),
    addresses: given(said.addresses, present.addresses),
    representatives: given(said.representatives, present.representatives),
  }
}
