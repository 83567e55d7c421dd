/** « Sécurité de mon compte »: by what one comes in. */
import { easy } from './readings.ts'

export const security = {
  title: 'Sécurité de mon compte',
  intro: easy(
    'Comment vous entrez dans votre carnet, et comment empêcher quelqu’un d’autre d’y entrer.',
    'Ici, vous choisissez comment entrer dans votre carnet. Ici, vous protégez votre carnet.',
  ),
  passkeys: 'Mes clés d’accès',
  passkeysMean:
    'Une clé d’accès ouvre votre carnet avec votre empreinte ou votre visage. Le code de votre appareil marche aussi. La clé remplace le mot de passe et notre code. Elle ne marche que sur ce site\u00a0: un faux site n’en tire rien.',
  none: 'Vous n’avez pas encore de clé d’accès.',
  createdAt: (moment: string) => `Ajoutée ${moment}.`,
  lastUsed: (moment: string) => `Utilisée pour la dernière fois ${moment}.`,
  neverUsed: 'Jamais utilisée.',
  backedUp: 'Sauvegardée avec vos autres appareils',
  change: 'Renommer ou retirer',
  add: 'Ajouter une clé d’accès',
  tooMany: 'Vous avez déjà 20\u00a0clés d’accès. Retirez celles qui ne vous servent plus.',
  password: 'Mon mot de passe',
  passwordMeans:
    'Votre identifiant et votre mot de passe marchent toujours. Un code que nous envoyons les suit. Gardez-les, au cas où vous perdriez votre appareil.',
  changePassword: 'Changer mon mot de passe',
  noPassword: easy(
    'Vous n’en avez pas\u00a0: votre clé d’accès suffit. Si vous perdez votre appareil, une deuxième clé ou un mot de passe vous permettront d’entrer.',
    'Vous n’en avez pas. Votre clé d’accès suffit. Votre appareil peut se perdre. Prévoyez une autre clé, ou un mot de passe.',
  ),
  contact: 'Mes codes',
  contactMeans: 'Nous envoyons vos codes de connexion et vos messages ici\u00a0:',
  byEmail: (where: string) => `à l’adresse ${where}`,
  bySms: (where: string) => `par SMS au ${where}`,
  changeContact: 'Changer d’adresse ou de numéro',
  devices: 'Où mon carnet est ouvert',
  devicesMean: 'Voyez sur quels appareils votre carnet est ouvert, et fermez-le à distance.',
  seeDevices: 'Voir mes appareils',
  done: {
    added: 'C’est fait\u00a0: votre clé d’accès est ajoutée. Elle vous servira à votre prochaine connexion.',
    passwordAdded:
      'C’est fait\u00a0: votre mot de passe est choisi. Il marche avec votre identifiant et un code.',
    passwordChanged:
      'C’est fait\u00a0: votre mot de passe est changé. L’ancien ne marche plus. Votre carnet est fermé partout ailleurs.',
    renamed: 'C’est fait\u00a0: votre clé d’accès a un nouveau nom.',
    contactChanged:
      'C’est fait\u00a0: vos codes iront à votre nouvelle adresse ou à votre nouveau numéro. Votre carnet est fermé partout ailleurs.',
    franceConnectLinked: 'C’est fait\u00a0: FranceConnect+ ouvre maintenant votre carnet.',
    franceConnectUnlinked:
      'C’est fait\u00a0: FranceConnect+ n’ouvre plus votre carnet. Il est fermé partout ailleurs.',
    removed: 'C’est fait\u00a0: cette clé d’accès n’ouvre plus votre carnet. Il est fermé partout ailleurs.',
  },
} as const

export const addPasskey = {
  title: 'Ajouter une clé d’accès',
  intro:
    'Faites-le sur un appareil qui est à vous\u00a0: quiconque le déverrouille pourra ouvrir votre carnet.',
  continue: 'Continuer',
  refused: 'La clé d’accès n’a pas été ajoutée',
  createTitle: 'Créer ma clé d’accès',
  createIntro: 'Votre appareil va vous demander votre empreinte, votre visage ou son code.',
  name: 'Nom de la clé',
  nameHint: 'Pour la reconnaître, par exemple «\u00a0Mon téléphone\u00a0».',
  create: 'Créer ma clé d’accès',
  nameMissing: 'Écrivez un nom.',
  nameTooLong: 'Ce nom est trop long. Écrivez 60\u00a0caractères au plus.',
  unable:
    'Ce navigateur ne sait pas créer de clé d’accès. Essayez avec un téléphone ou un ordinateur récent, et laissez JavaScript activé.',
  known: 'Cet appareil a déjà une clé d’accès pour votre carnet.',
  stopped: 'Votre appareil n’a pas créé la clé. Rien n’a changé\u00a0: vous pouvez réessayer.',
  expired: 'Il s’est passé trop de temps. Ou l’appareil n’a pas vérifié que c’est vous. Recommencez.',
} as const

export const addPassword = {
  title: 'Choisir un mot de passe',
  intro: easy(
    'Avec un identifiant, un mot de passe et un code que nous envoyons, vous pourrez entrer sans votre clé d’accès. À la fin, votre appareil vérifie que c’est bien vous.',
    'Vous pourrez entrer sans votre clé d’accès. À la fin, votre appareil vérifie que c’est vous.',
  ),
  refused: 'Le mot de passe n’a pas été choisi',
  submit: 'Enregistrer avec ma clé d’accès',
} as const

export const changePassword = {
  title: 'Changer mon mot de passe',
  intro: easy(
    'L’ancien mot de passe ne marchera plus, et votre carnet se fermera partout ailleurs. Votre identifiant ne change pas.',
    'L’ancien mot de passe ne marchera plus. Votre carnet se ferme sur vos autres appareils. Votre identifiant reste le même.',
  ),
  next: 'Nouveau mot de passe',
  again: 'Encore une fois le nouveau mot de passe',
  refused: 'Le mot de passe n’a pas été changé',
  submit: 'Changer le mot de passe',
  byPasskey: 'Je ne le connais plus\u00a0: utiliser ma clé d’accès',
  submitByPasskey: 'Changer avec ma clé d’accès',
} as const

export const onePasskey = {
  rename: 'Renommer',
  save: 'Enregistrer le nom',
  remove: 'Retirer cette clé d’accès',
  removeMeans:
    'Elle n’ouvrira plus votre carnet, qui sera fermé partout ailleurs. Pensez à la supprimer aussi de votre appareil.',
  removeSubmit: 'Retirer la clé',
  onlyWayIn: easy(
    'C’est votre seule clé, et vous n’avez pas de mot de passe\u00a0: sans elle, vous n’entreriez plus. Ajoutez d’abord une autre clé, ou choisissez un mot de passe.',
    'C’est votre seule clé. Vous n’avez pas de mot de passe. Sans cette clé, vous n’entrez plus. Ajoutez d’abord une autre clé, ou un mot de passe.',
  ),
  refused: 'Rien n’a été changé',
} as const

export const contactChange = {
  title: 'Changer d’adresse ou de numéro',
  intro:
    'Écrivez la nouvelle adresse électronique, ou le nouveau numéro de mobile. Nous y envoyons tout de suite un code. L’ancienne adresse sera prévenue.',
  refused: 'Rien n’a été changé',
} as const

export const passkeyLogIn = {
  title: 'Votre clé d’accès',
  or: 'Sans mot de passe',
  offer: 'Se connecter avec une clé d’accès',
  offerHint: 'Avec votre empreinte, votre visage ou le code de votre appareil.',
  intro: 'Votre appareil va vous demander votre empreinte, votre visage ou son code.',
  submit: 'Utiliser ma clé d’accès',
  password: 'Utiliser mon mot de passe',
  stopped: 'Votre appareil n’a pas donné de clé. Vous pouvez réessayer, ou utiliser votre mot de passe.',
  refused: 'Cette clé d’accès n’a pas été reconnue. Réessayez, ou utilisez votre mot de passe.',
} as const
