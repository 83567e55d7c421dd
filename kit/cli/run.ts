/** One command line → its command and its exit code. contract.md §6. */
import { CardError } from '../cards/card-error.ts'
import { DmpRefusal, DmpUnreachable, UnusableInput } from '../client/errors.ts'
import { type CommandLine, readCommandLine, UsageError } from './arguments.ts'
import { authorise } from './commands/authorise.ts'
import { archive, deleteDocument, unarchive } from './commands/change-status.ts'
import { hide, show } from './commands/change-visibility.ts'
import { demo } from './commands/demo-clock.ts'
import { deposit } from './commands/deposit.ts'
import { exists } from './commands/exists.ts'
import { find } from './commands/find.ts'
import { get } from './commands/get.ts'
import { listAuthorised } from './commands/list-authorised.ts'
import { listPatients } from './commands/list-patients.ts'
import { close, create, reopen } from './commands/record-life.ts'
import { resume } from './commands/resume.ts'
import { synthesis } from './commands/synthesis.ts'
import { traces } from './commands/traces.ts'
import { sendingWindow } from './commands/window.ts'
import { Unended } from './dual-sending.ts'
import { printLine, type Terminal } from './terminal.ts'
import { usage } from './usage.ts'

type Command = (line: CommandLine, terminal: Terminal) => Promise<void>

const commands: Readonly<Record<string, Command>> = {
  archive,
  authorise,
  delete: deleteDocument,
  close,
  create,
  demo,
  deposit,
  exists,
  find,
  get,
  'list-authorised': listAuthorised,
  'list-patients': listPatients,
  hide,
  show,
  reopen,
  resume,
  synthesis,
  traces,
  unarchive,
  window: sendingWindow,
}

export const exitCodes = { done: 0, fault: 1, usage: 2, refused: 3, unusable: 4, unreachable: 5 } as const

export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const line = readCommandLine(words)
    if (line.options.help === true || line.command === undefined) {
      terminal[line.options.help === true ? 'stdout' : 'stderr'].write(usage)
      return line.options.help === true ? exitCodes.done : exitCodes.usage
    }
    const command = Object.hasOwn(commands, line.command) ? commands[line.command] : undefined
    if (command === undefined)
      throw new UsageError(`La commande «\u00a0${line.command}\u00a0» n’existe pas, ou pas encore.`)
    await command(line, terminal)
    return exitCodes.done
  } catch (error) {
    const { code, sentence } = outcomeOf(error)
    printLine(terminal.stderr, sentence)
    return code
  }
}

function outcomeOf(error: unknown): { readonly code: number; readonly sentence: string } {
  if (error instanceof UsageError)
    return {
      code: exitCodes.usage,
      sentence: `${error.message} Voir «\u00a0npm run -s carnet -- --help\u00a0».`,
    }
  if (error instanceof DmpRefusal)
    return { code: exitCodes.refused, sentence: `${error.code}\u00a0: ${error.french}` }
  if (error instanceof CardError || error instanceof UnusableInput)
    return { code: exitCodes.unusable, sentence: error.french }
  if (error instanceof Unended)
    return { code: error.retryable ? exitCodes.unreachable : exitCodes.refused, sentence: error.french }
  if (error instanceof DmpUnreachable) return { code: exitCodes.unreachable, sentence: error.french }
  return {
    code: exitCodes.fault,
    sentence: `Erreur interne de la commande\u00a0: ${error instanceof Error ? error.stack : String(error)}`,
  }
}
