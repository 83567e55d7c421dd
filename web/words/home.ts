/** The public page. */
import { easy } from './readings.ts'

export const home = {
  title: 'Carnet, votre carnet de santé sur internet',
  open: 'Ouvrir mon carnet',
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
  demoText: 'Tout est inventé ici : vous pouvez tout essayer.',
  identifier: 'Identifiant',
  password: 'Mot de passe',
  person: 'Personne',
  otherDoors: 'Autres entrées',
} as const
