/**
 * Sends what waits, seconds after the act that gave it. After a crash between the sending and the mark the
 * message is sent again under the same file name: it replaces the first one, unless the relay has already taken it, and
 * then its addressee gets it twice.
 */
import type { Message, Outbox } from '../outbox.ts'
import type { Database } from '../store/database.ts'
import { markSent, type WaitingNotice, waitingNotices } from '../store/notices.ts'
import { wordsToHolder, wordsToMedecinTraitant } from './notice-words.ts'
import type { Job } from './scheduler.ts'

const atOnce = 100

export function sendNotices({
  database,
  outbox,
}: {
  readonly database: Database
  readonly outbox: Outbox
}): Job {
  const sendSome = (now: Date) =>
    database.transaction(async (tx) => {
      const waiting = await waitingNotices(tx, atOnce)
      for (const notice of waiting) {
        const message = messageOf(notice)
        if (message !== undefined) await outbox.send(message, numberOf(notice))
      }
      await markSent(tx, waiting, now)
      return waiting.length
    })
  return {
    name: 'send-notices',
    clock: 'real',
    everyMs: 2000,
    async run(now) {
      while ((await sendSome(now)) === atOnce);
    },
  }
}

/** undefined: nobody to tell, a médecin traitant whom the directory does not know. */
function messageOf({ to, cause, at, holder, medecinTraitant }: WaitingNotice): Message | undefined {
  if (to === 'holder') return { ...addressOf(holder), ...wordsToHolder(cause, at), at }
  if (medecinTraitant === undefined || cause === 'access') return undefined
  return { ...addressOf(medecinTraitant), ...wordsToMedecinTraitant(cause, at, holder.name), at }
}

/** An electronic message wherever one can arrive; a letter to the person by name when there is no address. */
function addressOf(person: {
  readonly name: string
  readonly email: string | null
  readonly phone?: string | null
}): Pick<Message, 'channel' | 'to'> {
  if (person.email !== null) return { channel: 'email', to: person.email }
  if (person.phone) return { channel: 'sms', to: person.phone }
  return { channel: 'letter', to: person.name }
}

/** The chance in its UUID, the same each time it is sent. */
function numberOf({ id }: WaitingNotice): number {
  return Number.parseInt(id.slice(-12), 16)
}
