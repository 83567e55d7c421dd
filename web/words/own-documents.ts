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
    `Un fichier, ou des photos, de ${mo}\u00a0Mo au plus\u00a0: ${extensions}.`,
  submit: 'Ajouter à mon carnet',
  refused: 'Le document n’a pas été ajouté',
  chooseAgain: 'Ce que vous avez écrit est gardé. Le fichier est à choisir de nouveau.',
  added: 'C’est fait\u00a0: ce document est dans votre carnet.',
  addedWithoutProgram:
    'C’est fait\u00a0: ce document est dans votre carnet. Ce PDF contenait un programme. Nous l’avons retiré. Ses pages n’ont pas changé.',
  addedWithoutFile:
    'C’est fait\u00a0: ce document est dans votre carnet. Ce PDF contenait un autre fichier. Nous l’avons retiré. Ses pages n’ont pas changé.',
  addedAnew:
    'C’est fait\u00a0: ce document est dans votre carnet. Nous avons dû réécrire ce PDF pour le vérifier. Ses pages n’ont pas changé.',
  photo: {
    converting: 'La photo est en cours de préparation…',
    converted: 'La photo est prête à être envoyée.',
    convertedPages: 'Votre document de # pages est prêt à être envoyé.',
    failed:
      'Cette photo ne peut pas être préparée ici. Enregistrez-la en JPEG, puis choisissez-la de nouveau.',
    mixed: 'Choisissez un seul fichier, ou seulement des photos.',
    tooMany: 'Un document a 20 pages au plus. Ces photos n’ont pas été ajoutées.',
    none: 'Il n’y a plus de photo. Choisissez-en une.',
    pages: 'Les pages de votre document',
    pagesIntro:
      'Chaque photo fait une page. Vous pouvez en ajouter, changer leur ordre, les tourner et les recadrer. Rien n’est envoyé avant votre accord.',
    page: 'Page #',
    more: 'Ajouter une page',
    up: 'Monter',
    down: 'Descendre',
    left: 'Tourner à gauche',
    right: 'Tourner à droite',
    remove: 'Retirer',
    adjust: 'Recadrer et redresser',
    adjustHint:
      'Tracez sur la photo ce que vous gardez, d’un coin à l’autre. Ou écrivez ce qu’il faut couper de chaque côté, en centièmes de la photo.',
    top: 'En haut',
    bottom: 'En bas',
    leftEdge: 'À gauche',
    rightEdge: 'À droite',
    angle: 'Pencher (degrés)',
    tiltLeft: 'Pencher à gauche',
    tiltRight: 'Pencher à droite',
    whole: 'Garder toute la photo',
    proposed: {
      date: 'D’après ce fichier, la date du document est le',
      sorte: 'D’après son nom, ce fichier est du genre\u00a0:',
    },
    useProposal: { date: 'Mettre cette date', sorte: 'Choisir cette sorte' },
  },
  readInFile: 'Nous avons lu votre fichier. Voici ce que nous y avons trouvé\u00a0:',
  readDay: (day: string) => `la date du ${day}`,
  readKind: (kind: string) => `la sorte de document\u00a0: ${kind}`,
  checkHints: 'Vérifier et corriger',
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
  unchecked: () => 'Ce fichier n’a pas pu être vérifié. Réessayez dans quelques minutes.',
  noRoom: () =>
    'Carnet n’a plus de place pour l’instant. Votre fichier n’a pas été gardé. Gardez-le, et réessayez plus tard.',
} as const

export const ownDocument = {
  title: 'Votre document',
  correct: 'Corriger ou retirer ce document',
  edit: 'Renommer ou reclasser',
  delete: 'Supprimer ce document',
  ofProfessional:
    'Un professionnel a ajouté ce document\u00a0: vous ne pouvez ni le renommer ni le supprimer. Pour le faire corriger ou retirer, demandez-le à qui l’a écrit.',
  orMask: 'Vous pouvez aussi le masquer.',
  support: (phone: string) =>
    `Si vous n’obtenez pas de réponse et que vous avez une raison légitime, appelez le ${phone}.`,
  editTitle: 'Renommer ou reclasser',
  editIntro: 'Le fichier ne change pas. Seuls changent son titre, sa sorte et sa date.',
  save: 'Enregistrer',
  notSaved: 'Rien n’a été changé',
  edited: 'C’est fait\u00a0: ce document a son nouveau nom.',
} as const

export const deleteDocuments = {
  link: 'Supprimer des documents',
  title: 'Supprimer des documents',
  intro: (max: number) =>
    `Choisissez parmi les documents que vous avez ajoutés\u00a0: ${max} au plus à la fois.`,
  none: 'Vous n’avez ajouté aucun document.',
  ofOthers:
    'Les documents des professionnels ne sont pas ici. Pour en faire retirer un, demandez-le à qui l’a écrit.',
  legend: 'Vos documents',
  next: 'Continuer',
  refused: 'Rien n’a été supprimé',
  chooseOne: 'Choisissez au moins un document.',
  notYours:
    'Un professionnel a ajouté l’un de ces documents. Pour le faire corriger ou retirer, demandez-le à qui l’a écrit.',
  tooMany: (max: number) => `Choisissez ${max} documents au plus. Vous pourrez recommencer ensuite.`,
  confirmTitle: (count: number) =>
    count < 2 ? 'Supprimer ce document\u202f?' : `Supprimer ces ${count} documents\u202f?`,
  confirmIntro: 'Ni vous ni vos soignants ne pourrez plus les lire. C’est sans retour.',
  confirm: 'Supprimer',
  keep: 'Ne rien supprimer',
  done: 'C’est fait\u00a0: ce que vous avez choisi est supprimé.',
} as const
