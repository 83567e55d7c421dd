/** « Mes appareils ». */
import type { BrowserName, SystemName } from '@carnet/core/model/browser.ts'
import { easy } from './readings.ts'

const browsers: Readonly<Record<BrowserName, string>> = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  opera: 'Opera',
  safari: 'Safari',
  samsungInternet: 'Samsung Internet',
}

const systems: Readonly<Record<SystemName, string>> = {
  android: 'Téléphone ou tablette Android',
  chromeOs: 'Chromebook',
  ipad: 'iPad',
  iphone: 'iPhone',
  linux: 'Ordinateur Linux',
  mac: 'Mac',
  windows: 'Ordinateur Windows',
}

export const devices = {
  title: 'Mes appareils',
  intro: easy(
    'Voici où votre carnet est ouvert en ce moment. Il se ferme seul après 15\u00a0minutes sans activité, et au bout de 12\u00a0heures.',
    'Voici où votre carnet est ouvert. Il se ferme seul si vous ne faites rien.',
  ),
  present: 'Cet appareil',
  unknownSystem: 'Appareil inconnu',
  unknownBrowser: 'Navigateur inconnu',
  nameOf: (system: SystemName | undefined) =>
    system === undefined ? devices.unknownSystem : systems[system],
  browserOf: (browser: BrowserName | undefined) =>
    browser === undefined ? devices.unknownBrowser : browsers[browser],
  openedAt: (moment: string) => `Ouvert ${moment}.`,
  lastSeen: (moment: string) => `Dernière activité ${moment}.`,
  close: 'Fermer sur cet appareil',
  closeAll: 'Fermer partout ailleurs',
  closeAllMeans:
    'Votre carnet reste ouvert ici. Partout ailleurs, il faudra se connecter de nouveau, et les copies sans réseau seront effacées.',
  onlyHere: 'Votre carnet n’est ouvert nulle part ailleurs.',
  done: {
    one: 'C’est fait\u00a0: votre carnet est fermé sur cet autre appareil.',
    all: 'C’est fait\u00a0: votre carnet est fermé partout ailleurs.',
  },
  unknownTitle: 'Vous ne reconnaissez pas un appareil\u202f?',
  unknown:
    'Fermez votre carnet sur cet appareil. Changez ensuite votre mot de passe\u00a0: la page «\u00a0Sécurité de mon compte\u00a0» le permet.',
  unknownToPasskey:
    'Fermez votre carnet sur cet appareil. Retirez ensuite les clés d’accès que vous ne reconnaissez pas\u00a0: la page «\u00a0Sécurité de mon compte\u00a0» le permet.',
  history: 'Voir toutes mes connexions',
} as const
