/** TD0.3, record the patient's consent, or give up one's own authorisation. soap.md §5.3; rules.md CON-01, CON-06. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import {
  formatSetAuthorization,
  isOk,
  readSetAuthorizationAnswer,
} from '@carnet/core/wire/habilitations/set-authorization.ts'
import type { Access } from './assertion.ts'
import { DmpRefusal } from './errors.ts'
import type { Exchange } from './exchange.ts'
import { understand } from './understand.ts'

export type Gesture = {
  /** What the user himself did: consent is never recorded silently (EX_0.3-1010), so there is no default. */
  readonly gesture: 'consentCollected' | 'authorisationGivenUp'
  /** The caller is also declared médecin traitant. */
  readonly asMedecinTraitant?: boolean
}

/** What the DMP says of it, in French, possibly nothing. @throws DmpRefusal, DmpUnreachable */
export async function authorise(
  exchange: Exchange,
  patient: PatientId,
  { gesture, asMedecinTraitant = false }: Gesture,
  access: Access = {},
): Promise<string> {
  const body = formatSetAuthorization({
    action: gesture === 'consentCollected' ? 'AJOUT' : 'SUPPRESSION',
    medecinTraitant: asMedecinTraitant,
  })
  const answer = await exchange.send({ operation: 'setAuthorization', patient, body, access })
  const output = understand(() => readSetAuthorizationAnswer(answer.body))
  if (!isOk(output)) throw new DmpRefusal(output.status, output.context)
  return output.context
}
