/** FranceConnect+: on the page of the log-in, on the way there and back, and in « Sécurité de mon compte ». */
import { easy } from './readings.ts'

/** The first sentence and the question are those that FranceConnect asks its partners to write beside its button. */
export const franceConnect = {
  heading: 'Avec FranceConnect+',
  means:
    'FranceConnect+ est la solution proposée par l’État pour renforcer la sécurité de vos services en ligne les plus sensibles.',
  offer: 'Se connecter avec FranceConnect+',
  whatIsIt: 'Qu’est-ce que FranceConnect+\u202f?',
  or: 'Ou avec votre identifiant',
  leaving: {
    logIn: {
      title: 'Vers FranceConnect+',
      means: 'Vous allez sur le site de FranceConnect+. Il vous ramène ensuite à votre carnet.',
      go: 'Continuer vers FranceConnect+',
    },
    link: {
      title: 'Vers FranceConnect+',
      means: 'Vous allez sur le site de FranceConnect+. Il vous ramène ensuite à votre carnet.',
      go: 'Continuer vers FranceConnect+',
    },
    logOut: {
      title: 'Votre carnet est fermé',
      means: 'Votre session FranceConnect+ se ferme aussi, sur son site.',
      go: 'Fermer ma session FranceConnect+',
    },
  },
  why: {
    denied: 'FranceConnect+ ne nous a pas dit qui vous êtes. Vous pouvez réessayer, ou entrer autrement.',
    expired: 'Il s’est passé trop de temps, ou cette page avait déjà servi. Recommencez.',
    unavailable:
      'FranceConnect+ ne répond pas en ce moment. Réessayez dans quelques minutes, ou entrez autrement.',
    invalid: 'La réponse de FranceConnect+ n’a pas pu être vérifiée. Recommencez, ou entrez autrement.',
    weak: 'L’identité numérique que vous avez choisie n’est pas assez sûre pour un carnet de santé. Choisissez-en une autre sur FranceConnect+.',
    notLinked: easy(
      'FranceConnect+ vous a reconnu, mais il n’est relié à aucun carnet à ce nom. Il se relie depuis le carnet.',
      'FranceConnect+ vous a reconnu. Mais il n’est relié à aucun carnet.',
    ),
    otherPerson: easy(
      'L’identité donnée par FranceConnect+ n’est pas celle de ce carnet\u00a0: nom, prénoms, sexe, date ou lieu de naissance diffèrent. Si c’est pourtant vous, appelez l’aide.',
      'FranceConnect+ a donné une autre identité que celle de ce carnet. C’est bien vous\u202f? Appelez l’aide.',
    ),
    taken:
      'FranceConnect+ est déjà relié à votre compte, ou cette identité ouvre un autre carnet. Rien n’a été changé.',
  },
  withAccount:
    'Vous avez déjà un compte\u202f? Connectez-vous, puis ouvrez «\u00a0Sécurité de mon compte\u00a0» dans votre profil.',
  withLetter: 'Vous avez reçu une lettre avec un code\u202f? Activez d’abord votre carnet.',
  otherwise: 'Se connecter autrement',
  activate: 'Activer mon carnet',
} as const

export const franceConnectLink = {
  means:
    'FranceConnect+ ouvre votre carnet avec l’identité numérique que vous avez déjà. Il remplace le mot de passe et notre code.',
  none: 'Il n’est pas relié à votre compte.',
  linkedAt: (moment: string) => `Relié ${moment}.`,
  lastUsed: (moment: string) => `Utilisé pour la dernière fois ${moment}.`,
  neverUsed: 'Jamais utilisé.',
  title: 'Relier FranceConnect+',
  intro: easy(
    'FranceConnect+ nous donnera votre nom, vos prénoms, votre sexe, votre date et votre lieu de naissance. Ils doivent être ceux de votre carnet.',
    'FranceConnect+ nous dira qui vous êtes. Votre identité doit être celle de votre carnet.',
  ),
  submit: 'Continuer',
  refused: 'FranceConnect+ n’a pas été relié',
  unlinkTitle: 'Retirer FranceConnect+',
  unlinkMeans:
    'Il n’ouvrira plus votre carnet, qui sera fermé partout ailleurs. Votre mot de passe et vos clés d’accès marchent toujours.',
  unlinkSubmit: 'Retirer FranceConnect+',
  unlinkRefused: 'Rien n’a été changé',
} as const
