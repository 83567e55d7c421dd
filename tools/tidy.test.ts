import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { codeOf, exportedFunctions, titlesOf } from './source-text.ts'
import { type Rule, rulesOfTheTree } from './tidy-rules.ts'

const root = path.resolve(import.meta.dirname, '..')

/** Installed, local or made by a run: .gitignore. Git itself may be absent, and a clone another user's. */
const notOurs = /(^|\/)(node_modules|\.git|\.data[^/]*|results)$/
const files = listFiles()

type Breach = { readonly file: string; readonly line: number; readonly found: string }

describe('each rule finds its bad sample and leaves its good one', () => {
  for (const rule of rulesOfTheTree)
    test(rule.says, () => {
      const breachesOf = (sample: string) => breachesIn(rule, { file: sample, text: sample })
      assert.equal(breachesOf(rule.bad).length, 1, rule.bad)
      assert.deepEqual(breachesOf(rule.good), [], rule.good)
    })
})

describe('the tree is tidy', () => {
  test('there is a tree to look at', () => {
    assert.ok(files.length > 50, `${files.length} files`)
  })

  for (const rule of rulesOfTheTree)
    test(rule.says, () => {
      const looked = files.filter((file) => rule.files.test(file) && !rule.except?.test(file))
      none(looked.flatMap((file) => breachesIn(rule, { file, text: textOf(file) })))
    })

  test('every exported decision of core/rules names its source with @law or @spec', () => {
    const inRules = files.filter(
      (file) => /^core\/rules\/[^/]+\.ts$/.test(file) && !file.endsWith('.test.ts'),
    )
    const decisions = inRules.flatMap((file) =>
      exportedFunctions(textOf(file))
        .filter(({ name }) => isDecision(name))
        .map((decision) => ({ file, ...decision })),
    )
    none(
      decisions
        .filter(({ doc }) => !namesItsSource(doc))
        .map(({ file, line, name }) => ({ file, line, found: name })),
    )
  })

  test('each Markdown page has exactly one title', () => {
    const pages = files.filter((file) => file.endsWith('.md'))
    none(
      pages
        .map((file) => ({ file, line: 1, titles: titlesOf(textOf(file)) }))
        .filter(({ titles }) => titles.length !== 1)
        .map(({ file, line, titles }) => ({ file, line, found: `${titles.length} titles` })),
    )
  })

  test('every matricule INS belongs to a test identity', () => {
    const matricules = /(?<![\d.])[1278]\d{4}(?:\d{2}|2A|2B)\d{8}(?![\d.])/g
    none(
      files
        .filter(
          (file) => /\.(ts|md|json|xml|sql|txt)$/.test(file) && !/^(package-lock|tools\/tidy)/.test(file),
        )
        .flatMap((file) => matches(file, textOf(file), matricules))
        .filter(({ found }) => !isTestMatricule(found)),
    )
  })
})

describe('what tidy reads', () => {
  test('comments are blanked, strings and line numbers stay', () => {
    const text = 'const a = "// no" // Date.now()\n/** process.env */\nconst b = `x $' + '{a /* c */} y`'
    const code = codeOf(text)
    assert.equal(code.split('\n').length, 3)
    assert.match(code, /"\/\/ no"/)
    assert.doesNotMatch(code, /Date|process|c \*/)
    assert.match(code, /`x \$\{a {8}\} y`/)
  })

  test('a decision without its source is seen, whatever its form', () => {
    const text = `
      /** Whether… @law CSP R1111-27 */
      export function mayRead() {}
      /** Whether… */
      export const decideWrite = () => true
      export const decisions = 3`
    const seen = exportedFunctions(text).filter(({ name }) => isDecision(name))
    assert.deepEqual(
      seen.map(({ name, doc }) => [name, namesItsSource(doc)]),
      [
        ['mayRead', true],
        ['decideWrite', false],
      ],
    )
  })

  test('titles inside code blocks do not count', () => {
    assert.deepEqual(titlesOf('# One\n```sh\n# a comment\n```\n## Two\n'), ['# One'])
    assert.deepEqual(titlesOf('# One\n# Two\n'), ['# One', '# Two'])
  })

  test('a matricule that a person could have is no test identity', () => {
    assert.equal(isTestMatricule('276059205062883'), false)
    assert.equal(isTestMatricule('180019999900168'), true)
  })
})

function isDecision(name: string): boolean {
  return /^(decide|may)(?=[A-Z]|$)/.test(name)
}

function namesItsSource(doc: string): boolean {
  return /@(law|spec)\s+\S/.test(doc)
}

/**
 * Invented people are born in department 99 (abroad), commune 999, which no country has; the others are the identities
 * that the ANS, the CNDA and the GIE SESAM-Vitale publish for tests.
 */
function isTestMatricule(matricule: string): boolean {
  const published = [
    '279035121518989',
    '277076322082910',
    '207058575627097',
    '297022A02077878',
    '236066322083656',
    '276059205062865',
    '224027511583555',
    '221042545611404',
    '223042545611404',
    '222127505611201',
  ]
  return matricule.slice(5, 10) === '99999' || published.includes(matricule)
}

function breachesIn(rule: Rule, { file, text }: { readonly file: string; readonly text: string }): Breach[] {
  const looked = rule.in === 'path' ? file : rule.in === 'code' ? cachedCodeOf(text) : text
  return matches(file, looked, rule.breach).filter(({ found }) => !rule.allows?.(found))
}

const codes = new Map<string, string>()

/** Several rules look at the same code; blanking it costs a parse. */
function cachedCodeOf(text: string): string {
  const code = codes.get(text) ?? codeOf(text)
  codes.set(text, code)
  return code
}

function matches(file: string, text: string, pattern: RegExp): Breach[] {
  const everywhere = new RegExp(
    pattern.source,
    pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`,
  )
  return [...text.matchAll(everywhere)].map((match) => ({
    file,
    line: text.slice(0, match.index).split('\n').length,
    found: match[0].trim(),
  }))
}

function none(breaches: readonly Breach[]): void {
  const lines = breaches.map(({ file, line, found }) => `${file}:${line}  ${found.slice(0, 80)}`)
  assert.equal(lines.length, 0, `\n${lines.join('\n')}\n`)
}

function listFiles(folder = ''): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    // Of a working tree beside the repository, .git is a file.
    if (notOurs.test(file)) return []
    if (entry.isDirectory()) return listFiles(file)
    return entry.isFile() && isText(file) ? [file] : []
  })
}

function isText(file: string): boolean {
  return !/\.(woff2?|png|webp|jpe?g|pdf|tiff?|rtf|ico|zip)$/.test(file)
}

function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}
