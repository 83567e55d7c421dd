/** « J’active mon carnet »: four steps, and what to do without a code. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const activation = {
  title: 'J’active mon carnet',
  refused: 'Votre carnet n’est pas encore activé',
  continue: 'Continuer',
  over: 'Il s’est passé trop de temps, ou l’activation a été finie ailleurs. Recommencez avec le code de la lettre.',
  tooManyTries: (minutes: number) =>
    `Il y a eu trop d’essais. Attendez ${counted(minutes, 'minute')}, puis réessayez.`,
  code: {
    title: 'Le code de la lettre',
    intro:
      'Prenez la lettre que vous avez reçue et votre carte Vitale. Il faut cinq minutes. Vous pouvez vous faire aider.',
    label: 'Code d’activation',
    hint: '10 lettres et chiffres, par exemple ABCDE\u2011FGH23. Majuscules ou minuscules, c’est pareil.',
    missing: 'Écrivez le code de la lettre.',
    malformed: easy(
      'Le code a 10 lettres et chiffres. Il n’a ni zéro ni un, ni les lettres I, L et O.',
      'Le code a 10 lettres et chiffres. Il n’y a pas de zéro ni de un. Il n’y a pas de I, de L ou de O.',
    ),
    none: 'Je n’ai pas de code',
  },
  card: {
    title: 'Votre carte Vitale',
    intro: 'Recopiez deux numéros de votre carte. Les espaces ne comptent pas.',
    picture:
      'Dessin d’une carte Vitale. En 1, sous le nom, le numéro de sécurité sociale. En 2, en bas, le numéro de série, entouré.',
    matricule: 'Numéro de sécurité sociale (1)',
    matriculeHint: '15 caractères\u00a0: 13, puis les 2 de la clé.',
    matriculeMissing: 'Écrivez votre numéro de sécurité sociale.',
    matriculeMalformed: 'Le numéro de sécurité sociale a 15 caractères. Vérifiez ce que vous avez écrit.',
    serial: 'Numéro de série de la carte (2)',
    serialHint:
      'Si la carte porte votre photo\u00a0: 21 chiffres, qui commencent par 8025000002. Sinon\u00a0: 8 à 13 chiffres.',
    serialMissing: 'Écrivez le numéro de série de la carte.',
    serialMalformed: 'Ce n’est pas un numéro de série. Il a 21 chiffres avec photo, 8 à 13 sans photo.',
    mismatch: (left: number) =>
      `Ces informations ne vont pas ensemble. Vérifiez le code et les numéros de la carte. Il vous reste ${counted(left, 'essai')}.`,
    exhausted: easy(
      (phone: string) =>
        `Ces informations ne vont pas ensemble, et il y a eu trop d’essais avec ce code. Demandez une autre lettre au ${phone}.`,
      (phone: string) =>
        `Ces numéros ne vont pas avec ce code. Il y a eu trop d’essais. Appelez le ${phone}. Demandez une autre lettre.`,
    ),
    checkAgain: 'Vérifiez ce numéro.',
  },
  contact: {
    title: 'Comment vous joindre',
    intro: easy(
      'Nous vous envoyons tout de suite un code, pour vérifier que cette adresse ou ce numéro est à vous.',
      'Écrivez votre adresse électronique, ou votre numéro de mobile. Vous allez recevoir un code.',
    ),
    label: 'Adresse électronique, ou numéro de mobile',
    hint: 'Par exemple amina@exemple.fr, ou 06\u00a012\u00a034\u00a056\u00a078.',
    missing: 'Écrivez une adresse électronique, ou un numéro de mobile.',
    malformed:
      'Ce n’est ni une adresse électronique ni un numéro de mobile français. Vérifiez ce que vous avez écrit.',
    tooManyCodes:
      'Nous avons déjà envoyé plusieurs codes. Recommencez dans une demi-heure, avec le code de la lettre.',
    submit: 'Recevoir un code',
    change: 'Changer l’adresse ou le numéro',
  },
  account: {
    title: 'Comment entrer la prochaine fois',
    intro: easy(
      'Choisissez comment vous ouvrirez votre carnet. Vous pourrez ajouter une autre façon plus tard.',
      'Choisissez comment ouvrir votre carnet. Plus tard, vous pourrez changer.',
    ),
    passkeyTitle: 'Sans mot de passe',
    passkeyMeans: easy(
      'C’est le plus simple et le plus sûr\u00a0: rien à retenir. Faites-le sur un appareil qui est à vous.',
      'C’est le plus simple. Vous n’avez rien à retenir. Prenez un appareil qui est à vous.',
    ),
    passkeySubmit: 'Avec l’empreinte ou le visage de mon téléphone',
    passkeyStopped: 'Votre appareil n’a pas créé la clé. Réessayez, ou choisissez un mot de passe.',
    passkeyRefused: easy(
      'Votre appareil n’a pas vérifié que c’est vous, ou il s’est passé trop de temps. Réessayez, ou choisissez un mot de passe.',
      'Votre appareil n’a pas vérifié que c’est vous. Recommencez, ou choisissez un mot de passe.',
    ),
    passwordTitle: 'Avec un mot de passe',
    passwordMeans: easy(
      'Choisissez un identifiant et un mot de passe. À chaque fois, nous vous enverrons aussi un code.',
      'Choisissez un nom et un mot de passe. À chaque fois, nous envoyons aussi un code.',
    ),
    submit: 'Ouvrir mon carnet',
  },
} as const

export const noCode = {
  title: 'Je n’ai pas de code',
  intro: easy(
    'Une lettre avec un code part chez vous quand votre carnet s’ouvre. Si elle s’est perdue, ou si le code ne vaut plus, demandez-en une autre.',
    'Vous deviez recevoir une lettre avec un code. Vous n’avez pas la lettre\u202f? Demandez une autre lettre.',
  ),
  letterTitle: 'Sur ce site',
  letter: 'Recopiez deux numéros de votre carte Vitale\u00a0: une autre lettre part à votre adresse.',
  askLetter: 'Demander une autre lettre',
  phoneTitle: 'Par téléphone',
  phone: easy(
    (phone: string) =>
      `Appelez le ${phone}. Une autre lettre partira à votre adresse\u202f; l’ancien code ne vaudra plus.`,
    (phone: string) => `Appelez le ${phone}. Vous recevrez une autre lettre. L’ancien code ne marchera plus.`,
  ),
  nearTitle: 'Près de chez vous',
  near: easy(
    'À l’accueil de votre caisse d’assurance maladie, dans un espace France Services, ou dans votre pharmacie. Venez avec votre carte Vitale et une pièce d’identité.',
    'Allez à votre caisse d’assurance maladie. Vous pouvez aussi aller à votre pharmacie. Prenez votre carte Vitale. Prenez aussi votre carte d’identité.',
  ),
  childTitle: 'Pour un enfant',
  /** `years`: the age from which a minor has a code, where there is one. */
  child: (years: number | null) =>
    years === null
      ? 'Un enfant n’a pas de code. Une fois son carnet ouvert, ses représentants légaux y entrent depuis le leur.'
      : `Avant ${years}\u00a0ans, un enfant n’a pas de code. Une fois son carnet ouvert, ses représentants légaux y entrent depuis le leur.`,
  back: 'J’ai retrouvé mon code',
} as const
