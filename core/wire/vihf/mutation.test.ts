import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { WireError } from '../wire-error.ts'
import { testNow } from '../x509/test-authority.ts'
import { openXml } from '../xml/read.ts'
import { directVihf, envelope, makeCast } from './sample-vihf.ts'
import { verifyAssertion } from './verify-assertion.ts'
import { signVihf } from './write-vihf.ts'

const cast = await makeCast()
const trust = await cast.authority.trust()
const vihf = directVihf(cast)
const message = envelope(signVihf(vihf, cast.doctor.sign).text)
const elements = [...message.matchAll(/<(\w+:?\w*)[^>]*?(\/>|>[^<]*<\/\1>)/g)].map(([text]) => text)

/** What the mutated message says, or undefined when it is refused. Anything but a WireError is a bug of ours. */
function read(text: string) {
  try {
    using open = openXml(Buffer.from(text))
    return verifyAssertion(open, { trust, now: testNow, allowSha1: true, unsigned: 'refuse' }).vihf
  } catch (error) {
    if (!(error instanceof WireError)) throw error
    return undefined
  }
}

function saysTheSame(text: string) {
  const claims = read(text)
  if (claims !== undefined) assert.deepEqual(claims, vihf)
}

test('a message with some bytes changed, cut, moved or repeated is refused or says the same', () => {
  const place = fc.nat({ max: message.length - 1 })
  const piece = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom('<!---->', '<?p?>', '&amp;', '<x/>', '"', ' ', '</saml2:NameID>', 'xmlns="urn:x"'),
    fc.tuple(place, fc.nat({ max: 600 })).map(([at, length]) => message.slice(at, at + length)),
  )
  fc.assert(
    fc.property(place, fc.nat({ max: 40 }), piece, (at, removed, inserted) => {
      saysTheSame(message.slice(0, at) + inserted + message.slice(at + removed))
    }),
    { numRuns: 1500 },
  )
})

test('a message with an element moved, copied or replaced by another is refused or says the same', () => {
  const one = fc.constantFrom(...elements)
  const change = fc.constantFrom<(from: string, to: string) => string>(
    (from, to) => message.replace(from, () => to),
    (from, to) => message.replace(from, () => from + to),
    (from, to) => message.replace(to, '').replace(from, () => to + from),
    (from, to) =>
      message
        .replace(from, '§')
        .replace(to, () => from)
        .replace('§', () => to),
  )
  fc.assert(
    fc.property(one, one, change, (from, to, apply) => saysTheSame(apply(from, to))),
    { numRuns: 1000 },
  )
})
