/** `carnet archive|unarchive|delete UNIQUEID`: the status of a document. contract.md §6. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import { DmpRefusal } from '../../client/errors.ts'
import { allow, type CommandLine, UsageError } from '../arguments.ts'
import { openSession, patientOfOptions, type Session, sessionOptions } from '../session.ts'
import { printJson, printLine, type Terminal } from '../terminal.ts'

export function archive(line: CommandLine, terminal: Terminal): Promise<void> {
  return change(line, terminal, 'archived', 'Document archivé.', ({ dmp, access }, patient, uniqueId) =>
    dmp.changeStatus(patient, uniqueId, { from: 'approved', to: 'archived' }, access),
  )
}

export function unarchive(line: CommandLine, terminal: Terminal): Promise<void> {
  return change(line, terminal, 'approved', 'Document désarchivé.', ({ dmp, access }, patient, uniqueId) =>
    dmp.changeStatus(patient, uniqueId, { from: 'archived', to: 'approved' }, access),
  )
}

/** Who may not read does not know whether it is archived: the DMP says which of the two it is not. */
export function deleteDocument(line: CommandLine, terminal: Terminal): Promise<void> {
  return change(
    line,
    terminal,
    'deleted',
    'Document supprimé.',
    async ({ dmp, access }, patient, uniqueId) => {
      try {
        await dmp.changeStatus(patient, uniqueId, { from: 'approved', to: 'deleted' }, access)
      } catch (error) {
        if (!(error instanceof DmpRefusal) || error.code !== 'XDSMetadataUpdateError') throw error
        await dmp.changeStatus(patient, uniqueId, { from: 'archived', to: 'deleted' }, access)
      }
    },
  )
}

async function change(
  { command, operands, options }: CommandLine,
  terminal: Terminal,
  status: string,
  done: string,
  act: (session: Session, patient: PatientId, uniqueId: string) => Promise<void>,
): Promise<void> {
  allow(options, ...sessionOptions, 'patient', 'json')
  const [uniqueId, ...others] = operands
  if (uniqueId === undefined || others.length > 0)
    throw new UsageError(`${command} attend un identifiant unique de document, un seul.`)
  using session = await openSession(options, terminal)
  await act(session, patientOfOptions(options, session), uniqueId)
  if (options.json) printJson(terminal.stdout, { uniqueId, status })
  else printLine(terminal.stdout, done)
}
