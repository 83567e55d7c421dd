/** Every sentence of the pages. French typography is checked by typography.test.ts. */
import { counted } from './numbers.ts'

export const common = {
  brand: 'Carnet',
  promise: 'Votre carnet de santé, au même endroit, rien que pour vous et ceux que vous choisissez.',
  demonstration: 'Démonstration : les personnes et les documents sont inventés.',
  demonstrationMode: 'Mode démonstration',
  skip: 'Aller au contenu',
  help: 'Aide',
  logout: 'Se déconnecter',
  otherRecord: 'Changer de carnet',
  navigation: 'Pages de votre carnet',
  documents: 'Documents',
  results: 'Résultats',
  vaccinations: 'Vaccins',
  accessLog: 'Qui a regardé',
  professionals: 'Soignants',
  profile: 'Profil',
  backToProfile: 'Profil',
  recordOf: (name: string) => `Carnet ${of(name)}`,
  backToDocuments: 'Tous les documents',
  cancel: 'Annuler',
  previous: 'Page précédente',
  next: 'Page suivante',
  pageOf: (page: number, pages: number) => `Page ${page} sur ${pages}`,
  pages: 'Pages',
} as const

export const help = {
  title: 'Aide',
  call: 'Appelez le',
  noPhone: 'Votre pharmacie ou votre médecin peuvent vous aider à utiliser votre carnet.',
  unknownPerson:
    'Quelqu’un que vous ne connaissez pas a lu votre carnet ? Parlez-en à votre médecin ou à votre caisse d’assurance maladie.',
  emergency: 'C’est une urgence : appelez le 15 ou le 112.',
} as const

export const home = {
  title: 'Carnet, votre carnet de santé sur internet',
  open: 'Ouvrir mon carnet',
  what: 'Vos soignants y mettent vos résultats, vos ordonnances et vos comptes rendus. Vous voyez qui les a lus.',
  forEveryone:
    'C’est personnel et gratuit. Rien ne vous y oblige, et vos remboursements n’en dépendent pas. Vous choisissez qui peut lire.',
  demoTitle: 'Essayer',
  demoPeople: 'Personnes inventées',
  demoText: 'Tout est inventé ici : vous pouvez tout essayer.',
  identifier: 'Identifiant',
  password: 'Mot de passe',
  person: 'Personne',
  otherDoors: 'Autres entrées',
} as const

export const login = {
  title: 'J’ai déjà un compte',
  identifier: 'Identifiant',
  identifierHint: 'Celui que vous avez choisi en ouvrant votre carnet.',
  password: 'Mot de passe',
  submit: 'Ouvrir mon carnet',
  twoSteps: 'Ensuite, nous vous enverrons un code pour vérifier que c’est bien vous.',
  refused: 'Votre carnet n’a pas été ouvert',
  checkIdentifier: 'Vérifiez l’identifiant, puis le mot de passe.',
  identifierMissing: 'Écrivez votre identifiant.',
  passwordMissing: 'Écrivez votre mot de passe.',
  mismatch: 'L’identifiant et le mot de passe ne vont pas ensemble. Vérifiez les deux, puis réessayez.',
  locked: (minutes: number) =>
    `Il y a eu trop d’essais. Pour protéger votre carnet, attendez ${counted(minutes, 'minute')}, puis réessayez.`,
  expired: 'Votre session a expiré. Rien n’a été perdu : ouvrez de nouveau votre carnet.',
  loggedOut: 'Vous avez fermé votre carnet. À bientôt.',
  newCode: 'Pour recevoir un nouveau code, entrez de nouveau votre mot de passe.',
} as const

export const loginCode = {
  title: 'Écrivez le code reçu',
  sentByEmail: (where: string) => `Nous avons envoyé un code à l’adresse ${where}.`,
  sentBySms: (where: string) => `Nous avons envoyé un code par SMS au ${where}.`,
  resent: 'Un nouveau code est parti. L’ancien ne marche plus.',
  code: 'Code à 6 chiffres',
  valid: (minutes: number) => `Le code est valable ${counted(minutes, 'minute')}.`,
  submit: 'Continuer',
  missing: 'Écrivez les 6 chiffres du code.',
  malformed: 'Le code a 6 chiffres. Vérifiez ce que vous avez écrit.',
  wrong: (left: number) => `Ce n’est pas le bon code. Il vous reste ${counted(left, 'essai')}.`,
  expired: 'Ce code n’est plus valable. Demandez un nouveau code.',
  exhausted: 'Il y a eu trop d’essais avec ce code. Demandez un nouveau code.',
  notReceived: 'Vous n’avez rien reçu ?',
  notReceivedHint: 'Attendez une minute et regardez dans les messages indésirables.',
  resend: 'Envoyer un nouveau code',
  otherAccount: 'Changer d’identifiant',
  demonstration: 'Démonstration : le code est',
} as const

export const documents = {
  title: 'Mes documents',
  total: (count: number) => counted(count, 'document'),
  someOf: (shown: number, all: number) => `${counted(shown, 'document')} sur ${counted(all, 'document')}`,
  filterTitle: 'Choisir les documents à voir',
  family: 'Sorte de document',
  year: 'Année des soins',
  every: 'Toutes',
  filter: 'Afficher',
  clear: 'Tout afficher',
  emptyTitle: 'Votre carnet est encore vide.',
  empty: 'Vos soignants y ajoutent vos documents. Demandez-leur de le faire à votre prochaine visite.',
  noMatchTitle: 'Aucun document ne correspond.',
  noMatch: 'Choisissez une autre sorte de document ou une autre année.',
  careOf: 'Soins du',
  addedOn: 'Ajouté le',
  addedByYou: 'Vous',
  unknownAuthor: 'Auteur non indiqué',
  momentarilyMissing:
    'Certains documents sont momentanément indisponibles. Ils ne sont pas perdus. Réessayez dans quelques minutes.',
  masking: {
    title: 'Masquer tous mes documents',
    onMeans:
      'Les professionnels de santé ne verront plus aucun document de votre carnet, ni ceux qui y seront ajoutés. Qui a écrit un document le voit encore, et aussi qui gère votre carnet avec vous. En urgence, vos choix d’urgence s’appliquent.',
    risk: 'Un soignant qui ne voit pas vos documents peut vous soigner moins bien.',
    on: 'Tous vos documents sont masqués aux professionnels de santé, ceux à venir compris.',
    offMeans: 'Si vous arrêtez, les documents que vous avez masqués un par un le restent.',
    gestures: {
      maskEverything: 'Masquer tous mes documents',
      unmaskEverything: 'Ne plus tout masquer',
    },
    done: {
      maskEverything: 'C’est fait\u00a0: tous vos documents sont masqués aux professionnels de santé.',
      unmaskEverything: 'C’est fait\u00a0: vos documents ne sont plus tous masqués.',
    },
  },
} as const

/** VIS-11 labels are compared byte for byte; the rest is ours (P-04). */
export const states = {
  isNew: 'nouveau',
  maskedToProfessionals: 'masqué aux professionnels de santé',
  invisibleToRepresentatives: 'non visible par les représentants légaux',
  archived: 'archivé',
  deprecated: 'ancienne version obsolète',
  fromPatient: 'ajouté par moi',
} as const

export const document = {
  brief: 'En bref',
  who: 'Qui',
  when: 'Quand',
  where: 'Où',
  what: 'Sorte de document',
  added: 'Ajouté',
  frame: (title: string) => `Contenu du document : ${title}`,
  openContent: 'Lire en pleine page',
  openPdf: 'Ouvrir le PDF',
  openImage: 'Ouvrir l’image',
  openText: 'Ouvrir le texte',
  openOther: 'Ouvrir la pièce jointe',
  numbered: (words: string, number: number) => `${words} n°\u00a0${number}`,
  attachments: 'Pièces jointes',
  onlyAttachment: 'Ce document est un fichier. Il s’ouvre dans sa propre page.',
  unreadableTitle: 'Ce document ne peut pas être affiché ici.',
  unreadable:
    'Il n’est pas perdu. Vous pouvez télécharger le fichier d’origine et le montrer à votre soignant.',
  unavailableTitle: 'Ce document est momentanément indisponible.',
  unavailable: (code: string) =>
    `Il n’est pas perdu. Réessayez dans quelques minutes. Si cela dure, donnez cette référence : ${code}.`,
  download: 'Télécharger le fichier d’origine',
  readers: 'Qui l’a lu',
  nobody: 'Aucun soignant n’a encore ouvert ce document.',
  wholeLog: 'Voir tous les accès à votre carnet',
  viewers: 'Qui peut le voir',
  masking: {
    title: 'Masquer ce document',
    shown:
      'Les professionnels qui peuvent lire votre carnet le voient, selon leur métier. Si vous le masquez, seuls le verront qui l’a écrit et qui gère votre carnet avec vous. Un soignant qui ne le voit pas peut vous soigner moins bien.',
    masked:
      'Ce document est masqué aux professionnels de santé. Qui l’a écrit le voit encore, et aussi qui gère votre carnet avec vous.',
    byProfessional:
      'C’est un soignant qui l’a masqué, et il peut le montrer à nouveau. Si vous le masquez vous aussi, il ne le pourra plus.',
    maskToo: 'Le masquer moi aussi',
    everything: 'Tous vos documents sont masqués aux professionnels de santé.',
    toSwitch: 'Changer ce choix dans mes documents',
    gestures: { maskDocument: 'Masquer ce document', unmaskDocument: 'Ne plus masquer ce document' },
    done: {
      maskDocument: 'C’est fait\u00a0: ce document est masqué aux professionnels de santé.',
      unmaskDocument: 'C’est fait\u00a0: ce document n’est plus masqué.',
    },
  },
  technical: 'Détails techniques',
} as const

/** Inside the sandboxed frame. */
export const content = {
  patient: 'Patient',
  born: 'Naissance',
  writtenBy: 'Écrit par',
  writtenOn: 'Écrit le',
  careOf: 'Soins du',
  keptBy: 'Conservé par',
  scrollable: 'Tableau',
  imageNotShown: 'Image non affichée',
  empty: 'Ce document n’a pas de texte. Ouvrez ses pièces jointes.',
} as const

/** On every page of the carnet, until the holder has read it. */
export const emergencyAlert = {
  title: 'Votre carnet a été ouvert en urgence',
  told: (count: number, last: string) =>
    count < 2
      ? `Un soignant l’a ouvert sans votre accord, comme la loi le permet en cas d’urgence\u00a0: ${last}.`
      : `Des soignants l’ont ouvert ${counted(count, 'fois', 'fois')} sans votre accord, comme la loi le permet en cas d’urgence. La dernière fois\u00a0: ${last}.`,
  who: 'Voir qui, quand et pourquoi',
  read: 'J’ai lu ce message',
} as const

export const accessLog = {
  title: 'Qui a regardé mon carnet',
  intro: 'Chaque accès à votre carnet est écrit ici, avec sa raison. Les tentatives refusées aussi.',
  viewsTitle: 'Choisir de qui voir les lignes',
  views: {
    professionnels: 'Mes professionnels',
    activites: 'Mes activités',
    services: 'Mes services synchronisés',
  },
  viewIntro: {
    professionnels: 'Les soignants, leurs structures, et ce qui s’est fait sans vous.',
    activites: 'Ce que vous avez fait, et ce qu’ont fait pour vous vos aidants et vos représentants.',
    services: 'Les applications et les appareils que vous reliez à votre carnet.',
  },
  from: 'Du',
  until: 'Au',
  onlyOf: (who: string) => `Seulement les lignes de\u00a0: ${who}.`,
  onlyOfNobody: 'Cette ligne n’est pas dans votre historique.',
  ofEverybody: 'Voir les lignes de tous',
  onlyHis: 'Voir seulement ses lignes',
  provisional: 'Règles provisoires, en attente du tableau officiel des droits de lecture par profession.',
  emergencies: 'Accès en urgence',
  emergenciesIntro: 'Depuis 30 jours, votre carnet a été ouvert en urgence.',
  emergencyOf: { brisDeGlace: 'accès en urgence', centre15: 'SAMU (15)' },
  emergencyReason: 'Raison donnée :',
  refused: 'Une tentative a été refusée :',
  secret: 'connexion secrète',
  you: 'Vous',
  system: 'Carnet',
  insuranceAgent: 'L’Assurance Maladie',
  operator: 'L’exploitant de Carnet',
  delegate: { legalRepresentative: 'représentant légal', carer: 'aidant' },
  unknownPerson: 'Une personne sans nom',
  staff: 'Un membre du personnel',
  why: 'Pourquoi ?',
  allowed: 'Oui',
  denied: 'Non',
  inList: (count: number) => `${counted(count, 'document')} dans la liste.`,
  filtered: (count: number) =>
    count < 2
      ? `${counted(count, 'document')} ne lui a pas été montré.`
      : `${counted(count, 'document')} ne lui ont pas été montrés.`,
  at: 'À',
  between: (from: string, to: string) => `Entre ${from} et ${to}`,
  filterTitle: 'Choisir les lignes à voir',
  filters: {
    tout: 'Tout',
    lectures: 'Lectures',
    ajouts: 'Ajouts',
    refus: 'Refus',
    urgences: 'Urgences',
    documents: 'Documents',
    reglages: 'Accès et réglages',
  },
  kind: 'Sorte d’accès',
  filter: 'Afficher',
  emptyTitle: (since: string) => `Personne n’a regardé votre carnet depuis le ${since}.`,
  empty: 'Dès qu’un soignant l’ouvrira, une ligne s’écrira ici.',
  noMatchTitle: 'Aucune ligne ne correspond.',
  noMatch: 'Choisissez une autre sorte d’accès, ou d’autres dates.',
  noMatchWayOut: 'Voir toutes les lignes',
  noActivityTitle: 'Vous n’avez encore rien fait dans votre carnet.',
  noActivity: 'Ce que vous y ferez s’écrira ici.',
  noServiceTitle: 'Aucun service n’est relié à votre carnet.',
  noService: 'Carnet ne relie encore aucun service\u00a0: rien ne lit ni n’ajoute rien par ce chemin.',
} as const

export const choice = {
  title: 'Quel carnet voulez-vous ouvrir ?',
  intro: 'Vous pouvez changer de carnet à tout moment. Ce que vous faites est écrit à votre nom.',
  own: 'Mon carnet',
  kinds: {
    parent: 'Vous êtes son parent.',
    tutor: 'Vous êtes son tuteur ou sa tutrice.',
    curator: 'Vous êtes son curateur ou sa curatrice : vous lisez, cette personne décide.',
    carer: 'Vous êtes son aidant : vous lisez ses documents.',
  },
  closed: 'Ce carnet est fermé. Vous pouvez le rouvrir.',
  suspended: 'Ce carnet est suspendu par l’Assurance Maladie.',
  open: 'Ouvrir ce carnet',
  proof: 'Télécharger mon attestation (PDF)',
  stop: 'Ne plus aider',
  stopMeans:
    'Ce carnet ne vous sera plus ouvert. Pour aider de nouveau cette personne, il faudra qu’elle vous invite.',
  stopNow: 'Oui, ne plus aider',
  stopped: 'C’est fait\u00a0: ce carnet ne vous est plus ouvert.',
  over: 'Ce carnet ne vous est plus ouvert. Il reste celui de cette personne, qui peut le lire elle-même.',
} as const

export const professionals = {
  title: 'Mes professionnels',
  intro: 'Ici, vous voyez qui peut lire votre carnet. Vous pouvez changer d’avis à tout moment.',
  readersTitle: 'Peuvent lire votre carnet',
  nobodyReadsTitle: 'Personne n’a d’accès en ce moment.',
  nobodyReads:
    'Pour lire votre carnet, un soignant vous demande votre accord, puis il l’enregistre. Il apparaîtra ici.',
  blockedTitle: 'Ne peuvent pas lire votre carnet',
  blockedIntro:
    'Vous avez bloqué ces personnes : elles ne lisent rien, même en urgence. Elles peuvent encore y ajouter des documents. Si vous les débloquez, il faudra de nouveau votre accord.',
  chosenTitle: 'Vos autres professionnels',
  chosenIntro: 'Être dans cette liste ne donne aucun accès à votre carnet.',
  since: (day: string) => `Depuis le ${day}`,
  until: (day: string) => `jusqu’au ${day}`,
  blockedSince: (day: string) => `Bloqué le ${day}`,
  collectedBy: (name: string) => `Accord enregistré par ${name}`,
  team: 'Équipe de soins',
  noName: 'Professionnel inconnu de l’annuaire',
  roles: {
    medecinTraitant: 'médecin traitant',
    pharmacienCorrespondant: 'pharmacien correspondant',
    sageFemmeReferente: 'sage-femme référente',
  },
  administrator: 'gère votre carnet avec vous',
  administratorMeans:
    'Qui gère votre carnet avec vous voit vos documents masqués et peut bloquer un autre professionnel.',
  expressConsent: 'accord écrit au médecin du travail',
  inactive: 'n’exerce plus',
  block: 'Bloquer',
  unblock: 'Débloquer',
  withdraw: 'Retirer l’accès',
  nameAdministrator: 'Permettre de gérer',
  dismissAdministrator: 'Ne plus permettre de gérer',
  consentExpressly: 'Donner mon accord au médecin du travail',
  choose: 'Ajouter à mes professionnels',
  forget: 'Enlever de mes professionnels',
  giveRole: {
    pharmacienCorrespondant: 'Choisir comme pharmacien correspondant',
    sageFemmeReferente: 'Choisir comme sage-femme référente',
  },
  searchTitle: 'Chercher un professionnel',
  searchIntro: 'Vous pouvez bloquer un professionnel même si vous ne l’avez jamais rencontré.',
  name: 'Nom, ou numéro RPPS',
  search: 'Chercher',
  found: (count: number) => (count === 0 ? 'Personne de ce nom.' : counted(count, 'personne')),
  foundNobody: 'Vérifiez le nom. Écrivez au moins ses deux premières lettres.',
  done: {
    blockProfessional: 'C’est fait : cette personne ne peut plus lire votre carnet.',
    unblockProfessional:
      'C’est fait : cette personne n’est plus bloquée. Il lui faut votre accord pour lire.',
    withdrawAuthorisation: 'C’est fait : l’accès est retiré.',
    nameAdministrator: 'C’est fait : cette personne gère votre carnet avec vous.',
    dismissAdministrator: 'C’est fait : cette personne ne gère plus votre carnet.',
    consentExpressly: 'C’est fait : ce médecin du travail peut lire votre carnet.',
    chooseProfessional: 'C’est fait : cette personne est dans vos professionnels.',
    forgetProfessional: 'C’est fait : cette personne n’est plus dans vos professionnels.',
  },
  confirm: {
    blockProfessional: {
      means:
        'Cette personne ne lira plus rien de votre carnet, même en urgence. Elle pourra encore y ajouter des documents. Pour qu’elle lise de nouveau, il faudra la débloquer et lui redonner votre accord.',
      yes: 'Oui, bloquer',
    },
    withdrawAuthorisation: {
      means: 'L’accès s’arrête tout de suite. Pour lire de nouveau, il faudra vous redemander votre accord.',
      yes: 'Oui, retirer l’accès',
    },
  },
  refused: 'Ce n’était pas possible. Votre carnet n’a pas été changé.',
} as const

export const delegates = {
  title: 'Aidants et représentants',
  intro:
    'Ici, vous voyez qui ouvre ce carnet avec vous. Chacun agit sous son propre nom, et tout est écrit dans l’historique.',
  link: 'Voir et inviter',
  linkIntro: 'Un proche peut vous aider à suivre votre carnet.',
  representativesTitle: 'Représentants légaux',
  carersTitle: 'Aidants',
  carersIntro:
    'Un aidant voit ce que vous voyez, sauf ce que vous gardez pour vous. Il ne donne accès à personne, ne ferme rien et ne télécharge pas votre carnet.',
  nobodyTitle: 'Personne ne vous aide en ce moment.',
  nobody: 'Vous pouvez inviter un proche qui a lui-même un carnet. Rien ne s’ouvre avant qu’il accepte.',
  invitationsTitle: 'Vos invitations',
  kinds: { parent: 'Parent', tutor: 'Tuteur ou tutrice', curator: 'Curateur ou curatrice', carer: 'Aidant' },
  since: (day: string) => `Depuis le ${day}`,
  until: (day: string) => `jusqu’au ${day}`,
  reads: 'lit les documents',
  writes: 'lit, ajoute et supprime des documents',
  kept: (groups: string) => `Vous gardez pour vous\u00a0: ${groups}.`,
  proof: 'Télécharger l’attestation (PDF)',
  end: 'Arrêter cette aide',
  endMeans:
    'Cette personne ne pourra plus ouvrir ce carnet, tout de suite. Pour l’aider de nouveau, il faudra une nouvelle invitation.',
  endNow: 'Oui, arrêter',
  states: {
    pending: 'en attente',
    accepted: 'acceptée',
    refused: 'refusée',
    withdrawn: 'retirée',
    expired: 'sans réponse à temps',
  },
  invitedOn: (day: string) => `Invitation du ${day}`,
  answerBy: (day: string) => `Réponse possible jusqu’au ${day}.`,
  withdraw: 'Retirer l’invitation',
  withdrawMeans: 'Cette personne ne pourra plus accepter.',
  withdrawNow: 'Oui, retirer',
  inviteCarer: 'Inviter un aidant',
  inviteRepresentative: 'Inviter le second représentant légal',
  done: {
    invited:
      'C’est fait\u00a0: l’invitation est enregistrée. Si cette personne a un carnet à ce nom et à ce matricule, elle la verra à sa prochaine visite.',
    withdrawn: 'C’est fait\u00a0: l’invitation est retirée.',
    ended: 'C’est fait\u00a0: cette personne ne peut plus ouvrir ce carnet.',
  },
  refused: 'Ce n’était pas possible. Rien n’a été changé.',
} as const

export const invite = {
  carer: {
    title: 'Inviter un aidant',
    intro:
      'Un aidant est un proche de confiance qui a lui-même un carnet. Il recevra un message, sans rien de votre santé, et pourra accepter ou refuser.',
  },
  representative: {
    title: 'Inviter le second représentant légal',
    intro:
      'L’autre parent, ou un tuteur, pourra ouvrir ce carnet comme vous. Il lui faut son propre carnet. Rien ne s’ouvre avant qu’il accepte.',
  },
  back: 'Aidants et représentants',
  firstName: 'Son prénom',
  birthName: 'Son nom de naissance',
  ins: 'Son numéro de sécurité sociale',
  insHint: 'Les 15 chiffres écrits sur sa carte Vitale.',
  link: 'Cette personne est',
  links: { parent: 'l’autre parent', tutor: 'tuteur ou tutrice de l’enfant' },
  months: 'Pendant combien de temps',
  monthsOf: (months: number) => (months === 12 ? '1 an' : `${months} mois`),
  write: 'Cette personne peut aussi ajouter des documents et en supprimer',
  kept: 'Ce que vous gardez pour vous',
  keptHint: 'Rien de coché\u00a0: l’aidant voit tout ce que vous voyez.',
  attest: 'J’atteste que cette personne et moi sommes les représentants légaux de l’enfant.',
  submit: 'Envoyer l’invitation',
  summary: 'L’invitation n’est pas partie',
  firstNameMissing: 'Écrivez son prénom.',
  birthNameMissing: 'Écrivez son nom de naissance.',
  insMissing: 'Écrivez les 15 chiffres de son numéro de sécurité sociale.',
  insWrong: 'Ce numéro ne peut pas exister. Vérifiez les 15 chiffres sur la carte Vitale.',
  attestMissing: 'Cochez la case si vous êtes tous les deux représentants légaux de l’enfant.',
  self: 'Cette invitation n’est pas possible. Vérifiez que ce numéro n’est ni le vôtre, ni celui de la personne de ce carnet.',
  present: 'Cette personne est déjà invitée, ou a déjà accès à ce carnet.',
  carersFull:
    'Ce carnet a déjà tous les aidants possibles, invitations comprises. Arrêtez une aide ou retirez une invitation, puis recommencez.',
  representativesFull: 'Cet enfant a déjà deux représentants légaux, ou une invitation attend une réponse.',
  tooMany: (minutes: number) =>
    `Il y a eu beaucoup d’invitations en peu de temps. Attendez ${counted(minutes, 'minute')}, puis recommencez.`,
} as const

export const invitations = {
  title: 'Mes invitations',
  intro:
    'Tant que vous n’acceptez pas, rien ne s’ouvre. Ce que vous ferez dans ce carnet sera écrit à votre nom.',
  waiting: 'Quelqu’un vous a invité à ouvrir un carnet avec lui.',
  see: 'Voir l’invitation',
  none: 'Aucune invitation n’attend de réponse.',
  noneHint:
    'Si quelqu’un vous a invité, vérifiez avec lui votre numéro de sécurité sociale et votre nom de naissance.',
  asks: {
    parent: (inviter: string, holder: string) =>
      `${inviter} vous invite à représenter ${holder}, comme parent.`,
    tutor: (inviter: string, holder: string) =>
      `${inviter} vous invite à représenter ${holder}, comme tuteur ou tutrice.`,
    carer: (inviter: string, holder: string) =>
      inviter === holder
        ? `${inviter} vous invite à devenir son aidant.`
        : `${inviter} vous invite à devenir l’aidant ${of(holder)}.`,
  },
  lasts: (months: string) => `Pour ${months}, à partir de votre réponse.`,
  untilMajority: 'Jusqu’à sa majorité.',
  canRead: 'Vous pourrez lire ses documents.',
  canWrite: 'Vous pourrez lire ses documents, en ajouter et en supprimer.',
  canAll: 'Vous pourrez lire ses documents et gérer son carnet.',
  answerBy: (day: string) => `Vous pouvez répondre jusqu’au ${day}.`,
  attest: (holder: string) => `J’atteste être représentant légal ${of(holder)}.`,
  attestMissing: 'Pour accepter, cochez cette case si vous êtes son représentant légal.',
  accept: 'Accepter',
  refuse: 'Refuser',
  refuseMeans: 'L’invitation disparaîtra. Pour changer d’avis, il en faudra une nouvelle.',
  refuseNow: 'Oui, refuser',
  summary: 'Votre réponse n’a pas été enregistrée',
  helpedFull: 'Vous aidez déjà autant de personnes que possible. Arrêtez d’en aider une, puis acceptez.',
  over: 'Cette invitation n’est plus valable. Demandez-en une nouvelle à la personne qui vous a invité.',
  done: {
    acceptInvitation:
      'C’est fait\u00a0: ce carnet vous est ouvert. Choisissez-le avec «\u00a0Changer de carnet\u00a0».',
    refuseInvitation: 'C’est fait\u00a0: l’invitation est refusée. Rien n’a été ouvert.',
  },
  home: 'Revenir à mes documents',
} as const

export const reports = {
  title: 'Mes signalements',
  intro: 'Ici, vous suivez ce que vous avez signalé, jusqu’à la réponse.',
  back: 'Qui a regardé mon carnet',
  link: 'Voir mes signalements',
  reportAccess: 'Signaler cet accès',
  documentTitle: 'Une erreur\u202f?',
  documentIntro: 'Ce document n’est pas le vôtre, ou il contient une erreur\u00a0: dites-le nous.',
  reportDocument: 'Signaler ce document',
  noneTitle: 'Vous n’avez rien signalé.',
  none: 'Un accès se signale à côté de sa ligne, dans «\u00a0Qui a regardé mon carnet\u00a0». Un document se signale sur sa page.',
  sent: 'C’est fait\u00a0: votre signalement est envoyé. La réponse s’écrira ici, et un message vous préviendra.',
  states: {
    sent: 'envoyé',
    inReview: 'en cours d’examen',
    founded: 'répondu\u00a0: vous aviez raison',
    unfounded: 'répondu\u00a0: rien d’anormal',
  },
  sentOn: 'Envoyé',
  youWrote: 'Vous avez écrit\u00a0:',
  answered: 'Réponse\u00a0:',
  answeredOn: 'Répondu',
  accessOf: (who: string, when: string) => `Accès de ${who}, ${when}`,
  documentNamed: (title: string) => `Document\u00a0: ${title}`,
  serviceNamed: (name: string) => `Service relié\u00a0: ${name}`,
  serviceTitle: 'Un autre service',
  serviceIntro: 'Une application ou un service relié à votre carnet fait quelque chose d’anormal\u202f?',
  service: 'Signaler un service',
  form: { access: 'Signaler un accès', document: 'Signaler un document', service: 'Signaler un service' },
  text: {
    access: 'Pourquoi cet accès vous paraît anormal',
    document: 'Ce qui ne va pas dans ce document',
    service: 'Ce que ce service a fait',
  },
  readBy:
    'Ce que vous écrivez est lu par l’exploitant de Carnet, qui vous répond. En attendant, rien ne change dans votre carnet.',
  textHint: 'N’écrivez pas plus que nécessaire sur votre santé.',
  serviceName: 'Nom du service',
  serviceMissing: 'Écrivez le nom du service.',
  textMissing: 'Écrivez en quelques mots ce qui ne va pas.',
  submit: 'Envoyer le signalement',
  summary: 'Votre signalement n’est pas parti',
  tooMany: (minutes: number) =>
    `Vous avez envoyé beaucoup de signalements en peu de temps. Attendez ${counted(minutes, 'minute')}, puis recommencez.`,
} as const

export const profile = {
  title: 'Profil',
  intro: 'Ce que vous réglez vous-même.',
  means: {
    notices: 'Par quel moyen Carnet vous prévient de ce qui se passe ici.',
    delegates: 'Qui ouvre ce carnet avec vous, et qui vous invitez.',
    closeRecord: 'Ce que change la fermeture, et comment revenir.',
  },
} as const

export const notices = {
  title: 'Mes messages',
  intro: 'Carnet vous prévient de ce qui se passe dans votre carnet. Choisissez comment.',
  topics: {
    access: 'Quand un soignant lit votre carnet',
    emergency: 'Quand votre carnet est ouvert en urgence',
    document: 'Quand votre carnet a été mis à jour',
  },
  ways: {
    both: 'Par e-mail, sinon par SMS',
    email: 'Par e-mail seulement',
    sms: 'Par SMS seulement',
  },
  protects:
    'Ces messages vous protègent\u00a0: ils ne peuvent pas être coupés. Si le moyen choisi ne marche plus, nous utilisons l’autre.',
  save: 'Enregistrer',
  saved: 'C’est fait\u00a0: vos choix sont enregistrés.',
  refused: 'Vos choix n’ont pas été changés.',
  helpTitle: 'Les personnes que vous aidez',
  helpIntro:
    'Un message peut vous dire qu’un document que vous pouvez lire s’est ajouté à leur carnet. Il ne dit ni qui, ni quoi. Il arrive comme celui de vos mises à jour.',
  helpLegend: 'Me prévenir quand un document s’ajoute au carnet de',
  helpSave: 'Enregistrer pour ces personnes',
  choose: 'Choisir comment vous êtes prévenu',
} as const

export const errors = {
  notFound: {
    title: 'Cette page n’existe pas',
    text: 'L’adresse est peut-être incomplète, ou le document n’est plus dans votre carnet. Rien n’a été changé.',
    action: 'Revenir à mes documents',
  },
  forbidden: {
    title: 'Cette action n’est pas possible',
    text: 'Votre carnet n’a pas été changé. Revenez à la page d’avant et recommencez.',
    action: 'Revenir à mes documents',
  },
  expired: {
    title: 'Votre session a expiré',
    text: 'Pour vous protéger, votre carnet se ferme après 15 minutes sans activité. Rien n’a été perdu.',
    action: 'Ouvrir de nouveau mon carnet',
  },
  failure: {
    title: 'La page n’a pas pu s’afficher',
    text: 'La panne vient de nous. Vos documents ne sont pas perdus. Réessayez dans quelques minutes.',
    action: 'Réessayer',
  },
  reference: 'Si cela dure, donnez cette référence à l’aide :',
} as const

const vowel = /^([AEIOUÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ]|Y[^AEIOUÉÈ])/i

/** « d’Amina », « de Karim », « d’Yves », « de Yasmine ». */
function of(name: string): string {
  return vowel.test(name) ? `d’${name}` : `de ${name}`
}
