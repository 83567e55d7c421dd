/** Out of reach, busy or full, as the ebXML transactions say it: who asked knows to ask again. IHE ITI TF-3, Table 4.2.4.1-2. */
import type { Unavailable } from '@carnet/core/model/unavailable.ts'
import { XdsError } from '@carnet/core/wire/xds/errors.ts'

/** Which of the two actors of XDS.b answers a transaction. */
export type XdsActor = 'registry' | 'repository'

/** `reference`: for the support, who finds the cause in the log. */
export function unavailableError({ reason }: Unavailable, actor: XdsActor, reference: string): XdsError {
  if (actor === 'registry')
    return reason === 'full'
      ? new XdsError(
          'XDSRegistryOutOfResources',
          `Le DMP n’a plus de place pour l’instant. Renvoyez la même demande plus tard\u00a0; référence pour le support\u00a0: ${reference}.`,
        )
      : new XdsError(
          'XDSRegistryBusy',
          `Le DMP ne peut pas répondre pour l’instant. Renvoyez la même demande plus tard\u00a0; référence pour le support\u00a0: ${reference}.`,
        )
  switch (reason) {
    case 'away':
      return new XdsError(
        'XDSRegistryNotAvailable',
        `Le registre du DMP ne répond pas pour l’instant. Renvoyez la même demande plus tard\u00a0: ce qui a pu être enregistré ne le sera pas deux fois. Référence pour le support\u00a0: ${reference}.`,
      )
    case 'busy':
      return new XdsError(
        'XDSRepositoryBusy',
        `Le DMP ne peut pas répondre pour l’instant. Renvoyez la même demande plus tard\u00a0: ce qui a pu être enregistré ne le sera pas deux fois. Référence pour le support\u00a0: ${reference}.`,
      )
    case 'full':
      return new XdsError(
        'XDSRepositoryOutOfResources',
        `Le DMP n’a plus de place pour l’instant. Renvoyez la même demande plus tard\u00a0; rien n’est enregistré. Référence pour le support\u00a0: ${reference}.`,
      )
  }
}
