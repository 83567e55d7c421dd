/** The password, asked for again before what weighs most: closing a record, taking it away. */
import { counted } from './numbers.ts'

export const passwordAgain = {
  label: 'Votre mot de passe',
  hint: 'Pour vérifier que c’est bien vous.',
  passwordMissing: 'Écrivez votre mot de passe.',
  passwordWrong: 'Ce n’est pas votre mot de passe. Vérifiez-le, puis réessayez.',
  tooManyTries: (minutes: number) =>
    `Il y a eu trop d’essais. Attendez ${counted(minutes, 'minute')}, puis réessayez.`,
} as const
