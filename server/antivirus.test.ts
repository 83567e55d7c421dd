import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { type Antivirus, AntivirusUnavailable, openAntivirus } from './antivirus.ts'
import { readConfig } from './config.ts'
import { ConfigError } from './config-values.ts'

const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const demo = { CARNET_MODE: 'demo' }
const asked = (CARNET_ANTIVIRUS: string) => readConfig({ ...demo, CARNET_ANTIVIRUS }).antivirus

async function isClean(antivirus: Antivirus, file: string | Uint8Array, size = 7): Promise<boolean> {
  const scan = antivirus.scan()
  const bytes = Buffer.from(file)
  for (let at = 0; at < bytes.length; at += size) await scan.write(bytes.subarray(at, at + size))
  return scan.isClean()
}

test('the test file of antivirus programs is refused without any of them, wherever it is cut [VIS-19]', async () => {
  const none = openAntivirus(asked('off'))
  for (const size of [1, 7, 100]) {
    assert.equal(await isClean(none, eicar, size), false)
    assert.equal(await isClean(none, `%PDF-1.4 ${eicar} fin`, size), false)
    assert.equal(await isClean(none, eicar.replace('H+H', 'H-H'), size), true)
  }
})

test('a command reads the file and says what it is by how it ends; anything else is no answer', async () => {
  const clean = openAntivirus(asked('command:/usr/bin/wc -c'))
  assert.equal(await isClean(clean, 'un texte sain'), true)
  const infected = openAntivirus(asked('command:/bin/false'))
  assert.equal(await isClean(infected, 'x'.repeat(200_000), 65_536), false)
  for (const command of ['command:/nonexistent', 'command:/bin/ls /nonexistent'])
    await assert.rejects(isClean(openAntivirus(asked(command)), 'x'), AntivirusUnavailable)
})

test('clamd is given the whole file, chunk by chunk, and its line is the answer', async (t) => {
  const { port, received } = await clamd(t, (file) =>
    file.includes('virus') ? 'stream: Test FOUND\0' : 'stream: OK\0',
  )
  const antivirus = openAntivirus(asked(`clamd:127.0.0.1:${port}`))
  assert.equal(await isClean(antivirus, 'un texte sain'), true)
  assert.equal(await isClean(antivirus, 'un virus'), false)
  assert.deepEqual(received, ['un texte sain', 'un virus'])
})

test('a clamd that is not there, or that says something else, makes nothing known of the file', async (t) => {
  const { port } = await clamd(t, () => 'INSTREAM size limit exceeded. ERROR\0')
  await assert.rejects(isClean(openAntivirus(asked(`clamd:127.0.0.1:${port}`)), 'x'), AntivirusUnavailable)
  await assert.rejects(isClean(openAntivirus(asked('clamd:127.0.0.1:1')), 'x'), AntivirusUnavailable)
  await assert.rejects(isClean(openAntivirus(asked('clamd:/nonexistent')), 'x'), AntivirusUnavailable)
})

test('a setting that names no antivirus stops the start', () => {
  for (const value of ['', 'clamav', 'clamd:', 'clamd:host', 'command:clamscan', 'clamd:host:99999'])
    assert.throws(() => asked(value), ConfigError, value)
})

/** Speaks INSTREAM as clamd does. */
async function clamd(t: TestContext, answer: (file: string) => string) {
  const received: string[] = []
  const server = createServer((socket) => {
    let pending = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      pending = Buffer.concat([pending, chunk])
      const file = streamed(pending)
      if (file === undefined) return
      received.push(file)
      socket.end(answer(file))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return { port: (server.address() as { port: number }).port, received }
}

/** undefined: not whole yet. */
function streamed(bytes: Buffer): string | undefined {
  const greeting = 'zINSTREAM\0'
  if (bytes.toString('latin1', 0, greeting.length) !== greeting) return undefined
  const pieces: Buffer[] = []
  for (let at = greeting.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces).toString()
    pieces.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
