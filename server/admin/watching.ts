/** Of the operator's command line, what is nobody's record: `directory`, `emergencies`, `matrix`, `regimes`, `reports`, `texts` and `traces`. The life of records: run.ts. */
import {
  type AdminLine,
  AdminRefusal,
  AdminUsageError,
  AlteredLog,
  readLine,
  UnusableFile,
} from './arguments.ts'
import { directory } from './directory.ts'
import { emergencies } from './emergencies.ts'
import { matrix } from './matrix.ts'
import type { Operator } from './operator.ts'
import { regimes } from './regimes.ts'
import { reports } from './reports.ts'
import { texts } from './texts.ts'
import { traces } from './traces.ts'
import { usage } from './usage.ts'

type AdminCommand = (line: AdminLine, operator: Operator) => Promise<void>

const commands: Readonly<Record<string, AdminCommand>> = {
  directory,
  emergencies,
  matrix,
  regimes,
  reports,
  texts,
  traces,
}

export function isWatching(words: readonly string[]): boolean {
  return words[0] !== undefined && Object.hasOwn(commands, words[0])
}

type Opened = 'platform' | 'witnessFile' | 'matrixFolder'

export type Watched = {
  /** Asked once the line is understood: help needs no database. */
  readonly open: () => Promise<AsyncDisposable & Pick<Operator, Opened>>
  readonly terminal: Omit<Operator, Opened>
}

/** Exit codes: 0 done, 2 wrong usage, 3 impossible, 4 unusable file, 6 the log of the traces was altered. */
export async function runWatching(words: readonly string[], { open, terminal }: Watched): Promise<number> {
  try {
    const { command, help, line } = readLine(words)
    if (help) {
      terminal.stdout.write(usage)
      return 0
    }
    const run = command !== undefined && Object.hasOwn(commands, command) ? commands[command] : undefined
    if (run === undefined) throw new AdminUsageError(`La commande «\u00a0${command}\u00a0» n’existe pas.`)
    await using opened = await open()
    const { platform, witnessFile, matrixFolder } = opened
    await run(line, { ...terminal, platform, witnessFile, matrixFolder })
    return 0
  } catch (error) {
    if (error instanceof AdminUsageError) {
      terminal.stderr.write(`${error.message} Voir «\u00a0npm run -s admin -- --help\u00a0».\n`)
      return 2
    }
    if (error instanceof AdminRefusal) {
      terminal.stderr.write(`${error.message}\n`)
      return 3
    }
    if (error instanceof UnusableFile) {
      terminal.stderr.write(`${error.message}\nRien n’a été changé.\n`)
      return 4
    }
    if (error instanceof AlteredLog) return 6
    throw error
  }
}
