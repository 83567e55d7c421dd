/** What the pages tell their readers to type and to write, done as it is written. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { makeTestAuthority } from '../core/wire/x509/test-authority.ts'
import { run } from '../kit/cli/run.ts'
import { readConfig } from '../server/config.ts'
import { testDatabase } from '../server/postgres/test-database.ts'
import { startCarnet } from '../server/start.ts'
import { type RunningCarnet, runningCarnet } from '../server/test/running-carnet.ts'
import { blocksOf, wordsOf } from './markdown-blocks.ts'

const root = path.resolve(import.meta.dirname, '..')
const pageAt = (file: string) => readFileSync(path.join(root, file), 'utf8')

test('an editor follows « Démarrer » from the first deposit to his own program', async (t) => {
  const carnet = await runningCarnet(t)
  const page = pageAt('docs/integrer/demarrer.md')
  const folder = temporaryFolder(t)

  await t.test('each command line of the page does what it says', async () => {
    const [start, first, refused, ...others] = blocksOf(page, 'sh')
    assert.equal(start, 'npm start\n')
    assert.deepEqual(others, [])
    const done = await typed(carnet, folder, first!)
    assert.deepEqual(
      done.map(({ code }) => code),
      [0, 0, 0, 0],
    )
    const [exists, deposit, find, traces] = done.map(({ out }) => out)
    assert.match(exists!, /Le dossier est actif/)
    assert.match(deposit!, /^[\d.]+\n$/)
    assert.match(find!, /Compte rendu/)
    assert.match(traces!, /Hélène MARTIN.*dépôt/)
    const [refusal] = await typed(carnet, folder, refused!)
    assert.equal(refusal?.code, 3)
    assert.match(refusal?.err ?? '', /DMPAccessDeniedByRightsService/)
  })

  await t.test('the program of the page deposits, finds and reads', async () => {
    const [program, ...others] = blocksOf(page, 'ts')
    assert.deepEqual(others, [])
    const { out, err } = await programRun(carnet, folder, program!)
    assert.equal(err, '')
    const [state, ...lines] = out.trimEnd().split('\n')
    assert.equal(state, 'active VALIDE')
    assert.equal(lines.filter((line) => /^Compte rendu [\d.]+$/.test(line)).length, 2)
    assert.match(lines.at(-1)!, /^\d{4} octets relus$/)
  })
})

test('whoever tries the commands of README.md sees a document travel', async (t) => {
  const carnet = await runningCarnet(t)
  const folder = temporaryFolder(t)
  const page = pageAt('README.md')
  const block = blocksOf(page, 'sh').find((one) => one.includes(' deposit '))
  const done = await typed(carnet, folder, block!)
  assert.deepEqual(
    done.map(({ code, err }) => [code, code === 0 ? '' : err]),
    done.map(() => [0, '']),
  )
  assert.match(done.at(-1)!.out, /Antoine LEROY.*lecture/)
  assert.match(readFileSync(path.join(folder, 'recu.xml'), 'utf8'), /<ClinicalDocument/)
  const [program] = blocksOf(page, 'ts')
  assert.ok(program!.trim().split('\n').length <= 13)
  const { out, err } = await programRun(
    carnet,
    folder,
    program!.replace('https://localhost:8443', carnet.tlsUrl),
  )
  assert.equal(err, '')
  assert.equal(out, 'Compte rendu\n')
})

test('the programs of the pages compile as strictly as our own', async (t) => {
  const folder = temporaryFolder(t)
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }')
  for (const page of ['README.md', 'docs/integrer/demarrer.md'])
    blocksOf(pageAt(page), 'ts').forEach((program, at) => {
      writeFileSync(path.join(folder, `${path.basename(page, '.md')}-${at}.ts`), program)
    })
  const config = {
    extends: path.join(root, 'tsconfig.json'),
    include: [path.join(folder, '*.ts')],
    exclude: [],
  }
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config))
  const compiler = path.join(root, 'node_modules', 'ts7', 'bin', 'tsc')
  const child = spawn(process.execPath, [
    compiler,
    '-p',
    folder,
    '--noEmit',
    '--typeRoots',
    path.join(root, 'node_modules', '@types'),
  ])
  const said = await text(child.stdout)
  assert.equal(said, '')
})

test('an operator who sets what « Installer » sets has a server; what it says to be refused is', async (t) => {
  const page = pageAt('docs/exploiter/installer.md')
  const [block] = blocksOf(page, 'sh')
  const named = [...block!.matchAll(/^export ([A-Z_]+)=(.*)$/gm)].map(
    ([, name, value]) => [name!, value!] as const,
  )
  const folder = temporaryFolder(t)
  const here = (value: string) => path.join(folder, path.basename(value))
  const environment: Record<string, string> = { CARNET_LOG: 'silent', CARNET_DATA: folder }
  for (const [name, value] of named)
    environment[name] = value.startsWith('file:')
      ? `file:${here(value)}`
      : value.startsWith('/')
        ? here(value)
        : value
  const database = await testDatabase()
  t.after(() => database.drop())
  Object.assign(environment, {
    DATABASE_URL: database.connectionString,
    CARNET_PORT: '0',
    CARNET_TLS_PORT: '0',
    // The ports of a test stay on this machine.
    CARNET_HOST: '127.0.0.1',
  })
  const master = here('maitre.key')
  const authority = await makeTestAuthority()
  const server = await authority.issue({ subject: [{ CN: ['localhost'] }], usage: 'authentication' })
  mkdirSync(here('autorites'))
  mkdirSync(here('revocations'))
  writeFileSync(path.join(here('autorites'), 'ca.crt'), authority.certificate)
  writeFileSync(path.join(here('revocations'), 'ca.crl'), await authority.revoke([], new Date()))
  writeFileSync(here('serveur.crt'), server.certificate)
  writeFileSync(here('serveur.key'), server.privateKey.export({ type: 'pkcs8', format: 'pem' }))

  await t.test('each setting left out, but those that have a default, is named', () => {
    const optional = ['DATABASE_URL', 'CARNET_BLOBS', 'CARNET_OUTBOX', 'CARNET_HOST']
    for (const [name] of named) {
      const { [name]: _left, ...others } = environment
      const read = () => readConfig(others)
      if (optional.includes(name)) assert.doesNotThrow(read)
      else assert.throws(read, new RegExp(`Il manque.*${name}`))
    }
  })

  await t.test('no master key, or one that has not 32 bytes, and it does not start', async () => {
    await assert.rejects(startCarnet(readConfig(environment)), /CARNET_MASTER_KEY/)
    writeFileSync(master, Buffer.alloc(31))
    await assert.rejects(startCarnet(readConfig(environment)), /32 octets/)
  })

  await t.test('with the demonstration’s authority it does not start', async () => {
    writeFileSync(master, Buffer.alloc(32, 7))
    const { createAuthority } = await import('../kit/authority/authority.ts')
    const now = Date.now()
    const demonstration = await createAuthority('AC', new Date(now - 1e6), new Date(now + 1e9))
    const file = path.join(here('autorites'), 'demonstration.crt')
    writeFileSync(file, demonstration.certificatePem)
    await assert.rejects(startCarnet(readConfig(environment)), /autorité de démonstration/)
    rmSync(file)
  })

  await t.test('with all of them it starts, ready, without anything of the demonstration', async () => {
    const carnet = await startCarnet(readConfig(environment))
    try {
      const answer = async (at: string) => (await fetch(new URL(at, carnet.webUrl))).status
      assert.equal(await answer('/readyz'), 200)
      assert.equal(await answer('/healthz'), 200)
      assert.equal(await answer('/metrics'), 200)
      assert.equal(await answer('/demo/traces?ins=1'), 404)
      assert.equal(carnet.people, undefined)
    } finally {
      await carnet.stop()
    }
  })
})

type Typed = { readonly code: number; readonly out: string; readonly err: string }

/** The lines of a block, one after the other, as someone types them in the folder. */
async function typed(carnet: RunningCarnet, folder: string, block: string): Promise<readonly Typed[]> {
  const done: Typed[] = []
  for (const line of block.trim().split('\n')) {
    const echo = /^echo "(.*)" > (\S+)$/.exec(line)
    if (echo !== null) {
      writeFileSync(path.join(folder, echo[2]!), `${echo[1]}\n`)
      continue
    }
    // `ID=$(…)`, then `"$ID"`: what a command printed is a word of a later one.
    const command = /^(?:ID=\$\()?npm run -s carnet -- (.*?)\)?$/.exec(line)
    assert.ok(command, line)
    const deposited = done.find(({ out }) => /^[\d.]+\n$/.test(out))?.out.trim() ?? ''
    done.push(
      await typedOne(
        carnet,
        folder,
        wordsOf(command[1]!).map((word) => (word === '$ID' ? deposited : word)),
      ),
    )
  }
  return done
}

async function typedOne(carnet: RunningCarnet, folder: string, words: readonly string[]): Promise<Typed> {
  const written = { stdout: '', stderr: '' }
  const stream = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString()
        done()
      },
    })
  const code = await run([...words], {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    folder,
    demonstrationFolder: carnet.demoFolder,
  })
  return { code, out: written.stdout, err: written.stderr }
}

/** In a folder where the kit is installed and the demonstration's data are at hand. */
async function programRun(
  carnet: RunningCarnet,
  folder: string,
  program: string,
): Promise<{ readonly out: string; readonly err: string }> {
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  symlinkSync(carnet.config.dataFolder, path.join(folder, '.data'))
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(path.join(folder, 'essai.ts'), program)
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'essai.ts'], {
    cwd: folder,
  })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { out, err }
}

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-pages-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
