/** `carnet synthesis`: when the médecin traitant owes the next volet de synthèse médicale. rules.md FEED-01. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { dayInWords } from '../../client/duties.ts'
import { allow, type CommandLine, UsageError } from '../arguments.ts'
import { openSession, patientOfOptions, sessionOptions } from '../session.ts'
import { printJson, printLine, type Terminal } from '../terminal.ts'

export async function synthesis({ operands, options }: CommandLine, terminal: Terminal): Promise<void> {
  allow(options, ...sessionOptions, 'patient', 'json')
  if (operands.length > 0) throw new UsageError('synthesis n’attend que des options.')
  using session = await openSession(options, terminal)
  const patient = patientOfOptions(options, session)
  const dueOn = await session.dmp.synthesisDue(patient, civilDay(new Date()), session.access)
  if (options.json) printJson(terminal.stdout, { dueOn: dueOn ?? null })
  else
    printLine(
      terminal.stdout,
      dueOn === undefined
        ? 'Le porteur de la carte n’est pas le médecin traitant\u00a0: il ne doit pas de synthèse médicale.'
        : `Volet de synthèse médicale à établir au plus tard le ${dayInWords(dueOn)}.`,
    )
}
