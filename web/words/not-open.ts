/** Before the day on which the carnet opens online. */
import { easy } from './readings.ts'

export const notOpen = {
  title: 'Votre carnet n’est pas encore ouvert en ligne',
  opensOn: 'Vous pourrez l’ouvrir ici le',
  meanwhile: easy(
    'D’ici là, les soignants que vous avez autorisés peuvent déjà y ajouter des documents. Ils vous en donnent une copie si vous la demandez.',
    'Vos soignants peuvent déjà y mettre des documents. Vous pouvez leur demander une copie.',
  ),
  back: 'Revenir à l’accueil',
} as const
