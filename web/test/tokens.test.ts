/** The colours of tokens.css, computed: 7:1 for text, 3:1 for the edges of controls (look.md « Colour »). */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'

const css = readFileSync(new URL('../tokens.css', import.meta.url), 'utf8')
const [light, dark, strong, strongDark] = [...css.matchAll(/:root[^{]*\{([^}]*)\}/g)].map(([, block]) =>
  coloursOf(block!),
)
const themes = {
  light: light!,
  dark: { ...light, ...dark },
  'light with strong contrast': { ...light, ...strong },
  'dark with strong contrast': { ...light, ...dark, ...strongDark },
}

const pairs = `
ink        paper sheet fold tab-tint mine-tint urgent-tint attention-tint done-tint
ink-soft   paper sheet fold
tab        paper sheet fold
on-tab     tab
mine       mine-tint
urgent     sheet urgent-tint
paper      urgent
attention  sheet attention-tint
done       fold
on-record  record-own record-1 record-2 record-3 record-4 record-5
`
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [text, ...grounds] = line.split(/\s+/)
    return grounds.map((ground) => [text!, ground] as const)
  })

for (const [theme, colours] of Object.entries(themes)) {
  for (const [text, ground] of pairs)
    test(`${theme}: ${text} on ${ground} reads at 7:1`, () => {
      assert.ok(
        contrast(colours[text]!, colours[ground]!) >= 7,
        `${contrast(colours[text]!, colours[ground]!)}`,
      )
    })
  for (const ground of ['paper', 'sheet'])
    test(`${theme}: the edge of a control on ${ground} is seen at 3:1`, () => {
      assert.ok(contrast(colours.edge!, colours[ground]!) >= 3)
    })
  const records = Object.entries(colours).filter(([name]) => name.startsWith('record-'))
  for (const [name, colour] of records)
    test(`${theme}: the strip of ${name} is seen at 3:1, and is no other’s`, () => {
      for (const ground of ['paper', 'sheet', 'fold'])
        assert.ok(contrast(colour, colours[ground]!) >= 3, ground)
      assert.equal(records.filter(([, other]) => other === colour).length, 1)
    })
}

test('with strong contrast, text is black on white or white on black', () => {
  for (const theme of ['light with strong contrast', 'dark with strong contrast'] as const)
    assert.equal(contrast(themes[theme].ink!, themes[theme].sheet!), 21)
})

test('black on white is 21:1', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
})

function coloursOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  )
}

/** WCAG 2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
