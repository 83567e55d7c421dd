import { linkButton } from '../button/button.ts'
import type { Example } from '../example.ts'
import { emptyState } from './empty-state.ts'

export const emptyStateExamples: readonly Example[] = [
  {
    name: 'nothing yet',
    html: emptyState({
      title: 'Votre carnet est encore vide.',
      text: 'Vos soignants y ajoutent vos documents.',
    }),
  },
  {
    name: 'nothing for this filter, with the way out',
    html: emptyState({
      title: 'Aucun document ne correspond.',
      text: 'Choisissez une autre année.',
      action: linkButton('Tout afficher', '/carnet/documents', 'secondary'),
    }),
  },
]
