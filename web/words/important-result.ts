/** Before an important result. Spec: people.md §2, « Sensitive content guard ». */
import { easy } from './readings.ts'

export const importantResult = {
  title: 'Un résultat important',
  warning: easy(
    'Vous êtes sur le point de lire un résultat important. Vous pouvez le lire maintenant ou attendre d’en parler avec votre soignant.',
    'Ce résultat est important. Vous pouvez le lire maintenant. Vous pouvez aussi attendre votre soignant.',
  ),
  stays: easy(
    'Il reste dans votre carnet. Vous pourrez l’ouvrir quand vous voudrez.',
    'Le résultat reste ici. Vous pourrez l’ouvrir plus tard.',
  ),
  waits: easy(
    'Vous avez choisi d’attendre votre rendez-vous. Vous pouvez changer d’avis.',
    'Vous avez choisi d’attendre. Vous pouvez changer d’avis.',
  ),
  remembered: easy(
    'Si vous le lisez, cette page ne reviendra plus pour ce document.',
    'Vous le lisez\u202f? Alors cette page ne reviendra plus.',
  ),
  read: 'Lire maintenant',
  wait: 'Attendre mon rendez-vous',
} as const
