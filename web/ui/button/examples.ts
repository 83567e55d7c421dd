import type { Example } from '../example.ts'
import { linkButton, submitButton } from './button.ts'

export const buttonExamples: readonly Example[] = [
  { name: 'the main action sends its form', html: submitButton('Ouvrir mon carnet', 'main') },
  {
    name: 'a second action names itself in the form',
    html: submitButton('Envoyer un nouveau code', 'secondary', { name: 'renvoyer', value: 'oui' }),
  },
  {
    name: 'a link dressed as an action',
    html: linkButton('Ouvrir le PDF', '/carnet/documents/7/piece/0', 'main'),
  },
  { name: 'an action that cannot be taken back', html: submitButton('Fermer mon carnet', 'destructive') },
  { name: 'an action that stays quiet', html: submitButton('Se déconnecter', 'quiet') },
]
