import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { WireError } from '../wire-error.ts'
import { makeBase64Elider } from './base64-elider.ts'

const placeholder = (runIndex: number) => `(run N ${runIndex})`

function elide(chunks: readonly Uint8Array[], minRunBytes: number) {
  const runs: Buffer[][] = []
  let ended = 0
  const elider = makeBase64Elider({
    minRunBytes,
    placeholder,
    onRun(runIndex) {
      assert.equal(runIndex, runs.length)
      const run: Buffer[] = []
      runs.push(run)
      return { write: (base64) => run.push(Buffer.from(base64)), end: () => ended++ }
    },
  })
  const kept = chunks.flatMap((chunk) => elider.push(chunk).map((bytes) => Buffer.from(bytes)))
  kept.push(...elider.end().map((bytes) => Buffer.from(bytes)))
  assert.equal(ended, runs.length)
  return {
    kept: Buffer.concat(kept).toString('latin1'),
    runs: runs.map((run) => Buffer.concat(run).toString('latin1')),
  }
}

/** The definition of a run, on the whole text at once. */
function elideWhole(text: string, minRunBytes: number) {
  const runs: string[] = []
  const kept = text.replace(/[A-Za-z0-9+/=][A-Za-z0-9+/= \t\r\n]*/g, (stretch) => {
    if (stretch.replace(/\s/g, '').length < minRunBytes) return stretch
    runs.push(stretch)
    return placeholder(runs.length - 1)
  })
  return { kept, runs }
}

function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = []
  let at = 0
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]!
    chunks.push(bytes.subarray(at, at + size))
    at += size
  }
  return chunks
}

const piece = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9+/=]{1,40}$/),
  fc.constantFrom(' ', '\n', '\r\n', '\t', '<a>', '</a>', '"', '&amp;', '-', '_', 'é', '(run N 0)'),
)
const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 })

test('what is kept and what is elided depend on the bytes alone, at any chunk size', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), sizes, (pieces, chunkSizes) => {
      const text = Buffer.from(pieces.join(''), 'latin1')
      assert.deepEqual(elide(cut(text, chunkSizes), 30), elideWhole(text.toString('latin1'), 30))
    }),
    { numRuns: 400 },
  )
})

test('kept bytes with the runs put back are the original', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), sizes, (pieces, chunkSizes) => {
      const text = Buffer.from(pieces.join('').replaceAll('(run', ''), 'latin1')
      const { kept, runs } = elide(cut(text, chunkSizes), 20)
      const whole = kept.replace(/\(run N (\d+)\)/g, (_, index) => runs[Number(index)]!)
      assert.equal(whole, text.toString('latin1'))
    }),
    { numRuns: 200 },
  )
})

test('a run one character short of the minimum stays in the text', () => {
  assert.deepEqual(elide([Buffer.from(`<a>${'A'.repeat(29)}</a>`)], 30).runs, [])
  assert.deepEqual(elide([Buffer.from(`<a>${'A'.repeat(30)}</a>`)], 30).runs, ['A'.repeat(30)])
})

test('white space inside a run goes with it, and before it stays', () => {
  const { kept, runs } = elide([Buffer.from(`<a>\n  ${'AAAA\n'.repeat(10)}</a>`)], 30)
  assert.equal(kept, '<a>\n  (run N 0)</a>')
  assert.deepEqual(runs, ['AAAA\n'.repeat(10)])
})

test('a run that the message leaves open ends with the message', () => {
  assert.deepEqual(elide([Buffer.from('<a>'), Buffer.from('A'.repeat(50))], 30), {
    kept: '<a>(run N 0)',
    runs: ['A'.repeat(50)],
  })
})

test('megabytes of white space after a few letters are not held in memory', () => {
  const elider = makeBase64Elider({ placeholder, minRunBytes: 1_000, keptBytesMax: 10_000_000 })
  let pushed = 0
  let kept = 0
  for (let i = 0; i < 100; i++) {
    const chunk = Buffer.from(i === 0 ? 'abc' : ' '.repeat(10_000))
    pushed += chunk.length
    for (const bytes of elider.push(chunk)) kept += bytes.length
    assert.ok(pushed - kept <= 2_000)
  }
})

test('text that passes the limit once runs are out is refused', () => {
  const elider = makeBase64Elider({ placeholder, minRunBytes: 100, keptBytesMax: 1_000 })
  elider.push(Buffer.from(`<a>${'A'.repeat(100_000)}</a>`))
  assert.throws(
    () => elider.push(Buffer.from('<b/>'.repeat(300))),
    (error) => error instanceof WireError && error.format === 'xml' && error.code === 'size',
  )
})

test('an element name too long to be one cannot become well formed by being elided', () => {
  const name = 'A'.repeat(40)
  assert.equal(elide([Buffer.from(`<${name}></${name}>`)], 30).kept, '<(run N 0)><(run N 1)>')
})
