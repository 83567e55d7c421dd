/** What stands around every page: the demonstration, a holder who is logged in, a form of who is not yet. */

import { plainDisplay } from '../../display.ts'
import type { CarnetEntry } from '../../entries.ts'
import type { Carnet, Surroundings } from '../../ui/page/page.ts'
import { isOfAnother } from '../../words/whose.ts'
import { heldBy } from './held-by.ts'

export const surroundings: Surroundings = {
  display: plainDisplay,
  assets: {
    stylesheet: '/assets/carnet.css',
    icon: '/assets/carnet.svg',
    photoScript: '/assets/photo-pages.js',
    readAloudScript: '/assets/read-aloud.js',
    deviceCopyScript: '/assets/device-copy.js',
    passphraseScript: '/assets/passphrase.js',
    withoutNetworkScript: '/assets/without-network.js',
    manifest: '/assets/carnet.webmanifest',
    passkeyScript: '/assets/passkey.js',
    sessionScript: '/assets/session-end.js',
  },
  demo: true,
  helpPhone: '01 99 00 12 34',
}

const toCurator: readonly CarnetEntry[] = [
  'accessLog',
  'professionals',
  'seeAs',
  'healthProfile',
  'card',
  'emergencyChoices',
  'delegates',
]

export const carnet: Carnet = {
  ...surroundings,
  holder: heldBy.holder,
  entries: new Set([
    ...toCurator,
    'contacts',
    'security',
    'devices',
    'deviceCopy',
    'notices',
    'wishes',
    'reports',
    'export',
    'closeRecord',
  ]),
  csrf: 'jeton-d-essai',
  now: new Date('2026-03-17T09:00:00Z'),
  secondsLeft: 900,
  unreadNotices: 2,
}

/** The reader is the holder. */
export const own = !isOfAnother(carnet)

/** Neither who looked nor who may. */
export const ofCarer: Carnet = {
  ...carnet,
  holder: { name: 'Denise Perrin', place: 1 },
  entries: new Set(['healthProfile', 'card']),
  unreadNotices: undefined,
  mayChoose: true,
}
/** Both, and nothing to settle. */
export const ofCurator: Carnet = { ...ofCarer, entries: new Set(toCurator) }

export const loginForm = { ...surroundings, csrf: carnet.csrf }

export const codeForm = {
  ...loginForm,
  sentBy: 'email',
  sentTo: 'a•••@exemple.fr',
  digits: 6,
  validMinutes: 10,
} as const

/** File name → page. */
export type PageStates = Readonly<Record<string, string>>
