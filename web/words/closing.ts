/** « Fermer mon carnet », and the page that is left of a closed one. Spec: rules.md LIF-13, LIF-14, LIF-16, LIF-24, LIF-26. */
import { counted } from './numbers.ts'

export const closing = {
  title: 'Fermer mon carnet',
  neutralTitle: 'Fermer ce carnet',
  intro: 'Lisez d’abord ce qui change.',
  effectsTitle: 'Ce que change la fermeture',
  nobody: 'Plus personne ne lit ce carnet et n’y ajoute de document, même en urgence.',
  archived: (years: number) =>
    `Les documents sont gardés ${counted(years, 'an')}, à l’abri, puis détruits pour toujours.`,
  reopen: 'D’ici là, le carnet peut être rouvert sur ce site, avec le même compte\u00a0: tout y revient.',
  reimbursements: 'Rien ne change pour les remboursements.',
  wishesTitle: 'Les directives anticipées n’y seront plus trouvées',
  wishes:
    'Si elles sont déposées ici, les médecins ne pourront plus les lire. Vous pouvez les confier autrement\u00a0:',
  otherWays: [
    'à votre personne de confiance, ou à un proche',
    'à votre médecin traitant, qui les garde dans son dossier',
    'à l’hôpital ou à l’établissement qui vous accueille, dans votre dossier',
    'chez vous, ou sur vous, avec un mot qui dit où elles sont',
  ],
  understoodTitle: 'Avant de fermer',
  understood: 'J’ai lu ce qui change, pour les directives anticipées aussi.',
  submit: 'Fermer le carnet',
  stay: 'Garder ce carnet ouvert',
  refused: 'Le carnet n’a pas été fermé',
  notRead: 'Cochez la case pour dire que vous avez lu ce qui change.',
  notForYou:
    'Seule la personne elle-même, si elle est majeure, son parent ou son tuteur peut fermer ce carnet.',

  farewellTitle: 'Le carnet est fermé',
  farewell: 'Plus personne ne le lit. Les documents ne sont pas perdus.',
  farewellAlone: 'Plus personne ne le lit.',
  farewellReopen: (years: number) =>
    `Pendant ${counted(years, 'an')}, le carnet peut être rouvert\u00a0: il suffit de se connecter de nouveau.`,
  back: 'Revenir à l’accueil',

  closedTitle: 'Ce carnet est fermé',
  whose: 'C’est le carnet de',
  closedOn: 'Il est fermé depuis le',
  destroyedOn: 'Ses documents seront détruits le',
  reopenTitle: 'Le rouvrir',
  reopenMeans:
    'Les documents reviennent tels qu’ils étaient. Les soignants autorisés pourront de nouveau les lire.',
  reopenNow: 'Rouvrir ce carnet',
  notReopened: 'Le carnet n’a pas été rouvert.',
  again: 'Appuyez de nouveau sur le bouton.',
  reopenNotForYou:
    'Seule la personne elle-même, si elle est majeure, son parent ou son tuteur peut rouvrir ce carnet.',
  reopenElsewhere:
    'Ce carnet ne peut pas être rouvert ici. Adressez-vous à votre caisse d’Assurance Maladie.',
} as const
