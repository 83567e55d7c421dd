/** « Mes professionnels ». */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const professionals = {
  title: 'Mes professionnels',
  intro: easy(
    'Ici, vous voyez qui peut lire votre carnet. Vous pouvez changer d’avis à tout moment.',
    'Vous voyez ici qui peut lire votre carnet. Un soignant est un médecin, un infirmier ou un pharmacien. Vous pouvez changer d’avis.',
  ),
  readersTitle: 'Peuvent lire votre carnet',
  nobodyReadsTitle: 'Personne n’a d’accès en ce moment.',
  nobodyReads: easy(
    'Pour lire votre carnet, un soignant vous demande votre accord, puis il l’enregistre. Il apparaîtra ici.',
    'Un soignant vous demande d’abord votre accord. Ensuite, vous voyez son nom ici.',
  ),
  blockedTitle: 'Ne peuvent pas lire votre carnet',
  blockedIntro: easy(
    'Vous avez bloqué ces personnes : elles ne lisent rien, même en urgence. Elles peuvent encore y ajouter des documents. Si vous les débloquez, il faudra de nouveau votre accord.',
    'Vous avez bloqué ces personnes. Elles ne lisent rien, même en urgence. Elles peuvent encore mettre des documents ici. Vous pouvez les débloquer. Elles vous demanderont de nouveau votre accord.',
  ),
  chosenTitle: 'Vos autres professionnels',
  chosenIntro: easy(
    'Être dans cette liste ne donne aucun accès à votre carnet.',
    'Ces personnes ne lisent pas votre carnet.',
  ),
  since: (day: string) => `Depuis le ${day}`,
  until: (day: string) => `jusqu’au ${day}`,
  accepted: (day: string) => `Vous avez accepté le ${day}`,
  accessUntil: (day: string) => `Accès jusqu’au ${day}`,
  inTeam: (name: string) =>
    name === ''
      ? 'Fait partie d’une équipe de soins que vous avez acceptée'
      : `Fait partie d’une équipe de soins que vous avez acceptée\u00a0: ${name}`,
  inConsultation: (day: string) =>
    `Vous avez dit oui le ${day} pour une seule consultation\u00a0: cet accès s’arrête avec elle`,
  inStructure: (name: string) => `Exerce dans un établissement que vous avez accepté\u00a0: ${name}`,
  blockedSince: (day: string) => `Bloqué le ${day}`,
  blockedBy: (name: string) => ` par ${name}, en votre nom`,
  collectedBy: (name: string) => `Accord enregistré par ${name}`,
  team: 'Équipe de soins',
  teamNamed: (name: string) => `Équipe de soins «\u00a0${name}\u00a0»`,
  noName: 'Professionnel inconnu de l’annuaire',
  roles: {
    medecinTraitant: 'médecin traitant',
    pharmacienCorrespondant: 'pharmacien correspondant',
    sageFemmeReferente: 'sage-femme référente',
  },
  medecinTraitantSees: {
    legacy2011: easy(
      'Votre médecin traitant voit aussi vos documents masqués.',
      'Votre médecin traitant voit aussi vos documents cachés.',
    ),
    admin2023: easy(
      'Votre médecin traitant ne voit vos documents masqués que si vous lui permettez de gérer votre carnet.',
      'Votre médecin traitant ne voit pas vos documents cachés. Il les voit s’il gère votre carnet.',
    ),
  },
  declareTitle: 'Déclarer un médecin traitant',
  declare: easy(
    'Un médecin traitant ne se choisit pas ici. Demandez-lui de vous déclarer pendant une consultation, avec votre carte Vitale. Ou remplissez ensemble la «\u00a0déclaration de choix du médecin traitant\u00a0», que vous envoyez à votre caisse d’assurance maladie. Son nom apparaît ici quand la caisse l’a enregistrée.',
    'Vous ne choisissez pas votre médecin traitant ici. Parlez-en à votre médecin. Il vous déclare avec votre carte Vitale. Son nom vient ensuite ici.',
  ),
  administrator: 'gère votre carnet avec vous',
  administratorMeans: easy(
    'Qui gère votre carnet avec vous voit vos documents masqués et peut bloquer un autre professionnel.',
    'Une personne gère votre carnet avec vous\u202f? Elle voit vos documents cachés. Elle peut bloquer un autre soignant.',
  ),
  expressConsent: 'accord écrit, à ce médecin',
  inactive: 'n’exerce plus',
  block: 'Bloquer',
  unblock: 'Débloquer',
  withdraw: 'Retirer l’accès',
  setEnd: 'Choisir la fin de l’accès',
  endMeans: easy(
    'Choisissez le dernier jour de cet accès. Ensuite, pour lire votre carnet, il faudra de nouveau votre accord.',
    'Choisissez le dernier jour. Après ce jour, il faut de nouveau votre accord.',
  ),
  lastDay: 'Dernier jour',
  saveEnd: 'Enregistrer ce jour',
  nameAdministrator: 'Permettre de gérer',
  dismissAdministrator: 'Ne plus permettre de gérer',
  consentExpressly: {
    occupational: 'Donner mon accord au médecin du travail',
    fireService: 'Donner mon accord au médecin sapeur-pompier',
  },
  choose: 'Ajouter à mes professionnels',
  forget: 'Enlever de mes professionnels',
  giveRole: {
    pharmacienCorrespondant: 'Choisir comme pharmacien correspondant',
    sageFemmeReferente: 'Choisir comme sage-femme référente',
  },
  searchTitle: 'Chercher un professionnel',
  searchIntro: easy(
    'Vous pouvez bloquer un professionnel même si vous ne l’avez jamais rencontré.',
    'Vous pouvez bloquer un soignant que vous ne connaissez pas.',
  ),
  name: 'Nom, ou numéro RPPS',
  search: 'Chercher',
  found: (count: number) => (count === 0 ? 'Personne de ce nom.' : counted(count, 'personne')),
  alreadyListed: 'Déjà dans vos listes, plus haut sur cette page\u00a0: les choix possibles y sont.',
  foundNobody: easy(
    'Vérifiez le nom. Écrivez au moins ses deux premières lettres.',
    'Vérifiez le nom. Écrivez au moins deux lettres.',
  ),
  done: {
    blockProfessional: 'C’est fait : cette personne ne peut plus lire votre carnet.',
    unblockProfessional:
      'C’est fait : cette personne n’est plus bloquée. Il lui faut votre accord pour lire.',
    withdrawAuthorisation: 'C’est fait : l’accès est retiré.',
    setAuthorisationEnd: 'C’est fait\u00a0: la fin de l’accès est enregistrée.',
    nameAdministrator: 'C’est fait : cette personne gère votre carnet avec vous.',
    dismissAdministrator: 'C’est fait : cette personne ne gère plus votre carnet.',
    consentExpressly: 'C’est fait : ce médecin peut lire votre carnet.',
    chooseProfessional: 'C’est fait : cette personne est dans vos professionnels.',
    forgetProfessional: 'C’est fait : cette personne n’est plus dans vos professionnels.',
  },
  undo: 'Annuler',
  undone: 'C’est annulé\u00a0: vos choix sont comme avant.',
  confirm: {
    blockProfessional: {
      means: easy(
        (name: string) =>
          `${name} ne pourra plus lire votre carnet, même en urgence, mais pourra toujours vous envoyer ses documents. Les autres soignants ne sont pas concernés. Pour que cette personne lise de nouveau, il faudra la débloquer et lui redonner votre accord. Vos remboursements ne changent pas.`,
        (name: string) =>
          `${name} ne lira plus votre carnet. Ce sera pareil en urgence. Cette personne peut encore vous envoyer ses documents. Les autres soignants ne changent pas. Vous pourrez changer d’avis. Vos remboursements ne changent pas.`,
      ),
      yes: 'Oui, bloquer',
    },
    withdrawAuthorisation: {
      means: easy(
        (name: string) =>
          `L’accès s’arrête tout de suite\u00a0: ${name} devra vous redemander votre accord pour lire votre carnet.`,
        (name: string) =>
          `${name} ne lit plus votre carnet dès maintenant. Pour lire, il faudra de nouveau votre accord.`,
      ),
      yes: 'Oui, retirer l’accès',
    },
  },
  refused: 'Ce n’était pas possible. Votre carnet n’a pas été changé.',
} as const
