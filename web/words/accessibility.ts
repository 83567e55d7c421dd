/** « Accessibilité »: the statement that the law asks of each site. Law 2005-102, article 47; decree 2019-768; people.md §9. */
import { easy } from './readings.ts'

export const accessibility = {
  title: 'Accessibilité',
  intro: easy(
    'Ce carnet doit pouvoir être lu et utilisé par tous, avec ou sans handicap. Voici où nous en sommes.',
    'Tout le monde doit pouvoir utiliser ce carnet. Voici où nous en sommes.',
  ),
  stateTitle: 'État de conformité',
  state: {
    none: easy(
      'Ce site n’est pas conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1).',
      'Ce site ne suit pas encore toutes les règles.',
    ),
    partial: easy(
      'Ce site est partiellement conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1).',
      'Ce site suit une partie des règles.',
    ),
    full: easy(
      'Ce site est totalement conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1).',
      'Ce site suit toutes les règles.',
    ),
  },
  notAudited: easy(
    'Personne n’a encore fait l’audit complet de ce site\u00a0: tant que c’est le cas, la loi demande de le dire non conforme.',
    'Personne n’a encore vérifié tout le site.',
  ),
  audited: (rate: string, day: string) =>
    `L’audit du ${day} a trouvé ${rate}\u00a0% des critères applicables respectés.`,
  checkedTitle: 'Ce que nous vérifions nous-mêmes',
  checked: [
    'Chaque page, vide, pleine ou en erreur, passe les règles automatiques des WCAG 2.2 (niveau AA) et du RGAA, en clair et en sombre.',
    'Le texte a un contraste d’au moins 7 pour 1, et rien ne déborde quand les lettres sont deux fois plus grandes.',
    'Tout se fait au clavier, et chaque message est annoncé aux lecteurs d’écran.',
    'Vous pouvez agrandir le texte, renforcer les contrastes, faire lire une page à voix haute, ou choisir des textes faciles à lire.',
  ],
  limitsTitle: 'Ce qui peut encore vous gêner',
  limits: [
    'Une machine ne vérifie qu’une partie des règles. Aucun essai complet n’a encore eu lieu avec un lecteur d’écran et des personnes concernées.',
    'Les documents que d’autres ont écrits, comme un PDF scanné, peuvent être illisibles pour un lecteur d’écran.',
    'Les textes faciles à lire n’ont pas encore été relus par des personnes concernées.',
  ],
  reportTitle: 'Dire ce qui ne marche pas pour vous',
  report: (phone: string) =>
    `Appelez le ${phone}\u00a0: dites quelle page, et ce qui vous arrête. On vous donne l’information d’une autre façon.`,
  notAnsweredTitle: 'Vous n’avez pas de réponse\u202f?',
  notAnswered: easy(
    'Le Défenseur des droits peut vous aider gratuitement\u00a0:',
    'Le Défenseur des droits peut vous aider. C’est gratuit.',
  ),
  notAnsweredWays: [
    'par téléphone, au 09\u00a069\u00a039\u00a000\u00a000\u202f;',
    'par courrier, sans timbre\u00a0: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
  ],
} as const
