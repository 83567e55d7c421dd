/**
 * Sends what waits, seconds after the act that gave it. After a crash between the sending and the mark the
 * message is sent again under the same file name: it replaces the first one, unless the relay has already taken it, and
 * then its addressee gets it twice.
 */
import type { NoticeCause } from '@carnet/core/model/notice.ts'
import { countsInRecap } from '@carnet/core/rules/feeders.ts'
import { routeOf } from '@carnet/core/rules/notice-choices.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { newActivationCode, newChoiceCode } from '../actions/activation-letter.ts'
import { newChildCode } from '../actions/child-code.ts'
import { feedersOf } from '../actions/feeders.ts'
import type { Platform } from '../actions/platform.ts'
import { proofOfOpposition } from '../actions/proof-of-opposition.ts'
import { crashPoint } from '../crash-points.ts'
import type { Attachment, Message, Outbox } from '../outbox.ts'
import { recordToActivate } from '../store/activation.ts'
import type { Tx } from '../store/database.ts'
import { markSent, type WaitingNotice, waitingNotices } from '../store/notices.ts'
import { markInformed } from '../store/opening.ts'
import {
  childCodeWords,
  codeLetterWords,
  recapWords,
  wordsToHolder,
  wordsToMedecinTraitant,
} from './notice-words.ts'
import type { Job } from './scheduler.ts'

const atOnce = 100

const startsTheSixWeeks: ReadonlySet<NoticeCause> = new Set([
  'information',
  'informationByLetter',
  'integration',
])

/** What opens a carnet for the first time, and the word that someone did, go where the person lives. */
const onPaper: ReadonlySet<NoticeCause> = new Set([
  'informationByLetter',
  'activationCode',
  'accountActivated',
  'recoveryCode',
  'accountRecovered',
])

/** A right is told in writing, never by SMS (R1111-28); and an SMS carries no proof, nor what to do with a code. */
const inWriting: ReadonlySet<NoticeCause> = new Set([...startsTheSixWeeks, 'opposed', 'childCode'])

export function sendNotices({
  platform,
  outbox,
  portal,
}: {
  readonly platform: Pick<Platform, 'database' | 'clock' | 'settings'>
  readonly outbox: Outbox
  /** The address that a letter gives of the carnet; known once it listens. */
  readonly portal: () => string | undefined
}): Job {
  const { database, clock } = platform
  const sendSome = async () => {
    const sent = await database.transaction(async (tx) => {
      const now = clock.now()
      const waiting = await waitingNotices(tx, atOnce)
      for (const notice of waiting) {
        const message = await messageOf(tx, notice, { now, settings: platform.settings, portal: portal() })
        if (message !== undefined) await outbox.send(message, numberOf(notice))
        crashPoint('notice.written')
      }
      await markSent(tx, waiting, now)
      // The six weeks start at the sending (LIF-01).
      const informed = waiting.filter(({ cause }) => startsTheSixWeeks.has(cause))
      if (informed.length > 0)
        await markInformed(
          tx,
          informed.map(({ recordId }) => recordId),
          now,
        )
      if (waiting.length > 0) crashPoint('notice.marked')
      return waiting.length
    })
    if (sent > 0) crashPoint('notice.committed')
    return sent
  }
  return {
    name: 'send-notices',
    clock: 'real',
    everyMs: 2000,
    async run() {
      while ((await sendSome()) === atOnce);
    },
  }
}

/** undefined: nobody to tell, a médecin traitant whom the directory does not know; nothing to tell any more, or nothing wanted. */
async function messageOf(
  tx: Tx,
  notice: WaitingNotice,
  told: { readonly now: Date; readonly settings: RuleSettings; readonly portal: string | undefined },
): Promise<Message | undefined> {
  const { to, cause, at, holder, medecinTraitant, recordId } = notice
  const { now, settings, portal } = told
  if (cause === 'activationCode' || cause === 'recoveryCode') {
    const code = await newActivationCode(tx, recordId, { letter: cause, now, settings })
    return code && { ...letterTo(holder), ...codeLetterWords(cause, code, { portal, settings }), at }
  }
  const address = addressOfHolder(holder, cause)
  if (cause === 'childCode') {
    const code = await newChildCode(tx, recordId, { now, settings })
    return code && address && { ...address, ...childCodeWords(code, { portal, settings }), at }
  }
  if (cause === 'serviceRecap') {
    const services = await feedersOf(tx, recordId, countsInRecap, settings)
    if (services.length === 0) return undefined
    return address && { ...address, ...recapWords(services, settings), at }
  }
  if (to === 'holder') {
    // Where there is nothing of ours to use it, none is drawn.
    const code =
      startsTheSixWeeks.has(cause) && portal !== undefined
        ? await newChoiceCode(tx, recordId, { now, settings })
        : undefined
    const words = wordsToHolder(cause, at, { settings, portal, code })
    const message = address && { ...address, ...words, at }
    if (message === undefined) return undefined
    return cause === 'opposed'
      ? { ...message, attachments: [await proofFor(tx, notice, { settings, portal })] }
      : message
  }
  if (medecinTraitant === undefined || (cause !== 'brisDeGlace' && cause !== 'centre15')) return undefined
  const { email, name } = medecinTraitant
  const his: Address = email === null ? { channel: 'letter', to: name } : { channel: 'email', to: email }
  return { ...his, ...wordsToMedecinTraitant(cause, at, holder.name), at }
}

type Address = Pick<Message, 'channel' | 'to'>

/**
 * That of his account first, which he chose; a letter when nothing electronic arrives; among those, his choice. undefined:
 * he does without this one.
 */
function addressOfHolder(holder: WaitingNotice['holder'], cause: NoticeCause): Address | undefined {
  const letter = letterTo(holder)
  if (onPaper.has(cause)) return letter
  const { email, phone, contact, refused } = holder
  const mail = contact.telecoms
    .find(({ value }) => value.startsWith('mailto:'))
    ?.value.slice('mailto:'.length)
  const all: readonly Address[] = [
    ...(email === null ? [] : [{ channel: 'email', to: email } as const]),
    ...(phone === null || inWriting.has(cause) ? [] : [{ channel: 'sms', to: phone } as const]),
    ...(mail === undefined ? [] : [{ channel: 'email', to: mail } as const]),
    letter,
  ]
  const ways = all.map(({ channel }) => channel)
  const way = routeOf(cause, ways, refused)
  return all.find(({ channel }) => channel === way)
}

function letterTo({ name, contact }: WaitingNotice['holder']): Address {
  const [address] = contact.addresses
  const lines = address && [...address.lines, [address.postalCode, address.city].filter(Boolean).join(' ')]
  return { channel: 'letter', to: [name, ...(lines ?? [])].join(', ') }
}

async function proofFor(
  tx: Tx,
  { holder: { name, birthDate }, at: opposedAt, recordId }: WaitingNotice,
  {
    settings: { supportPhone },
    portal,
  }: { readonly settings: Pick<RuleSettings, 'supportPhone'>; readonly portal: string | undefined },
): Promise<Attachment> {
  // A record that is open was only kept from joining.
  const state = (await recordToActivate(tx, recordId))?.state
  const to = state === 'active' ? 'integration' : 'opening'
  const pdf = await proofOfOpposition({ name, birthDate, opposedAt, to, supportPhone, portal })
  return { name: 'preuve-opposition.pdf', mimeType: 'application/pdf', base64: pdf.toString('base64') }
}

/** The chance in its UUID, the same each time it is sent. */
function numberOf({ id }: WaitingNotice): number {
  return Number.parseInt(id.slice(-12), 16)
}
