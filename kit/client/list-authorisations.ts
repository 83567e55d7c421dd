/** TD1.6, whom the patient authorised or blocked. soap.md §5.3; rules.md CON-11. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import {
  type AuthorizationFilter,
  formatListAuthorizations,
  type ListedAuthorization,
  readAuthorizationList,
} from '@carnet/core/wire/habilitations/list-authorizations.ts'
import { isOk } from '@carnet/core/wire/habilitations/set-authorization.ts'
import type { Access } from './assertion.ts'
import { DmpRefusal } from './errors.ts'
import type { Exchange } from './exchange.ts'
import { understand } from './understand.ts'

/** @throws DmpRefusal, DmpUnreachable */
export async function listAuthorisations(
  exchange: Exchange,
  patient: PatientId,
  which: AuthorizationFilter = 'ACTIVE',
  access: Access = {},
): Promise<readonly ListedAuthorization[]> {
  const body = formatListAuthorizations(which)
  const answer = await exchange.send({ operation: 'listAuthorizations', patient, body, access })
  const output = understand(() => readAuthorizationList(answer.body))
  if (!isOk(output)) throw new DmpRefusal(output.status, output.context)
  return output.authorizations
}
