/**
 * `npm run conformance [-- --url URL] [--cards FOLDER]`: the conformance corpus against a running DMP. Ours by default:
 * the demonstration that runs under CARNET_DATA, or one started for the occasion and removed after.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { UnusableInput } from '@carnet/kit/client/errors.ts'
import { runCases } from './run.ts'
import { openSite } from './site.ts'
import { findTarget } from './target.ts'

process.exitCode = await main()

/** 0 all hold, 1 some do not, 2 wrong usage, 4 no cards. */
async function main(): Promise<number> {
  const options = optionsIn(process.argv.slice(2))
  if (options === undefined) {
    console.error('Usage\u00a0: npm run conformance [-- --url https://… --cards DOSSIER]')
    console.error('DOSSIER contient cards/, people.json et pki/ca.crt, comme .data/demo.')
    return 2
  }
  await using target = await findTarget(options)
  console.log(`Conformité de ${target.url}\n`)
  try {
    const site = await openSite(target.url, target.folder, target.web)
    try {
      return (await runCases(site, (line) => console.log(line))) === 0 ? 0 : 1
    } finally {
      site.close()
    }
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error
    console.error(error.french)
    return 4
  }
}

function optionsIn(words: readonly string[]): { readonly url?: string; readonly cards?: string } | undefined {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { url: { type: 'string' }, cards: { type: 'string' } },
    })
    const { url, cards } = values
    // npm changes the current folder; INIT_CWD is where the person typed.
    const from = process.env.INIT_CWD ?? process.cwd()
    return { ...(url && { url }), ...(cards && { cards: resolve(from, cards) }) }
  } catch {
    return undefined
  }
}
