/** Who refuses access, or masks, is reimbursed all the same: what feeds reimbursed care does not know it. rules.md CON-19, LIF-24. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import test from 'node:test'

const root = path.resolve(import.meta.dirname, '..')

/** What these files run: their imports, and those of their imports. Types are no code. */
function reachedFrom(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const source = readFileSync(path.join(root, file), 'utf8')
  for (const [, named = ''] of source.matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)'/gm)) {
    if (named.startsWith('@carnet/')) reachedFrom(named.replace('@carnet/', ''), seen)
    else if (named.startsWith('.')) reachedFrom(path.join(path.dirname(file), named), seen)
  }
  return seen
}

const choices =
  /^core\/rules\/(authoris|decide|functional-rights|masking|mandates|my-professionals|opening|record-life)/

test('no path of reimbursement reads a consent, an opposition or a mask [CON-19] [LIF-24]', () => {
  const reached = reachedFrom('kit/client/care-history.ts')
  assert.ok(reached.has('core/rules/care-history.ts') && reached.has('kit/client/feed-document.ts'))
  assert.deepEqual(
    [...reached].filter((file) => choices.test(file)),
    [],
  )
})

test('the search itself follows the imports to such a rule where there is one', () => {
  assert.ok([...reachedFrom('server/actions/submit-documents.ts')].some((file) => choices.test(file)))
})
