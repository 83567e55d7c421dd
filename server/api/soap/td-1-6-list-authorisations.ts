/** TD1.6, listAuthorizationByPatient: whom the patient authorised or blocked. soap.md §1.3, §5.3. */
import { authorSpecialityOf } from '@carnet/core/wire/cda/author-speciality.ts'
import {
  type AuthorizationFilter,
  formatAuthorizationList,
  type ListedAuthorization,
  readListAuthorizations,
} from '@carnet/core/wire/habilitations/list-authorizations.ts'
import { statusOk } from '@carnet/core/wire/habilitations/set-authorization.ts'
import { type ListedActor, listAuthorisations } from '../../actions/list-authorisations.ts'
import type { SoapAnswer, SoapContext } from './context.ts'

const idSystems = { professional: '1.2.250.1.71.4.2.1', structure: '1.2.250.1.71.4.2.2' } as const

const types: Readonly<Record<AuthorizationFilter, readonly ListedActor['type'][]>> = {
  ACTIVE: ['permit'],
  INTERDITE: ['deny'],
  TOUTE: ['permit', 'deny'],
}

export async function td16({ platform, caller, patient, body }: SoapContext): Promise<SoapAnswer> {
  const asked = { types: types[readListAuthorizations(body)] }
  const listed = await listAuthorisations(platform, caller, patient, asked)
  return {
    body: formatAuthorizationList({ status: statusOk, context: '', authorizations: listed.map(onTheWire) }),
  }
}

/** A structure has no first name; who is no longer in the directory keeps his number. */
function onTheWire(actor: ListedActor): ListedAuthorization {
  return {
    nationalId: actor.id,
    nationalIdType: idSystems[actor.kind],
    ...namesOf(actor),
    startOfAuthorization: actor.since,
    ...(actor.lastActAt !== undefined && { lastActionDate: actor.lastActAt }),
    mode: actor.type === 'permit' ? 'ACTIVE' : 'INTERDITE',
    medecinTraitant: actor.medecinTraitant,
  }
}

function namesOf(actor: ListedActor): Pick<ListedAuthorization, 'firstName' | 'lastName' | 'specialities'> {
  if (actor.kind === 'structure') return { firstName: '', lastName: actor.name ?? '', specialities: [] }
  const { professional } = actor
  if (professional === undefined) return { firstName: '', lastName: '', specialities: [] }
  const { firstName, lastName, professionCode: code, professionSystem: system, specialities } = professional
  const speciality = authorSpecialityOf({ code, system, specialities })
  return {
    firstName,
    lastName,
    specialities:
      speciality === undefined ? [] : [{ code: speciality.code, label: speciality.display ?? '' }],
  }
}
