/** Who is not in yet: home, log-in, code, activation. */

import {
  askChildCodePage,
  childChoicePage,
  childCodeAskedPage,
  childCodePage,
  childNumbersPage,
} from '../../patient/activate-child.ts'
import {
  activationAccountPage,
  activationCardPage,
  activationCodePage,
  activationContactCodePage,
  activationContactPage,
  noActivationCodePage,
} from '../../patient/activation.ts'
import { leavingPage, refusedReturnPage } from '../../patient/france-connect.ts'
import { loginPage } from '../../patient/login.ts'
import { loginCodePage } from '../../patient/login-code.ts'
import { opposeCardPage, opposeChoicePage, opposeCodePage } from '../../patient/opposition.ts'
import { passkeyLogInPage } from '../../patient/passkey-login.ts'
import { letterAskedPage, recoverPage } from '../../patient/recover.ts'
import { accessibilityPage } from '../../public/accessibility.ts'
import { helpPage } from '../../public/help.ts'
import { homePage } from '../../public/home.ts'
import { codeForm, loginForm, type PageStates, surroundings } from './surroundings.ts'

export const entryStates: PageStates = {
  home: homePage({ ...loginForm, demo: false, mayOppose: true }),
  help: helpPage(surroundings),
  accessibility: accessibilityPage(surroundings),
  'accessibility-audited': accessibilityPage({
    ...surroundings,
    accessibility: { rate: 72.5, on: '2026-02-03' },
  }),
  'home-demo': homePage({
    ...loginForm,
    people: [
      { name: 'Amina Diallo', login: 'amina', password: 'carnet-amina-1' },
      { name: 'Joseph Martin', login: 'joseph', password: 'carnet-joseph-1' },
      { name: 'Louise Girard', login: 'louise', password: 'carnet-louise-1' },
      { name: 'Denise Perrin', login: 'denise', password: 'carnet-denise-1' },
    ],
    newcomers: [
      { name: 'Louise Girard', matricule: '2 96 04 99 999 123 00', serial: '802500000299000000009' },
    ],
    doors: [{ words: 'Cabinet de démonstration', href: '/cabinet' }],
  }),
  login: loginPage({ ...loginForm, demo: false, passkeyHost: 'carnet.test' }),
  'france-connect-login': loginPage({ ...loginForm, franceConnect: true }),
  'france-connect-leaving': leavingPage({
    ...surroundings,
    why: 'logIn',
    to: 'https://exemple.fr/authorize?a=1&b=2',
  }),
  'france-connect-left': leavingPage({
    ...surroundings,
    why: 'logOut',
    to: 'https://exemple.fr/session/end',
  }),
  'france-connect-denied': refusedReturnPage({ ...loginForm, why: 'denied' }),
  'france-connect-not-linked': refusedReturnPage({ ...loginForm, why: 'notLinked' }),
  'login-missing': loginPage({
    ...loginForm,
    problem: { kind: 'missing', identifier: true, password: true },
  }),
  'login-mismatch': loginPage({ ...loginForm, identifier: 'amina', problem: { kind: 'mismatch' } }),
  'login-locked': loginPage({ ...loginForm, problem: { kind: 'locked', minutes: 15 } }),
  'login-expired': loginPage({ ...loginForm, arrival: 'expired' }),
  code: loginCodePage({ ...codeForm, demoHint: { code: '402118' } }),
  'code-wrong': loginCodePage({ ...codeForm, problem: { kind: 'wrong', triesLeft: 3 } }),
  'code-exhausted': loginCodePage({ ...codeForm, problem: { kind: 'exhausted' } }),
  'code-resent': loginCodePage({ ...codeForm, sentBy: 'sms', sentTo: '06 •• •• •• 12', resent: true }),
  'activate-code': activationCodePage({ ...loginForm, typed: 'ABCDE', problem: { kind: 'malformed' } }),
  'activate-card': activationCardPage({
    ...loginForm,
    typed: { matricule: '2 85 06 99 999 101 44', serial: '80250 00002 99000 00000 1' },
    problem: { kind: 'mismatch', triesLeft: 4 },
  }),
  'activate-contact': activationContactPage(loginForm),
  'activate-contact-code': activationContactCodePage({ ...codeForm, demoHint: { code: '402118' } }),
  'activate-account': activationAccountPage({
    ...loginForm,
    passkey: { host: 'carnet.test', options: {} },
    typedLogin: 'amina',
    passwordMinLength: 9,
    problems: { login: 'tooShort', password: ['Ajoutez un chiffre.'], again: undefined },
  }),
  'oppose-code': opposeCodePage({ ...loginForm, typed: '', problem: { kind: 'missing' } }),
  'oppose-card': opposeCardPage({ ...loginForm, problem: { kind: 'mismatch', triesLeft: 2 } }),
  'oppose-choice': opposeChoicePage({
    ...loginForm,
    waits: { for: 'opening', on: new Date('2026-04-28T09:00:00Z') },
    opposed: undefined,
    again: true,
  }),
  'oppose-joining': opposeChoicePage({
    ...loginForm,
    waits: { for: 'integration', on: undefined },
    opposed: undefined,
  }),
  opposed: opposeChoicePage({
    ...loginForm,
    waits: undefined,
    opposed: { to: 'opening', at: new Date('2026-03-17T09:00:00Z') },
  }),
  'oppose-too-late': opposeChoicePage({ ...loginForm, waits: undefined, opposed: undefined }),
  recover: recoverPage({
    ...loginForm,
    problem: { kind: 'shape', matricule: 'missing', serial: 'malformed' },
  }),
  'recover-asked': letterAskedPage({ ...surroundings, codeLetterDays: 7 }),
  'activate-no-code': noActivationCodePage({ ...surroundings, ageCompteMineur: null }),
  'child-ask': askChildCodePage(loginForm),
  'child-ask-shape': askChildCodePage({
    ...loginForm,
    typed: { matricule: '', serial: '8025', child: '1 20 06' },
    problem: { kind: 'shape', matricule: 'missing', serial: 'malformed', child: 'malformed' },
  }),
  'child-ask-wait': askChildCodePage({ ...loginForm, problem: { kind: 'tooManyTries', minutes: 12 } }),
  'child-asked': childCodeAskedPage({ ...surroundings, codeLetterDays: 7 }),
  'child-code': childCodePage({ ...loginForm, typed: '', problem: { kind: 'missing' } }),
  'child-code-over': childCodePage({ ...loginForm, problem: { kind: 'over' } }),
  'child-numbers': childNumbersPage({ ...loginForm, problem: { kind: 'mismatch', triesLeft: 3 } }),
  'child-exhausted': childNumbersPage({ ...loginForm, problem: { kind: 'exhausted' } }),
  'child-choice': childChoicePage({ ...loginForm, name: 'INÈS MARCHAND', open: false, again: true }),
  'child-open': childChoicePage({ ...loginForm, name: 'INÈS MARCHAND', open: true }),
  'passkey-login': passkeyLogInPage({ ...loginForm, options: {}, refused: true }),
}
