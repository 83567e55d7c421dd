/** Writes into README.md the table of what is done, from what the server answers. Around it, README is written by hand. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { generateTransactionsPage } from './generate-transactions-page.ts'
import { table } from './markdown-table.ts'

const root = resolve(import.meta.dirname, '..')
const begin = '<!-- Écrit par npm run docs -->\n'
const end = '<!-- Fin -->'
/** The example documents of the ANS (conformance/corpus.ts). */
const documentCount = 94

export function generateReadme(): ReadonlyMap<string, string> {
  const readme = readFileSync(resolve(root, 'README.md'), 'utf8')
  const [before, written, after] = [
    readme.slice(0, readme.indexOf(begin) + begin.length),
    readme.includes(begin),
    readme.slice(readme.indexOf(end)),
  ]
  if (!written || !after.startsWith(end)) throw new Error('README.md has lost the marks of its table')
  return new Map([['README.md', before + done() + after]])
}

function done(): string {
  const [page] = generateTransactionsPage().values()
  const rows = [...(page ?? '').matchAll(/^## (.+?)\u00a0: (.+)$/gm)].map(([, codes, title]) => [
    codes!,
    title!,
    'fait',
  ])
  const list = readFileSync(resolve(root, 'conformance/expected-refusals.json'), 'utf8')
  const { refusals } = JSON.parse(list) as { readonly refusals: readonly unknown[] }
  const accepted = documentCount - refusals.length
  return `${table(['Transaction', 'Ce qu’elle fait', 'État'], rows)}

Des ${documentCount} documents d’exemple de l’ANS, ${accepted} voyagent et se relisent octet pour octet\u202f; ${refusals.length} sont refusés, chacun pour une faute [qui est la sienne](conformance/expected-refusals.json).
`
}
