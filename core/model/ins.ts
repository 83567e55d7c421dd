/** Identité nationale de santé: matricule INS and its authority. Spec: documents.md §5.2; contract.md §3.1. */

/** 15 characters: 13 of the NIR or NIA, then the 2 of its key. Only {@link parseIns} makes one. */
export type Ins = string & { readonly brand: 'Ins' }

export const insOids = {
  nir: '1.2.250.1.213.1.4.8',
  nia: '1.2.250.1.213.1.4.9',
  nirTest: '1.2.250.1.213.1.4.10',
  nirDemonstration: '1.2.250.1.213.1.4.11',
} as const

export type InsOid = (typeof insOids)[keyof typeof insOids]

/** A person as the record knows him: matricule and issuing authority, never one without the other. */
export type PatientId = { readonly ins: Ins; readonly oid: InsOid }

const shape = /^[1-478]\d{2}(0[1-9]|1[0-2]|[2-9]\d)(\d{2}|2A|2B)\d{3}\d{3}\d{2}$/

/** The Ins in `text`, or undefined when it has not the shape of one. The control key is a policy: {@link hasValidKey}. */
export function parseIns(text: string): Ins | undefined {
  return shape.test(text) ? (text as Ins) : undefined
}

/** Key = 97 − (first 13 digits mod 97), with the Corsican 2A → 19 and 2B → 18. */
export function hasValidKey(ins: Ins): boolean {
  const digits = ins.slice(0, 13).replace('2A', '19').replace('2B', '18')
  return 97 - Number(BigInt(digits) % 97n) === Number(ins.slice(13))
}

export function isInsOid(oid: string): oid is InsOid {
  return (Object.values(insOids) as string[]).includes(oid)
}

/** `1 80 01 99 999 001 68`, for people to read aloud. */
export function formatIns(ins: Ins): string {
  return ins.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7')
}

export function samePatient(a: PatientId, b: PatientId): boolean {
  return a.ins === b.ins && a.oid === b.oid
}
