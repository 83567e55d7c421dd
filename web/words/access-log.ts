/** « Qui a regardé mon carnet ». */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const accessLog = {
  title: 'Qui a regardé mon carnet',
  intro: easy(
    'Chaque accès à votre carnet est écrit ici, avec sa raison. Les tentatives refusées aussi.',
    'Vous voyez ici qui a ouvert votre carnet. Vous voyez pourquoi. Vous voyez aussi qui n’a pas pu l’ouvrir.',
  ),
  viewsTitle: 'Choisir de qui voir les lignes',
  views: {
    professionnels: 'Mes professionnels',
    activites: 'Mes activités',
    services: 'Mes services synchronisés',
  },
  viewIntro: {
    professionnels: easy(
      'Les soignants, leurs structures, et ce qui s’est fait sans vous.',
      'Vos soignants. Les hôpitaux. Ce qui s’est fait sans vous.',
    ),
    activites: easy(
      'Ce que vous avez fait, et ce qu’ont fait pour vous vos aidants et vos représentants.',
      'Ce que vous avez fait. Ce que vos aidants ont fait pour vous.',
    ),
    services: easy(
      'Ce qui ajoute des documents à votre carnet sans qu’une personne ait à le faire.',
      'Ce qui met des documents ici tout seul.',
    ),
  },
  lastSent: 'Dernier envoi\u00a0:',
  services: {
    assuranceMaladie: {
      name: 'L’Assurance Maladie',
      opposing: easy(
        () =>
          'Elle ajoute l’historique de vos soins remboursés, comme la loi le prévoit. Un mineur peut demander à un soignant qu’un soin n’y soit pas écrit.',
        () =>
          'Elle écrit ici vos soins remboursés. C’est la loi. Un mineur peut demander de ne pas écrire un soin.',
      ),
    },
    dossierPharmaceutique: {
      name: 'Le Dossier Pharmaceutique',
      opposing: easy(
        (phone: string) =>
          `Il ajoute les médicaments qui vous sont délivrés. Vous pouvez vous y opposer à tout moment en appelant le ${phone}\u00a0: rien de plus n’entrera.`,
        (phone: string) =>
          `Il écrit ici vos médicaments. Vous pouvez dire non. Pour dire non, appelez le ${phone}.`,
      ),
    },
    structure: {
      name: 'Un établissement inconnu de l’annuaire',
      opposing: easy(
        () =>
          'Cet établissement ajoute ce qu’il a fait pour vous. La loi ne permet de refuser ces ajouts que pour un motif légitime\u00a0: dites-le-lui. Vous pouvez masquer chaque document.',
        () =>
          'Cet établissement écrit ce qu’il a fait pour vous. Vous avez une bonne raison de dire non\u202f? Dites-le à l’établissement. Vous pouvez cacher chaque document.',
      ),
    },
  },
  from: 'Du',
  until: 'Au',
  onlyOf: (who: string) => `Seulement les lignes de\u00a0: ${who}.`,
  onlyOfNobody: 'Cette ligne n’est pas dans votre historique.',
  ofEverybody: 'Voir les lignes de tous',
  onlyHis: 'Voir seulement ses lignes',
  provisional: easy(
    'Règles provisoires, en attente du tableau officiel des droits de lecture par profession.',
    'Ces règles peuvent encore changer.',
  ),
  emergencies: 'Accès en urgence',
  emergenciesIntro: easy(
    'Depuis 30 jours, votre carnet a été ouvert en urgence.',
    'Un soignant a ouvert votre carnet en urgence ce mois-ci.',
  ),
  emergencyOf: { brisDeGlace: 'accès en urgence', centre15: 'SAMU (15)' },
  emergencyCard: 'carte d’urgence',
  emergencyReason: 'Raison donnée :',
  refused: 'Une tentative a été refusée :',
  secret: 'connexion secrète',
  you: 'Vous',
  system: 'Carnet',
  insuranceAgent: 'L’Assurance Maladie',
  cardBearer: 'Quelqu’un qui avait votre carte',
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
    masquages: 'Masquages',
    recherches: 'Recherches de mon carnet, sans l’ouvrir',
    refus: 'Refus',
    urgences: 'Urgences',
    documents: 'Documents',
    reglages: 'Accès et réglages',
  },
  kind: 'Sorte d’accès',
  filter: 'Afficher',
  emptyTitle: (since: string) => `Personne n’a regardé votre carnet depuis le ${since}.`,
  empty: easy(
    'Dès qu’un soignant l’ouvrira, une ligne s’écrira ici.',
    'Un soignant l’ouvre\u202f? Vous le verrez ici.',
  ),
  noMatchTitle: 'Aucune ligne ne correspond.',
  noMatch: easy(
    'Choisissez une autre sorte d’accès, ou d’autres dates.',
    'Choisissez d’autres dates. Ou choisissez une autre sorte d’accès.',
  ),
  noMatchWayOut: 'Voir toutes les lignes',
  noActivityTitle: 'Vous n’avez encore rien fait dans votre carnet.',
  noActivity: easy('Ce que vous y ferez s’écrira ici.', 'Ce que vous ferez sera écrit ici.'),
  noServiceTitle: 'Aucun service n’est relié à votre carnet.',
  noService: easy(
    'Carnet ne relie encore aucun service\u00a0: rien ne lit ni n’ajoute rien par ce chemin.',
    'Aucun service ne lit votre carnet.',
  ),
} as const

/** On every page of the carnet, until the holder has read it. */
export const emergencyAlert = {
  title: 'Votre carnet a été ouvert en urgence',
  told: easy(
    (count: number, last: string) =>
      count < 2
        ? `Un soignant l’a ouvert sans votre accord, comme la loi le permet en cas d’urgence\u00a0: ${last}.`
        : `Des soignants l’ont ouvert ${counted(count, 'fois', 'fois')} sans votre accord, comme la loi le permet en cas d’urgence. La dernière fois\u00a0: ${last}.`,
    (count: number, last: string) =>
      count < 2
        ? `Un soignant l’a ouvert. C’était une urgence. La loi le permet. Date\u00a0: ${last}.`
        : `Des soignants l’ont ouvert ${counted(count, 'fois', 'fois')}. C’était une urgence. La loi le permet. Dernière date\u00a0: ${last}.`,
  ),
  who: 'Voir qui, quand et pourquoi',
  read: 'J’ai lu ce message',
} as const
