/** `npm run docs`: writes again every page that is made from the code. `docs.test.ts` checks that nothing is stale. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { defaultSource, generateCodes } from './generate-codes.ts'
import { contextualLinkFile, contextualLinkPage } from './generate-contextual-link-page.ts'
import { generateErrorsPage } from './generate-errors-page.ts'
import { generateReadme } from './generate-readme.ts'
import { generateRulesDocs } from './generate-rules-docs.ts'
import { generateSettingsPage } from './generate-settings-page.ts'
import { generateTransactionsPage } from './generate-transactions-page.ts'

const root = resolve(import.meta.dirname, '..')

/** Path → content of every page. The codes come from published value sets, which are not always at hand. */
export function generatedPages(): ReadonlyMap<string, string> {
  return new Map([
    ...generateRulesDocs(),
    ...generateSettingsPage(),
    ...generateErrorsPage(),
    ...generateTransactionsPage(),
    [`docs/${contextualLinkFile}`, contextualLinkPage()],
    ...generateReadme(),
    ...(existsSync(defaultSource) ? generateCodes(defaultSource) : []),
  ])
}

if (import.meta.main) {
  for (const [path, content] of generatedPages()) {
    const file = resolve(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
    console.log(path)
  }
  if (!existsSync(defaultSource)) console.log('../shared is absent: docs/codes.md stays as it is.')
}
