/**
 * `node tools/run.mjs <script.ts> [args…]`: what every npm script goes through.
 * Sets the clone up, then runs the script with the project's Node 24. Plain JavaScript: an old Node starts it.
 */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { SetupError, setUp } from './setup.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const [script, ...args] = process.argv.slice(2)

if (script === undefined) {
  process.stderr.write('Usage : node tools/run.mjs <script.ts> [arguments…]\n')
  process.exit(2)
}

try {
  run(setUp(root), script)
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

/** @param {string} node @param {string} file */
function run(node, file) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', path.resolve(root, file), ...args], {
    stdio: 'inherit',
    env: environment(process.env),
  })
  const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
  process.on('SIGTERM', forward)
  process.on('SIGHUP', forward)
  // Ctrl-C goes to the whole group of a terminal or of npm: the child has its own. Elsewhere it is meant for the child.
  const underNpm = process.env.npm_lifecycle_event !== undefined
  const inGroup = underNpm || [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY)
  process.on('SIGINT', (signal) => {
    if (!inGroup) forward(signal)
  })
  if (underNpm) whenOrphaned(() => forward('SIGTERM'))
  child.on('error', (error) => {
    process.stderr.write(`Node 24 n’a pas pu démarrer : ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal === null ? 0 : os.constants.signals[signal]))
  })
}

/**
 * npm puts a shell between itself and us, which passes no signal on: when npm or its shell dies, only our line of
 * parents tells.
 * @param {() => void} stop
 */
function whenOrphaned(stop) {
  const born = parents()
  const watch = setInterval(() => {
    if (parents() === born) return
    clearInterval(watch)
    stop()
  }, 300)
  watch.unref()
}

/** The shell and, where the system tells, npm. */
function parents() {
  const shell = process.ppid
  try {
    // After the name in parentheses: state, then parent.
    return `${shell} ${fs.readFileSync(`/proc/${shell}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]}`
  } catch {
    return String(shell)
  }
}

/** @param {NodeJS.ProcessEnv} env */
function environment(env) {
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const bin = path.join(root, 'node_modules', '.bin')
  return {
    ...env,
    [pathName]: [bin, env[pathName]].filter(Boolean).join(path.delimiter),
    // Password hashing, file writes and DNS share these threads: the default of 4 starves them.
    UV_THREADPOOL_SIZE: env.UV_THREADPOOL_SIZE ?? '16',
    // Types are stripped and code compiled once, not at each start: that is half the time of a start.
    NODE_COMPILE_CACHE: env.NODE_COMPILE_CACHE ?? path.join(root, 'node_modules', '.cache', 'node'),
  }
}
