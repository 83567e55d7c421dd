/** What a professional is told in front of a page that his card opens, when it does not. Spec: people.md W-01, W-13. */

/** Why his certificate does not let him in. */
export type CardObjectionKind =
  | 'noCard'
  | 'structureCard'
  | 'staffCard'
  | 'notValid'
  | 'unknownHolder'
  | 'excludedSector'

export const cardReading = {
  trouble: 'La page ne s’ouvre pas\u202f?',
  steps: [
    'Vérifiez que la carte est dans le lecteur, et que son logiciel (Cryptolib CPS) est installé.',
    'Fermez toutes les fenêtres du navigateur, puis rouvrez-le.',
    'Choisissez le certificat d’authentification à votre nom, et tapez votre code.',
  ],

  objections: {
    noCard: {
      title: 'Aucune carte n’a été lue',
      text: 'Le navigateur n’a présenté aucune carte que nous connaissons.',
    },
    structureCard: {
      title: 'Ce certificat est celui d’une structure',
      text: 'Il ne dit pas qui vous êtes\u00a0: il alimente les DMP, et n’en ouvre aucun. Utilisez votre carte CPS.',
    },
    staffCard: {
      title: 'Cette carte n’est pas celle d’un professionnel de santé',
      text: 'Une carte CPE n’ouvre aucun DMP. Appelez un professionnel de santé, qui utilisera la sienne.',
    },
    notValid: {
      title: 'Cette carte n’est plus acceptée',
      text: 'Utilisez une autre carte, ou renouvelez-la auprès de l’Agence du numérique en santé.',
    },
    unknownHolder: {
      title: 'L’annuaire ne vous connaît pas',
      text: 'Votre carte est en règle, mais l’annuaire santé ne vous connaît aucune structure où vous exercez. Signalez-le à votre ordre.',
    },
    excludedSector: {
      title: 'Votre structure n’a pas accès au DMP',
      text: 'Les assureurs, les mutuelles, les banques et les employeurs n’y ont jamais accès (CSP, L1111-18).',
    },
  } satisfies Record<CardObjectionKind, { readonly title: string; readonly text: string }>,
} as const
