/**
 * The twenty mandatory examinations of a child (CSP R2132-1), as dated data: the arrêté of 26 February 2019, and what
 * changed on 1 January 2025: the one before the end of the first month is no more, one in the seventh year is added. The
 * other ages of that edition are those of 2019 (unverified: docs/non-verifie.md).
 */
import type { ChildExamination, ExaminationCalendar } from '@carnet/core/model/child-examination.ts'

const firstMonth = inMonth('avant la fin du premier mois', 1, { days: 14 })
const seventhYear = years('au cours de la septième année', 6, 7)

const until2024: readonly ChildExamination[] = [
  {
    name: 'dans les huit jours qui suivent la naissance',
    from: { days: 0 },
    to: { days: 8 },
    certificate: true,
  },
  { name: 'au cours de la deuxième semaine', from: { days: 8 }, to: { days: 14 } },
  firstMonth,
  inMonth('au cours du deuxième mois', 2),
  inMonth('au cours du troisième mois', 3),
  inMonth('au cours du quatrième mois', 4),
  inMonth('au cours du cinquième mois', 5),
  inMonth('au cours du sixième mois', 6),
  { ...inMonth('au cours du neuvième mois', 9), certificate: true },
  inMonth('au cours du douzième mois', 12),
  inMonth('au cours du treizième mois', 13),
  { name: 'entre seize et dix-huit mois', from: { months: 16 }, to: { months: 18 } },
  {
    name: 'au cours du vingt-quatrième ou du vingt-cinquième mois',
    from: { months: 23 },
    to: { months: 25 },
    certificate: true,
  },
  { name: 'au cours de la troisième année', from: { months: 25 }, to: { months: 36 } },
  years('au cours de la quatrième année', 3, 4),
  years('au cours de la cinquième année', 4, 5),
  years('au cours de la sixième année', 5, 6),
  years('entre 8 et 9 ans', 8, 9),
  years('entre 11 et 13 ans', 11, 13),
  years('entre 15 et 16 ans', 15, 16),
]

const editions2019: ExaminationCalendar = {
  edition: '2019',
  effectiveFrom: '2019-03-01',
  source: 'Arrêté du 26 février 2019 relatif au calendrier des examens médicaux obligatoires de l’enfant',
  sourceUrl: 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000038175215/',
  examinations: until2024,
}

export const examinationCalendars: readonly [ExaminationCalendar, ...ExaminationCalendar[]] = [
  editions2019,
  {
    ...editions2019,
    edition: '2025',
    effectiveFrom: '2025-01-01',
    source: 'Code de la santé publique, article R2132-1, et arrêté du 26 février 2019',
    examinations: until2024.flatMap((each) => {
      if (each === firstMonth) return []
      return each.name === 'au cours de la sixième année' ? [each, seventhYear] : [each]
    }),
  },
]

/** The second month is lived between one month and two. */
function inMonth(
  name: string,
  month: number,
  from: ChildExamination['from'] = { months: month - 1 },
): ChildExamination {
  return { name, from, to: { months: month } }
}

function years(name: string, from: number, to: number): ChildExamination {
  return { name, from: { months: from * 12 }, to: { months: to * 12 } }
}
