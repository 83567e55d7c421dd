/** The proof that someone is a holder's carer, for both of them: who, until when, for what. Nothing medical in it. CNT-07. */
import { formatTextPage } from '../text-page.ts'

const day = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'long' })

export type Help = {
  readonly holderName: string
  readonly carerName: string
  readonly since: Date
  readonly until: Date | null
  readonly mayWrite?: boolean
}

/** The same for the same help, whoever asks for it. */
export function proofOfHelp({ holderName, carerName, since, until, mayWrite }: Help): Promise<Buffer> {
  const term = until === null ? '' : ` et jusqu’au ${day.format(until)}`
  const does = mayWrite
    ? 'Cette aide permet de lire les documents du carnet que la personne ne garde pas pour elle, d’en ajouter et d’en supprimer.'
    : 'Cette aide permet de lire les documents du carnet que la personne ne garde pas pour elle.'
  return formatTextPage({
    title: 'Attestation d’aidant',
    paragraphs: [
      `${holderName} a choisi pour aidant ${carerName}, qui l’a accepté, à compter du ${day.format(since)}${term}.`,
      `${does} L’aidant agit sous son propre nom\u00a0: chacun de ses gestes est écrit dans l’historique du carnet.`,
      'Cette aide ne permet pas de donner accès au carnet à quelqu’un d’autre, d’en changer les identifiants, de le fermer, ni de le télécharger en entier.',
      'La personne aidée peut y mettre fin à tout moment\u202f; cette attestation ne vaut plus alors.',
    ],
    at: since,
  })
}
