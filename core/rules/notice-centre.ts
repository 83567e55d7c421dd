/**
 * The notification centre: which messages a reader of the record finds there. That they were given at all is decided when
 * they are: nothing of a secret session is. Spec: rules.md TRA-08, VIS-09; people.md P-21.
 */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { NoticeCause } from '@carnet/core/model/notice.ts'
import { spaceOffers } from './mandates.ts'

/** Those that are older stay in the history, where what they tell of is written. */
export const noticesShownDays = 365

/**
 * `record`: what happens to the record, for whoever acts for its holder too. `holder`: of the person himself, his own ways
 * in among them, of which a parent is told nothing. undefined: a letter, or a message from before there was a space.
 */
const sightOf: Readonly<Record<NoticeCause, 'record' | 'holder' | undefined>> = {
  access: 'record',
  firstAccess: 'record',
  newDocument: 'record',
  brisDeGlace: 'record',
  centre15: 'record',
  cardScanned: 'record',
  unannounced: 'record',
  serviceRecap: 'record',
  suspended: 'record',
  deletionCancelled: 'record',
  recordReopened: 'record',
  representativesChanged: 'record',
  carersChanged: 'record',
  readersChanged: 'record',
  archiveImported: 'record',
  majorityComing: 'record',
  majority: 'holder',
  invited: 'holder',
  invitationAnswered: 'holder',
  helpEnded: 'holder',
  helping: 'holder',
  delegatedRepresentatives: 'holder',
  representing: 'holder',
  representingEnded: 'holder',
  helpedDocument: 'holder',
  delegatedClosed: 'holder',
  delegatedReopened: 'holder',
  delegatedDeletion: 'holder',
  delegatedDeletionCancelled: 'holder',
  delegatedMajority: 'holder',
  delegatedMajorityComing: 'holder',
  reminder: 'holder',
  delegatedReminder: 'holder',
  reportAnswered: 'holder',
  directivesReminder: 'holder',
  exportReady: 'holder',
  newDevice: 'holder',
  accountActivated: 'holder',
  recoveryAsked: 'holder',
  accountRecovered: 'holder',
  passkeyAdded: 'holder',
  passkeyRemoved: 'holder',
  franceConnectLinked: 'holder',
  franceConnectUnlinked: 'holder',
  passwordAdded: 'holder',
  passwordChanged: 'holder',
  informationByLetter: undefined,
  integration: undefined,
  opposed: undefined,
  suspensionClosed: undefined,
  deletionRequested: undefined,
  recordClosed: undefined,
  information: undefined,
  openingFailed: undefined,
  activationCode: undefined,
  recoveryCode: undefined,
  childCode: undefined,
}

/**
 * Empty: this page is not for him.
 * @spec TRA-08 VIS-09 CNT-07 Mon espace santé
 */
export function noticesShownTo(caller: Pick<PatientCaller, 'delegate'>): readonly NoticeCause[] {
  if (!spaceOffers(caller, 'listNotices')) return []
  const causes = Object.keys(sightOf) as NoticeCause[]
  return causes.filter((cause) =>
    caller.delegate === undefined ? sightOf[cause] !== undefined : sightOf[cause] === 'record',
  )
}

export function noticesShownSince(now: Date): Date {
  return new Date(now.getTime() - noticesShownDays * 86_400_000)
}
