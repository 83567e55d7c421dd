/** Entering: the password, then the code. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const login = {
  title: 'J’ai déjà un compte',
  identifier: 'Identifiant',
  identifierHint: easy(
    'Celui que vous avez choisi en ouvrant votre carnet.',
    'C’est le nom que vous avez choisi au début.',
  ),
  password: 'Mot de passe',
  submit: 'Ouvrir mon carnet',
  twoSteps: easy(
    'Ensuite, nous vous enverrons un code pour vérifier que c’est bien vous.',
    'Ensuite, nous vous envoyons un code. Le code montre que c’est bien vous.',
  ),
  refused: 'Votre carnet n’a pas été ouvert',
  checkIdentifier: 'Vérifiez l’identifiant, puis le mot de passe.',
  identifierMissing: 'Écrivez votre identifiant.',
  passwordMissing: 'Écrivez votre mot de passe.',
  mismatch: easy(
    'L’identifiant et le mot de passe ne vont pas ensemble. Vérifiez les deux, puis réessayez.',
    'L’identifiant ou le mot de passe est faux. Vérifiez les deux. Recommencez.',
  ),
  locked: (minutes: number) =>
    `Il y a eu trop d’essais. Pour protéger votre carnet, attendez ${counted(minutes, 'minute')}, puis réessayez.`,
  expired: easy(
    'Votre session a expiré. Rien n’a été perdu : ouvrez de nouveau votre carnet.',
    'Votre carnet s’est fermé tout seul. Rien n’est perdu. Ouvrez-le de nouveau.',
  ),
  textKept: easy(
    'Votre session a expiré. Ce que vous aviez écrit est gardé, et n’a pas été envoyé\u00a0: ouvrez de nouveau votre carnet pour le retrouver.',
    'Votre carnet s’est fermé tout seul. Votre texte est gardé. Ouvrez de nouveau votre carnet pour le retrouver.',
  ),
  loggedOut: 'Vous avez fermé votre carnet. À bientôt.',
  newCode: 'Pour recevoir un nouveau code, entrez de nouveau votre mot de passe.',
} as const

export const loginCode = {
  title: 'Écrivez le code reçu',
  sentByEmail: (where: string) => `Nous avons envoyé un code à l’adresse ${where}.`,
  sentBySms: (where: string) => `Nous avons envoyé un code par SMS au ${where}.`,
  resent: 'Un nouveau code est parti. L’ancien ne marche plus.',
  code: (digits: number) => `Code à ${digits} chiffres`,
  valid: (minutes: number) => `Le code est valable ${counted(minutes, 'minute')}.`,
  submit: 'Continuer',
  missing: (digits: number) => `Écrivez les ${digits} chiffres du code.`,
  malformed: (digits: number) => `Le code a ${digits} chiffres. Vérifiez ce que vous avez écrit.`,
  wrong: (left: number) => `Ce n’est pas le bon code. Il vous reste ${counted(left, 'essai')}.`,
  expired: 'Ce code n’est plus valable. Demandez un nouveau code.',
  exhausted: 'Il y a eu trop d’essais avec ce code. Demandez un nouveau code.',
  notReceived: 'Vous n’avez rien reçu ?',
  notReceivedHint: easy(
    'Attendez une minute et regardez dans les messages indésirables.',
    'Attendez une minute. Regardez aussi dans les messages indésirables.',
  ),
  resend: 'Envoyer un nouveau code',
  otherAccount: 'Changer d’identifiant',
  demonstration: 'Démonstration : le code est',
} as const
