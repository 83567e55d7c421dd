/** `npm run -s carnet -- …`. contract.md §6. */
import { join, resolve } from 'node:path'
import { run } from './cli/run.ts'

const repository = join(import.meta.dirname, '..')
const { CARNET_DATA = '.data', INIT_CWD = process.cwd() } = process.env

// So that what must be taken away at the end is (a document half received).
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
] as const)
  process.once(signal, () => process.exit(128 + number))

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  // npm runs a script from the repository; INIT_CWD is where the person typed.
  folder: INIT_CWD,
  demonstrationFolder: join(resolve(repository, CARNET_DATA), 'demo'),
})
