/** What a person takes away: the page that asks for it, and the pages inside. Spec: people.md P-26; rules.md TRA-11. */

import type { PassphraseObjection, PassphraseStrength } from '@carnet/core/model/archive-passphrase.ts'
import type { ExportForm } from '@carnet/core/model/personal-export.ts'
import { counted, numberInWords } from './numbers.ts'
import { common } from './page.ts'

export const takeAway = {
  linkIntro: 'Tous les documents et toutes les données que vous pouvez voir ici, dans un fichier à garder.',
  linkAction: 'Préparer le fichier',
  beforeClosing: 'Avant de fermer, vous pouvez emporter tous les documents dans un fichier.',
  title: 'Emporter mon carnet',
  neutralTitle: 'Emporter ce carnet',
  intro:
    'Vous pouvez emporter tout ce que vous voyez ici\u00a0: les documents, qui les a lus, vos coordonnées et vos choix.',
  keep: 'Ce fichier contient toute votre santé. Gardez-le en lieu sûr.',
  asked:
    'C’est demandé. Nous préparons le fichier, et nous vous prévenons dès qu’il est prêt. Vous pouvez quitter cette page.',
  over: 'Ce fichier n’est plus disponible. Demandez-en un autre\u00a0: il sera à jour.',
  notForYou:
    'Seule la personne elle-même, son parent ou son tuteur peut emporter ce carnet. Un aidant et un curateur ne le peuvent pas.',
  forms: {
    readable: {
      title: 'Pour lire',
      what: 'Une archive ZIP. Ouvrez-la, puis ouvrez la page «\u00a0index\u00a0»\u00a0: elle se lit dans n’importe quel navigateur, sans connexion.',
      ask: 'Préparer l’archive à lire',
    },
    xdm: {
      title: 'Pour un autre logiciel',
      what: 'Une archive ZIP, dans un format que les logiciels de santé savent lire. Elle contient les documents et un résumé de santé.',
      ask: 'Préparer l’archive pour un logiciel',
    },
  } satisfies Record<ExportForm, { title: string; what: string; ask: string }>,
  waiting: 'En préparation.',
  progress: (done: number, total: number) =>
    `${numberInWords(done)} ${done < 2 ? 'document préparé' : 'documents préparés'} sur ${numberInWords(total)}.`,
  refresh: 'Voir où cela en est',
  ready: 'Elle est prête.',
  keptUntil: (moment: string, size: string) => `${size}. Gardée jusqu’au ${moment}, puis détruite.`,
  download: 'Télécharger',
  again: 'En préparer une nouvelle',
  failed:
    'L’archive n’a pas pu être préparée. La panne vient de nous, rien n’est perdu. Demandez-la de nouveau.',
  notGiven: 'L’archive n’a pas été téléchargée',
} as const

/** The passphrase that locks an archive. */
export const lockArchive = {
  fold: 'Protéger ce fichier par une phrase de passe (facultatif)',
  what: 'Le fichier sera chiffré. Il s’ouvrira avec un logiciel qui connaît les archives ZIP chiffrées (AES-256), comme 7-Zip, qui est gratuit.',
  forgotten: 'Si vous l’oubliez, personne ne pourra ouvrir ce fichier, nous non plus.',
  label: 'Votre phrase de passe',
  hint: (min: number) =>
    `${min} caractères au moins, sans accent. Le plus sûr\u00a0: quatre mots sans rapport entre eux.`,
  again: 'La même phrase, encore une fois',
  strengths: {
    weak: 'Trop courte, ou trop facile à deviner.',
    enough: 'Elle convient. Plus longue, elle serait plus sûre.',
    good: 'Elle est bonne.',
    strong: 'Elle est très bonne.',
  } satisfies Record<PassphraseStrength, string>,
  objections: {
    tooShort: 'Cette phrase est trop courte. Ajoutez un ou deux mots.',
    tooEasy:
      'Cette phrase se devine trop vite. Évitez les numéros, les dates, les suites et les répétitions.',
    tooLong: 'Cette phrase est trop longue. Gardez 128\u00a0caractères au plus.',
    notPlain:
      'Évitez les accents et les signes rares\u00a0: tous les logiciels ne les écrivent pas de la même façon.',
    different: 'Les deux phrases ne sont pas les mêmes.',
  } satisfies Record<PassphraseObjection, string>,
  notAsked: 'L’archive n’a pas été demandée',
  willBe: 'Elle sera protégée par votre phrase de passe.',
  is: 'Elle est protégée par votre phrase de passe\u00a0: il faudra l’écrire pour ouvrir le fichier. Si vous l’oubliez, personne ne pourra l’ouvrir\u202f; préparez-en alors une nouvelle.',
  typeAgain: 'Votre phrase de passe n’a pas été gardée\u00a0: écrivez-la de nouveau.',
} as const

export const archive = {
  title: common.recordOf,
  madeOn: 'Archive préparée le',
  madeBy: (name: string) => `À la demande de ${name}, son représentant légal.`,
  documents: (count: number) => counted(count, 'document'),
  /** `many`: `#` is the number. */
  search: {
    label: 'Chercher dans cette liste',
    none: 'Aucun document ne correspond. Essayez avec un seul mot.',
    one: '1\u00a0document trouvé.',
    many: '#\u00a0documents trouvés.',
  },
  noDocument: 'Ce carnet n’a pas de document que vous puissiez voir.',
  others: 'Les autres données',
  person: 'La personne et ses choix',
  history: 'Qui a regardé ce carnet',
  forSoftware: 'Les mêmes données, pour un logiciel (JSON)',
  navigation: 'Archive',
  back: 'Revenir à la liste des documents',
  read: 'Lire',
  attachment: (rank: number, mediaType: string) => `Pièce jointe ${rank} (${kindOfFile(mediaType)})`,
  original: 'Original, tel que déposé',
  metadata: 'Fiche technique (XDS)',
  noText: 'Ce document n’a pas pu être mis en page\u00a0: ouvrez l’original.',
  noLine: 'L’historique est vide.',
  readMe: (name: string) => `${common.recordOf(name)}.

Ouvrez le fichier index.html. Il se lit dans n’importe quel navigateur, sans connexion.

documents/ contient un dossier par document.
lire.html est le document mis en page.
original.xml est le document tel qu’il a été déposé, au bit près.
piece-1, piece-2… sont ses pièces jointes.
fiche.xml contient ses métadonnées (IHE XDS).
donnees/ contient l’identité, les choix, et qui a fait quoi dans le carnet.
Ses fichiers .html se lisent. Ses fichiers .json sont pour un logiciel.

Ce fichier contient toute votre santé. Gardez-le en lieu sûr.
`,
  keepForHeirs:
    'Ce fichier contient des données de santé, données pour le motif demandé. Gardez-le en lieu sûr.',
  readMeForHeirs: (name: string) => `${common.recordOf(name)}, extrait.

Ouvrez le fichier index.html. Il se lit dans n’importe quel navigateur, sans connexion.

documents/ contient un dossier par document.
lire.html est le document mis en page.
original.xml est le document tel qu’il a été déposé, au bit près.
piece-1, piece-2… sont ses pièces jointes.
fiche.xml contient ses métadonnées (IHE XDS).

Ces documents sont donnés à un ayant droit, pour le motif qu’il a demandé (CSP, article L1110-4 V). Gardez-les en lieu sûr.
`,
  readMeOfXdm: (name: string) => `${common.recordOf(name)}.

Archive IHE XDM, faite par Carnet.
INDEX.HTM est la liste des documents.
IHE_XDM/SUBSET01/METADATA.XML contient leurs métadonnées.
FHIR/IPS.JSON est un résumé patient (HL7 FHIR, résumé patient international), fait de ce que les documents et la personne disent.
Les fichiers DOC sont les documents, tels que déposés.

Vous changez de Carnet\u202f? Remettez ce fichier à qui tient le nouveau\u00a0: il y reprendra vos documents.

Ce fichier contient toute votre santé. Gardez-le en lieu sûr.
`,
} as const

function kindOfFile(mediaType: string): string {
  if (mediaType === 'application/pdf') return 'PDF'
  if (mediaType.startsWith('image/')) return 'image'
  return mediaType.startsWith('text/') ? 'texte' : 'fichier'
}

/** The page of the person and of what he chose. */
export const archivedPerson = {
  identity: 'Identité',
  birthName: 'Nom de naissance',
  usedName: 'Nom utilisé',
  firstNames: 'Prénoms',
  usedFirstName: 'Prénom utilisé',
  born: 'Naissance',
  birthPlace: 'Lieu de naissance (code)',
  sex: 'Sexe',
  sexes: { M: 'masculin', F: 'féminin', U: 'non précisé' },
  ins: 'Matricule INS',
  otherIns: 'Anciens matricules INS',
  openedAt: 'Carnet ouvert le',
  contact: 'Coordonnées',
  addresses: 'Adresses',
  telecoms: 'Téléphones et e-mails',
  representativesDeclared: 'Représentants déclarés',
  account: 'Compte sur internet',
  login: 'Identifiant',
  email: 'E-mail',
  phone: 'Téléphone',
  choices: 'Choix',
  btg: 'Ouverture en urgence (bris de glace)',
  etreat: 'Ouverture par le SAMU (15)',
  masked: 'Documents masqués lus en urgence',
  everythingMasked: 'Tous les documents masqués aux professionnels',
  dossierPharmaceutique: 'Opposition au Dossier Pharmaceutique',
  organDonation: 'A lu l’information sur le don d’organes',
  yes: 'oui',
  no: 'non',
  professionals: 'Professionnels et structures',
  access: { permit: 'peut lire', deny: 'bloqué' },
  administrator: 'gère le carnet avec la personne',
  expressConsent: 'accord écrit donné au médecin du travail, ou sapeur-pompier',
  since: (day: string) => `depuis le ${day}`,
  until: (day: string) => `jusqu’au ${day}`,
  invitations: 'Invitations',
  treatments: 'Traitements écrits dans le carnet',
  reminders: 'Rappels demandés',
  healthProfile: 'Profil santé écrit dans le carnet',
  measures: 'Mesures notées dans le carnet',
  emergencyCard: 'Carte d’urgence et personnes à prévenir',
  stopped: 'n’est plus pris',
  reports: 'Signalements',
  reported: 'Signalé\u00a0:',
  notices: 'Messages envoyés',
  events: 'Vie du carnet',
  none: 'Rien.',
} as const

export const eventWords: Readonly<Record<string, string>> = {
  informed: 'La personne a été informée',
  opposed: 'La personne s’est opposée',
  created: 'Le carnet a été ouvert',
  attached: 'Le carnet a rejoint Mon espace santé',
  suspended: 'Le carnet a été suspendu',
  suspensionOpposed: 'La personne s’est opposée à la fermeture',
  restored: 'Le carnet a été rétabli',
  closed: 'Le carnet a été fermé',
  reopened: 'Le carnet a été rouvert',
  deletionRequested: 'La suppression a été demandée',
  deletionCancelled: 'La demande de suppression a été annulée',
  cameOfAge: 'La personne est devenue majeure',
  insChanged: 'Le matricule a changé',
  represented: 'Un représentant légal a été rattaché au carnet',
  heirsOpposed: 'La personne a refusé que ses ayants droit aient ses documents',
  heirsAccepted: 'La personne est revenue sur ce refus',
  heirAsked: 'Un ayant droit a demandé des documents',
  heirGranted: 'Des documents ont été donnés à un ayant droit',
  heirRefused: 'La demande d’un ayant droit a été refusée',
  archiveImported: 'Les documents d’une archive ont été repris',
  representationEnded: 'Un représentant légal n’est plus rattaché au carnet',
  merged: 'Deux carnets ont été réunis',
}
