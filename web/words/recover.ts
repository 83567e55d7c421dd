/** « Je n’arrive plus à me connecter »: a letter with a code, and the other ways. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const recover = {
  title: 'Je n’arrive plus à me connecter',
  intro: easy(
    'Nous pouvons vous envoyer une lettre, avec un code pour entrer de nouveau. Recopiez deux numéros de votre carte Vitale.',
    'Nous pouvons vous envoyer une lettre. La lettre porte un code. Recopiez deux numéros de votre carte Vitale.',
  ),
  submit: 'Recevoir une lettre',
  notAsked: 'Aucune lettre n’a été demandée',
  waysTitle: 'Sans attendre la lettre',
  passkeyWay: 'Vous avez une clé d’accès sur un autre appareil\u202f? Connectez-vous avec elle.',
  professionalWay:
    'Un professionnel de santé peut parfois vous donner un nouveau mot de passe. Demandez-le à votre médecin.',
  phoneWay: (phone: string) => `Vous n’avez plus votre carte Vitale\u202f? Appelez le ${phone}.`,
  askedTitle: 'Votre demande est notée',
  asked: easy(
    'Si ces numéros vont ensemble, une lettre part à l’adresse que connaît votre caisse d’assurance maladie. Elle arrive sous quelques jours.',
    'Si ces numéros vont ensemble, une lettre part chez vous. Elle arrive dans quelques jours.',
  ),
  nothingChanges: easy(
    'D’ici là, rien ne change. Quand vous utiliserez le code, vos anciennes façons d’entrer ne marcheront plus.',
    'D’ici là, rien ne change. Avec le code, vous choisirez une nouvelle façon d’entrer. L’ancienne ne marchera plus.',
  ),
  oneLetter: (days: number, phone: string) =>
    `Nous envoyons une lettre tous les ${counted(days, 'jour')} au plus. Si elle n’arrive pas, appelez le ${phone}.`,
  back: 'Revenir à la connexion',
} as const
