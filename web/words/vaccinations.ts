/** « Mes vaccins »: what documents tell of, and what the calendar says to everybody. Spec: people.md P-10. */
import type { CalendarStatus, VaccineTarget } from '@carnet/core/model/vaccination.ts'
import { easy } from './readings.ts'

export const vaccinations = {
  title: 'Mes vaccins',
  banner: easy(
    'Cette page est pour information. Elle montre ce que des soignants ont noté dans votre carnet. Un vaccin fait et noté ailleurs n’y est pas.',
    'Cette page montre les vaccins notés ici. Un vaccin noté ailleurs n’y est pas.',
  ),
  emptyTitle: 'Aucun vaccin noté pour l’instant',
  empty: easy(
    'Vos vaccins apparaîtront ici quand un soignant ajoutera une note de vaccination. Montrez votre carnet de vaccination en papier à votre médecin ou à votre pharmacien\u00a0: il peut les noter.',
    'Un soignant peut noter vos vaccins ici. Montrez-lui votre carnet en papier.',
  ),
  known: 'Vaccins notés dans ce carnet',
  others: 'Autres vaccins',
  columns: { when: 'Date', product: 'Vaccin', by: 'Par', source: 'Document' },
  noDate: 'date non précisée',
  nobody: 'non précisé',
  lot: (lot: string) => `lot\u00a0${lot}`,
  rank: (rank: number) => (rank === 1 ? '1re dose notée' : `${rank}e dose notée`),
  differs: 'Le texte du document donne une autre date\u00a0: lisez-le.',
  read: 'Lire',
  readOf: (when: string) => `le document qui le dit, ${when}`,
  calendar: (edition: string) => `Ce que prévoit le calendrier ${edition}`,
  calendarFor: easy(
    'Le calendrier des vaccinations dit ce qui est proposé à tout le monde, selon l’âge. Votre santé, une grossesse, un métier ou un voyage peuvent demander autre chose\u00a0: parlez-en à un soignant.',
    'Le calendrier dit quels vaccins faire à chaque âge. Pour vous, cela peut être différent. Parlez-en à votre médecin.',
  ),
  source: 'Source\u00a0:',
  noBirthDate: easy(
    'Votre date de naissance n’est pas connue au jour près\u00a0: le calendrier ne peut pas être montré.',
    'Nous ne connaissons pas votre jour de naissance. Nous ne pouvons pas montrer le calendrier.',
  ),
  statuses: {
    upToDate: 'À jour',
    toPlan: 'À prévoir',
    toCheck: 'À vérifier avec un soignant',
  } satisfies Record<CalendarStatus, string>,
  found: (appointment: string) => `Prévu ${appointment}\u00a0: une vaccination est notée ici.`,
  toCheck: (appointment: string) =>
    `Prévu ${appointment}\u00a0: aucune vaccination n’est notée ici, à vérifier avec un soignant.`,
  next: (appointment: string, from: string) => `À prévoir ${appointment}\u00a0: à partir du ${from}.`,
  eachAutumn: 'Proposé chaque automne à votre âge.',
  proof: {
    download: 'Télécharger l’attestation de vaccination (PDF)',
    title: (name: string) => `Vaccinations de ${name}`,
    whose: (name: string, birthDate: string) => `${name}, date de naissance\u00a0: ${birthDate}.`,
    none: 'Aucune vaccination n’est notée dans son carnet.',
    by: (who: string) => `Noté par ${who}`,
    means: (day: string) =>
      `Cette liste reprend ce que des soignants ont noté dans le carnet de santé numérique, le ${day}. Un vaccin fait et noté ailleurs n’y est pas\u00a0: le carnet de santé en papier peut le compléter.`,
  },
  remindMe: 'Me le rappeler',
  remindNoMore: 'Ne plus me le rappeler',
  /** `how`: « par e-mail »; undefined: by no message. */
  reminded: (day: string, when: string, how: string | undefined) =>
    how === undefined
      ? `Le ${day}, ce rappel sera à l’accueil de ce carnet.`
      : `Un message vous le rappellera le ${day}, à ${when}, ${how}.`,
  allReminders: 'Tous mes rappels',
  reminder: 'Ajouter un rappel à mon agenda',
  reminderOf: (name: string) => `pour ${name}`,
  event: 'Rappel de vaccin',
} as const

/** Under which heading a vaccine that the calendar does not group is read. */
export const targetNames: Readonly<Partial<Record<VaccineTarget, string>>> = {
  tuberculosis: 'Tuberculose (BCG)',
  hepatitisA: 'Hépatite A',
  meningococcus: 'Méningocoques, sans précision',
  varicella: 'Varicelle',
  rsv: 'Virus respiratoire syncytial',
  yellowFever: 'Fièvre jaune',
}
