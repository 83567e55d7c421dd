/** `node bench/self-time.ts FILE.cpuprofile`: where a profiled process spent its own time, by function, then by file. */
import { readFileSync } from 'node:fs'

type Profile = {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  }[]
  readonly samples: readonly number[]
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[]
}

const shown = 45

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: node bench/self-time.ts FILE.cpuprofile')
const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as Profile
const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
const idle = ['(idle)', '(program)', '(root)']
const byFunction = new Map<string, number>()
const byFile = new Map<string, number>()
let total = 0
for (const [rank, id] of samples.entries()) {
  const { functionName, url, lineNumber } = frames.get(id)!
  if (idle.includes(functionName)) continue
  const micros = timeDeltas[rank] ?? 0
  const place = url
    .replace(/^.*\/node_modules\//, '')
    .replace(/^file:\/\/.*?\/(?=(core|server|kit|web)\/)/, '')
  total += micros
  add(byFunction, `${functionName || '(anonymous)'} ${place}:${lineNumber + 1}`, micros)
  add(byFile, place || functionName, micros)
}
for (const table of [byFunction, byFile]) {
  for (const [name, micros] of [...table].sort(([, a], [, b]) => b - a).slice(0, shown))
    console.log(`${((micros / total) * 100).toFixed(1).padStart(5)} %  ${name}`)
  console.log('')
}

function add(table: Map<string, number>, name: string, micros: number): void {
  table.set(name, (table.get(name) ?? 0) + micros)
}
