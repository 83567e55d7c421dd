/** What the holder adds, names and deletes by himself: his own documents. Spec: people.md P-23; rules.md VIS-13, VIS-19. */

export const addDocument = {
  title: 'Ajouter un document',
  intro:
    'Un compte rendu reçu par courrier, une ordonnance, la photo d’un résultat. Il sera marqué comme ajouté par vous.',
  link: 'Ajouter un document',
  documentTitle: 'Titre',
  documentTitleHint: 'Ce qui vous aidera à le retrouver, par exemple\u00a0: Échographie du genou.',
  type: 'Sorte de document',
  careOn: 'Date du document',
  careOnHint: 'Le jour de l’examen ou de la visite. Par exemple\u00a0: 17/03/2026.',
  readers: 'Qui pourra le lire',
  readersOf: {
    shared: 'Moi et les soignants autorisés',
    masked: 'Moi et qui gère mon carnet',
  },
  file: 'Fichier',
  fileHint: (extensions: string, mo: number) =>
    `Un seul fichier, de ${mo}\u00a0Mo au plus\u00a0: ${extensions}.`,
  submit: 'Ajouter à mon carnet',
  refused: 'Le document n’a pas été ajouté',
  chooseAgain: 'Ce que vous avez écrit est gardé. Le fichier est à choisir de nouveau.',
  added: 'C’est fait\u00a0: ce document est dans votre carnet.',
  photo: {
    converting: 'La photo est en cours de préparation…',
    converted: 'La photo est prête à être envoyée.',
    failed:
      'Cette photo ne peut pas être préparée ici. Enregistrez-la en JPEG, puis choisissez-la de nouveau.',
  },
} as const

/** What each kind is called by its patient; the official label stands beside it in the list. */
export const holderTypeNames = {
  EXPPAT_2: 'Autre document',
  DOCPAT05: 'Résultats d’analyses',
  DOCPAT03: 'Compte rendu',
  DOCPAT02: 'Ordonnance, traitement ou soins',
  DOCPAT04: 'Imagerie (radio, scanner…)',
  DOCPAT06: 'Prévention, vaccins',
  DOCPAT01: 'Synthèse de ma santé',
  DOCPAT07: 'Certificat',
  DOCPAT09: 'Document administratif',
} as const

export const descriptionProblems = {
  titleMissing: 'Écrivez un titre.',
  titleTooLong: 'Le titre a plus de 128 caractères. Raccourcissez-le.',
  titleUnreadable: 'Le titre contient un signe qui ne peut pas être gardé. Écrivez-le de nouveau.',
  typeUnknown: 'Choisissez une sorte de document dans la liste.',
  dayUnreadable: 'Écrivez la date avec le jour, le mois et l’année, par exemple 17/03/2026.',
  dayInFuture: 'Cette date n’est pas encore passée. Vérifiez-la.',
} as const

export const fileProblems = {
  missing: () => 'Choisissez un fichier.',
  empty: () => 'Ce fichier est vide. Choisissez-en un autre.',
  tooLarge: (mo: number) =>
    `Ce fichier dépasse ${mo}\u00a0Mo. Enregistrez-le plus petit, ou photographiez une page à la fois.`,
  notAccepted: (_: number, extensions: string) =>
    `Ce type de fichier ne peut pas être ajouté. Choisissez un fichier ${extensions}.`,
  notWhatItSays: () =>
    'Le contenu de ce fichier n’est pas celui que dit son nom. Ouvrez-le, enregistrez-le en PDF, puis choisissez-le.',
  program: () =>
    'Ce fichier contient un programme ou un autre fichier. Imprimez-le en PDF, puis choisissez ce nouveau fichier.',
  encrypted: () =>
    'Ce PDF est protégé par un mot de passe. Enlevez la protection, puis choisissez-le de nouveau.',
  unreadable: () =>
    'Le contenu de ce PDF ne peut pas être vérifié. Imprimez-le en PDF, puis choisissez ce nouveau fichier.',
  infected: () => 'L’antivirus a trouvé un danger dans ce fichier. Il n’a pas été gardé.',
  unchecked: () => 'Ce fichier n’a pas pu être vérifié par l’antivirus. Réessayez dans quelques minutes.',
} as const
