/**
 * What a passkey is asked to sign: once, for one purpose, in the browser that asked, within minutes. And by what her
 * authenticators know a person.
 */
import type { RecordId } from '@carnet/core/model/record.ts'
import { minutesFrom } from '../../clock.ts'
import type { AccountDetails } from '../../store/accounts.ts'
import type { Tx } from '../../store/database.ts'
import { addChallenge, type ChallengePurpose, type Passkey, takeChallenge } from '../../store/passkeys.ts'
import { type Answer, readAnswer } from './passkey-ceremony.ts'
import { hashOf } from './secret-token.ts'

export type Asked = {
  readonly purpose: ChallengePurpose
  /** What only the page that asks knows: an answer given elsewhere is none. */
  readonly browser: string
  /** null: whoever logs in is not known yet. */
  readonly recordId: RecordId | null
}

/** As long as somebody may reasonably stay on the page that asks. */
const minutes: Readonly<Record<ChallengePurpose, number>> = { logIn: 5, add: 5, activate: 30, proveAgain: 15 }

export function awaitAnswer(tx: Tx, challenge: string, { purpose, browser, recordId }: Asked, now: Date) {
  return addChallenge(tx, {
    hash: hashOf(challenge),
    purpose,
    browserHash: hashOf(browser),
    recordId,
    expiresAt: minutesFrom(now, minutes[purpose]),
  })
}

/** The answer to a challenge of ours, which serves no more. */
export async function takeAnswer(
  tx: Tx,
  text: string,
  { purpose, browser, recordId }: Asked,
  now: Date,
): Promise<Answer | undefined> {
  const answer = readAnswer(text)
  if (answer === undefined) return undefined
  const challenge = { hash: hashOf(answer.challenge), purpose, browserHash: hashOf(browser), recordId }
  return (await takeChallenge(tx, challenge, now)) ? answer : undefined
}

/** The same for all of hers, so that her authenticators know them as one account's: a merge leaves it as it was. */
export function userHandleOf({ keyring }: Tx, person: RecordId, [first]: readonly Passkey[] = []): Buffer {
  return first?.userHandle ?? keyring.pseudonym(`passkeys of ${person}`)
}

/** What her device calls the account; her address, where she has no identifier. */
export function accountNameOf({ login, email, phone }: AccountDetails): string {
  return login ?? email ?? phone ?? ''
}
