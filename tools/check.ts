/** `npm run check`: format and lint, types, import arrows, tidy rules; side by side, in seconds. Exit 1 when one is broken. */
import { spawn } from 'node:child_process'
import path from 'node:path'

type Result = { readonly ok: boolean; readonly output: string }
type Check = { readonly name: string; readonly run: () => Promise<Result> }

const root = path.resolve(import.meta.dirname, '..')
const bin = path.join(root, 'node_modules', '.bin')

const checks: readonly Check[] = [
  {
    name: 'format and lint',
    run: () => node('@biomejs/biome/bin/biome', 'ci', '--colors=off', '--diagnostic-level=warn', '.'),
  },
  { name: 'types', run: () => node('ts7/bin/tsc', '-p', '.') },
  { name: 'import arrows', run: importArrows },
  { name: 'tidy rules', run: () => run(process.execPath, ['--test', 'tools/tidy.test.ts']) },
]

const results = await Promise.all(checks.map(timed))
for (const { name, ok, output } of results) if (!ok) console.log(`\n${name}\n${output.trim()}`)
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1

async function timed({ name, run }: Check): Promise<Result & { readonly name: string }> {
  const start = performance.now()
  const result = await run()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${result.ok ? 'ok    ' : 'BROKEN'}  ${name.padEnd(16)} ${seconds.padStart(5)} s`)
  return { name, ...result }
}

/** dependency-cruiser says « no violations » of a tree it could not read: what it cruised is counted. */
async function importArrows(): Promise<Result> {
  const folders = ['core', 'server', 'kit', 'web', 'conformance', 'bench', 'tools']
  const cruiser = 'dependency-cruiser/bin/dependency-cruiser.mjs'
  const { output } = await node(cruiser, '--output-type', 'json', ...folders)
  const summary = summaryIn(output)
  if (summary === undefined) return { ok: false, output }
  if (summary.totalCruised === 0) return { ok: false, output: 'dependency-cruiser saw no module.' }
  const lines = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
  return { ok: lines.length === 0, output: lines.join('\n') }
}

type Summary = {
  readonly totalCruised: number
  readonly violations: readonly { rule: { name: string }; from: string; to: string }[]
}

function summaryIn(json: string): Summary | undefined {
  try {
    return (JSON.parse(json) as { summary: Summary }).summary
  } catch {
    // Not its report but its complaint, which the caller shows.
    return undefined
  }
}

function node(script: string, ...args: string[]): Promise<Result> {
  return run(process.execPath, [path.join(root, 'node_modules', script), ...args])
}

function run(program: string, args: readonly string[]): Promise<Result> {
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, NO_COLOR: '1' }
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })
}
