/** The public page. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const home = {
  title: 'Carnet, votre carnet de santé sur internet',
  entrance: 'Entrer',
  doors: {
    login: 'Votre identifiant et votre mot de passe, ou votre clé d’accès.',
    activate: 'La première fois, avec la lettre que vous avez reçue et votre carte Vitale.',
    child: 'Avec votre carte Vitale et son numéro, sans attendre que son carnet s’ouvre seul.',
    help: 'Entrez par votre propre compte. Vous choisirez ensuite le carnet de votre proche.',
    oppose: 'Avec le message qui annonce son ouverture, et votre carte Vitale.',
  },
  helpSomeone: 'J’aide un proche',
  what: easy(
    'Vos soignants y mettent vos résultats, vos ordonnances et vos comptes rendus. Vous voyez qui les a lus.',
    'Vos soignants y mettent vos résultats. Ils y mettent vos ordonnances. Vous voyez qui a lu vos documents.',
  ),
  forEveryone: easy(
    'C’est personnel et gratuit. Rien ne vous y oblige, et vos remboursements n’en dépendent pas. Vous choisissez qui peut lire.',
    'C’est gratuit. Vous pouvez dire non. Vos remboursements ne changent pas. Vous choisissez qui peut lire.',
  ),
  demoTitle: 'Essayer',
  demoPeople: 'Personnes inventées',
  demoOthers: (count: number) => `Voir ${counted(count, 'autre personne', 'autres personnes')}`,
  demoOtherPeople: 'Autres personnes inventées',
  demoText: 'Tout est inventé ici : vous pouvez tout essayer.',
  identifier: 'Identifiant',
  password: 'Mot de passe',
  person: 'Personne',
  newcomersTitle: 'La première fois',
  newcomersTable: 'Ce que dit sa carte Vitale',
  newcomersText:
    'Cette personne n’est jamais entrée dans son carnet. Sa lettre est dans le dossier demo/outbox\u00a0: elle porte le code.',
  matricule: 'Sécurité sociale',
  serial: 'Série de la carte',
  otherDoors: 'Autres entrées',
} as const
