/** `npm run -s admin -- …`: what the operator does to the life of records, on the machine that has the keys. */
import { ConfigError, readConfig } from '../config.ts'
import { openAdministration } from './administration.ts'
import { runAdmin } from './run.ts'

const words = process.argv.slice(2)
const demonstration = words.includes('--demo')
const terminal = {
  say: (line: string) => void process.stdout.write(`${line}\n`),
  complain: (line: string) => void process.stderr.write(`${line}\n`),
}
try {
  process.exitCode = await runAdmin(
    words.filter((word) => word !== '--demo'),
    { open: () => openAdministration(readConfig(undefined, demonstration)), demonstration },
    terminal,
  )
} catch (error) {
  terminal.complain(
    error instanceof ConfigError ? error.message : `Rien n’a été changé\u00a0: ${(error as Error).message}`,
  )
  process.exitCode = 5
}
