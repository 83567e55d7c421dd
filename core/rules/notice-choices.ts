/** How the messages reach the holder, by his own choice, which never silences them. Spec: rules.md §9, TRA-08. */
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import {
  type NoticeCause,
  type NoticeChannel,
  type NoticeRefusal,
  type NoticeTopic,
  optionalTopics,
} from '@carnet/core/model/notice.ts'

export const noticeTopics: readonly NoticeTopic[] = [
  'newDocument',
  'reminder',
  'newReader',
  'access',
  'emergency',
  'document',
]

export const noticeChannels: readonly NoticeChannel[] = ['email', 'sms']

/** undefined: the law says how it is sent, whatever was chosen. */
const topicOf: Readonly<Record<NoticeCause, NoticeTopic | undefined>> = {
  access: 'access',
  firstAccess: 'newReader',
  readersChanged: 'newReader',
  newDocument: 'newDocument',
  brisDeGlace: 'emergency',
  centre15: 'emergency',
  cardScanned: 'emergency',
  unannounced: 'document',
  helpedDocument: 'document',
  serviceRecap: 'document',
  reminder: 'reminder',
  delegatedReminder: 'reminder',
  information: undefined,
  informationByLetter: undefined,
  integration: undefined,
  opposed: undefined,
  suspended: undefined,
  suspensionClosed: undefined,
  deletionRequested: undefined,
  deletionCancelled: undefined,
  recordClosed: undefined,
  recordReopened: undefined,
  delegatedClosed: undefined,
  delegatedReopened: undefined,
  delegatedDeletion: undefined,
  delegatedDeletionCancelled: undefined,
  majority: undefined,
  majorityComing: undefined,
  delegatedMajority: undefined,
  delegatedMajorityComing: undefined,
  openingFailed: undefined,
  invited: undefined,
  invitationAnswered: undefined,
  helpEnded: undefined,
  representativesChanged: undefined,
  delegatedRepresentatives: undefined,
  representing: undefined,
  representingEnded: undefined,
  carersChanged: undefined,
  helping: undefined,
  reportAnswered: undefined,
  directivesReminder: undefined,
  exportReady: undefined,
  archiveImported: undefined,
  // Whoever came in could have changed the choices first.
  newDevice: undefined,
  activationCode: undefined,
  accountActivated: undefined,
  recoveryCode: undefined,
  recoveryAsked: undefined,
  accountRecovered: undefined,
  childCode: undefined,
  passkeyAdded: undefined,
  passkeyRemoved: undefined,
  franceConnectLinked: undefined,
  franceConnectUnlinked: undefined,
  passwordAdded: undefined,
  passwordChanged: undefined,
}

type Way = NoticeChannel | 'letter'

/** Which of these ways his account has an address for. */
export type Reachable = Readonly<Record<NoticeChannel, boolean>>

/**
 * A message that protects someone, of who reads, of an emergency, of a document that waits, keeps one way that truly
 * leads to him. That of a new document is news, and no more; a reminder is what he asked for.
 * @spec TRA-08 Mon espace santé, « attempt to disable all channels → refused »
 * @law TRA-08 CSP R1111-48, R1111-53: who must be told is told
 */
export function objectionToNoticeChoices(
  refused: readonly NoticeRefusal[],
  reachable: Reachable,
): Extract<RefusalReason, 'noticeMustArrive'> | undefined {
  const silent = noticeTopics.some(
    (topic) =>
      !optionalTopics.has(topic) &&
      noticeChannels.every((channel) => !reachable[channel] || isRefused(refused, topic, channel)),
  )
  return silent ? 'noticeMustArrive' : undefined
}

/**
 * The way of a notice among those that he can be reached by, the usual one first. An address that he lost since he
 * chose does not silence it: then it goes as if he had not chosen. undefined: he wants none of these, or it is not
 * worth a letter.
 * @spec TRA-08
 */
export function routeOf(
  cause: NoticeCause,
  ways: readonly Way[],
  refused: readonly NoticeRefusal[],
): Way | undefined {
  const topic = topicOf[cause]
  if (topic === undefined) return ways[0]
  if (optionalTopics.has(topic)) {
    const electronic = ways.filter((way) => way !== 'letter')
    const unwanted = noticeChannels.every((channel) => isRefused(refused, topic, channel))
    return unwanted ? undefined : (electronic.find((way) => !isRefused(refused, topic, way)) ?? electronic[0])
  }
  return ways.find((way) => way !== 'letter' && !isRefused(refused, topic, way)) ?? ways[0]
}

function isRefused(refused: readonly NoticeRefusal[], topic: NoticeTopic, channel: NoticeChannel): boolean {
  return refused.some((one) => one.topic === topic && one.channel === channel)
}
