/** XCN, a person or a system: `id^family^given^^^^^^&oid&ISO^D^^^IDNPS`. soap.md §3.1. */
import { WireError } from '../wire-error.ts'
import type { Person } from '../xds/metadata.ts'
import {
  componentsOf,
  escapeHl7,
  formatAuthority,
  joinComponents,
  oidOfAuthority,
  unescapeHl7,
} from './escape.ts'

/** Components without a place in {@link Person} (prefix, suffix…) are dropped. Throws when neither id nor name is there. */
export function parseXcn(text: string, path: string): Person {
  const components = componentsOf(text.trim())
  const at = (position: number) => unescapeHl7(components[position - 1] ?? '')
  const person = {
    id: at(1),
    familyName: at(2),
    givenName: at(3),
    assigningAuthority: oidOfAuthority(components[8] ?? ''),
    nameType: at(10),
    idType: at(13),
  }
  if (person.id === '' && person.familyName === '' && person.givenName === '')
    throw new WireError(
      'hl7v2',
      'xcn',
      path,
      'une personne de la forme «\u00a0id^NOM^PRENOM^^^^^^&OID&ISO^D^^^type\u00a0»',
    )
  return person
}

export function formatXcn(person: Person): string {
  return joinComponents([
    escapeHl7(person.id),
    escapeHl7(person.familyName),
    escapeHl7(person.givenName),
    '',
    '',
    '',
    '',
    '',
    formatAuthority(person.assigningAuthority),
    escapeHl7(person.nameType),
    '',
    '',
    escapeHl7(person.idType),
  ])
}
