/** A coded value as the wire and the value sets carry it. */
export type Code = {
  readonly code: string
  /** OID of the code system. */
  readonly system: string
  readonly display?: string
}

export function sameCode(a: Code, b: Code): boolean {
  return a.code === b.code && a.system === b.system
}
