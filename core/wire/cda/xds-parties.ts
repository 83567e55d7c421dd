/** CDA parties → XDS authors (XCN, XON). The four cases of documents.md §1 « Author ids », §2. */
import { isInsOid } from '@carnet/core/model/ins.ts'
import type { Author, Organisation, Person } from '../xds/metadata.ts'
import type { Identifier, OrganisationParty, Party } from './clinical-document.ts'
import { professionalRoot, sireneRoot, structureRoot } from './national-ids.ts'

export function authorOf(party: Party): Author {
  const id = bestId(party.ids)
  const isPatient = id !== undefined && isInsOid(id.root)
  return {
    person: personOf(party),
    institutions: isPatient || party.organisation === undefined ? [] : institutionsOf(party.organisation),
    roles: party.functionCode?.display === undefined ? [] : [party.functionCode.display],
    specialities: party.code === undefined ? [] : [party.code],
  }
}

/** Null when the party has no identifier: XCN needs one. */
export function personOf({ ids, person, device }: Party): Person | null {
  const id = bestId(ids)
  if (id?.extension === undefined) return null
  const common = { id: id.extension, assigningAuthority: id.root }
  if (person === undefined)
    return {
      ...common,
      familyName: device?.software ?? device?.model ?? '',
      givenName: '',
      nameType: 'U',
      idType: 'RI',
    }
  return {
    ...common,
    familyName: person.family,
    givenName: person.given,
    nameType: 'D',
    idType: idTypeOf(id),
  }
}

/** A professional is known by his national id before any other number he has. */
function bestId(ids: readonly Identifier[]): Identifier | undefined {
  return ids.find(({ root }) => root === professionalRoot) ?? ids.find(({ root }) => isInsOid(root)) ?? ids[0]
}

/** IDNPS: RPPS or ADELI; EI: a structure’s own number, `structure/internal`; NH: the patient. */
function idTypeOf({ root, extension = '' }: Identifier): string {
  if (isInsOid(root)) return 'NH'
  return root === professionalRoot && !extension.includes('/') ? 'IDNPS' : 'EI'
}

function institutionsOf({ ids, name = '' }: OrganisationParty): readonly Organisation[] {
  const id = ids.find(({ root }) => root === structureRoot) ?? ids[0]
  if (id?.extension === undefined)
    return name === '' ? [] : [{ name, id: '', assigningAuthority: '', idType: '' }]
  return [
    {
      name,
      id: id.extension,
      assigningAuthority: id.root,
      idType: id.root === sireneRoot ? 'SIREN' : 'IDNST',
    },
  ]
}
