/**
 * `carnet create`, `reopen`, `close`: typing it is the gesture of the professional, for the person in front of him
 * (LIF-08, LIF-11, LIF-13). contract.md §6.
 */
import type { OpeningGesture } from '../../client/registration.ts'
import { allow, type CommandLine, type OptionName, UsageError } from '../arguments.ts'
import { identityOf } from '../demonstration.ts'
import { openSession, patientOfOptions, type Session } from '../session.ts'
import { printJson, printLine, type Terminal } from '../terminal.ts'

export function create(line: CommandLine, terminal: Terminal): Promise<void> {
  const refused = refusedIn(line)
  return act(line, terminal, {
    allowed: ['refuse'],
    done: { state: 'active', sentence: 'Dossier créé.' },
    run: (session) => {
      const patient = patientOfOptions(line.options, session)
      const identity = identityOf(patient, session.people)
      return session.dmp.createRecord(patient, { ...gesture, identity, refused }, session.access)
    },
  })
}

export function reopen(line: CommandLine, terminal: Terminal): Promise<void> {
  const refused = refusedIn(line)
  return act(line, terminal, {
    allowed: ['refuse'],
    done: { state: 'active', sentence: 'Dossier rouvert.' },
    run: (session) =>
      session.dmp.reopenRecord(
        patientOfOptions(line.options, session),
        { ...gesture, refused },
        session.access,
      ),
  })
}

export function close(line: CommandLine, terminal: Terminal): Promise<void> {
  const { reason } = line.options
  return act(line, terminal, {
    done: { state: 'closed', sentence: 'Dossier fermé.' },
    run: (session) =>
      session.dmp.closeRecord(
        patientOfOptions(line.options, session),
        { gesture: 'askedByPatient', ...(reason !== undefined && { reason }) },
        session.access,
      ),
  })
}

async function act(
  { command, operands, options }: CommandLine,
  terminal: Terminal,
  {
    allowed = [],
    done,
    run,
  }: {
    readonly allowed?: readonly OptionName[]
    readonly done: { readonly state: string; readonly sentence: string }
    readonly run: (session: Session) => Promise<void>
  },
): Promise<void> {
  // A secret session is of documents: the life of a record is nobody's secret from the representatives.
  allow(options, 'card', 'pin', 'mode', 'reason', 'patient', 'json', ...allowed)
  if (operands.length > 0) throw new UsageError(`${command} n’attend que des options.`)
  using session = await openSession(options, terminal)
  await run(session)
  if (options.json) printJson(terminal.stdout, { state: done.state })
  else printLine(terminal.stdout, done.sentence)
}

/** The people of the demonstration are invented: there is nobody whose papers to look at. */
const gesture = { gesture: 'consentCollected', identityStatus: 'qualified' } as const

const boxes = { 'bris-de-glace': 'brisDeGlace', 'centre-15': 'centre15' } as const

/** Boxes that the person unticks. @throws UsageError */
function refusedIn({ options: { refuse } }: CommandLine): NonNullable<OpeningGesture['refused']> {
  return (refuse?.split(',') ?? []).map((box) => {
    if (!Object.hasOwn(boxes, box))
      throw new UsageError('--refuse attend bris-de-glace, centre-15, ou les deux séparés par une virgule.')
    return boxes[box as keyof typeof boxes]
  })
}
