/** « Ce que je masque d’office »: everything, or one block, what comes too. Spec: people.md P-17; rules.md VIS-04, CNT-05. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const maskingDefaults = {
  title: 'Ce que je masque d’office',
  intro: easy(
    'Vous cachez d’un geste une partie de votre carnet aux professionnels de santé, et ce qui y sera ajouté. Chaque choix est à part.',
    'Vous pouvez cacher une partie de votre carnet. Les nouveaux documents seront cachés aussi. Chaque choix est à part.',
  ),
  whoStillReads: easy(
    'Ce que vous masquez, vous le lisez encore. Qui l’a écrit et qui gère votre carnet avec vous le lisent aussi. En urgence, vos choix d’urgence s’appliquent.',
    'Vous lisez toujours ce que vous cachez. Qui l’a écrit le lit aussi. Qui gère votre carnet avec vous le lit aussi. En urgence, nous suivons vos choix d’urgence.',
  ),
  link: 'Choisir ce qui est masqué d’office',
  concerned: (count: number) =>
    count === 0 ? 'Aucun document aujourd’hui.' : `${counted(count, 'document')} aujourd’hui.`,
  everythingOn: 'Tout est masqué en ce moment, ceci aussi. Votre choix d’ici comptera si vous arrêtez.',
  undo: 'Annuler',
  toDocuments: 'Voir mes documents',
  everything: {
    title: 'Tous mes documents',
    on: 'Masqués aux professionnels de santé, ceux à venir compris.',
    off: 'Non masqués d’office.',
    change: 'Changer ce choix',
  },
  blocks: {
    history: {
      title: 'Mon histoire de santé',
      means: easy(
        'Ce que l’Assurance Maladie envoie d’elle-même\u00a0: consultations, médicaments, hôpital, examens, appareils, vaccins et affections de longue durée remboursés. C’est un seul bloc.',
        'Ce sont vos soins remboursés. L’Assurance Maladie les envoie. Vous cachez tout, ou rien.',
      ),
      risk: 'Un soignant qui ne la voit pas peut refaire un examen, ou ne pas savoir ce que vous prenez.',
      on: 'Masquée aux professionnels de santé, ce qui arrivera compris.',
      off: 'Non masquée d’office.',
    },
    directives: {
      title: 'Mes directives anticipées',
      means: easy(
        'Ce que vous voulez, ou ne voulez pas, pour la fin de votre vie, tel que vous l’avez déposé ici.',
        'Ce que vous voulez pour la fin de votre vie.',
      ),
      risk: 'Masquées, un médecin qui doit décider ne les trouvera pas ici. Dites à un proche où elles sont.',
      on: 'Masquées aux professionnels de santé, les prochaines comprises.',
      off: 'Non masquées d’office.',
    },
  },
  gestures: {
    maskHistory: 'Masquer mon histoire de santé',
    unmaskHistory: 'Ne plus masquer mon histoire de santé',
    maskDirectives: 'Masquer mes directives anticipées',
    unmaskDirectives: 'Ne plus masquer mes directives anticipées',
  },
  done: {
    maskHistory: 'C’est fait\u00a0: votre histoire de santé est masquée aux professionnels de santé.',
    unmaskHistory: 'C’est fait\u00a0: votre histoire de santé n’est plus masquée d’office.',
    maskDirectives: 'C’est fait\u00a0: vos directives anticipées sont masquées aux professionnels de santé.',
    unmaskDirectives: 'C’est fait\u00a0: vos directives anticipées ne sont plus masquées d’office.',
  },
} as const
