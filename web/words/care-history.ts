/** « Mes soins remboursés ». Spec: people.md P-24; rules.md FEED-08. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const careHistory = {
  title: 'Mes soins remboursés',
  fed: easy(
    'Alimenté automatiquement par l’Assurance Maladie. Ce n’est pas un compte rendu médical.',
    'L’Assurance Maladie écrit cette liste. Aucun médecin ne l’a écrite.',
  ),
  window: easy(
    (months: number) =>
      `Vous voyez ici les ${counted(months, 'dernier mois', 'derniers mois')}, du plus récent au plus ancien.`,
    (months: number) => `Voici vos soins des ${counted(months, 'dernier mois', 'derniers mois')}.`,
  ),
  emptyTitle: 'Aucun soin remboursé connu.',
  empty: easy(
    'Vos consultations, médicaments, actes et hospitalisations apparaîtront ici quand l’Assurance Maladie les aura remboursés. Il n’y a rien à faire. Une question\u202f? Appelez votre caisse d’assurance maladie.',
    'L’Assurance Maladie n’a encore rien ajouté ici. Il n’y a rien à faire.',
  ),
  byMonth: 'Mois par mois',
  months: 'Aller à un mois',
  columns: { when: 'Date', what: 'Soin', category: 'Sorte', who: 'Par' },
  stay: (from: string, until: string) => `du ${from} au ${until}`,
  nobody: 'non précisé',
  inMonth: (month: string, count: number) => `${month}\u00a0: ${counted(count, 'soin')}`,
  documents: 'Documents de l’Assurance Maladie',
  unreadTitle: 'À lire dans les documents',
  unread: easy(
    'Ces documents parlent de remboursements, mais leurs données ne peuvent pas être reprises ici.',
    'Ces documents parlent de remboursements. Ouvrez-les pour les lire.',
  ),
  masking: {
    title: 'Masquer mes soins remboursés',
    shown: easy(
      'Les professionnels qui peuvent lire votre carnet les voient, selon leur métier. Vous pouvez tout masquer d’un coup. Un soignant qui ne les voit pas peut vous soigner moins bien.',
      'Les soignants qui lisent votre carnet voient ces soins. Vous pouvez tout cacher. On peut alors vous soigner moins bien.',
    ),
    masked: 'Tous vos soins remboursés sont masqués aux professionnels de santé.',
    everything: 'Tous vos documents sont masqués aux professionnels de santé, ceux-ci aussi.',
    history: easy(
      'Votre histoire de santé est masquée aux professionnels de santé, ce qui arrivera aussi.',
      'Vous avez caché votre histoire de santé. Les prochains soins seront cachés aussi.',
    ),
    gestures: {
      maskDocument: 'Masquer tous mes soins remboursés',
      unmaskDocument: 'Ne plus masquer mes soins remboursés',
    },
    done: {
      maskDocument: 'C’est fait\u00a0: vos soins remboursés sont masqués aux professionnels de santé.',
      unmaskDocument: 'C’est fait\u00a0: vos soins remboursés ne sont plus masqués.',
      undone: 'C’est annulé\u00a0: vos soins remboursés sont comme avant.',
      notUndone:
        'Tout n’a pas été annulé\u00a0: un document a changé depuis. Voyez plus bas s’il est masqué.',
    },
    undo: 'Annuler',
  },
} as const
