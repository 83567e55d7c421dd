/** TD0.3, setAuthorization: the patient's consent, recorded by the professional. soap.md §1.3, §5.3. */
import {
  formatSetAuthorizationAnswer,
  readSetAuthorization,
  statusOk,
} from '@carnet/core/wire/habilitations/set-authorization.ts'
import {
  type AuthorisationChange,
  authorise,
  giveUpAuthorisation,
  giveUpMedecinTraitant,
} from '../../actions/authorise.ts'
import type { SoapAnswer, SoapContext } from './context.ts'

/** How the national DMP says « no such record » here is unverified (soap.md §6.5). */
export const recordNotFoundStatus = 'DMPPatientNotFound'

export const authorisationContexts: Readonly<Record<AuthorisationChange, string>> = {
  granted: 'Autorisation ajoutée',
  // The DMP's own words.
  alreadyPresent: 'Autorisation déjà présente aucune action effectuée',
  removed: 'Autorisation supprimée',
  absent: 'Aucune autorisation à supprimer',
  declaredElsewhere:
    'Aucune action effectuée : le médecin traitant est celui qui est déclaré à l’Assurance Maladie. L’autorisation est inchangée',
}

/** Added with an authorisation, the role MEDECIN_TRAITANT is read and changes nothing: see {@link giveUpMedecinTraitant}. */
export async function td03({ platform, caller, patient, body }: SoapContext): Promise<SoapAnswer> {
  const { action, medecinTraitant } = readSetAuthorization(body)
  const giveUp = medecinTraitant ? giveUpMedecinTraitant : giveUpAuthorisation
  const change = await (action === 'AJOUT' ? authorise : giveUp)(platform, caller, patient)
  return { body: formatSetAuthorizationAnswer({ status: statusOk, context: authorisationContexts[change] }) }
}
