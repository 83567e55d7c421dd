/** Was it refused, and refused well? Reads the answer as a client would, and looks for what should not be in it. */
import assert from 'node:assert/strict'
import { readResponseEnvelope } from '@carnet/core/wire/soap/envelope.ts'
import { readFault } from '@carnet/core/wire/soap/fault.ts'
import { defaultMessageLimits, receiveMessage } from '@carnet/core/wire/soap/message.ts'
import { readRegistryResponse } from '@carnet/core/wire/xds/errors.ts'
import { child, descend, openXml } from '@carnet/core/wire/xml/read.ts'
import type { Refusal } from './attack.ts'
import type { RawAnswer } from './post.ts'

export async function assertRefused(answer: RawAnswer, refusal: Refusal): Promise<void> {
  const said = await wordsOf(answer)
  if (refusal === 'cut') assert.equal(said, 'cut')
  else if (refusal === 'nothing found') assert.equal(said, 'HTTP 200, success, 0 objects')
  else if ('fault' in refusal) assert.equal(said, `HTTP ${refusal.status ?? 500}, fault ${refusal.fault}`)
  else if ('registryError' in refusal) assert.equal(said, `HTTP 200, failure ${refusal.registryError}`)
  else assert.equal(answer === 'cut' ? 'cut' : answer.status, refusal.status)
}

/** The answer in one line. */
async function wordsOf(answer: RawAnswer): Promise<string> {
  if (answer === 'cut') return 'cut'
  const http = `HTTP ${answer.status}`
  if (!/soap\+xml|text\/xml|multipart/.test(answer.contentType)) return `${http}, ${answer.contentType}`
  const { root } = await receiveMessage({
    contentType: answer.contentType,
    body: pieces(answer.body),
    nonce: 'x',
    openSink: () => ({ write: () => {}, end: () => Promise.resolve(true), abort: () => Promise.resolve() }),
    limits: { ...defaultMessageLimits, runBytesMin: 1_000_000 },
  })
  using open = openXml(root)
  const envelope = readResponseEnvelope(open)
  const fault = readFault(envelope)
  if (fault !== undefined) {
    assert.ok(fault.sender, `the fault is the sender's: ${fault.reason}`)
    assert.match(fault.reason, /\S/)
    return `${http}, fault ${fault.subcode}`
  }
  const { body } = envelope
  const response = child(body, 'RegistryResponse') ?? body
  if (response.attributes.status === undefined) return `${http}, ${body.name}`
  const { status, errors } = readRegistryResponse(response)
  for (const { context } of errors) assert.match(context, /\S/)
  const codes = [...new Set(errors.map(({ code }) => code))]
  const objects = descend(body, 'RegistryObjectList')?.children.length ?? 0
  return status === 'success' ? `${http}, success, ${objects} objects` : `${http}, failure ${codes.join(' ')}`
}

/** `secrets`: matricules and names. An answer that echoes one of them, or shows how we are made, says too much. */
export function assertDiscreet(answer: RawAnswer, secrets: readonly string[]): void {
  if (answer === 'cut') return
  const text = answer.body.toString('utf8')
  for (const secret of secrets) assert.ok(!text.includes(secret), `the answer names ${secret}`)
  for (const trace of inside) assert.doesNotMatch(text, trace)
}

/** Stacks, our files, the machine’s, SQL, the engine’s words. */
const inside: readonly RegExp[] = [
  /\n\s+at [\w.<]/,
  /\.ts:\d/,
  /node_modules|node:internal/,
  /\/(tmp|var|usr|home|root)\//,
  /root:x:0:0/,
  /\b(select|insert into|update|delete from)\s+\w+\s+(from|set|values|where|\()/i,
  /violates|constraint|relation "|syntax error at/,
  /libxml|xmlParse|TypeError|RangeError|ENOENT|ECONN/,
]

async function* pieces(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body
}
