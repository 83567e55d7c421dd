/** In place of every page of the carnet while its database is away: what is not possible, and what still helps. */
import { easy } from './readings.ts'

export const unavailable = {
  title: 'Votre carnet est momentanément indisponible',
  since: (moment: string) => `Depuis ${moment}.`,
  means: easy(
    'Pour l’instant, il n’est possible ni de l’ouvrir, ni de le changer, ni d’y ajouter un document. Rien n’est perdu. Réessayez dans quelques minutes.',
    'Vous ne pouvez pas ouvrir votre carnet maintenant. Rien n’est perdu. Réessayez dans quelques minutes.',
  ),
  notKept: easy(
    'Ce que vous venez d’envoyer n’a pas été enregistré. Revenez à la page d’avant\u00a0: votre texte y est peut-être encore.',
    'Votre envoi n’est pas arrivé. Revenez à la page d’avant.',
  ),
  retry: 'Réessayer',
  emergencyTitle: 'En cas d’urgence',
  emergencyCall:
    'Appelez le 15 ou le 112. Par SMS, si vous n’entendez pas ou ne pouvez pas parler\u00a0: le 114.',
  cardTitle: 'Votre carte d’urgence',
  card: easy(
    'La carte que vous avez imprimée se lit sans nous\u00a0: montrez-la. Si elle porte un code à lire sans réseau, un soignant le lit lui aussi sans nous. Le code qui ouvre la carte en ligne ne répond pas pour l’instant.',
    'Votre carte en papier marche toujours. Montrez-la au soignant. Le code de la carte peut ne pas marcher.',
  ),
  copy: 'Vous gardez une copie sur cet appareil\u202f? Elle s’ouvre sans nous.',
  openCopy: 'Lire la copie de cet appareil',
} as const
