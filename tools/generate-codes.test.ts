import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { defaultSource, generateCodes } from './generate-codes.ts'

const skip = existsSync(defaultSource) ? false : 'the published value sets are not here'

test('generating the tables again changes nothing', { skip }, () => {
  const files = generateCodes(defaultSource)
  assert.ok(files.size > 20)
  for (const [path, content] of files)
    assert.equal(readFileSync(resolve(import.meta.dirname, '..', path), 'utf8'), content, path)
})

test('every table names the publisher, the licence, the set and its version', { skip }, () => {
  for (const [path, content] of generateCodes(defaultSource)) {
    if (path.endsWith('catalogue.generated.ts')) continue
    assert.match(
      content,
      /Agence du Numérique en Santé, Nomenclatures des objets de santé, Licence Ouverte 2\.0/,
    )
    if (content.includes('2.16.840.1.113883.6.1')) assert.match(content, /LOINC is copyright ©/, path)
  }
})
