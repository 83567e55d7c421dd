/** « J’active le carnet de mon enfant »: a code is asked for, then opens it. Spec: rules.md LIF-05; people.md P-01. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const activateChild = {
  title: 'J’active le carnet de mon enfant',
  refused: 'Le carnet de votre enfant n’est pas encore ouvert',
  notAsked: 'Aucun code n’a été demandé',
  over: 'Il s’est passé trop de temps, ou le code a déjà servi. Recommencez avec le code du message.',
  ask: {
    title: 'Demander un code',
    intro: easy(
      'Un message vous a annoncé le carnet de votre enfant. Vous pouvez l’ouvrir sans attendre. Prenez votre carte Vitale, à vous qui le représentez.',
      'Un message annonce le carnet de votre enfant. Vous pouvez l’ouvrir maintenant. Prenez votre carte Vitale.',
    ),
    submit: 'Recevoir un code',
    haveCode: 'J’ai le code',
    who: easy(
      'Votre caisse d’assurance maladie doit vous connaître comme son parent ou son tuteur. Sinon, appelez-la avant.',
      'Votre caisse d’assurance maladie doit savoir que vous êtes son parent. Sinon, appelez-la.',
    ),
  },
  child: 'Numéro de sécurité sociale de l’enfant (15 caractères)',
  childHint: 'Il est sur le message qui annonce son carnet, ou sur votre attestation de droits.',
  childMissing: 'Écrivez le numéro de sécurité sociale de l’enfant.',
  childMalformed: 'Le numéro de l’enfant a 15 caractères. Vérifiez ce que vous avez écrit.',
  asked: {
    title: 'Votre demande est notée',
    means: easy(
      'Si ces numéros vont ensemble, un code vous arrive\u00a0: par message si vous avez un compte, sinon par lettre.',
      'Si ces numéros vont ensemble, vous recevez un code. Il vient par message ou par lettre.',
    ),
    once: (days: number, phone: string) =>
      `Nous envoyons un code tous les ${counted(days, 'jour')} au plus pour un enfant. S’il n’arrive pas, appelez le ${phone}.`,
  },
  code: {
    title: 'Le code du message',
    intro: 'Recopiez le code que vous avez reçu pour cet enfant.',
    label: 'Code reçu',
    missing: 'Écrivez le code du message.',
    none: 'Je n’ai pas de code',
  },
  numbers: {
    title: 'Votre carte et son numéro',
    intro: 'Recopiez deux numéros de votre carte. Ensuite, recopiez le numéro de votre enfant.',
    mismatch: (left: number) =>
      `Ces informations ne vont pas ensemble. Vérifiez le code et les trois numéros. Il vous reste ${counted(left, 'essai')}.`,
    exhausted: easy(
      (phone: string) =>
        `Ces informations ne vont pas ensemble, et il y a eu trop d’essais avec ce code. Demandez un autre code, ou appelez le ${phone}.`,
      (phone: string) =>
        `Ces numéros ne vont pas avec ce code. Il y a eu trop d’essais. Demandez un autre code. Vous pouvez appeler le ${phone}.`,
    ),
  },
  choice: {
    title: (name: string) => `Ouvrir le carnet de ${name}`,
    means: [
      'Ses soignants pourront y ajouter ses documents. Vous choisissez qui peut les lire.',
      'En urgence, un soignant ou le SAMU peut l’ouvrir. Vous pourrez le refuser dans ses réglages.',
      'C’est gratuit, et rien ne change pour ses soins ni pour vos remboursements.',
      'Vous pourrez le fermer à tout moment.',
    ],
    consent: 'Vous donnez votre accord en appuyant sur le bouton. Il est gardé, avec votre nom et la date.',
    open: (name: string) => `Oui, ouvrir le carnet de ${name}`,
    notDone: 'Ce n’est pas fait',
    again: 'La page n’était plus à jour. Appuyez de nouveau sur le bouton.',
  },
  open: {
    title: (name: string) => `Le carnet de ${name} est ouvert`,
    means: easy(
      'Entrez par votre propre compte\u00a0: vous y choisirez le carnet de votre enfant.',
      'Entrez dans votre carnet. Choisissez ensuite le carnet de votre enfant.',
    ),
    enter: 'Entrer dans mon carnet',
    noAccount: 'Je n’ai pas encore de compte',
  },
} as const
