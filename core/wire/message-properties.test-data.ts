/** What holds of every message: it reads back as written; damaged, it is refused or says nothing that is not in it. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { damage, damaged } from './damage.test-data.ts'
import { parseDtm } from './hl7v2/dtm.ts'
import { unescapeHl7 } from './hl7v2/escape.ts'
import { WireError } from './wire-error.ts'
import { XdsError } from './xds/errors.ts'
import { parseXml, type XmlElement } from './xml/read.ts'

export type MessageProperties = {
  readonly name: string
  readonly sample: () => XmlElement
  readonly readsBack: () => void
  readonly staysTrueWhenDamaged: () => void
}

export type Message<T> = {
  readonly name: string
  readonly valid: fc.Arbitrary<T>
  readonly write: (value: T) => string
  readonly read: (message: XmlElement, text: string) => unknown
  /** What is read of a value, where the message does not carry all of it. */
  readonly heard?: (value: T) => unknown
  /** What a reading may say in words of ours: « approved » for a URN, « U » for a sex that nobody tells. */
  readonly words?: readonly string[]
}

/** A campaign sets them higher for a day: what they found is in the tests of each format. */
const runs = { readsBack: 12, damaged: 25 }

export function propertiesOf<T>({
  name,
  valid,
  write,
  read,
  heard = (value) => value,
  words = [],
}: Message<T>): MessageProperties {
  const parse = (text: string) => parseXml(Buffer.from(text))
  return {
    name,
    sample: () => parse(write(fc.sample(valid, { numRuns: 1, seed: 1 })[0]!)),
    readsBack() {
      fc.assert(
        fc.property(valid, (value) => {
          const text = write(value)
          assert.deepEqual(read(parse(text), text), heard(value))
        }),
        { numRuns: runs.readsBack },
      )
    },
    staysTrueWhenDamaged() {
      fc.assert(
        fc.property(valid, damage, (value, one) => {
          const text = damaged(write(value), one)
          try {
            const message = parse(text)
            assert.deepEqual(inventedIn(read(message, text), message, words), [])
          } catch (error) {
            if (!(error instanceof WireError || error instanceof XdsError)) throw error
          }
        }),
        { numRuns: runs.damaged },
      )
    },
  }
}

/** The texts, numbers and dates of a value that stand nowhere in the message that it was read from. */
function inventedIn(value: unknown, message: XmlElement, words: readonly string[]): readonly unknown[] {
  const said = [...new Set(saidBy(message))]
  const pieces = [...new Set(said.flatMap(piecesOf))]
  const known = new Set(['', ...words, ...wholeTextsIn(message), ...pieces].flatMap(readingsOf).map(plain))
  const leaves = leavesOf(value)
  const instants = new Set(leaves.some((leaf) => leaf instanceof Date) ? said.flatMap(instantsOf) : [])
  return leaves.filter((leaf) => {
    if (leaf instanceof Date) return !instants.has(leaf.getTime())
    return !(known.has(plain(String(leaf))) || isDayIn(String(leaf), said))
  })
}

/** Of one text: its literals (stored queries), its components (HL7 v2), what follows its kind, the words of a list. */
function piecesOf(said: string): readonly string[] {
  const literals = [...said.matchAll(/'((?:[^']|'')*)'/g)].map(([, literal]) =>
    literal!.replaceAll("''", "'"),
  )
  const components = [said, ...literals].flatMap((one) => one.split(/[\^&]/))
  const named = [...said.split('|'), said.slice(said.indexOf('|') + 1), said.replace(/^(urn:uuid|cid):/i, '')]
  return [said, ...literals, ...components, ...named, ...said.split(/[\s,;]+/)]
}

function isDayIn(leaf: string, said: readonly string[]): boolean {
  return /^\d{4}(-\d\d){0,2}$/.test(leaf) && said.some((one) => one.startsWith(leaf.replaceAll('-', '')))
}

/** Everything inside, but yes and no, and the sentences of our own warnings. */
function leavesOf(value: unknown): readonly (string | number | Date)[] {
  if (typeof value === 'string' || typeof value === 'number' || value instanceof Date) return [value]
  if (typeof value !== 'object' || value === null || value instanceof Error) return []
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('base64')]
  const inside = value instanceof Map ? [...value].flat(1) : Object.values(value)
  return inside.flatMap(leavesOf)
}

/** Names, attributes and texts, each by itself. */
function saidBy({ name, namespace, attributes, children }: XmlElement): readonly string[] {
  const inside = children.flatMap((node) => (typeof node === 'string' ? [node] : saidBy(node)))
  return [name, namespace, ...Object.keys(attributes), ...Object.values(attributes), ...inside]
}

/** Of each element, all the text inside. */
function wholeTextsIn({ children }: XmlElement): readonly [string, ...string[]] {
  const within = children.map((node): readonly string[] =>
    typeof node === 'string' ? [node] : wholeTextsIn(node),
  )
  return [within.map(([whole]) => whole).join(''), ...within.flat()]
}

/** A day has its hyphens or not, a phone number its dots, a UUID its capitals: the value is the same. */
function plain(text: string): string {
  return text.replace(/[\s.-]/g, '').toLowerCase()
}

function readingsOf(text: string): readonly string[] {
  return [text, unescapeHl7(text), decoded(text)]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function instantsOf(text: string): readonly number[] {
  try {
    return [parseDtm(text, '').getTime(), Date.parse(text)]
  } catch {
    return [Date.parse(text)]
  }
}
