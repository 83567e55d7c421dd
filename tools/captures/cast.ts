/** Who goes through the pictures, by the slugs of the demonstration, and what is looked for in them. */

/** She whom the demonstration gives treatments and reimbursed care (kit/demo/deposit-care.ts). */
export const holder = 'denise-perrin'
export const carer = 'alain-perrin'
export const newcomer = 'louise-girard'
export const father = 'thomas-marchand'
/** His record is suspended. */
export const suspended = 'gilles-barbier'

/** Cards of professionals. */
export const physician = 'cps-kacem'
export const physicianOfTwoPlaces = 'cps-dubois-cabinet'

export const titles = {
  laboratory: 'Bilan sanguin de contrôle',
  letter: 'Lettre de sortie d’hospitalisation',
  own: 'Mes allergies et mes habitudes',
} as const
