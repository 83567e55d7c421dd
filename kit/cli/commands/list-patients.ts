/** `carnet list-patients`: the records on which this card is authorised (TD0.4). contract.md §6. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { ListDateType, ListedPatient } from '@carnet/core/wire/patients-specific/patient-list.ts'
import { allow, type CommandLine, dateOf, UsageError } from '../arguments.ts'
import { openSession, sessionOptions } from '../session.ts'
import { formatTable } from '../table.ts'
import { printJson, printLine, type Terminal } from '../terminal.ts'

const dateTypes: Readonly<Record<string, ListDateType>> = {
  authorisation: 'LASTAUTORIZATION',
  document: 'LASTDOC',
}

export async function listPatients({ operands, options }: CommandLine, terminal: Terminal): Promise<void> {
  allow(options, ...sessionOptions, 'since', 'by', 'of', 'json')
  if (operands.length > 0) throw new UsageError('list-patients n’attend que des options.')
  const dateType = dateTypes[options.by ?? 'authorisation']
  if (dateType === undefined) throw new UsageError('--by attend authorisation ou document.')
  const request = {
    dateType,
    ...(options.since !== undefined && { startDate: dateOf(options.since) }),
    ...(options.of !== undefined && { psOwnerId: options.of }),
  }
  using session = await openSession(options, terminal)
  const listed = await session.dmp.listPatients(request, session.access)
  if (options.json) printJson(terminal.stdout, { patients: listed.map(asJson) })
  else printLine(terminal.stdout, inWords(listed))
}

function inWords(listed: readonly ListedPatient[]): string {
  if (listed.length === 0) return 'Aucun patient.'
  return formatTable(
    ['INS', 'Nom', 'Prénom', 'Né le', 'Dernier document', 'Dernier accès'],
    listed.map((one) => [
      one.identifiers[0]?.id ?? '',
      one.lastName,
      one.firstName,
      one.dateOfBirth ?? '',
      dayOf(one.lastUpdateDate),
      dayOf(one.lastAccessDate),
    ]),
  )
}

function dayOf(date: Date | undefined): string {
  return date === undefined ? '' : civilDay(date)
}

function asJson(one: ListedPatient): object {
  return {
    ins: one.identifiers[0]?.id,
    oid: one.identifiers[0]?.type,
    lastName: one.lastName,
    birthName: one.patronymicalName,
    firstName: one.firstName,
    birthDate: one.dateOfBirth,
    medecinTraitant: one.medecinTraitant,
    lastAccess: one.lastAccessDate,
    lastUpdate: one.lastUpdateDate,
    lastAddition: one.lastAddDate,
  }
}
