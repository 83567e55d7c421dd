/** Cases one after the other on one DMP: a line for each, then the whole in words. */
import { type Case, reasonOf } from './case.ts'
import { authorisationCases } from './cases/authorisation.ts'
import { depositCases } from './cases/deposit.ts'
import { existenceCases } from './cases/existence.ts'
import { goldenCases } from './cases/golden-messages.ts'
import { identityCases } from './cases/identity.ts'
import { plainIheCases } from './cases/plain-ihe.ts'
import { searchCases } from './cases/search-and-read.ts'
import { storedQueryCases } from './cases/stored-queries.ts'
import { corpusCases } from './corpus.ts'
import type { Site } from './site.ts'

export const ownCases: readonly Case[] = [
  ...existenceCases,
  ...authorisationCases,
  ...depositCases,
  ...searchCases,
  ...storedQueryCases,
  ...goldenCases,
  ...identityCases,
]

/** Answers how many cases do not hold. */
export async function runCases(
  site: Site,
  print: (line: string) => void,
  documents: readonly Case[] = corpusCases(),
): Promise<number> {
  const own = await runAll(site, ownCases, print)
  const { ihe } = site
  const plain = ihe === undefined ? 0 : await runAll(ihe, plainIheCases, print)
  const corpus = await runAll(site, documents, print)
  print('')
  print(inWords('cas', ownCases.length, own))
  print(
    ihe === undefined
      ? 'Le profil ihe-base n’est pas joignable ici\u00a0: ses cas n’ont pas été essayés.'
      : inWords('cas d’IHE', plainIheCases.length, plain),
  )
  print(
    documents.length === 0
      ? 'Les documents d’exemple de l’ANS (../shared) ne sont pas là\u00a0: ils n’ont pas été essayés.'
      : inWords('documents de l’ANS', documents.length, corpus),
  )
  return own + plain + corpus
}

async function runAll<Subject>(
  site: Subject,
  cases: readonly Case<Subject>[],
  print: (line: string) => void,
): Promise<number> {
  let failures = 0
  for (const { transaction, says, run } of cases) {
    const start = performance.now()
    const fault = await run(site).then(
      () => undefined,
      (error: unknown) => reasonOf(error),
    )
    const ms = `${Math.round(performance.now() - start)}\u00a0ms`.padStart(8)
    print(`${fault === undefined ? 'oui' : 'NON'}  ${transaction.padEnd(6)} ${ms}  ${says}`)
    if (fault === undefined) continue
    failures++
    print(`                       → ${fault}`)
  }
  return failures
}

function inWords(what: string, count: number, failures: number): string {
  if (failures === 0) return `Les ${count} ${what} se passent comme attendu.`
  return `${count - failures} ${what} sur ${count} se passent comme attendu, ${failures} non.`
}
