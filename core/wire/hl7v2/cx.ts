/** CX, patient identifier: `id^^^&oid&ISO^type`. IHE ITI TF-3 §4.2.3.1.7; soap.md §3.1. */
import { WireError } from '../wire-error.ts'
import type { PatientIdentifier } from '../xds/metadata.ts'
import {
  componentsOf,
  escapeHl7,
  formatAuthority,
  joinComponents,
  oidOfAuthority,
  unescapeHl7,
} from './escape.ts'

/**
 * CX-7, an effective date that real messages append, is dropped; so is the namespace name of CX-4. The root arc of the
 * OID is not judged: IHE's data type only wants integers, and test tools invent authorities under 3 or 129.
 */
export function parseCx(text: string, path: string): PatientIdentifier {
  const components = componentsOf(text.trim())
  const id = unescapeHl7(components[0] ?? '')
  const oid = oidOfAuthority(components[3] ?? '')
  if (id === '' || !/^\d+(\.\d+)+$/.test(oid))
    throw new WireError('hl7v2', 'cx', path, 'un identifiant de la forme «\u00a0id^^^&OID&ISO^type\u00a0»')
  const type = unescapeHl7(components[4] ?? '')
  return type === '' ? { id, oid } : { id, oid, type }
}

export function formatCx({ id, oid, type }: PatientIdentifier): string {
  return joinComponents([escapeHl7(id), '', '', formatAuthority(oid), escapeHl7(type ?? '')])
}

/** Same person, whatever the type letters that each sender writes. */
export function sameIdentifier(a: PatientIdentifier, b: PatientIdentifier): boolean {
  return a.id === b.id && a.oid === b.oid
}
