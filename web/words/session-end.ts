/** Before a carnet that nobody touches closes by itself, and once it has. */
import { easy } from './readings.ts'

export const sessionEnd = {
  soon: {
    title: 'Votre carnet va se fermer',
    means: easy(
      'Dans moins de 2\u00a0minutes, parce que rien ne s’y passe. C’est pour vous protéger.',
      'Il se ferme dans moins de 2\u00a0minutes. C’est pour vous protéger.',
    ),
  },
  last: {
    title: 'Votre carnet va se fermer',
    means: easy(
      'Il est ouvert depuis longtemps\u00a0: il se ferme dans moins de 2\u00a0minutes. Envoyez ce que vous écrivez. Vous pourrez l’ouvrir de nouveau aussitôt.',
      'Il est ouvert depuis longtemps. Il se ferme dans moins de 2\u00a0minutes. Envoyez ce que vous écrivez.',
    ),
  },
  over: {
    title: 'Votre carnet s’est fermé',
    means: easy(
      'Si vous écriviez, revenez à la page et envoyez le formulaire\u00a0: nous vous demanderons de vous reconnecter.',
      'Vous écriviez\u202f? Revenez à la page. Envoyez votre texte. Ensuite, ouvrez de nouveau votre carnet.',
    ),
  },
  stay: 'Rester connecté',
  understood: 'J’ai compris',
  lookAgain: 'Revenir à la page',
  again: 'Ouvrir de nouveau mon carnet',
} as const
