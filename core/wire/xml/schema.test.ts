import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { test } from 'node:test'
import { WireError } from '../wire-error.ts'
import { defaultLimits } from './limits.ts'
import { openXml } from './read.ts'
import { loadSchema, validateAgainst } from './schema.ts'

const entry = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">
<xs:include schemaLocation="sub/types.xsd"/><xs:element name="note" type="Note"/></xs:schema>`
const types = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">
<xs:complexType name="Note"><xs:sequence><xs:element name="to" type="xs:string"/></xs:sequence></xs:complexType></xs:schema>`
const files = new Map([
  ['main.xsd', Buffer.from(entry)],
  ['sub/types.xsd', Buffer.from(types)],
])

test('a schema in several files validates from memory, and says the line of each fault', () => {
  const schema = loadSchema(files, 'main.xsd')
  using valid = openXml(Buffer.from('<note xmlns="urn:t"><to>x</to></note>'))
  assert.deepEqual(validateAgainst(schema, valid), [])
  using invalid = openXml(Buffer.from('<note xmlns="urn:t">\n<from>x</from></note>'))
  const [fault, ...others] = validateAgainst(schema, invalid)
  assert.equal(fault?.line, 2)
  assert.match(fault.message, /from/)
  assert.deepEqual(others, [])
})

test('a schema with a missing file, or that does not start, is refused', () => {
  const isSchemaError = (error: WireError) => error instanceof WireError && error.code === 'schema'
  assert.throws(() => loadSchema(new Map([['main.xsd', Buffer.from(entry)]]), 'main.xsd'), isSchemaError)
  assert.throws(() => loadSchema(files, 'other.xsd'), isSchemaError)
  assert.throws(() => loadSchema(new Map([['a.xsd', Buffer.from('<a/>')]]), 'a.xsd'), isSchemaError)
})

test('a schema is loaded twice as well as once', () => {
  for (let i = 0; i < 2; i++) assert.ok(loadSchema(files, 'main.xsd'))
})

const corpus = join(import.meta.dirname, '../../../../shared/corpora/cda-ans-3-0')
const absent = existsSync(corpus) ? false : 'the ANS examples are not there'

test('the 94 examples of the ANS are valid CDA', { skip: absent }, () => {
  const folder = join(corpus, 'infrastructure/cda')
  const schema = loadSchema(
    new Map(filesIn(folder).map((path) => [relative(folder, path), readFileSync(path)])),
    'CDA_extended.xsd',
  )
  const documents = filesIn(join(corpus, 'ExemplesCDA')).filter((path) => path.endsWith('.xml'))
  assert.equal(documents.length, 94)
  for (const path of documents) {
    using open = openXml(readFileSync(path), { ...defaultLimits, sizeBytesMax: 50_000_000 })
    assert.deepEqual(validateAgainst(schema, open), [], path)
  }
})

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })
}
