/** What someone did in the record, in words: the middle of every sentence of the access log. */
import type { Trace } from '@carnet/core/model/trace.ts'
import { counted } from './numbers.ts'
import { nameWithTitle } from './professions.ts'

/** Every verb takes « avoir », so that done and refused, he and you, share one pair of forms. */
type Verb = {
  readonly did: string
  readonly do: string
  /** `about`: whose access it decides, by name. */
  readonly object: (documents: number, about: string) => string
}

const documents = (count: number) => (count < 2 ? 'un document' : counted(count, 'document'))
const visible = (count: number) => `${count < 2 ? 'visible' : 'visibles'} ${documents(count)}`

const verbs: Readonly<Record<Trace['action'], Verb>> = {
  testExistence: { did: 'cherché', do: 'chercher', object: () => 'si vous avez un carnet' },
  authorise: { did: 'enregistré', do: 'enregistrer', object: () => 'votre accord pour lire votre carnet' },
  removeAuthorisation: { did: 'retiré', do: 'retirer', object: () => 'un droit de lire votre carnet' },
  removeMedecinTraitant: {
    did: 'demandé',
    do: 'demander',
    object: () => 'à ne plus être votre médecin traitant',
  },
  submitDocuments: { did: 'ajouté', do: 'ajouter', object: documents },
  replaceDocument: { did: 'remplacé', do: 'remplacer', object: documents },
  deleteDocument: { did: 'supprimé', do: 'supprimer', object: documents },
  archiveDocument: { did: 'archivé', do: 'archiver', object: documents },
  unarchiveDocument: { did: 'désarchivé', do: 'désarchiver', object: documents },
  maskDocument: { did: 'masqué', do: 'masquer', object: documents },
  unmaskDocument: { did: 'démasqué', do: 'démasquer', object: documents },
  showToPatient: { did: 'rendu', do: 'rendre', object: (n) => `${visible(n)} pour vous` },
  showToRepresentatives: {
    did: 'rendu',
    do: 'rendre',
    object: (n) => `${visible(n)} pour vos représentants légaux`,
  },
  changeVisibility: { did: 'changé', do: 'changer', object: () => 'qui voit un document' },
  changeDocument: { did: 'changé', do: 'changer', object: () => 'qui voit un document, ou s’il est archivé' },
  fileDirectives: { did: 'déposé', do: 'déposer', object: () => 'vos directives anticipées' },
  acknowledgeOrganDonation: {
    did: 'lu',
    do: 'dire avoir lu',
    object: () => 'l’information sur le don d’organes',
  },
  writeTreatments: { did: 'écrit', do: 'écrire', object: () => 'ce que vous prenez comme traitements' },
  readHealthProfile: { did: 'regardé', do: 'regarder', object: () => 'votre profil santé' },
  writeHealthProfile: { did: 'changé', do: 'changer', object: () => 'votre profil santé' },
  editDocument: { did: 'renommé ou reclassé', do: 'renommer ou reclasser', object: documents },
  findDocuments: { did: 'regardé', do: 'regarder', object: () => 'la liste de vos documents' },
  findReferences: { did: 'cherché', do: 'chercher', object: () => 'les références de vos documents' },
  readDocument: { did: 'ouvert', do: 'ouvrir', object: documents },
  listTraces: { did: 'regardé', do: 'regarder', object: () => 'qui a lu votre carnet' },
  listAuthorisations: {
    did: 'regardé',
    do: 'regarder',
    object: () => 'à qui vous avez donné ou refusé l’accès à votre carnet',
  },
  authoriseOther: {
    did: 'enregistré',
    do: 'enregistrer',
    object: (_, about) => `votre accord pour que ${about} lise votre carnet`,
  },
  authoriseTeam: {
    did: 'enregistré',
    do: 'enregistrer',
    object: (_, about) => `votre accord pour une équipe de soins\u00a0: ${about}`,
  },
  authoriseConsultation: {
    did: 'enregistré',
    do: 'enregistrer',
    object: () => 'votre accord pour lire votre carnet le temps d’une consultation',
  },
  blockProfessional: { did: 'bloqué', do: 'bloquer', object: (_, about) => about },
  unblockProfessional: { did: 'débloqué', do: 'débloquer', object: (_, about) => about },
  withdrawAuthorisation: {
    did: 'retiré',
    do: 'retirer',
    object: (_, about) => `l’accès à votre carnet\u00a0: ${about}`,
  },
  setAuthorisationEnd: {
    did: 'choisi',
    do: 'choisir',
    object: (_, about) => `la fin d’un accès à votre carnet\u00a0: ${about}`,
  },
  undoDecision: {
    did: 'annulé',
    do: 'annuler',
    object: (_, about) => `votre dernier choix\u00a0: ${about}`,
  },
  nameAdministrator: {
    did: 'donné',
    do: 'donner',
    object: (_, about) => `le droit de gérer votre carnet avec vous\u00a0: ${about}`,
  },
  dismissAdministrator: {
    did: 'retiré',
    do: 'retirer',
    object: (_, about) => `le droit de gérer votre carnet avec vous\u00a0: ${about}`,
  },
  consentExpressly: {
    did: 'donné',
    do: 'donner',
    object: (_, about) => `votre accord écrit à un médecin du travail ou sapeur-pompier\u00a0: ${about}`,
  },
  chooseProfessional: {
    did: 'ajouté',
    do: 'ajouter',
    object: (_, about) => `à vos professionnels\u00a0: ${about}`,
  },
  forgetProfessional: {
    did: 'enlevé',
    do: 'enlever',
    object: (_, about) => `de vos professionnels\u00a0: ${about}`,
  },
  readNoticeChoices: {
    did: 'regardé',
    do: 'regarder',
    object: () => 'comment vous recevez vos messages',
  },
  changeNoticeChoices: {
    did: 'changé',
    do: 'changer',
    object: () => 'comment vous recevez vos messages',
  },
  listNotices: { did: 'regardé', do: 'regarder', object: () => 'les notifications de ce carnet' },
  changeNotices: { did: 'rangé', do: 'ranger', object: () => 'les notifications de ce carnet' },
  keepRecord: { did: 'choisi', do: 'choisir', object: () => 'de garder votre carnet, une fois majeur' },
  noteDocument: { did: 'écrit', do: 'écrire', object: () => 'une note sur un document' },
  starDocument: { did: 'choisi', do: 'choisir', object: () => 'un document à garder sous la main' },
  unstarDocument: {
    did: 'retiré',
    do: 'retirer',
    object: () => 'un document de ceux gardés sous la main',
  },
  changeReminders: { did: 'changé', do: 'changer', object: () => 'les rappels demandés dans ce carnet' },
  acknowledgeEmergencies: {
    did: 'marqué',
    do: 'marquer',
    object: () => 'l’alerte des accès en urgence comme lue',
  },
  readEmergencyChoices: {
    did: 'regardé',
    do: 'regarder',
    object: () => 'qui peut ouvrir votre carnet en urgence',
  },
  changeEmergencyChoices: {
    did: 'changé',
    do: 'changer',
    object: () => 'qui peut ouvrir votre carnet en urgence',
  },
  maskEverything: {
    did: 'masqué',
    do: 'masquer',
    object: () => 'tous vos documents aux professionnels de santé, ceux à venir compris',
  },
  unmaskEverything: {
    did: 'arrêté',
    do: 'arrêter',
    object: () => 'de masquer tous vos documents aux professionnels de santé',
  },
  maskHistory: {
    did: 'masqué',
    do: 'masquer',
    object: () => 'votre histoire de santé aux professionnels de santé, ce qui arrivera compris',
  },
  unmaskHistory: {
    did: 'arrêté',
    do: 'arrêter',
    object: () => 'de masquer votre histoire de santé aux professionnels de santé',
  },
  maskDirectives: {
    did: 'masqué',
    do: 'masquer',
    object: () => 'vos directives anticipées aux professionnels de santé, les prochaines comprises',
  },
  unmaskDirectives: {
    did: 'arrêté',
    do: 'arrêter',
    object: () => 'de masquer vos directives anticipées aux professionnels de santé',
  },
  listDelegates: { did: 'regardé', do: 'regarder', object: () => 'qui vous aide ou vous représente' },
  inviteRepresentative: {
    did: 'invité',
    do: 'inviter',
    object: (_, about) => `un second représentant légal\u00a0: ${about}`,
  },
  renewHelp: { did: 'prolongé', do: 'prolonger', object: (_, about) => `une aide\u00a0: ${about}` },
  inviteCarer: { did: 'invité', do: 'inviter', object: (_, about) => `un aidant\u00a0: ${about}` },
  withdrawInvitation: { did: 'retiré', do: 'retirer', object: (_, about) => `l’invitation de ${about}` },
  acceptInvitation: { did: 'accepté', do: 'accepter', object: () => 'l’invitation à ouvrir votre carnet' },
  useInvitationCode: { did: 'utilisé', do: 'utiliser', object: () => 'le code d’une invitation' },
  refuseInvitation: { did: 'refusé', do: 'refuser', object: () => 'l’invitation à ouvrir votre carnet' },
  changeHelpNotices: {
    did: 'choisi',
    do: 'choisir',
    object: () => 'd’être prévenu, ou non, de vos nouveaux documents',
  },
  endHelp: { did: 'arrêté', do: 'arrêter', object: (_, about) => `l’aide de ${about}` },
  reportProblem: { did: 'envoyé', do: 'envoyer', object: () => 'un signalement' },
  listReports: { did: 'regardé', do: 'regarder', object: () => 'les signalements envoyés' },
  recogniseAccess: { did: 'reconnu', do: 'reconnaître', object: () => 'un accès à votre carnet' },
  askDownloadPersonalData: { did: 'demandé', do: 'demander', object: () => 'une archive de votre carnet' },
  downloadPersonalData: {
    did: 'téléchargé',
    do: 'télécharger',
    object: () => 'une archive de votre carnet',
  },
  downloadSummary: { did: 'téléchargé', do: 'télécharger', object: () => 'un résumé pour un soignant' },
  readEmergencyCard: { did: 'regardé', do: 'regarder', object: () => 'votre carte d’urgence' },
  changeEmergencyCard: { did: 'modifié', do: 'modifier', object: () => 'votre carte d’urgence' },
  changeEmergencyContacts: { did: 'modifié', do: 'modifier', object: () => 'vos personnes à prévenir' },
  makeCardLink: { did: 'fait', do: 'faire', object: () => 'un QR code pour votre carte d’urgence' },
  revokeCardLink: { did: 'désactivé', do: 'désactiver', object: () => 'le QR code de votre carte d’urgence' },
  makeOfflineCard: {
    did: 'fait',
    do: 'faire',
    object: () => 'un QR code lisible sans réseau pour votre carte d’urgence',
  },
  dropOfflineCard: {
    did: 'retiré',
    do: 'retirer',
    object: () => 'le QR code lisible sans réseau de votre carte d’urgence',
  },
  scanCardLink: {
    did: 'lu',
    do: 'lire',
    object: () => 'le QR code de votre carte d’urgence, qui n’a rien montré',
  },
  openEmergencyCard: {
    did: 'ouvert',
    do: 'ouvrir',
    object: () => 'votre carte d’urgence',
  },
  listPatients: {
    did: 'regardé',
    do: 'regarder',
    object: () => 'la liste de ses patients, où vous êtes',
  },
  searchPatients: {
    did: 'cherché',
    do: 'chercher',
    object: () => 'votre carnet par votre nom, pour un centre 15',
  },
  readAdministrativeData: { did: 'regardé', do: 'regarder', object: () => 'vos coordonnées' },
  updateAdministrativeData: {
    did: 'modifié',
    do: 'modifier',
    object: () => 'vos coordonnées ou vos choix d’urgence',
  },
  createRecord: { did: 'ouvert', do: 'ouvrir', object: () => 'votre carnet, avec votre accord' },
  reopenRecord: { did: 'rouvert', do: 'rouvrir', object: () => 'votre carnet, avec votre accord' },
  closeRecord: { did: 'fermé', do: 'fermer', object: () => 'votre carnet' },
  openPatientAccess: { did: 'ouvert', do: 'ouvrir', object: () => 'votre compte sur internet' },
  changePatientChannel: {
    did: 'changé',
    do: 'changer',
    object: () => 'où vous recevez vos codes de connexion',
  },
  renewPatientAccess: {
    did: 'renouvelé',
    do: 'renouveler',
    object: () => 'votre identifiant et votre mot de passe',
  },
  informPerson: { did: 'demandé', do: 'demander', object: () => 'que vous soyez informé de votre carnet' },
  sendActivationCode: {
    did: 'demandé',
    do: 'demander',
    object: () => 'qu’un code d’activation vous soit envoyé',
  },
  informByLetter: { did: 'demandé', do: 'demander', object: () => 'que vous soyez informé par lettre' },
  recordOpposition: { did: 'enregistré', do: 'enregistrer', object: () => 'votre opposition' },
  suspendRecord: { did: 'suspendu', do: 'suspendre', object: () => 'votre carnet' },
  restoreRecord: { did: 'rétabli', do: 'rétablir', object: () => 'votre carnet' },
  requestDeletion: {
    did: 'enregistré',
    do: 'enregistrer',
    object: () => 'votre demande de supprimer les données de votre carnet',
  },
  cancelDeletion: {
    did: 'annulé',
    do: 'annuler',
    object: () => 'la demande de supprimer les données de votre carnet',
  },
  opposeDossierPharmaceutique: {
    did: 'enregistré',
    do: 'enregistrer',
    object: () => 'votre opposition au Dossier Pharmaceutique',
  },
  acceptDossierPharmaceutique: {
    did: 'annulé',
    do: 'annuler',
    object: () => 'votre opposition au Dossier Pharmaceutique',
  },
  declareMedecinTraitant: {
    did: 'enregistré',
    do: 'enregistrer',
    object: (_, about) => `votre médecin traitant déclaré\u00a0: ${about}`,
  },
  withdrawMedecinTraitant: {
    did: 'retiré',
    do: 'retirer',
    object: (_, about) => `votre médecin traitant déclaré\u00a0: ${about}`,
  },
  attachRepresentative: {
    did: 'ouvert',
    do: 'ouvrir',
    object: (_, about) => `votre carnet à ${about}, qui vous représente`,
  },
  detachRepresentative: {
    did: 'fermé',
    do: 'fermer',
    object: (_, about) => `votre carnet à ${about}, qui vous représentait`,
  },
  nameCarer: {
    did: 'ouvert',
    do: 'ouvrir',
    object: (_, about) => `votre carnet à ${about}, qui vous aide`,
  },
  dismissCarer: {
    did: 'fermé',
    do: 'fermer',
    object: (_, about) => `votre carnet à ${about}, qui vous aidait`,
  },
  opposeHeirs: {
    did: 'enregistré',
    do: 'enregistrer',
    object: () => 'votre refus que vos proches aient vos documents après votre décès',
  },
  acceptHeirs: {
    did: 'annulé',
    do: 'annuler',
    object: () => 'votre refus que vos proches aient vos documents après votre décès',
  },
  recordHeirRequest: {
    did: 'enregistré',
    do: 'enregistrer',
    object: (_, about) => `la demande d’un ayant droit\u00a0: ${about}`,
  },
  reviewHeirRequests: {
    did: 'regardé',
    do: 'regarder',
    object: () => 'les demandes des ayants droit, et la liste de ce qui peut être donné',
  },
  refuseHeirRequest: {
    did: 'refusé',
    do: 'refuser',
    object: (_, about) => `la demande d’un ayant droit\u00a0: ${about}`,
  },
  grantHeirRequest: {
    did: 'donné',
    do: 'donner',
    object: (count, about) => `${documents(count)} à un ayant droit\u00a0: ${about}`,
  },
  changeIns: { did: 'changé', do: 'changer', object: () => 'le matricule de votre carnet' },
  mergeRecords: { did: 'réuni', do: 'réunir', object: () => 'deux carnets à votre nom en un seul' },
  importArchive: {
    did: 'repris',
    do: 'reprendre',
    object: (count) => `${documents(count)} d’une archive de votre carnet`,
  },
  attachToMes: {
    did: 'rattaché',
    do: 'rattacher',
    object: () => 'votre carnet à Mon espace santé, faute d’opposition dans le délai',
  },
  closeSuspended: {
    did: 'fermé',
    do: 'fermer',
    object: () => 'votre carnet suspendu, faute d’opposition dans le délai',
  },
  endRepresentation: {
    did: 'retiré',
    do: 'retirer',
    object: () => 'l’accès de vos représentants légaux, à votre majorité',
  },
  openByDefault: {
    did: 'ouvert',
    do: 'ouvrir',
    object: () => 'votre carnet, faute d’opposition dans le délai',
  },
  reviewEmergency: { did: 'examiné', do: 'examiner', object: () => 'un accès en urgence à votre carnet' },
  reviewReport: { did: 'examiné', do: 'examiner', object: () => 'un signalement' },
  extractTraces: { did: 'demandé', do: 'demander', object: () => 'toutes les traces d’un professionnel' },
  changeDirectory: { did: 'mis à jour', do: 'mettre à jour', object: () => 'l’annuaire des professionnels' },
  connect: { did: 'ouvert', do: 'ouvrir', object: () => 'votre carnet' },
  disconnect: { did: 'fermé', do: 'fermer', object: () => 'votre session' },
  activateAccount: { did: 'activé', do: 'activer', object: () => 'votre carnet' },
  listSessions: { did: 'regardé', do: 'regarder', object: () => 'où votre carnet est ouvert' },
  readAccountSecurity: {
    did: 'regardé',
    do: 'regarder',
    object: () => 'comment vous entrez dans votre carnet',
  },
  changeContact: { did: 'changé', do: 'changer', object: () => 'où vont vos codes de connexion' },
  listDeviceCopies: {
    did: 'regardé',
    do: 'regarder',
    object: () => 'où vous gardez une copie sans réseau',
  },
  makeDeviceCopy: { did: 'gardé', do: 'garder', object: () => 'une copie sans réseau sur un appareil' },
  endDeviceCopy: { did: 'effacé', do: 'effacer', object: () => 'une copie sans réseau d’un appareil' },
  addPasskey: { did: 'ajouté', do: 'ajouter', object: () => 'une clé d’accès à votre compte' },
  renamePasskey: { did: 'renommé', do: 'renommer', object: () => 'une clé d’accès de votre compte' },
  askCodeLetter: { did: 'demandé', do: 'demander', object: () => 'une lettre pour entrer de nouveau' },
  recoverAccount: {
    did: 'retrouvé',
    do: 'retrouver',
    object: () => 'l’accès à votre carnet, avec le code d’une lettre',
  },
  askChildCode: {
    did: 'demandé',
    do: 'demander',
    object: () => 'un code pour ouvrir le carnet d’un enfant',
  },
  addPassword: { did: 'choisi', do: 'choisir', object: () => 'un mot de passe pour votre compte' },
  changePassword: { did: 'changé', do: 'changer', object: () => 'le mot de passe de votre compte' },
  removePasskey: { did: 'retiré', do: 'retirer', object: () => 'une clé d’accès de votre compte' },
  linkFranceConnect: { did: 'relié', do: 'relier', object: () => 'FranceConnect+ à votre compte' },
  unlinkFranceConnect: { did: 'retiré', do: 'retirer', object: () => 'FranceConnect+ de votre compte' },
  closeSessions: { did: 'fermé', do: 'fermer', object: () => 'votre carnet sur d’autres appareils' },
  listHelped: { did: 'regardé', do: 'regarder', object: () => 'quels carnets vous pouvez ouvrir' },
  chooseRecord: { did: 'choisi', do: 'choisir', object: () => 'quel carnet ouvrir' },
  listInvitations: { did: 'regardé', do: 'regarder', object: () => 'vos invitations' },
  downloadHelpProof: { did: 'téléchargé', do: 'télécharger', object: () => 'une attestation d’aidant' },
  downloadOppositionProof: {
    did: 'téléchargé',
    do: 'télécharger',
    object: () => 'la preuve de votre opposition',
  },
  downloadDocument: { did: 'téléchargé', do: 'télécharger', object: documents },
  downloadTraces: { did: 'téléchargé', do: 'télécharger', object: () => 'la liste de qui a lu votre carnet' },
}

export const tracedActions = Object.keys(verbs) as readonly Trace['action'][]

/** « a ouvert 3 documents », « avez voulu ouvrir un document ». */
export function actionInWords(
  trace: Pick<Trace, 'action' | 'outcome' | 'about'>,
  who: 'you' | 'someone',
  documentCount: number,
): string {
  const verb = verbs[trace.action]
  const have = who === 'you' ? 'avez' : 'a'
  const form = trace.outcome === 'done' ? verb.did : `voulu ${verb.do}`
  const { about } = trace
  const name = about === undefined ? 'une personne' : nameWithTitle(about.name, about.profession)
  return `${have} ${form} ${verb.object(documentCount, name)}`
}
