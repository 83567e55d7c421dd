/** What is asked of the authority for each kind of holder. documents.md §4.2; contract.md §5. */
import type { Profession, StructIdNat } from '@carnet/core/model/caller.ts'
import { derInteger, derOctets, derPrintable, derUtf8Sequence } from './der.ts'
import { Extension, type JsonName } from './x509.ts'

export type CertificateUse = 'authentication' | 'signature' | 'server'

export type CertificateOrder = {
  readonly subject: JsonName
  readonly use: CertificateUse
  readonly extensions: readonly Extension[]
  readonly validFrom: Date
  readonly validTo: Date
}

type Validity = Pick<CertificateOrder, 'validFrom' | 'validTo'>

const surname = '2.5.4.4'
const title = '2.5.4.12'
const givenName = '2.5.4.42'

/** Card types of the extension 1.2.250.1.71.1.2.2; only that of the CPS is verified. */
export const cardTypes = { CPS: 0, CPE: 2 } as const

export function personCardOrder(
  person: {
    readonly psId: string
    readonly lastName: string
    readonly firstName: string
    readonly title: string
    readonly profession: Profession
    readonly cardNumber: string
  },
  use: CertificateUse,
  validity: Validity,
): CertificateOrder {
  const { profession } = person
  return {
    ...validity,
    use,
    subject: [
      { C: ['FR'] },
      { [title]: [person.title] },
      { [surname]: [person.lastName], [givenName]: [person.firstName], CN: [person.psId] },
    ],
    extensions: [
      ...cardExtensions(cardTypes.CPS, person.cardNumber),
      // The OID of the extension is that of the nomenclature: only G15 is known from real cards.
      new Extension(profession.system, false, derInteger(Number(profession.code))),
      ...(profession.specialities.length === 0
        ? []
        : [new Extension('1.2.250.1.71.4.2.5', false, derUtf8Sequence(profession.specialities))]),
    ],
  }
}

export function cpeOrder(
  staff: {
    readonly structureId: StructIdNat
    readonly structureName: string
    readonly internalId: string
    readonly cardNumber: string
  },
  use: CertificateUse,
  validity: Validity,
): CertificateOrder {
  return {
    ...validity,
    use,
    subject: [
      { C: ['FR'] },
      { O: [staff.structureName] },
      { OU: [staff.structureId] },
      { CN: [`${staff.structureId}/${staff.internalId}`] },
    ],
    extensions: cardExtensions(cardTypes.CPE, staff.cardNumber),
  }
}

export function structureOrder(
  structure: { readonly id: StructIdNat; readonly name: string },
  use: CertificateUse,
  validity: Validity,
): CertificateOrder {
  return {
    ...validity,
    use,
    subject: [{ C: ['FR'] }, { O: [structure.name] }, { OU: [structure.id] }, { CN: [structure.name] }],
    extensions: [],
  }
}

export function serverOrder(name: string, validity: Validity): CertificateOrder {
  return { ...validity, use: 'server', subject: [{ O: ['Carnet'] }, { CN: [name] }], extensions: [] }
}

function cardExtensions(type: number, cardNumber: string): Extension[] {
  return [
    new Extension('1.2.250.1.71.1.2.2', false, derInteger(type)),
    new Extension('1.2.250.1.71.1.2.3', false, derPrintable(cardNumber)),
    new Extension('1.2.250.1.71.1.2.5', false, derOctets(Uint8Array.of(0x80))),
  ]
}
