import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import test from 'node:test'
import { checks } from '../core/rules/checks.ts'
import { ruleBook } from '../core/rules/rule-book.ts'
import { generateRulesDocs, implementations, testedRules } from './generate-rules-docs.ts'
import { ruleChapters, ruleIdsOf } from './rule-chapters.ts'

test('generating the pages of the law again changes nothing', () => {
  for (const [path, content] of generateRulesDocs())
    assert.equal(readFileSync(resolve(import.meta.dirname, '..', path), 'utf8'), content, path)
})

test('every rule of the book has a function and a test, and no other rule is named', () => {
  const known = implementations()
  for (const id of Object.keys(ruleBook)) {
    assert.ok(known.get(id)?.functions.length, `${id} has a function`)
    assert.ok(known.get(id)?.tests.length, `${id} has a test`)
  }
  assert.deepEqual(
    [...known.keys()].filter((id) => ruleBook[id] === undefined),
    [],
  )
})

const specification = resolve(import.meta.dirname, '../../shared/spec/rules.md')

test('the rules counted as tested or not are those of the specification, all of them', {
  skip: !existsSync(specification) && '../shared/spec/rules.md is not there',
}, () => {
  const rows = [...readFileSync(specification, 'utf8').matchAll(/^\| ([A-Z]{3,4}-\d\d) \|/gm)]
  const specified = rows.map(([, id]) => id!)
  assert.deepEqual(specified.toSorted(), ruleChapters.flatMap(ruleIdsOf).toSorted())
})

test('no test names a rule that does not exist', () => {
  const known = new Set(ruleChapters.flatMap(ruleIdsOf))
  assert.deepEqual(
    [...testedRules()].filter((id) => !known.has(id)),
    [],
  )
})

test('every check of a decision names a rule of the book', () => {
  const { absent, ...steps } = checks
  for (const check of [absent, ...Object.values(steps).flatMap((step) => Object.values(step))])
    assert.ok(ruleBook[check.rule], check.rule)
})
