/** « Ma carte d’urgence » and « Personnes à prévenir ». Spec: people.md P-12, P-14. */
import type {
  CardObjection,
  ContactKind,
  ContactObjection,
  ContactRelation,
  EmergencyContact,
  WrittenTopic,
} from '@carnet/core/model/emergency-card.ts'
import type { StatementTopic } from '@carnet/core/model/health-statement.ts'
import { shortDayInWords } from './dates.ts'
import { easy } from './readings.ts'

export const topicNames: Readonly<Record<StatementTopic, string>> = {
  bloodGroup: 'Groupe sanguin',
  allergies: 'Allergies',
  treatments: 'Traitements à connaître',
  implants: 'Implants et dispositifs',
  conditions: 'Maladies',
}

export const relationNames: Readonly<Record<ContactRelation, string>> = {
  mother: 'mère',
  father: 'père',
  child: 'enfant',
  spouse: 'conjoint ou conjointe',
  tutor: 'tuteur ou tutrice',
  other: 'autre proche',
}

/** Nothing is said of whom is only to be warned. */
export const contactKindNames: Readonly<Record<ContactKind, string>> = {
  emergency: 'à prévenir',
  trusted: 'personne de confiance',
  caregiver: 'aidant ou aidante',
  help: 'peut aider',
}

/** « enfant, personne de confiance désignée par écrit le 3 mars 2026 ». */
export function standingInWords({ relation, kind = 'emergency', designation }: EmergencyContact): string {
  if (kind !== 'trusted')
    return [relationNames[relation], ...(kind === 'emergency' ? [] : [contactKindNames[kind]])].join(', ')
  const { on, signed = false } = designation ?? {}
  const how = [
    signed && 'désignée par écrit',
    on !== undefined && `${signed ? '' : 'désignée '}le ${shortDayInWords(new Date(`${on}T12:00:00Z`))}`,
  ]
  return [`${relationNames[relation]}, ${contactKindNames.trusted}`, ...how.filter(Boolean)].join(' ')
}

export const emergencyCard = {
  title: 'Ma carte d’urgence',
  neutralTitle: 'Carte d’urgence',
  heading: 'Carte d’urgence',
  asOf: (day: string) => `au ${day}`,
  intro: easy(
    'Ce qu’un soignant doit savoir tout de suite, si vous ne pouvez pas parler.',
    'Cette carte sert si vous ne pouvez pas parler. Un soignant y lit le plus important.',
  ),
  age: (years: number) => (years < 2 ? `${years}\u00a0an` : `${years}\u00a0ans`),
  born: (day: string) => `naissance\u00a0: ${day}`,
  none: 'Aucune connue',
  unsaid: 'Non renseigné',
  contacts: 'Personnes à prévenir',
  call: (name: string) => `Appeler ${name}`,
  informed: 'est au courant',
  directives: 'Directives anticipées',
  directivesYes: 'Oui, dans le carnet',
  directivesNo: 'Aucune dans le carnet',
  bySelf: 'écrit par la personne',
  from: (title: string, day: string) => `d’après «\u00a0${title}\u00a0», ${day}`,
  changedOn: (moment: string) => `Carte modifiée le ${moment}.`,
  emptyTitle: 'Cette carte n’est pas encore remplie',
  empty: 'Ajoutez au moins une allergie, ou indiquez «\u00a0aucune connue\u00a0».',
  fill: 'Remplir la carte',
  change: 'Modifier la carte',
  changeContacts: 'Personnes à prévenir',
  printTitle: 'L’avoir sur soi',
  print:
    'Imprimez cette page depuis votre navigateur\u00a0: elle sort au format d’une carte de crédit, à plier en deux.',
  corner: 'Coupez le coin marqué\u00a0: on la reconnaît alors au toucher.',
  saved: 'C’est fait\u00a0: la carte est à jour. Si vous l’aviez imprimée, imprimez-la de nouveau.',
} as const

export const editCard = {
  title: 'Modifier la carte d’urgence',
  intro: 'Mettez-y le moins possible, pour être lu en quelques secondes.',
  proposed: 'Ces documents le disent. Cochez ce qui est exact.',
  noBloodGroup: 'Aucun document de ce carnet ne dit le groupe sanguin. Il ne s’écrit pas à la main.',
  noAllergy: 'Aucune allergie connue',
  written: {
    allergies: 'Allergies\u00a0: une par ligne',
    treatments: 'Traitements\u00a0: un par ligne',
    implants: 'Implants\u00a0: un par ligne',
    conditions: 'Maladies\u00a0: une par ligne',
  } satisfies Record<WrittenTopic, string>,
  hints: {
    allergies: 'Médicament, aliment, latex, venin…',
    treatments: 'Surtout\u00a0: anticoagulant, insuline, corticoïde, antiépileptique.',
    implants: 'Pile cardiaque, valve, prothèse, pompe, dérivation…',
    conditions: 'Diabète, épilepsie, hémophilie, insuffisance rénale ou cardiaque…',
  } satisfies Record<WrittenTopic, string>,
  save: 'Enregistrer la carte',
  notSaved: 'La carte n’a pas été enregistrée',
  problems: {
    wordsTooLong: 'Une ligne est trop longue\u00a0: 120 caractères au plus.',
    tooManyEntries: 'Il y a plus de huit lignes dans une rubrique. Gardez les plus importantes.',
    allergyAndNone: 'Vous dites aucune allergie connue, et vous en indiquez une. Gardez l’un ou l’autre.',
    bloodGroupNotDocumented: 'Le groupe sanguin doit venir d’un document.',
  } satisfies Record<CardObjection, string>,
} as const

export const emergencyContacts = {
  title: 'Personnes à prévenir',
  intro: 'Qui appeler s’il vous arrive quelque chose. Elles figurent sur la carte d’urgence.',
  declared:
    'Ces personnes sont connues de votre carnet. Vérifiez, puis enregistrez\u00a0: rien n’est encore sur la carte.',
  row: (rank: number) => (rank === 1 ? 'À appeler en premier' : `À appeler en ${rank}e`),
  another: 'Une autre personne',
  name: 'Prénom et nom',
  relation: 'Qui est-ce pour vous',
  kind: 'À quel titre',
  kindHint: easy(
    'Une personne de confiance parle pour vous si vous ne pouvez plus le faire, et vous accompagne à l’hôpital si vous voulez. Il y en a une seule.',
    'Une personne de confiance parle pour vous si vous ne pouvez plus. Choisissez-en une seule.',
  ),
  trustedFields: 'Seulement pour une personne de confiance',
  designatedOn: 'Désignée le',
  signed: 'La désignation est écrite, et signée par nous deux.',
  phone: 'Téléphone',
  secondPhone: 'Autre téléphone',
  optional: 'Facultatif.',
  informed: 'Cette personne est au courant que je l’ai indiquée.',
  up: 'Faire passer avant',
  remove: 'Pour retirer une personne, effacez son nom et ses téléphones.',
  save: 'Enregistrer',
  saved: 'C’est fait\u00a0: la carte d’urgence donne ces personnes.',
  notSaved: 'Rien n’a été enregistré',
  problems: {
    nameMissing: 'Écrivez le nom de cette personne.',
    phoneMissing: 'Écrivez un numéro de téléphone\u00a0: sans lui, personne ne peut l’appeler.',
    phoneWrong: 'Ce numéro ne peut pas être composé. Par exemple\u00a0: 06\u00a012\u00a034\u00a056\u00a078.',
    contactTooLong: 'Ce nom est trop long\u00a0: 80 caractères au plus.',
    severalTrusted: 'Il n’y a qu’une personne de confiance. Choisissez un autre titre pour celle-ci.',
    trustedNotYours: 'Seule la personne elle-même, majeure, désigne sa personne de confiance.',
    designationWrong: 'Cette date ne va pas\u00a0: la désignation est faite, ou laissez la date vide.',
    tooManyContacts: 'Il y a trop de personnes. Gardez celles à appeler d’abord.',
  } satisfies Record<ContactObjection, string>,
} as const
