/** XON, an organisation: `NAME^^^^^&oid&ISO^IDNST^^^id`. soap.md §3.1. */
import { WireError } from '../wire-error.ts'
import type { Organisation } from '../xds/metadata.ts'
import {
  componentsOf,
  escapeHl7,
  formatAuthority,
  joinComponents,
  oidOfAuthority,
  unescapeHl7,
} from './escape.ts'

/** Throws when neither name nor id is there. */
export function parseXon(text: string, path: string): Organisation {
  const components = componentsOf(text.trim())
  const at = (position: number) => unescapeHl7(components[position - 1] ?? '')
  const organisation = {
    name: at(1),
    id: at(10),
    assigningAuthority: oidOfAuthority(components[5] ?? ''),
    idType: at(7),
  }
  if (organisation.name === '' && organisation.id === '')
    throw new WireError(
      'hl7v2',
      'xon',
      path,
      'une structure de la forme «\u00a0NOM^^^^^&OID&ISO^IDNST^^^identifiant\u00a0»',
    )
  return organisation
}

export function formatXon({ name, id, assigningAuthority, idType }: Organisation): string {
  return joinComponents([
    escapeHl7(name),
    '',
    '',
    '',
    '',
    formatAuthority(assigningAuthority),
    escapeHl7(idType),
    '',
    '',
    escapeHl7(id),
  ])
}
