/**
 * What is told in every language: the French texts, declared where they always were, gathered under the names that the
 * translations answer to (web/words/languages/<language>). What is not here stays in French.
 */
import { emergencyAlert, accessLog as log } from '../access-log.ts'
import { accessMatrix } from '../access-matrix.ts'
import { activateChild } from '../activate-child.ts'
import { activation, noCode } from '../activation.ts'
import { takeAway } from '../archive.ts'
import { carnetHome } from '../carnet-home.ts'
import { deviceCopy } from '../device-copy.ts'
import { display } from '../display.ts'
import { documents } from '../documents.ts'
import { emergencyCard as card, topicNames } from '../emergency-card.ts'
import { emergencyChoices } from '../emergency-choices.ts'
import { franceConnect } from '../france-connect.ts'
import { glossaryWords } from '../glossary.ts'
import { healthProfile } from '../health-profile.ts'
import { guides, helpPage } from '../help.ts'
import { home } from '../home.ts'
import { invitations } from '../invitations.ts'
import { login, loginCode } from '../login.ts'
import { majority } from '../majority.ts'
import { opposition } from '../opposition.ts'
import { addDocument } from '../own-documents.ts'
import { common, help } from '../page.ts'
import { chosenSecrets } from '../password.ts'
import { recover } from '../recover.ts'
import { results } from '../results.ts'
import { passkeyLogIn } from '../security.ts'
import { sessionEnd } from '../session-end.ts'
import { treatmentPageNames, treatments } from '../treatments.ts'
import { vaccinations as vaccines } from '../vaccinations.ts'
import type { Translated } from './translation.ts'

/** The way in, and what stands around every page. */
export const entry = {
  common,
  help,
  display,
  home,
  login,
  loginCode,
  passkeyLogIn,
  franceConnect,
  sessionEnd,
  helpPage,
  guides: guides.map(({ title, steps }) => ({ title, steps })),
  emergencyAlert,
  majority,
  invitation: { waiting: invitations.waiting, see: invitations.see },
  /** Pages that are left in French, and led to by their name. */
  pages: {
    recover: recover.title,
    activateChild: activateChild.title,
    oppose: opposition.title,
    accessMatrix: accessMatrix.link,
    healthWords: glossaryWords.link,
  },
} as const

/** The first time. */
export const opening = { activation, noCode, chosenSecrets } as const

/** What is read once in: « Accueil », treatments, emergencies; of the rest, where one is. */
export const care = {
  carnetHome,
  shortcuts: {
    results: results.title,
    documents: documents.title,
    addDocument: addDocument.link,
    profile: { title: healthProfile.title, neutralTitle: healthProfile.neutralTitle },
    takeAway: { title: takeAway.title, neutralTitle: takeAway.neutralTitle },
  },
  treatments,
  treatmentPageNames,
  vaccinationProof: vaccines.proof.download,
  emergencyCard: {
    title: card.title,
    neutralTitle: card.neutralTitle,
    heading: card.heading,
    intro: card.intro,
    none: card.none,
    unsaid: card.unsaid,
    contacts: card.contacts,
    directives: card.directives,
    directivesYes: card.directivesYes,
    directivesNo: card.directivesNo,
    changedOn: card.changedOn,
    emptyTitle: card.emptyTitle,
    empty: card.empty,
    fill: card.fill,
    change: card.change,
    changeContacts: card.changeContacts,
    printTitle: card.printTitle,
    print: card.print,
    corner: card.corner,
    saved: card.saved,
  },
  topicNames,
  deviceCopy: deviceCopy.link,
  emergencyChoices,
  vaccinations: {
    title: vaccines.title,
    banner: vaccines.banner,
    emptyTitle: vaccines.emptyTitle,
    empty: vaccines.empty,
    known: vaccines.known,
    calendar: vaccines.calendar,
    calendarFor: vaccines.calendarFor,
    noBirthDate: vaccines.noBirthDate,
  },
  accessLog: {
    title: log.title,
    intro: log.intro,
    viewsTitle: log.viewsTitle,
    views: log.views,
    viewIntro: log.viewIntro,
    emergencies: log.emergencies,
    emergenciesIntro: log.emergenciesIntro,
    filterTitle: log.filterTitle,
    emptyTitle: log.emptyTitle,
    empty: log.empty,
  },
} as const

export type EntryTranslation = Translated<typeof entry>
export type OpeningTranslation = Translated<typeof opening>
export type CareTranslation = Translated<typeof care>
