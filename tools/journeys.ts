/**
 * `npm run journeys`: every journey of people.md §3.3, in Chromium on a private
 * demonstration, with a finger then with the keyboard alone where that is asked; docs/parcours.md says what each cost.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { openBrowser } from '@carnet/web/test/browser.ts'
import type { Means } from '../server/test/journeys/hand.ts'
import { goThrough, type Journey, journeys, tooMany } from '../server/test/journeys/journeys.ts'
import { runningCarnet } from '../server/test/running-carnet.ts'
import { ensureChromium } from './chromium.ts'
import { table } from './markdown-table.ts'

type Gone = Awaited<ReturnType<typeof goThrough>>

const page = path.resolve(import.meta.dirname, '../docs/parcours.md')
const chromium = ensureChromium(process.env, (line) => console.error(line))
if (chromium !== undefined) process.env.CARNET_CHROMIUM = chromium

const endings: (() => unknown)[] = []
const rows: (readonly string[])[] = []
const faults: string[] = []
try {
  const browser = await openBrowser()
  endings.push(() => browser.close())
  for (const means of ['pointer', 'keyboard'] as const) {
    // Who blocks somebody with a finger has nobody left to block with the keyboard: each has a demonstration of its own.
    const carnet = await runningCarnet({ after: (ending) => void endings.push(ending as () => unknown) })
    const stage = { carnet, browser }
    for (const journey of journeys.filter((each) => each.means.includes(means))) {
      const gone = await goThrough(stage, journey, means)
      faults.push(...tooMany(journey, gone))
      rows.push(rowOf(journey, means, gone))
      console.log(rows.at(-1)!.join('  '))
    }
  }
} finally {
  for (const ending of endings.toReversed()) await ending()
}
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
else writeFileSync(page, pageOf(rows))

function rowOf(
  { id, who, goal, path, max }: Journey,
  means: Means,
  { taps, clicks, tabs }: Gone,
): readonly string[] {
  const most = max.taps === undefined ? `${clicks} clics sur ${max.clicks}` : `${taps} sur ${max.taps}`
  const how = means === 'pointer' ? 'au doigt' : `au clavier seul (${tabs} tabulations)`
  return [id, who, goal, path, how, most]
}

function pageOf(rows: readonly (readonly string[])[]): string {
  const header = ['', 'Qui', 'Pour quoi', 'Chemin', 'Comment', 'Gestes']
  return `# Parcours

Après cette page, vous savez combien de gestes demandent les parcours des patients et celui d’un médecin en urgence, et au plus combien.

Écrit par \`npm run journeys\`, qui les fait dans Chromium sur une démonstration et compte. Un geste est un clic ou la touche qui fait de même ; écrire dans un champ en est un. L’identifiant et le mot de passe sont ceux que le navigateur a retenus ; ouvrir un message reçu est un geste. Aller d’un élément à l’autre par la tabulation se compte à part.

${table(header, rows)}
`
}
