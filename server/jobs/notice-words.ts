/**
 * What messages say, in French. A message may be read by others than its addressee: no matricule, no name or title of
 * a document, nothing medical, and to the holder no name of a professional or a place of care, which alone says what
 * one is treated for (TRA-09).
 */
import type { NoticeCause } from '@carnet/core/model/notice.ts'

export type EmergencyCause = Extract<NoticeCause, 'brisDeGlace' | 'centre15'>

export type Words = { readonly subject: string; readonly text: string }

const day = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'long' })
const time = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** « le 3 mars 2026 à 9 h 05 », with no-break spaces where a line must not end. */
function on(at: Date): string {
  return `le ${day.format(at).replaceAll(' ', '\u00a0')} à ${time.format(at).replace(':', '\u00a0h\u00a0')}`
}

const signIn =
  'Connectez-vous à votre carnet\u00a0: la page «\u00a0Qui a regardé mon carnet\u00a0» dit qui, et pourquoi.'

export function wordsToHolder(cause: NoticeCause, at: Date): Words {
  switch (cause) {
    case 'access':
      return {
        subject: 'Votre carnet a été consulté',
        text: `Bonjour,\n\nUn professionnel de santé a consulté votre carnet ${on(at)}. ${signIn}`,
      }
    case 'brisDeGlace':
      return {
        subject: 'Votre carnet a été ouvert en urgence',
        text: `Bonjour,\n\nUn professionnel de santé a ouvert votre carnet en urgence («\u00a0bris de glace\u00a0») ${on(at)}. ${signIn}`,
      }
    case 'centre15':
      return {
        subject: 'Votre carnet a été ouvert en urgence',
        text: `Bonjour,\n\nLe SAMU (15) a ouvert votre carnet en urgence ${on(at)}. ${signIn}`,
      }
    // Says nothing of what waits, nor that anything was hidden.
    case 'unannounced':
      return {
        subject: 'Votre carnet a été mis à jour',
        text: 'Bonjour,\n\nVotre carnet a été mis à jour. Nous vous invitons à en parler avec un professionnel de santé, par exemple votre médecin traitant.',
      }
    case 'information':
      return {
        subject: 'Votre espace numérique de santé va être ouvert',
        text: 'Bonjour,\n\nUn espace numérique de santé, avec un dossier médical partagé, va être ouvert pour vous. Il est gratuit, et sans effet sur vos remboursements.\nVous avez le droit de vous y opposer, sans donner de raison, en ligne sur www.monespacesante.fr ou en appelant le 3422. Sans opposition de votre part, il sera ouvert six semaines après l’envoi de ce message.\nUne fois ouvert, vous pourrez le fermer à tout moment, en ligne ou en appelant le 3422.',
      }
    case 'openingFailed':
      return {
        subject: 'Votre espace numérique de santé n’a pas pu être ouvert',
        text: `Bonjour,\n\nVotre espace numérique de santé devait être ouvert ${on(at)}. Une panne l’a empêché. Vous n’avez rien à faire\u00a0: l’ouverture est tentée de nouveau chaque heure. Pour toute question, appelez le 3422.`,
      }
  }
}

/** His address is professional and confidential: the patient is named, or he could do nothing with it. */
export function wordsToMedecinTraitant(cause: EmergencyCause, at: Date, patient: string): Words {
  const how = { brisDeGlace: 'bris de glace', centre15: 'régulation, centre 15' }[cause]
  return {
    subject: 'Accès en urgence au DMP de l’un de vos patients',
    text: `Bonjour,\n\nUn DMP dont vous êtes le médecin traitant déclaré a été ouvert en urgence (${how}) ${on(at)}.\nPatient\u00a0: ${patient}.\nL’historique des accès de ce DMP en donne le détail.`,
  }
}
