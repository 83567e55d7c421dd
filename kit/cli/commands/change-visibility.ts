/** `carnet hide|show UNIQUEID --from …`: who may see a document. contract.md §6. */
import { allow, type CommandLine, required, UsageError } from '../arguments.ts'
import { readersIn } from '../readers.ts'
import { openSession, patientOfOptions, sessionOptions } from '../session.ts'
import { printJson, printLine, type Terminal } from '../terminal.ts'

export function hide(line: CommandLine, terminal: Terminal): Promise<void> {
  return change(line, terminal, true)
}

export function show(line: CommandLine, terminal: Terminal): Promise<void> {
  return change(line, terminal, false)
}

async function change(
  { command, operands, options }: CommandLine,
  terminal: Terminal,
  hidden: boolean,
): Promise<void> {
  allow(options, ...sessionOptions, 'patient', 'from', 'json')
  const [uniqueId, ...others] = operands
  if (uniqueId === undefined || others.length > 0)
    throw new UsageError(`${command} attend un identifiant unique de document, un seul.`)
  const readers = readersIn(required(options, 'from'), 'from')
  using session = await openSession(options, terminal)
  const patient = patientOfOptions(options, session)
  const hideFrom = Object.fromEntries(readers.map((reader) => [reader, hidden]))
  await session.dmp.changeVisibility(patient, uniqueId, hideFrom, session.access)
  if (options.json) printJson(terminal.stdout, { uniqueId, ...hideFrom })
  else printLine(terminal.stdout, hidden ? 'Document caché.' : 'Document rendu visible.')
}
