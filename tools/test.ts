/**
 * `npm test [-- path…]`: every `*.test.ts` and `*.story.ts`, a few files at a time, on one PostgreSQL and one Chromium
 * that it gives them by CARNET_TEST_PG and CARNET_CHROMIUM. Some share a process (test-processes.ts). The runner's own summary
 * comes last; only `--longest` adds to it.
 */
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { pathToFileURL } from 'node:url'
import { startTestPostgres } from '../server/postgres/test-database.ts'
import { ensureChromium } from './chromium.ts'
import { testProcesses, usesBrowser } from './test-processes.ts'

const root = path.resolve(import.meta.dirname, '..')
const folders = ['core', 'server', 'kit', 'web', 'conformance', 'tools', 'bench']
/** A campaign that this program runs may take longer. */
const fileMinutesMax = Number(process.env.CARNET_TEST_MINUTES ?? 5)
/** `npm run check` runs it, beside which it would read the whole tree twice. */
const checkedApart = path.join('tools', 'tidy.test.ts')

const words = process.argv.slice(2)
/** Says after the summary where the time of the run went: what to look at when it grows. */
const longestAsked = words.includes('--longest')
const files = testFiles(words.filter((word) => word !== '--longest'))
if (files.length === 0) {
  say('No test file there.')
  process.exit(1)
}
if (!existsSync(path.join(root, '..', 'shared')))
  say('../shared is absent: the tests that read its corpora are skipped.')
if (files.some((file) => usesBrowser(root, file))) {
  const chromium = ensureChromium(process.env, say)
  if (chromium !== undefined) process.env.CARNET_CHROMIUM = chromium
}

const interruption = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => interruption.abort(new Error(signal)))
const programs = mkdtempSync(path.join(os.tmpdir(), 'carnet-tests-'))
const postgres = await startTestPostgres()
try {
  process.env.CARNET_TEST_PG = postgres.connectionString
  process.exitCode = interruption.signal.aborted ? 1 : await runTests(files)
} finally {
  await postgres.remove()
  rmSync(programs, { recursive: true, force: true })
}

/** Answers the exit code: 0 only when tests ran, and all of them passed. */
async function runTests(chosen: readonly string[]): Promise<number> {
  let executed = 0
  let succeeded = false
  const durations: { file: string; seconds: number }[] = []
  const started = testProcesses(root, chosen).map(({ name, files }) =>
    files.length === 1 ? path.join(root, files[0]!) : programOf(name, files),
  )
  const tests = run({
    files: started,
    concurrency: 3,
    timeout: fileMinutesMax * 60_000,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    signal: interruption.signal,
  })
  tests.on('test:summary', ({ file, counts, success, duration_ms }) => {
    // One summary for each file that holds tests, then one for all: a file without any would count as a test there.
    if (file === undefined) succeeded = success
    else {
      executed += counts.tests - counts.skipped - counts.todo
      durations.push({ file: nameOf(file), seconds: duration_ms / 1000 })
    }
  })
  const report = tests.compose(spec())
  report.pipe(process.stdout)
  await finished(report)
  if (longestAsked) sayLongest(durations)
  if (executed === 0) say('No test was executed.')
  return succeeded && executed > 0 && !interruption.signal.aborted ? 0 : 1
}

function sayLongest(durations: readonly { file: string; seconds: number }[]): void {
  const longest = durations.toSorted((a, b) => b.seconds - a.seconds).slice(0, 20)
  say(
    `Longest files:\n${longest.map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`).join('\n')}`,
  )
}

/** Paths as the user writes them from the root: files, or folders with all their tests. */
function testFiles(asked: readonly string[]): string[] {
  const all = globSync(
    folders.map((folder) => `${folder}/**/*.{test,story}.ts`),
    { cwd: root, exclude: (name) => name === 'node_modules' },
  ).toSorted()
  if (asked.length === 0) return all.filter((file) => file !== checkedApart)
  const wanted = asked.map((name) => path.relative(root, path.resolve(root, name)))
  return all.filter((file) => wanted.some((name) => file === name || file.startsWith(name + path.sep)))
}

/** Runs several files, one after the other. */
function programOf(name: string, together: readonly string[]): string {
  const program = path.join(programs, `${name}.mjs`)
  const lines = together.map(
    (file) => `await import(${JSON.stringify(pathToFileURL(path.join(root, file)).href)})\n`,
  )
  writeFileSync(program, lines.join(''))
  return program
}

function nameOf(file: string): string {
  return file.startsWith(programs) ? path.basename(file, '.mjs') : path.relative(root, file)
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
