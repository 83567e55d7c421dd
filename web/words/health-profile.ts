/** « Mon profil santé ». Spec: people.md P-11; rules.md CNT-06. */
import type { ProfileSection, SectionObjection, WrittenSection } from '@carnet/core/model/health-profile.ts'
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

/** As they stand in addresses. */
export const sectionSlugs: Readonly<Record<WrittenSection, string>> = {
  conditions: 'maladies',
  allergies: 'allergies',
  operations: 'operations',
  family: 'famille',
  implants: 'implants',
  lifestyle: 'habitudes',
  disabilities: 'handicaps',
  note: 'note',
}

export const sectionNames: Readonly<Record<WrittenSection, string>> = {
  conditions: 'Maladies et antécédents',
  allergies: 'Allergies',
  operations: 'Opérations et séjours à l’hôpital',
  family: 'Antécédents familiaux',
  implants: 'Implants et appareils',
  lifestyle: 'Habitudes de vie',
  disabilities: 'Handicaps et aides',
  note: 'Ma note',
}

export const healthProfile = {
  title: 'Mon profil santé',
  neutralTitle: 'Profil santé',
  means:
    'Vos maladies, allergies, opérations et habitudes\u00a0: ce que disent vos documents, et ce que vous écrivez.',
  intro: easy(
    'Ce que disent les documents du carnet, et ce que vous écrivez vous-même. Ce que vous écrivez ne change aucun document.',
    'Vos documents parlent de votre santé. Vous pouvez aussi écrire. Vos documents ne changent pas.',
  ),
  whoReads: easy(
    'Vos aidants et vos représentants lisent cette page. Vos soignants ne la voient pas ici\u00a0: parlez-leur-en.',
    'Vos aidants lisent cette page. Vos soignants ne la voient pas. Parlez-en à vos soignants.',
  ),
  emptyTitle: 'Ce profil est encore vide',
  empty: easy(
    'Aucun document n’en parle encore. Commencez par une rubrique\u00a0: une ligne suffit, et vous pourrez la changer.',
    'Choisissez une rubrique. Écrivez une ligne. Vous pourrez la changer.',
  ),
  write: 'Écrire',
  change: 'Modifier',
  about: (section: string) => `\u00a0: ${section}`,
  fromDocument: (title: string, day: string) => `D’après «\u00a0${title}\u00a0», ${day}.`,
  since: (day: string) => ` (${day})`,
  read: 'Lire',
  readOf: (words: string) => `le document qui dit\u00a0: ${words}`,
  byYou: 'Écrit par vous',
  byOther: (who: string) => `Écrit par ${who}`,
  onDay: (day: string) => ` le ${day}`,
  keptForMe: 'Pour vous seul\u00a0: vos représentants et vos aidants ne voient pas cette ligne.',
  onCard: 'Écrit à la main sur la carte d’urgence',
  noKnownAllergy: 'Aucune allergie connue',
  seeCard: 'Voir la carte',
  notConcerned: 'Non concerné',
  nothing: 'Rien n’est noté pour l’instant.',
  noNote: 'Ce que vous voulez ne pas oublier de dire à vos soignants.',
  elsewhere: 'Ailleurs dans votre carnet',
  elsewhereMeans: easy(
    'Ces pages complètent votre profil\u00a0: rien n’est à écrire deux fois.',
    'Ces pages disent le reste. N’écrivez rien deux fois.',
  ),
  notOffered: 'Carnet n’offre ni messagerie, ni agenda, ni questionnaire de santé, ni catalogue de services.',
  saved: (section: string) => `C’est fait\u00a0: la rubrique «\u00a0${section}\u00a0» est à jour.`,
  takenBack: (section: string) => `C’est fait\u00a0: la rubrique «\u00a0${section}\u00a0» est comme avant.`,
  undo: 'Annuler',
} as const

/** Of all that the file may hold. */
export const fileSectionNames: Readonly<Record<ProfileSection, string>> = {
  ...sectionNames,
  treatments: 'Traitements en cours',
  bloodGroup: 'Groupe sanguin',
  vaccinations: 'Vaccins',
  measures: 'Mesures',
  contacts: 'Personnes à prévenir',
  directives: 'Directives anticipées',
}

export const profileFile = {
  link: 'Mon profil santé en PDF',
  title: 'Mon profil santé en PDF',
  neutralTitle: 'Profil santé en PDF',
  intro: easy(
    'Choisissez ce que vous mettez dans le fichier. Une rubrique non cochée n’y est pas.',
    'Cochez les rubriques. Une rubrique non cochée n’est pas dans le fichier.',
  ),
  sections: 'Rubriques',
  secret: 'Mettre aussi ce que je garde pour moi',
  password: 'Nous vérifions que c’est bien vous\u00a0: ce fichier parle de votre santé.',
  download: 'Télécharger le fichier (PDF)',
  refused: 'Le fichier n’a pas été donné',
  noSection: 'Cochez au moins une rubrique.',
  notForYou: 'Vous aidez cette personne\u00a0: elle seule, ou qui la représente, emporte son profil.',
  heading: (name: string) => `Profil santé\u00a0: ${name}`,
  made: (moment: string) =>
    `Fait le ${moment} depuis le carnet. Chaque ligne dit d’où elle vient\u00a0: un document, ou la personne elle-même.`,
  byPerson: 'écrit par la personne',
  onDay: (who: string, day: string) => `${who} le ${day}`,
  byName: (name: string) => `écrit par ${name}`,
  noted: 'noté par la personne',
  computed: 'calculé par Carnet',
  measured: (day: string, who: string) => `${day}, ${who}`,
  onCard: 'écrit par la personne sur sa carte d’urgence',
  notConcerned: 'Non concerné, dit la personne.',
  nothing: 'Rien n’est noté dans le carnet.',
} as const

export const editSection = {
  back: 'Profil santé',
  known: 'Votre carnet le dit déjà',
  knownMeans: easy(
    'Vous n’avez pas à le recopier. Une erreur\u202f? Ouvrez le document et signalez-la.',
    'Ne recopiez pas ces lignes. Une erreur\u202f? Ouvrez le document pour le dire.',
  ),
  labels: {
    conditions: 'Vos maladies, une par ligne',
    allergies: 'Vos allergies, une par ligne',
    operations: 'Vos opérations et vos séjours, un par ligne',
    family: 'Les maladies de votre famille, une par ligne',
    implants: 'Vos implants et appareils, un par ligne',
    lifestyle: 'Vos habitudes, une par ligne',
    disabilities: 'Vos handicaps et vos aides, un par ligne',
    note: 'Votre note, une idée par ligne',
  } satisfies Record<WrittenSection, string>,
  hints: {
    conditions: 'Par exemple «\u00a0Asthme, depuis l’enfance\u00a0».',
    allergies: 'Avec ce qui arrive, par exemple «\u00a0Pénicilline\u00a0: plaques rouges\u00a0».',
    operations: 'Avec l’année, par exemple «\u00a0Appendicite, 2004\u00a0».',
    family: 'Qui et quoi, par exemple «\u00a0Mère\u00a0: diabète\u00a0».',
    implants: 'Par exemple «\u00a0Prothèse de hanche droite, 2019\u00a0» ou «\u00a0Appareil auditif\u00a0».',
    lifestyle: 'Sport, sommeil, alimentation, tabac, alcool… seulement ce que vous voulez dire.',
    disabilities: 'Par exemple «\u00a0Je lis sur les lèvres\u00a0» ou «\u00a0Fauteuil roulant\u00a0».',
    note: 'Par exemple «\u00a0Demander au médecin pour mes maux de tête\u00a0».',
  } satisfies Record<WrittenSection, string>,
  secretLabel: 'Ce que je garde pour moi',
  secretHint: 'Vos parents, votre tuteur et vos aidants ne verront pas ces lignes. Une idée par ligne.',
  notConcerned: 'Je ne suis pas concerné',
  save: 'Enregistrer',
  refused: 'Rien n’a été enregistré',
  objections: {
    lineTooLong: (max: number) =>
      `Une ligne est trop longue\u00a0: ${max}\u00a0caractères au plus. Coupez-la en deux.`,
    tooManyLines: (max: number) =>
      `Il y a plus de ${counted(max, 'ligne')}. Gardez les plus importantes, et ajoutez un document pour le reste.`,
    concernedAndNot: () =>
      'Vous cochez «\u00a0Je ne suis pas concerné\u00a0», et vous écrivez une ligne. Gardez l’un ou l’autre.',
  } satisfies Record<SectionObjection, (max: number) => string>,
} as const
