/** Who the holder of a card is when he uses it here: his roles, and the structure he acts for. soap.md §2.4. */
import { codeIn, displayOf } from '@carnet/core/codes/value-sets.ts'
import {
  type AuthenticationMode,
  professionSystems,
  type StructIdNat,
  type Structure,
} from '@carnet/core/model/caller.ts'
import type { Code } from '@carnet/core/model/code.ts'
import { authorSpecialityOf } from '@carnet/core/wire/cda/author-speciality.ts'
import { parseCertificate } from '@carnet/core/wire/x509/certificate.ts'
import { nameOids, valuesOf } from '@carnet/core/wire/x509/distinguished-name.ts'
import type { Author } from '@carnet/core/wire/xds/metadata.ts'
import type { VirtualCard } from '../cards/virtual-card.ts'

export type Situation = {
  readonly authentication: Exclude<AuthenticationMode, 'INDIRECTE_RENFORCEE'>
  /** NameID of the VIHF. */
  readonly nameId: string
  readonly structure: Pick<Structure, 'id' | 'name' | 'sector'>
  /** Profession, then speciality (JDV_J65). */
  readonly roles: readonly Code[]
  readonly lastName: string
  readonly firstName: string
}

/** `structure`: what the card does not say of the place where its holder works. */
export function situationOf(card: VirtualCard, structure: { name: string; sector: string }): Situation {
  const { info } = card
  const { subject, commonName } = parseCertificate(card.signature.certificate)
  const place = { id: info.structureIdNat as StructIdNat, ...structure }
  const base = { structure: place, roles: rolesOf(card, structure.sector) }
  if (info.kind === 'structure')
    return {
      ...base,
      authentication: 'INDIRECTE',
      nameId: `${info.structureIdNat}/automate`,
      lastName: structure.name,
      firstName: '',
    }
  const lastName = valuesOf(subject, nameOids.SN)[0]
  const firstName = valuesOf(subject, nameOids.GN)[0]
  const nameId = commonName ?? info.idNat
  // A CPE names no person in its certificate: the holder is on the card.
  const [given = '', ...family] = info.holder.split(' ')
  return {
    ...base,
    authentication: 'DIRECTE',
    nameId,
    lastName: lastName ?? (family.join(' ') || plain(structure.name)),
    firstName: firstName ?? (given || plain(nameId)),
  }
}

/** PDT-INF-617: neither name of a CPE's holder is ever empty; the structure and his number stand for them. */
function plain(name: string): string {
  return name.replace(/[^\p{L}\p{N}' -]/gu, '-')
}

/** The author of what this holder deposits, in XDS metadata (soap.md §3.1). */
export function authorOf(situation: Situation): Author {
  const { structure, lastName, firstName, authentication, nameId } = situation
  const person = authentication === 'DIRECTE'
  return {
    person: person
      ? {
          id: nameId,
          familyName: lastName,
          givenName: firstName,
          assigningAuthority: '1.2.250.1.71.4.2.1',
          nameType: 'D',
          idType: 'IDNPS',
        }
      : {
          id: nameId,
          familyName: lastName,
          givenName: '',
          assigningAuthority: '1.2.250.1.71.4.2.1',
          nameType: 'U',
          idType: 'RI',
        },
    institutions: [
      { name: structure.name, id: structure.id, assigningAuthority: '1.2.250.1.71.4.2.2', idType: 'IDNST' },
    ],
    roles: [],
    specialities: authorSpeciality(situation.roles),
  }
}

function rolesOf({ info, signature }: VirtualCard, sector: string): readonly Code[] {
  const { card } = parseCertificate(signature.certificate)
  if (info.kind === 'structure') return [role(sector === 'SA24' ? 'ALIM_AM' : 'AUTOMATE')]
  if (info.kind === 'CPE') return [{ code: 'SECRETARIAT_MEDICAL', system: professionSystems.roles }]
  const profession =
    card?.profession === undefined
      ? role(info.profession ?? '')
      : named({ code: String(card.profession), system: professionSystems.g15 })
  const speciality = info.speciality ?? card?.specialities[0]
  return speciality === undefined ? [profession] : [profession, role(speciality)]
}

function named(code: Code): Code {
  const display = displayOf('J65', code.code, code.system)
  return display === undefined ? code : { ...code, display }
}

/** With its system, from JDV_J65; a savoir-faire that the set lacks is still one. */
function role(code: string): Code {
  return codeIn('J65', code) ?? { code, system: '1.2.250.1.71.4.2.5' }
}

function authorSpeciality([profession, ...specialities]: readonly Code[]): readonly Code[] {
  if (profession === undefined) return []
  const { code, system } = profession
  const speciality = authorSpecialityOf({ code, system, specialities: specialities.map((one) => one.code) })
  return speciality === undefined ? [] : [speciality]
}
