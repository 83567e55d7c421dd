/** The way in, treatments and emergencies in another language; and a page that is left in French around it. */
import type { Language } from '../../language.ts'
import {
  activationAccountPage,
  activationCardPage,
  activationCodePage,
  noActivationCodePage,
} from '../../patient/activation.ts'
import { carnetHomePage } from '../../patient/carnet-home.ts'
import { displayPage } from '../../patient/display.ts'
import { documentsPage } from '../../patient/documents.ts'
import { emergencyCardPage } from '../../patient/emergency-card.ts'
import { emergencyChoicesPage } from '../../patient/emergency-choices.ts'
import { loginPage } from '../../patient/login.ts'
import { loginCodePage } from '../../patient/login-code.ts'
import { treatmentPlanPage } from '../../patient/treatment-plan.ts'
import { treatmentsPage } from '../../patient/treatments.ts'
import { helpPage } from '../../public/help.ts'
import { homePage } from '../../public/home.ts'
import { treated } from './care.ts'
import { documentsExample } from './documents.ts'
import { emergencyCardData } from './emergency-card.ts'
import { carnetHomeExample } from './health-profile.ts'
import { carnet, codeForm, loginForm, type PageStates } from './surroundings.ts'

const allergies = ['pénicilline', 'arachide']

export function inLanguage(language: Language) {
  const display = { ...carnet.display, language }
  const form = { ...loginForm, display }
  return {
    home: homePage({
      ...form,
      mayOppose: true,
      people: [{ name: 'Amina Diallo', login: 'amina', password: 'carnet-amina-1' }],
      newcomers: [
        { name: 'Louise Girard', matricule: '2 96 04 99 999 123 00', serial: '802500000299000000009' },
      ],
    }),
    display: displayPage({ ...form, back: '/carnet', saved: true }),
    help: helpPage(form),
    login: loginPage({ ...form, problem: { kind: 'missing', identifier: true, password: true } }),
    'login-locked': loginPage({ ...form, problem: { kind: 'locked', minutes: 15 } }),
    code: loginCodePage({ ...codeForm, ...form, problem: { kind: 'wrong', triesLeft: 3 } }),
    'activate-code': activationCodePage({ ...form, typed: 'ABCDE', problem: { kind: 'malformed' } }),
    'activate-card': activationCardPage({
      ...form,
      typed: { matricule: '2 85 06 99 999 101 44', serial: '80250 00002 99000 00000 1' },
      problem: { kind: 'mismatch', triesLeft: 4 },
    }),
    'activate-account': activationAccountPage({
      ...form,
      passkey: { host: 'carnet.test', options: {} },
      typedLogin: 'amina',
      passwordMinLength: 9,
      problems: { login: 'tooShort', password: ['Ajoutez un chiffre.'], again: undefined },
    }),
    'activate-no-code': noActivationCodePage({ ...form, ageCompteMineur: 16 }),
    'carnet-home': carnetHomePage({
      ...carnetHomeExample,
      display,
      unreadEmergencies: { count: 2, lastAt: new Date('2026-03-16T22:10:00Z') },
    }),
    treatments: treatmentsPage({ ...treated, display, allergies, done: 'stopped', undo: 't4' }),
    'treatments-empty': treatmentsPage({
      ...treated,
      display,
      treatments: [],
      unread: [],
      typed: { name: '', posology: '' },
      problems: ['nameMissing'],
    }),
    'treatment-plan': treatmentPlanPage({
      ...carnet,
      display,
      treatments: treated.treatments.filter(({ state }) => state === 'current'),
      allergies,
    }),
    'emergency-card': emergencyCardPage({ ...emergencyCardData, display }),
    'emergency-choices': emergencyChoicesPage({
      ...carnet,
      display,
      emergency: { etreat: true, btg: false, masked: false },
      mayChange: true,
      done: 'masked',
    }),
    documents: documentsPage({ ...documentsExample, display }),
  }
}

/** Right to left, and the longest words in other letters. */
export const languageStates: PageStates = Object.fromEntries(
  (['ar', 'uk'] as const).flatMap((language) =>
    Object.entries(inLanguage(language)).map(([name, page]) => [`${name}-${language}`, page]),
  ),
)
