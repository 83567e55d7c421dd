/** What opened a carnet ends, as its holder comes in anew by the code of a letter: she lost it, or somebody else has it. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import type { Outbox } from '../../outbox.ts'
import { accountDetailsOf, closeSessions } from '../../store/accounts.ts'
import { endContactChange } from '../../store/contact-change.ts'
import type { Tx } from '../../store/database.ts'
import { removeLink } from '../../store/france-connect.ts'
import { removePasskeys } from '../../store/passkeys.ts'
import { routesOf } from './one-time-code.ts'

/** Each address that her codes went to is told before the commit: it may be hers still, even if this comes to nothing. */
export async function endFormerAccess(
  tx: Tx,
  outbox: Outbox,
  person: RecordId,
  { at, settings }: { readonly at: Date; readonly settings: Pick<RuleSettings, 'supportPhone'> },
): Promise<void> {
  const former = (await accountDetailsOf(tx, person))!
  await removePasskeys(tx, person)
  await removeLink(tx, person)
  await closeSessions(tx, person)
  await endContactChange(tx, person)
  for (const { sentBy, to } of routesOf(former))
    await outbox.send({ channel: sentBy, to, ...recovered(settings), at })
}

/** Neither her name nor the new address, as when her codes go elsewhere. */
const recovered = ({ supportPhone }: Pick<RuleSettings, 'supportPhone'>) => ({
  subject: 'Votre carnet s’ouvre d’une nouvelle façon',
  text: `Bonjour,\n\nVotre carnet s’ouvre maintenant d’une nouvelle façon, choisie avec le code d’une lettre et une carte Vitale. Ce qui l’ouvrait avant ne marche plus, et vos codes peuvent arriver ailleurs. Si c’est vous, vous n’avez rien à faire. Sinon, appelez le ${supportPhone} sans attendre.`,
})
