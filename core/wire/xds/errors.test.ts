import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { filled } from '../texts.test-data.ts'
import { WireError } from '../wire-error.ts'
import { parseXml } from '../xml/read.ts'
import {
  formatRegistryResponse,
  readRegistryResponse,
  XdsError,
  xdsErrorCodes,
  xdsErrorOf,
} from './errors.ts'

const read = (text: string) => readRegistryResponse(parseXml(Buffer.from(text)))

test('a response reads back as written, for every code of IHE', () => {
  const error = fc
    .record({
      code: fc.constantFrom(...xdsErrorCodes),
      context: filled,
      severity: fc.constantFrom('error' as const, 'warning' as const),
      location: filled,
    })
    .map(({ code, context, ...options }) => new XdsError(code, context, options))
  const status = fc.constantFrom('success' as const, 'failure' as const, 'partialSuccess' as const)
  fc.assert(
    fc.property(status, fc.array(error, { maxLength: 3 }), (sent, errors) => {
      const received = read(formatRegistryResponse(sent, errors).text)
      assert.equal(received.status, sent)
      assert.deepEqual(
        received.errors,
        errors.map(({ code, context, severity, location }) => ({ code, context, severity, location })),
      )
    }),
  )
})

test('a plain success has no error list', () => {
  assert.equal(
    formatRegistryResponse('success').text,
    '<rs:RegistryResponse xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success"></rs:RegistryResponse>',
  )
})

test('warnings alone do not make the list an error', () => {
  const warning = new XdsError('XDSExtraMetadataNotSaved', 'x', { severity: 'warning' })
  assert.match(formatRegistryResponse('success', [warning]).text, /highestSeverity="[^"]*:Warning"/)
  const error = new XdsError('XDSRegistryError', 'x')
  assert.match(formatRegistryResponse('failure', [warning, error]).text, /highestSeverity="[^"]*:Error"/)
})

test('a response without a known status is refused', () => {
  assert.throws(() => read('<RegistryResponse status="ok"/>'), WireError)
})

test('a message that cannot be read is answered with the place and what was expected', () => {
  const error = xdsErrorOf(
    new WireError('xds', 'missing', 'ExtrinsicObject[Document01]/Slot[creationTime]', 'une date'),
    'XDSRepositoryMetadataError',
  )
  assert.equal(error.context, 'Attendu\u00a0: une date.')
  assert.equal(error.location, 'ExtrinsicObject[Document01]/Slot[creationTime]')
  assert.equal(error.severity, 'error')
})
