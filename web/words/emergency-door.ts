/** What a professional reads who opens a record in an emergency with his card. Spec: people.md W-03, W-13; rules.md EMG-05. */
import type { EmergencyMotive, ReasonObjection } from '@carnet/core/model/emergency.ts'

export const emergencyMotiveWords: Readonly<Record<EmergencyMotive, string>> = {
  unconscious: 'Personne inconsciente',
  speechless: 'Personne hors d’état d’exprimer sa volonté',
  other: 'Autre situation, à préciser',
}

/** In the history of the person, and in the message of his médecin traitant: his choice, then his own words. */
export function reasonInWords(motive: EmergencyMotive, words: string): string {
  if (words === '') return emergencyMotiveWords[motive]
  return motive === 'other' ? words : `${emergencyMotiveWords[motive]}\u00a0: ${words}`
}

export const emergencyDoor = {
  brand: 'Carnet, accès en urgence',
  you: (name: string, structure: string) => `${name}, ${structure}`,
  help: 'Aide',
  call: 'Régulation médicale\u00a0: 15 ou 112.',
  traced: 'Chaque accès, même refusé, est écrit dans l’historique de la personne, à votre nom.',
  leaving:
    'En partant, terminez l’accès, retirez votre carte et fermez le navigateur\u00a0: personne n’agira à votre place.',

  lead: {
    title: 'Professionnels\u00a0: ouvrir un DMP en urgence',
    intro:
      'La carte CPS suffit\u00a0: ni compte, ni logiciel. Insérez-la dans le lecteur avant de continuer.',
    open: 'Continuer avec ma carte',
    withCode:
      'Le patient a une carte d’urgence\u202f? Lisez plutôt son QR code\u00a0: il mène droit à son DMP.',
  },

  matricule: {
    title: 'Ouvrir un DMP en urgence',
    intro: 'Le matricule INS est lu sur la carte Vitale par votre logiciel, ou par le téléservice INSi.',
    label: 'Matricule INS',
    hint: 'Treize chiffres et deux de clé\u202f; les espaces ne comptent pas.',
    wrong: 'Ce n’est pas un matricule INS\u00a0: quinze chiffres, clé comprise.',
    wrongKey: 'La clé de ce matricule est fausse\u00a0: relisez les quinze chiffres.',
  },

  card: {
    title: 'Carte d’urgence',
    read: 'Vous la lisez avec votre carte. La personne en est prévenue.',
    empty: 'Cette personne n’a pas rempli sa carte d’urgence.',
    toRecord: 'Aller à l’ouverture du DMP',
    elsewhere: 'Cette page a été ouverte depuis un autre site.',
    elsewhereMeans: 'Pour lire la carte d’urgence à votre nom, confirmez que c’est vous qui le demandez.',
    confirm: 'Lire la carte',
  },

  opening: {
    title: 'Ouvrir le DMP en urgence',
    law: 'La loi le permet si la personne ne peut pas exprimer sa volonté et si sa santé court un risque immédiat (CSP, L1111-17).',
    told: 'La personne et son médecin traitant sont prévenus aussitôt.',
    motive: 'Pourquoi',
    precision: 'Précisions',
    precisionHint: 'Facultatives, sauf pour une autre situation. La personne les lira.',
    place: 'Vous exercez ici en ce moment',
    open: 'Ouvrir le DMP en urgence',
    notOpened: 'Le DMP n’a pas été ouvert',
    problems: {
      motiveMissing: 'Choisissez pourquoi vous ouvrez ce DMP.',
      wordsMissing: 'Dites en quelques mots quelle est la situation.',
      wordsTooLong: 'Ces précisions sont trop longues\u00a0: 300 caractères au plus.',
    } satisfies Record<ReasonObjection, string>,
  },

  record: {
    state: 'Bris de glace',
    means: 'Accès en urgence, sans l’accord de la personne. Elle et son médecin traitant sont prévenus.',
    reason: 'Motif\u00a0:',
    end: 'Terminer l’accès',
    first: 'À lire d’abord',
    all: (count: number) => `Tous les documents\u00a0: ${count}`,
    none: 'Aucun document que vous puissiez lire.',
    fromPatient: 'ajouté par le patient',
    addedOn: 'déposé le',
  },

  document: { back: 'Tous les documents' },

  ended: {
    title: 'L’accès en urgence est terminé',
    text: 'Rien ne reste ouvert ici.',
    again: 'Pour y revenir, lisez de nouveau le QR code, ou saisissez le matricule.',
    open: 'Ouvrir un autre DMP',
  },

  over: {
    title: 'Cet accès est terminé',
    text: 'Un accès en urgence dure trente minutes, avec la carte qui l’a ouvert. Dites de nouveau pourquoi vous ouvrez ce DMP.',
  },

  stale: {
    title: 'Cette page n’était plus à jour',
    text: 'Rien n’a été ouvert. Revenez à la page, et recommencez.',
  },

  noRecord: {
    title: 'Aucun DMP n’est ouvert ici',
    text: 'Le code ou le matricule ne mène à aucun DMP ouvert. Vérifiez-le. Le QR code a pu être remplacé ou révoqué.',
  },

  refused: {
    title: 'Accès refusé',
    written: 'Rien n’a été montré. La tentative est écrite dans l’historique.',
    wait: (minutes: number) => `Recommencez dans ${minutes}\u00a0${minutes < 2 ? 'minute' : 'minutes'}.`,
    byRegulation:
      'Le médecin régulateur du 15 a un accès que la personne permet à part\u00a0: appelez le 15.',
    sixDigits: 'Les six chiffres imprimés sur la carte d’urgence la montrent quand même.',
  },

  failure: {
    title: 'La page n’a pas pu être montrée',
    text: 'C’est de notre fait. Recommencez\u202f; si cela dure, appelez le 15.',
    reference: 'Référence à donner au support\u00a0:',
  },
} as const
