/** « Je ne veux pas de carnet »: to say no before it opens, to have the proof of it, to change one’s mind. Spec: rules.md LIF-03 to LIF-05, LIF-17, LIF-24. */
import { easy } from './readings.ts'

export const opposition = {
  title: 'Je ne veux pas de carnet',
  refused: 'Votre opposition n’est pas encore enregistrée',
  code: {
    title: 'Le code du message',
    intro: easy(
      'Un message vous annonce qu’un carnet va s’ouvrir à votre nom. Vous pouvez dire non, sans donner de raison. Prenez ce message et votre carte Vitale.',
      'Un message annonce l’ouverture de votre carnet. Vous pouvez dire non. Prenez le message et votre carte Vitale.',
    ),
    missing: 'Écrivez le code du message.',
    none: (phone: string) => `Vous n’avez pas de code\u202f? Appelez le ${phone}.`,
  },
  over: 'Il s’est passé trop de temps. Recommencez avec le code du message.',
  choice: {
    title: 'Votre choix',
    waitsOpening: (day: string) => `Sans réponse de votre part, votre carnet s’ouvrira le ${day}.`,
    waitsIntegration: (day: string) =>
      `Sans réponse de votre part, votre dossier médical partagé rejoindra votre espace numérique de santé le ${day}.`,
    saysNoTitle: 'Dire non',
    saysNo: {
      opening: [
        'Le carnet ne s’ouvre pas. Personne ne peut y lire, ni y mettre de document.',
        'Rien ne change pour vos soins, ni pour vos remboursements.',
        'Vous pourrez changer d’avis à tout moment.',
      ],
      integration: [
        'Votre dossier médical partagé reste comme il est.',
        'Rien ne change pour vos soins, ni pour vos remboursements.',
      ],
    },
    oppose: 'Je m’oppose',
    saysYesTitle: 'Dire oui tout de suite',
    saysYes: 'Votre carnet s’ouvre maintenant. Vous choisissez ensuite comment y entrer.',
    open: 'Ouvrir mon carnet',
    opposedTitle: easy('Votre opposition est enregistrée', 'Vous avez dit non'),
    opposedOn: (day: string) => `Vous avez dit non le ${day}.`,
    sent: easy(
      'La preuve part aussi avec un message. Vous pouvez la télécharger ici autant de fois que vous voulez, avec le même code et votre carte Vitale.',
      'Vous allez recevoir la preuve. Vous pouvez aussi la télécharger ici. Gardez votre code.',
    ),
    proof: 'Télécharger la preuve (PDF)',
    mindTitle: 'Changer d’avis',
    mind: 'Vous pouvez ouvrir votre carnet à tout moment. Votre opposition s’arrête alors.',
    alreadyTitle: 'Votre carnet est déjà ouvert',
    already: easy(
      'Vous ne pouvez plus vous opposer à son ouverture, mais vous pouvez le fermer à tout moment\u00a0: entrez d’abord, puis allez dans votre profil.',
      'Vous pouvez le fermer quand vous voulez. Entrez d’abord. Allez ensuite dans votre profil.',
    ),
    enter: 'Entrer dans mon carnet',
    notDone: 'Ce n’est pas fait',
    again: 'La page n’était plus à jour. Appuyez de nouveau sur le bouton.',
  },
} as const
