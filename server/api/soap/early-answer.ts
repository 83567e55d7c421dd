/**
 * An answer given before the question has been read whole. Closing on a sender who still writes makes the system cut
 * the connection, and our answer is lost with it: we go on listening for a while, and forget what we hear.
 */
import { setTimeout as sleep } from 'node:timers/promises'

const patienceMs = 2_000
const patienceBytes = 20_000_000

/** To send with its length: the client then has the whole answer while we still listen. */
export async function* answerThenListen(
  answer: Uint8Array,
  question: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield answer
  const patience = new AbortController()
  try {
    await Promise.race([heard(question), sleep(patienceMs, undefined, { signal: patience.signal })])
  } catch {
    // The sender hung up: there is nothing more to hear.
  } finally {
    patience.abort()
  }
}

async function heard(question: AsyncIterable<Uint8Array>): Promise<void> {
  let bytes = 0
  for await (const chunk of question) {
    bytes += chunk.length
    if (bytes > patienceBytes) return
  }
}
