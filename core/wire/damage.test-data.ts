/** What happens to messages: an element lost, doubled, exchanged or in another namespace, a value changed, an end cut off. */
import fc from 'fast-check'
import { anyText } from './texts.test-data.ts'
import { xml } from './xml/write.ts'

/** `at` and `other` choose among what the message has. */
type Damage = {
  readonly kind: keyof typeof kinds
  readonly at: number
  readonly other: number
  readonly piece: string
}

const pieces = fc.oneof(
  anyText,
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '0x10',
    '1e2',
    '19801399',
    '20260230101500',
    'AA',
    'OK',
    'NaN',
    'urn:x',
  ),
)

const kinds = {
  elementLost: cut(({ text, elements }, { at }) => replaced(text, pick(elements, at), '')),
  elementDoubled: cut(({ text, elements }, { at }) => {
    const span = pick(elements, at)
    return replaced(text, span, span && textAt(text, span).repeat(2))
  }),
  elementsExchanged: cut(({ text, elements }, { at, other }) => {
    const by = pick(elements, other)
    return replaced(text, pick(elements, at), by && textAt(text, by))
  }),
  namespaceChanged: cut(({ text, elements }, { at }) => {
    const span = pick(elements, at)
    const [, tag = '', prefix] = /^(<(?:([\w.-]+):)?[\w.-]+)/.exec(span ? textAt(text, span) : '') ?? []
    const declared = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`
    const head = span && { from: span.from, to: text.indexOf('>', span.from) }
    const without = head && textAt(text, head).replace(new RegExp(` ${declared}="[^"]*"`), '')
    return replaced(text, head, without?.replace(tag, `${tag} ${declared}="urn:autre"`))
  }),
  attributeLost: cut(({ text, attributes }, { at }) => replaced(text, pick(attributes, at), '')),
  attributeChanged: cut(({ text, attributes }, { at, piece }) => {
    const span = pick(attributes, at)
    return replaced(text, span, span && `${textAt(text, span).split('=')[0]}="${xml`${piece}`}"`)
  }),
  textChanged: cut(({ text, texts }, { at, piece }) => replaced(text, pick(texts, at), xml`${piece}`.text)),
  endLost: (text: string, { at }: Damage) => text.slice(0, at % text.length),
} as const

export const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom(...(Object.keys(kinds) as Damage['kind'][])),
  at: fc.nat(),
  other: fc.nat(),
  piece: pieces,
})

export function damaged(text: string, one: Damage): string {
  return kinds[one.kind](text, one)
}

type Span = { readonly from: number; readonly to: number }
type Cut = {
  readonly text: string
  readonly elements: readonly Span[]
  readonly attributes: readonly Span[]
  readonly texts: readonly Span[]
}

function cut(change: (message: Cut, damage: Damage) => string) {
  return (text: string, one: Damage) => change(spansOf(text), one)
}

/** Of a message as we write it: no comment, no CDATA, every `>` inside a value escaped. */
function spansOf(text: string): Cut {
  const elements: Span[] = []
  const attributes: Span[] = []
  const texts: Span[] = []
  const open: number[] = []
  let after = 0
  for (const tag of text.matchAll(/<(\/?)[\w:.-]+((?: [\w:.-]+="[^"]*")*) ?(\/?)>/g)) {
    const to = tag.index + tag[0].length
    if (tag.index > after) texts.push({ from: after, to: tag.index })
    after = to
    for (const attribute of tag[2]!.matchAll(/ [\w:.-]+="[^"]*"/g)) {
      const from = tag.index + tag[0].indexOf(tag[2]!) + attribute.index
      attributes.push({ from, to: from + attribute[0].length })
    }
    if (tag[1] === '/') elements.push({ from: open.pop() ?? 0, to })
    else if (tag[3] === '/') elements.push({ from: tag.index, to })
    else open.push(tag.index)
  }
  return { text, elements, attributes, texts }
}

function pick(spans: readonly Span[], at: number): Span | undefined {
  return spans[at % spans.length]
}

function textAt(text: string, { from, to }: Span): string {
  return text.slice(from, to)
}

function replaced(text: string, span: Span | undefined, by: string | undefined): string {
  return span === undefined || by === undefined ? text : text.slice(0, span.from) + by + text.slice(span.to)
}
