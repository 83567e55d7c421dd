/**
 * Sends what waits, seconds after the act that gave it. After a crash between the sending and the mark the
 * message is sent again under the same file name: it replaces the first one, unless the relay has already taken it, and
 * then its addressee gets it twice.
 */
import type { NoticeCause } from '@carnet/core/model/notice.ts'
import type { Clock } from '../clock.ts'
import type { Message, Outbox } from '../outbox.ts'
import type { Database } from '../store/database.ts'
import { markSent, type WaitingNotice, waitingNotices } from '../store/notices.ts'
import { markInformed } from '../store/opening.ts'
import { wordsToHolder, wordsToMedecinTraitant } from './notice-words.ts'
import type { Job } from './scheduler.ts'

const atOnce = 100

export function sendNotices({
  database,
  clock,
  outbox,
}: {
  readonly database: Database
  readonly clock: Clock
  readonly outbox: Outbox
}): Job {
  const sendSome = () =>
    database.transaction(async (tx) => {
      const now = clock.now()
      const waiting = await waitingNotices(tx, atOnce)
      for (const notice of waiting) {
        const message = messageOf(notice)
        if (message !== undefined) await outbox.send(message, numberOf(notice))
      }
      await markSent(tx, waiting, now)
      // The six weeks start at the sending (LIF-01).
      const informed = waiting.filter(({ cause }) => cause === 'information')
      if (informed.length > 0)
        await markInformed(
          tx,
          informed.map(({ recordId }) => recordId),
          now,
        )
      return waiting.length
    })
  return {
    name: 'send-notices',
    clock: 'real',
    everyMs: 2000,
    async run() {
      while ((await sendSome()) === atOnce);
    },
  }
}

/** undefined: nobody to tell, a médecin traitant whom the directory does not know. */
function messageOf({ to, cause, at, holder, medecinTraitant }: WaitingNotice): Message | undefined {
  if (to === 'holder') return { ...addressOfHolder(holder, cause), ...wordsToHolder(cause, at), at }
  if (medecinTraitant === undefined || (cause !== 'brisDeGlace' && cause !== 'centre15')) return undefined
  const { email, name } = medecinTraitant
  const address: Address = email === null ? { channel: 'letter', to: name } : { channel: 'email', to: email }
  return { ...address, ...wordsToMedecinTraitant(cause, at, holder.name), at }
}

type Address = Pick<Message, 'channel' | 'to'>

/** That of his account first, which he chose; a letter when nothing electronic arrives. */
function addressOfHolder(
  { name, email, phone, contact }: WaitingNotice['holder'],
  cause: NoticeCause,
): Address {
  if (email !== null) return { channel: 'email', to: email }
  // A right is told in writing: by letter, never by SMS (R1111-28).
  if (phone !== null && cause !== 'information') return { channel: 'sms', to: phone }
  const mail = contact.telecoms.find(({ value }) => value.startsWith('mailto:'))?.value
  if (mail !== undefined) return { channel: 'email', to: mail.slice('mailto:'.length) }
  const [address] = contact.addresses
  const lines = address && [...address.lines, [address.postalCode, address.city].filter(Boolean).join(' ')]
  return { channel: 'letter', to: [name, ...(lines ?? [])].join(', ') }
}

/** The chance in its UUID, the same each time it is sent. */
function numberOf({ id }: WaitingNotice): number {
  return Number.parseInt(id.slice(-12), 16)
}
