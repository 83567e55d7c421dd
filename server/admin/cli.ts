/** `npm run -s admin -- …`: what the operator does to the life of records, on the machine that has the keys. */
import { readConfig } from '../config.ts'
import { ConfigError, MissingSettingsError } from '../config-values.ts'
import { armCrashPoint } from '../crash-points.ts'
import { openAdministration } from './administration.ts'
import { runAdmin } from './run.ts'
import { isWatching, runWatching } from './watching.ts'

const typed = process.argv.slice(2)
const demonstration = typed.includes('--demo')
const words = typed.filter((word) => word !== '--demo')
const open = () => {
  const config = readConfig(undefined, demonstration)
  if (config.crashPoint !== undefined) armCrashPoint(config.crashPoint)
  return openAdministration(config)
}
// npm runs a script from the repository; INIT_CWD is where the person typed.
const folder = process.env.INIT_CWD ?? process.cwd()
const terminal = {
  folder,
  say: (line: string) => void process.stdout.write(`${line}\n`),
  complain: (line: string) => void process.stderr.write(`${line}\n`),
}
try {
  process.exitCode = isWatching(words) ? await watch() : await runAdmin(words, { open }, terminal)
} catch (error) {
  terminal.complain(
    error instanceof ConfigError ? error.message : `Rien n’a été changé\u00a0: ${(error as Error).message}`,
  )
  if (error instanceof MissingSettingsError)
    terminal.complain('À côté d’une démonstration lancée par npm start, ajoutez --demo.')
  process.exitCode = 5
}

function watch(): Promise<number> {
  return runWatching(words, {
    open,
    terminal: {
      stdout: process.stdout,
      stderr: process.stderr,
      folder,
    },
  })
}
