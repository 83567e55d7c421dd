/** The password: chosen, and asked for again before what weighs most (closing a record, taking it away); or the passkey in its place. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const passwordAgain = {
  label: 'Votre mot de passe',
  hint: 'Pour vérifier que c’est bien vous.',
  passwordMissing: 'Écrivez votre mot de passe.',
  passwordWrong: 'Ce n’est pas votre mot de passe. Vérifiez-le, puis réessayez.',
  tooManyTries: (minutes: number) =>
    `Il y a eu trop d’essais. Attendez ${counted(minutes, 'minute')}, puis réessayez.`,
  passkeyNext: easy(
    'Nous vous demanderons ensuite votre clé d’accès, pour vérifier que c’est bien vous.',
    'Ensuite, nous vous demandons votre clé d’accès. La clé montre que c’est bien vous.',
  ),
} as const

export const passkeyAgain = {
  title: 'Confirmez que c’est bien vous',
  intro: easy(
    'Votre appareil va vous demander votre empreinte, votre visage ou son code.',
    'Votre appareil demande votre doigt, votre visage ou son code.',
  ),
  submit: 'Utiliser ma clé d’accès',
  stopped: 'Votre appareil n’a pas donné de clé. Rien n’a changé\u00a0: vous pouvez réessayer.',
  notDone: 'Ce n’est pas encore fait',
  refused: 'Cette clé d’accès n’a pas été reconnue, ou il s’est passé trop de temps. Réessayez.',
  back: 'Revenir à la page d’avant',
} as const

export const chosenSecrets = {
  login: 'Identifiant',
  loginHint:
    'En minuscules, 6 signes au moins\u00a0: lettres sans accent, chiffres, points, tirets ou @. Vous ne pourrez pas le changer.',
  password: 'Mot de passe',
  passwordHint: easy(
    (length: number) =>
      `${length} signes au moins, avec une minuscule, une majuscule, un chiffre et un autre signe. Ni votre nom, ni votre date de naissance.`,
    (length: number) =>
      `Il faut ${length} signes ou plus. Mettez une petite lettre et une grande lettre. Mettez un chiffre. Mettez un autre signe, par exemple un point. N’écrivez pas votre nom. N’écrivez pas votre date de naissance.`,
  ),
  again: 'Encore une fois le mot de passe',
  different: 'Les deux mots de passe ne sont pas les mêmes.',
  loginProblems: {
    tooShort: 'L’identifiant a 6 signes au moins.',
    tooLong: 'L’identifiant a 50 signes au plus.',
    unreadable: easy(
      'L’identifiant s’écrit avec des lettres sans accent, des chiffres, des points, des tirets ou @.',
      'Écrivez des lettres sans accent. Vous pouvez mettre des chiffres, des points, des tirets ou @.',
    ),
    containsNir: 'L’identifiant ne peut pas être un numéro de sécurité sociale.',
    taken: 'Cet identifiant est déjà pris. Choisissez-en un autre.',
  },
} as const
