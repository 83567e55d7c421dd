/**
 * « Calendrier des vaccinations et recommandations vaccinales », edition of 2025: what it says to everybody of an age.
 * Recommendations that depend on an illness, a pregnancy, a trade or a journey are left to professionals, and so are
 * catch-up schedules (unverified: docs/non-verifie.md). Another edition is another value of this type.
 */
import type { Appointment, VaccinationCalendar } from '@carnet/core/model/vaccination.ts'

const years = 12

const months = (age: number, from: number, until?: number): Appointment => ({
  name: `à ${age} mois`,
  ageMonths: age,
  fromMonths: from,
  ...(until !== undefined && { untilMonths: until }),
})

/** A booster a few years early stands for it. */
const atYears = (age: number, fromYears: number, untilYears?: number): Appointment => ({
  name: `à ${age} ans`,
  ageMonths: age * years,
  fromMonths: fromYears * years,
  ...(untilYears !== undefined && { untilMonths: untilYears * years }),
})

const named = (name: string, appointment: Appointment): Appointment => ({ ...appointment, name })

const infantSeries = [months(2, 1), months(4, 3), months(11, 10)]

export const calendar2025: VaccinationCalendar = {
  edition: '2025',
  source: 'Calendrier des vaccinations 2025, ministère chargé de la santé',
  sourceUrl: 'https://sante.gouv.fr/prevention-en-sante/preserver-sa-sante/vaccination/calendrier-vaccinal',
  lines: [
    {
      id: 'dtp',
      name: 'Diphtérie, tétanos, poliomyélite',
      targets: ['diphtheria', 'tetanus', 'polio'],
      appointments: [
        ...infantSeries,
        atYears(6, 5),
        named('entre 11 et 13 ans', atYears(11, 10)),
        atYears(25, 20),
        atYears(45, 40),
        ...[65, 75, 85, 95, 105].map((age) => atYears(age, age - 5)),
      ],
    },
    {
      id: 'coqueluche',
      name: 'Coqueluche',
      targets: ['pertussis'],
      appointments: [
        ...infantSeries,
        atYears(6, 5),
        named('entre 11 et 13 ans', atYears(11, 10)),
        atYears(25, 20, 40),
      ],
    },
    {
      id: 'hib',
      name: 'Haemophilus influenzae b',
      targets: ['hib'],
      appointments: infantSeries.map((each) => ({ ...each, untilMonths: 60 })),
    },
    {
      id: 'hepatite-b',
      name: 'Hépatite B',
      targets: ['hepatitisB'],
      appointments: infantSeries.map((each) => ({ ...each, untilMonths: 192 })),
    },
    {
      id: 'pneumocoque',
      name: 'Pneumocoque',
      targets: ['pneumococcus'],
      appointments: [...infantSeries.map((each) => ({ ...each, untilMonths: 24 })), atYears(65, 60)],
    },
    {
      id: 'rotavirus',
      name: 'Rotavirus',
      targets: ['rotavirus'],
      appointments: [months(2, 1, 6), months(3, 2, 6)],
    },
    {
      id: 'meningocoque-b',
      name: 'Méningocoque B',
      targets: ['menB'],
      appointments: [months(3, 2, 24), months(5, 4, 24), months(12, 11, 24)],
    },
    {
      id: 'meningocoques-acwy',
      name: 'Méningocoques A, C, W et Y',
      targets: ['menACWY'],
      appointments: [months(6, 5, 24), months(12, 11, 24), named('entre 11 et 14 ans', atYears(11, 10, 25))],
    },
    {
      id: 'ror',
      name: 'Rougeole, oreillons, rubéole',
      targets: ['measles', 'mumps', 'rubella'],
      bornFrom: '1980-01-01',
      appointments: [months(12, 11), named('entre 16 et 18 mois', months(16, 13))],
    },
    {
      id: 'hpv',
      name: 'Papillomavirus (HPV)',
      targets: ['hpv'],
      appointments: [named('entre 11 et 14 ans', atYears(11, 9, 20))],
    },
    {
      id: 'zona',
      name: 'Zona',
      targets: ['zoster'],
      appointments: [atYears(65, 50)],
    },
    {
      id: 'grippe',
      name: 'Grippe',
      targets: ['influenza'],
      appointments: [],
      eachAutumnFrom: 65 * years,
    },
    {
      id: 'covid',
      name: 'Covid-19',
      targets: ['covid'],
      appointments: [],
      eachAutumnFrom: 65 * years,
    },
  ],
}
