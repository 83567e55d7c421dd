/** How the holder logs in, is told and reads. */

import { displayOf } from '../../display.ts'
import { addPasswordPage } from '../../patient/add-password.ts'
import { changePasswordPage } from '../../patient/change-password.ts'
import { contactChangePage, contactCodePage } from '../../patient/contact-change.ts'
import { deviceCopyPage } from '../../patient/device-copy.ts'
import { type DevicesData, devicesPage } from '../../patient/devices.ts'
import { displayPage } from '../../patient/display.ts'
import { franceConnectLinkPage } from '../../patient/france-connect.ts'
import { type NoticesData, noticesPage } from '../../patient/notices.ts'
import { profilePage } from '../../patient/profile.ts'
import {
  addPasskeyPage,
  createPasskeyPage,
  type PasskeyLine,
  passkeyPage,
  securityPage,
} from '../../patient/security.ts'
import { withoutNetworkPage } from '../../patient/without-network.ts'
import { carnet, codeForm, type PageStates, surroundings } from './surroundings.ts'

const notices: NoticesData = {
  ...carnet,
  ways: {
    newDocument: 'none',
    reminder: 'both',
    newReader: 'both',
    access: 'both',
    emergency: 'both',
    document: 'email',
  },
  helped: [
    { mandateId: 'm1', name: 'Denise Perrin', told: true },
    { mandateId: 'm2', name: 'Robert Vidal', told: false },
  ],
}

const passkeys: readonly PasskeyLine[] = [
  {
    id: 'a',
    name: 'Mon téléphone',
    createdAt: new Date('2026-01-05T18:20:00Z'),
    lastUsedAt: new Date('2026-03-16T07:12:00Z'),
    backedUp: true,
  },
  {
    id: 'b',
    name: 'L’ordinateur du salon',
    createdAt: new Date('2026-03-17T08:40:00Z'),
    lastUsedAt: null,
    backedUp: false,
  },
]

const linked = {
  linkedAt: new Date('2026-01-05T18:20:00Z'),
  lastUsedAt: new Date('2026-03-16T07:12:00Z'),
}

const openSessions = [
  { id: 'a', system: 'iphone', browser: 'safari', present: true, at: '2026-03-17T08:50:00Z' },
  { id: 'b', system: 'windows', browser: 'samsungInternet', present: false, at: '2026-03-17T08:47:00Z' },
  { id: 'c', system: undefined, browser: undefined, present: false, at: '2026-03-16T22:05:00Z' },
].map(({ at, ...session }) => ({
  ...session,
  openedAt: new Date(at),
  lastSeenAt: new Date(at),
})) as DevicesData['sessions']

export const accountStates: PageStates = {
  display: displayPage({
    ...surroundings,
    display: displayOf({
      text: 'largest',
      contrast: 'strong',
      spacing: 'wide',
      motion: 'none',
      reading: 'falc',
    }),
    csrf: carnet.csrf,
    back: '/carnet/documents',
    saved: true,
  }),
  notices: noticesPage(notices),
  profile: profilePage({
    ...carnet,
    entries: [
      'card',
      'contacts',
      'emergencyChoices',
      'security',
      'devices',
      'notices',
      'delegates',
      'wishes',
      'export',
      'closeRecord',
    ],
  }),
  security: securityPage({
    ...carnet,
    passkeys,
    franceConnect: { link: linked },
    routes: [{ sentBy: 'email', sentTo: 'a•••@exemple.fr' }],
    done: 'added',
  }),
  'change-password': changePasswordPage({ ...carnet, passwordMinLength: 9, mayUsePasskey: true }),
  'change-password-refused': changePasswordPage({
    ...carnet,
    passwordMinLength: 9,
    mayUsePasskey: true,
    problems: {
      proof: { kind: 'passwordWrong' },
      password: ['Ce mot de passe est trop court.'],
      again: 'different',
    },
  }),
  'passkey-change-password': changePasswordPage({
    ...carnet,
    passwordMinLength: 9,
    mayUsePasskey: true,
    options: {},
    problems: { proof: 'passkeyRefused' },
  }),
  'passkey-add-password': addPasswordPage({ ...carnet, passwordMinLength: 9, options: {} }),
  'passkey-add-password-refused': addPasswordPage({
    ...carnet,
    passwordMinLength: 9,
    options: {},
    typedLogin: 'amina',
    problems: { login: 'taken', password: ['Ce mot de passe est trop court.'], again: 'different' },
    refused: true,
  }),
  'contact-change': contactChangePage({ ...carnet, typed: 'amina', contact: 'malformed' }),
  'contact-code': contactCodePage({ ...carnet, ...codeForm, problem: { kind: 'wrong', triesLeft: 4 } }),
  'security-france-connect': securityPage({
    ...carnet,
    passkeys: [],
    franceConnect: { link: undefined },
    routes: [{ sentBy: 'sms', sentTo: '06 •• •• •• 12' }],
    done: 'franceConnectUnlinked',
  }),
  'france-connect-link': franceConnectLinkPage({ ...carnet, link: undefined, refused: 'otherPerson' }),
  'france-connect-unlink': franceConnectLinkPage({
    ...carnet,
    link: linked,
    problem: { kind: 'passwordWrong' },
  }),
  'passkey-add': addPasskeyPage({ ...carnet, host: 'carnet.test', problem: { kind: 'passwordWrong' } }),
  'passkey-create': createPasskeyPage({ ...carnet, options: {}, name: 'iPhone' }),
  passkey: passkeyPage({
    ...carnet,
    passkey: passkeys[0]!,
    removable: true,
    problem: { kind: 'passwordMissing' },
  }),
  devices: devicesPage({ ...carnet, sessions: openSessions, copiesElsewhere: 1, done: 'one' }),
  'device-copy': deviceCopyPage({
    ...carnet,
    copies: [
      { ...openSessions[0]!, seenAt: carnet.now, givenAt: carnet.now },
      { ...openSessions[1]!, present: false, seenAt: carnet.now, givenAt: carnet.now },
    ],
    starred: 3,
    done: 'gardee',
  }),
  'without-network': withoutNetworkPage(surroundings),
  'notices-saved': noticesPage({ ...notices, saved: true }),
  'notices-refused': noticesPage({
    ...notices,
    refused: 'Ces messages vous protègent\u00a0: gardez au moins un moyen de les recevoir.',
  }),
}
