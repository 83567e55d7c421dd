/** « Mes rappels »: what a reader asked to be reminded of. Spec: people.md P-09, P-10. */
import type { NoticeChannel } from '@carnet/core/model/notice.ts'
import type { HourOfDay, TimeZone } from '@carnet/core/model/time-zone.ts'
import { listInWords } from './numbers.ts'
import { easy } from './readings.ts'

/** « 8 h », « 20 h 30 ». */
export function hourInWords(hour: HourOfDay): string {
  const [hours, minutes] = hour.split(':')
  const whole = `${Number(hours)}\u00a0h`
  return minutes === '00' ? whole : `${whole}\u00a0${minutes}`
}

/** « 8 h et 20 h 30 ». */
export function hoursInWords(hours: readonly HourOfDay[]): string {
  return listInWords(hours.map(hourInWords))
}

/** Whose clock the hours are those of. */
export const zoneInWords: Readonly<Record<TimeZone, string>> = {
  'Europe/Paris': 'heure de Paris',
  'America/Guadeloupe': 'heure de la Guadeloupe',
  'America/Martinique': 'heure de la Martinique',
  'America/Cayenne': 'heure de la Guyane',
  'America/Miquelon': 'heure de Saint-Pierre-et-Miquelon',
  'Indian/Reunion': 'heure de La Réunion',
  'Indian/Mayotte': 'heure de Mayotte',
  'Pacific/Noumea': 'heure de la Nouvelle-Calédonie',
  'Pacific/Tahiti': 'heure de Tahiti',
  'Pacific/Wallis': 'heure de Wallis-et-Futuna',
}

export const reminderWays: Readonly<Record<NoticeChannel, string>> = { email: 'par e-mail', sms: 'par SMS' }

/** By which way it arrives, or that none is wanted. */
export type ReminderWay = NoticeChannel | undefined

export const reminders = {
  title: 'Mes rappels',
  intro: easy(
    'Vous choisissez de quoi vous souvenir, et quand. Vos rappels sont à vous seul\u00a0: personne d’autre ne les voit.',
    'Vous choisissez vos rappels. Personne d’autre ne les voit.',
  ),
  how: (way: ReminderWay, zone: string) =>
    way === undefined
      ? `Aucun message ne part\u00a0: vos rappels vous attendent ici, et à l’accueil de ce carnet. Les heures sont à l’${zone}.`
      : `À l’heure choisie (${zone}), un message part ${reminderWays[way]}. Il dit seulement que vous avez un rappel, et rien de votre santé.`,
  choose: 'Choisir comment vous êtes prévenu',
  asked: 'Rappels demandés',
  none: 'Aucun rappel pour l’instant',
  noneHint: easy(
    'Demandez-en un pour un traitement de votre liste, ici, ou pour un vaccin, dans la page «\u00a0Mes vaccins\u00a0».',
    'Demandez un rappel pour un médicament ou un vaccin.',
  ),
  vaccine: {
    name: (vaccine: string) => `Vaccin\u00a0: ${vaccine}`,
    will: (day: string, hour: string) => `Le ${day}, à ${hour}.`,
    did: (appointment: string, day: string) => `À prévoir ${appointment}, depuis le ${day}.`,
    see: 'Voir mes vaccins',
  },
  treatment: {
    /** The reader sees it no more in his list. */
    gone: 'Un traitement qui n’est plus dans votre liste',
    each: (hours: string) => `Chaque jour à ${hours}`,
    from: (day: string) => `, à partir du ${day}`,
    until: (day: string) => `, jusqu’au ${day}`,
    change: 'Changer les heures',
    changeOf: (name: string) => ` pour ${name}`,
  },
  stop: 'Ne plus me le rappeler',
  stopOf: (name: string) => ` (${name})`,
  add: 'Ajouter un rappel',
  addOf: 'Me rappeler de prendre',
  addNone: 'Aucun traitement en cours n’est connu.',
  addVaccine: 'Me rappeler un vaccin\u00a0: voir Mes vaccins',
  done: {
    asked: 'C’est noté\u00a0: ce rappel est dans votre liste.',
    stopped: 'C’est fait\u00a0: ce rappel est arrêté.',
    tooMany:
      'Ce rappel n’a pas été ajouté\u00a0: ce jour-là en a déjà autant que possible. Arrêtez-en un d’abord.',
    unknown: 'Rien n’a changé\u00a0: il n’y a plus rien à rappeler ici.',
  },
  form: {
    title: 'Me rappeler un traitement',
    back: 'Mes rappels',
    means: easy(
      (max: number) =>
        `Un message vous le rappelle chaque jour, aux heures que vous choisissez\u00a0: ${max}\u00a0rappels par jour au plus, tous traitements compris. Ce rappel ne remplace pas ce que dit l’ordonnance.`,
      (max: number) =>
        `Choisissez les heures. ${max}\u00a0rappels par jour au plus. Suivez toujours votre ordonnance.`,
    ),
    hours: 'À quelles heures\u202f?',
    hoursHint: (zone: string) =>
      `Séparez-les par une virgule, par exemple «\u00a08\u00a0h, 12\u00a0h\u00a030, 20\u00a0h\u00a0» (${zone}).`,
    from: 'À partir de quel jour\u202f?',
    until: 'Jusqu’à quel jour\u202f?',
    untilHint: 'Facultatif. Sans ce jour, le rappel dure jusqu’à ce que vous l’arrêtiez.',
    submit: 'Me le rappeler',
    refused: 'Le rappel n’a pas été ajouté',
    hoursMissing: 'Écrivez au moins une heure.',
    notAnHour: (written: string) =>
      `«\u00a0${written}\u00a0» n’est pas une heure. Écrivez par exemple 8\u00a0h\u00a030.`,
    tooMany: (max: number) =>
      `C’est trop pour un même jour\u00a0: ${max}\u00a0rappels au plus, tous traitements compris. Choisissez moins d’heures, ou arrêtez un autre rappel.`,
    notADay: 'Ce jour n’existe pas. Écrivez-le comme 17/03/2026.',
    past: 'Ce jour est passé. Choisissez aujourd’hui ou plus tard.',
    reversed: 'Le dernier jour est avant le premier.',
  },
} as const
