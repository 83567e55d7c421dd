/** The portal of professionals: official words, short. Spec: people.md W-01 to W-15. */
import { counted } from './numbers.ts'

export const pro = {
  brand: 'Carnet, professionnels',
  navigation: 'Pages du portail',
  patients: 'Mes patients',
  corrections: 'Demandes reçues',
  open: 'Ouvrir un DMP',
  logout: 'Se déconnecter',
  changePlace: 'Changer de lieu d’exercice',
  recordOf: (name: string) => `DMP\u00a0: ${name}`,
  help: {
    call: 'Régulation médicale\u00a0: 15 ou 112.',
    traced: 'Chaque accès, même refusé, est écrit dans l’historique de la personne, à votre nom.',
    leaving: 'En partant, déconnectez-vous, retirez votre carte et fermez le navigateur.',
    emergency: 'La personne ne peut pas exprimer sa volonté et sa santé court un risque immédiat\u202f?',
    emergencyLink: 'Ouvrir son DMP en bris de glace',
  },

  entry: {
    title: 'Portail des professionnels de santé',
    intro: 'Vous vous connectez avec votre carte CPS\u00a0: insérez-la dans le lecteur avant de continuer.',
    card: 'Se connecter avec ma carte CPS',
    expired: 'Votre session a pris fin\u00a0: trente minutes sans activité, ou dix heures. Reconnectez-vous.',
    left: 'Vous êtes déconnecté. Rien ne reste ouvert ici.',
    notAsked:
      'Cette adresse ne s’ouvre pas seule\u00a0: revenez au portail, et choisissez «\u00a0Se connecter avec ma carte CPS\u00a0».',
    again: 'La lecture de la carte n’a pas abouti dans ce navigateur. Recommencez.',
  },

  situation: {
    title: 'Où exercez-vous en ce moment\u202f?',
    intro: 'Vos droits d’accès dépendent de la structure pour laquelle vous agissez.',
    legend: 'Situation d’exercice',
    choose: 'Choisir cette situation',
    missing: 'Choisissez une situation d’exercice.',
    notChosen: 'La situation n’est pas choisie',
  },

  list: {
    title: 'Mes patients',
    intro: 'Les DMP que vous êtes autorisé à consulter, le dernier accord d’abord.',
    caption: (count: number) => counted(count, 'patient'),
    columns: ['Patient', 'Naissance', 'Votre accès', 'Votre dernier acte', 'Dernier document'],
    until: (day: string) => `jusqu’au ${day}`,
    noEnd: 'sans terme',
    none: '—',
    medecinTraitant: 'médecin traitant',
    newDocument: 'nouveau',
    emptyTitle: 'Aucun DMP ne vous est ouvert',
    empty:
      'Un DMP apparaît ici quand la personne vous en a autorisé l’accès, ou l’a fait pour votre structure.',
  },

  opening: {
    title: 'Ouvrir un DMP',
    intro: 'Le matricule INS est lu sur la carte Vitale par votre logiciel, ou par le téléservice INSi.',
    label: 'Matricule INS',
    hint: 'Treize chiffres et deux de clé\u202f; les espaces ne comptent pas.',
    wrong: 'Ce n’est pas un matricule INS\u00a0: quinze chiffres, clé comprise.',
    wrongKey: 'La clé de ce matricule est fausse\u00a0: relisez les quinze chiffres.',
    notOpened: 'Le DMP n’a pas été ouvert',
    open: 'Ouvrir le DMP',
  },

  strip: {
    label: 'Identité du patient',
    born: (day: string) => `naissance\u00a0: ${day}`,
    birthName: (name: string) => `nom de naissance\u00a0: ${name}`,
    sex: { M: 'sexe masculin', F: 'sexe féminin', U: 'sexe inconnu' },
    age: (years: number) => counted(years, 'an'),
    minor: 'mineur',
    ins: 'Matricule INS',
    qualified: 'identité qualifiée',
    sections: 'Pages de ce DMP',
    record: 'Dossier',
  },

  access: {
    title: 'Accès',
    standing: {
      individualAuthorisation: 'La personne vous a autorisé à consulter son DMP.',
      structureAuthorisation: 'La personne a autorisé votre structure à consulter son DMP.',
      careTeamAuthorisation: 'La personne a autorisé l’équipe de soins dont vous êtes membre.',
      consultationConsent:
        'La personne ne s’oppose pas à votre consultation, le temps de cette session\u00a0: l’accès s’arrête quand vous vous déconnectez.',
    },
    until: (day: string) => `Cette autorisation vaut jusqu’au ${day}.`,
    medecinTraitant: 'Vous êtes son médecin traitant déclaré.',
    administrator: 'La personne vous a nommé administrateur de son DMP.',
    missing: {
      notAuthorised: 'Vous n’êtes pas autorisé à consulter ce DMP.',
      authorisationExpired: 'Votre autorisation sur ce DMP a expiré.',
    },
    consentBox: 'Le patient ne s’oppose pas',
    consent: 'Enregistrer son accord',
    consentMissing: 'Cochez la case, si la personne ne s’oppose pas.',
    notRecorded: 'L’accord n’est pas enregistré',
    recorded: 'L’accord est enregistré.',
  },

  documents: {
    title: 'Documents',
    caption: (count: number) => counted(count, 'document'),
    columns: ['Date des soins', 'Document', 'Auteur', 'État'],
    addedOn: (day: string) => `déposé le ${day}`,
    fromPatient: 'ajouté par le patient',
    none: 'Rien que vous puissiez lire.',
    filter: 'Montrer aussi',
    apply: 'Afficher',
  },

  document: {
    back: 'Tous les documents',
    patient: 'Patient\u00a0:',
    born: (day: string) => `naissance\u00a0: ${day}`,
    frame: (title: string) => `Texte du document\u00a0: ${title}`,
    openPdf: 'Ouvrir le PDF',
    openPiece: 'Ouvrir la pièce jointe',
    numbered: (open: string, rank: number) => `${open} (${rank})`,
    unreadable: 'Ce document ne peut pas être affiché ici. Téléchargez-le\u00a0: votre logiciel le lira.',
    download: 'Télécharger l’original',
  },

  direct: {
    /** Pages of TD0.9 that this portal does not have. */
    pages: {
      GestionDMPPatient: 'gestion du DMP',
      ParcoursDeSoins: 'parcours de soins',
      VolontesEtDroits: 'volontés et droits',
      CarnetVaccination: 'carnet de vaccination',
    },
    notBuilt: (page: string) =>
      `Votre logiciel a demandé la page «\u00a0${page}\u00a0», que ce portail n’offre pas encore. Voici le dossier.`,
    title: 'Ouvrir le DMP demandé',
    means:
      'Un autre site vous a conduit ici. Pour ouvrir ce DMP à votre nom, confirmez que c’est vous qui le demandez.',
    confirm: 'Ouvrir le DMP',
    over: {
      title: 'Ce lien a déjà servi',
      text: 'Un lien ouvert par un logiciel vaut une fois, pendant dix minutes. Recommencez depuis votre logiciel.',
    },
    unknown: {
      title: 'Cette adresse n’ouvre aucune page',
      text: 'Votre logiciel a ouvert une adresse que le portail ne connaît pas.',
    },
  },

  noRecord: {
    title: 'Aucun DMP n’est ouvert ici',
    text: 'Ce matricule ne mène à aucun DMP que vous puissiez ouvrir. Relisez-le sur la carte Vitale.',
    again: 'Ouvrir un autre DMP',
  },
  noPatient: {
    title: 'Ce patient n’est plus ouvert dans votre session',
    text: 'Ouvrez de nouveau son DMP depuis votre liste, ou par son matricule.',
  },
  noDocument: {
    title: 'Ce document n’est pas dans ce DMP',
    text: 'Il n’y a jamais été, n’y est plus, ou n’est pas pour vous.',
  },
  refused: {
    title: 'Accès refusé',
    written: 'La tentative est écrite dans l’historique de la personne.',
    wait: (minutes: number) => `Recommencez dans ${minutes}\u00a0${minutes < 2 ? 'minute' : 'minutes'}.`,
  },
  stale: {
    title: 'Cette page n’était plus à jour',
    text: 'Rien n’a été changé. Revenez à la page, et recommencez.',
  },
  failure: {
    title: 'La page n’a pas pu être montrée',
    text: 'C’est de notre fait. Recommencez dans un instant.',
    reference: 'Référence à donner au support\u00a0:',
  },
} as const
