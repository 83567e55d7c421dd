/**
 * `node tools/run.mjs <script.ts> [args…]`: what every npm script goes through.
 * Sets the clone up, then runs the script with the project's Node 24. Plain JavaScript: an old Node starts it.
 */
import { spawn } from 'node:child_process'
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
  // A terminal gives Ctrl-C to its whole group, the child included; without one, whoever signals us means the child.
  const atTerminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY)
  process.on('SIGINT', (signal) => {
    if (!atTerminal) forward(signal)
  })
  child.on('error', (error) => {
    process.stderr.write(`Node 24 n’a pas pu démarrer : ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal === null ? 0 : os.constants.signals[signal]))
  })
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
  }
}
