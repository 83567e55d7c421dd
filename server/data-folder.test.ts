import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { lockDataFolder, makeDataFolder } from './data-folder.ts'
import { accountFor, canEnterOrRun } from './postgres/account.ts'

test('a new data folder is ours alone; as root, the account of PostgreSQL passes through it to its own', (t) => {
  const folder = path.join(os.tmpdir(), `carnet-data-${randomUUID()}`)
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  makeDataFolder(folder)
  const modeOf = (...names: string[]) => statSync(path.join(folder, ...names)).mode & 0o777
  const account = accountFor(folder)
  if (account === undefined) assert.equal(modeOf(), 0o700)
  else {
    assert.ok(canEnterOrRun(account, folder))
    assert.equal(modeOf(), 0o711)
    for (const name of readdirSync(folder)) assert.equal(modeOf(name), 0o700, name)
    assert.deepEqual(readdirSync(folder), ['blobs', 'demo', 'drafts', 'temoin'])
  }
})

function emptyFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-lock-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** In a process of its own, as another start is. */
function lockedByAnother(folder: string) {
  const program = `import('${path.join(import.meta.dirname, 'data-folder.ts')}').then((it) => it.lockDataFolder(process.argv[1]))`
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '-e', program, folder], {
    encoding: 'utf8',
  })
}

test('while one start has the data folder another is refused, told who has it', (t) => {
  const folder = emptyFolder(t)
  lockDataFolder(folder)
  const { status, stderr } = lockedByAnother(folder)
  assert.notEqual(status, 0)
  assert.match(stderr, new RegExp(`Un autre Carnet utilise déjà la base de .*processus ${process.pid}`))
  assert.deepEqual(readdirSync(folder), ['carnet.lock'])
})

test('a start that ended gives it back, and one that was killed keeps nobody waiting, even where its number is used again', (t) => {
  const folder = emptyFolder(t)
  assert.equal(lockedByAnother(folder).stderr, '')
  assert.ok(!existsSync(path.join(folder, 'carnet.lock')))
  // Two processes that are not: one whose number is free, and one whose number now belongs to our parent.
  for (const left of ['4194300 1', `${process.ppid} 1`, '']) {
    writeFileSync(path.join(folder, 'carnet.lock'), `${left}\n`)
    assert.equal(lockedByAnother(folder).stderr, '', left)
  }
  assert.deepEqual(readdirSync(folder), [])
})
