/** `carnet demo clock advance P43D | set ISO | real`: moves the clock of the demonstration's server. contract.md §6. */
import { allow, type CommandLine, UsageError, urlOf } from '../arguments.ts'
import { readAddresses } from '../demonstration.ts'
import { callDemonstration } from '../demonstration-web.ts'
import { printLine, type Terminal } from '../terminal.ts'

export async function demo({ operands, options }: CommandLine, terminal: Terminal): Promise<void> {
  allow(options)
  const move = moveOf(operands)
  const url = urlOf(options, ['http:', 'https:'])
  const { web } = await readAddresses(terminal.demonstrationFolder)
  const answer = await callDemonstration(new URL('/demo/clock', url ?? web), move)
  const { now } = answer as { readonly now: string }
  printLine(terminal.stdout, `Horloge de la démonstration\u00a0: ${now}`)
}

function moveOf([subject, gesture, value, ...others]: readonly string[]): object {
  if (subject === 'clock' && others.length === 0) {
    if (gesture === 'advance' && value !== undefined) return { advance: value }
    if (gesture === 'set' && value !== undefined) return { to: value }
    if (gesture === 'real' && value === undefined) return { real: true }
  }
  throw new UsageError(
    'demo attend\u00a0: clock advance P43D, clock set 2026-01-01T08:00:00Z, ou clock real.',
  )
}
