/** `carnet authorise`: typing it is the gesture by which a professional records the patient's consent (CON-01). */
import { allow, type CommandLine, UsageError } from '../arguments.ts'
import { openSession, patientOfOptions, sessionOptions } from '../session.ts'
import { printJson, printLine, type Terminal } from '../terminal.ts'

export async function authorise({ operands, options }: CommandLine, terminal: Terminal): Promise<void> {
  allow(options, 'patient', 'json', ...sessionOptions)
  if (operands.length > 0) throw new UsageError('authorise n’attend que des options.')
  using session = await openSession(options, terminal)
  const patient = patientOfOptions(options, session)
  const context = await session.dmp.authorise(patient, { gesture: 'consentCollected' }, session.access)
  if (options.json) printJson(terminal.stdout, { authorised: true, context })
  else printLine(terminal.stdout, context === '' ? 'Autorisation enregistrée.' : context)
}
