import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import test from 'node:test'
import { checks } from '../core/rules/checks.ts'
import { ruleBook, rulesNotBuilt } from '../core/rules/rule-book.ts'
import { generateRulesDocs, implementations } from './generate-rules-docs.ts'
import { ruleChapters, ruleIdsOf } from './rule-chapters.ts'

test('generating the pages of the law again changes nothing', () => {
  for (const [path, content] of generateRulesDocs())
    assert.equal(readFileSync(resolve(import.meta.dirname, '..', path), 'utf8'), content, path)
})

test('every rule of the book is carried by something and has a test, and no other rule is named', () => {
  const known = implementations()
  for (const id of Object.keys(ruleBook)) {
    assert.ok(known.get(id)?.carriers.length, `${id} is carried by something`)
    assert.ok(known.get(id)?.tests.length, `${id} has a test`)
  }
  assert.deepEqual(
    [...known.keys()].filter((id) => ruleBook[id] === undefined),
    [],
  )
})

const specified = ruleChapters.flatMap(ruleIdsOf)

test('every rule of the specification is in the book, or among those not built yet with the reason', () => {
  assert.deepEqual([...Object.keys(ruleBook), ...Object.keys(rulesNotBuilt)].toSorted(), specified.toSorted())
  for (const [id, reason] of Object.entries(rulesNotBuilt)) assert.match(reason, /^\p{Lu}.{30,}\.$/u, id)
})

const specification = resolve(import.meta.dirname, '../../shared/spec/rules.md')

test('the rules that are counted are those of the specification, all of them', {
  skip: !existsSync(specification) && '../shared/spec/rules.md is not there',
}, () => {
  const rows = [...readFileSync(specification, 'utf8').matchAll(/^\| ([A-Z]{3,4}-\d\d) \|/gm)]
  assert.deepEqual(rows.map(([, id]) => id!).toSorted(), specified.toSorted())
})

test('every check of a decision names a rule of the book', () => {
  const { absent, ...steps } = checks
  for (const check of [absent, ...Object.values(steps).flatMap((step) => Object.values(step))])
    assert.ok(ruleBook[check.rule], check.rule)
})
