/** `carnet list-authorised`: whom the patient authorised or blocked (TD1.6). contract.md §6. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { ListedAuthorization } from '@carnet/core/wire/habilitations/list-authorizations.ts'
import { allow, type CommandLine, UsageError } from '../arguments.ts'
import { openSession, patientOfOptions, sessionOptions } from '../session.ts'
import { formatTable } from '../table.ts'
import { printJson, printLine, type Terminal } from '../terminal.ts'

const filters = { active: 'ACTIVE', blocked: 'INTERDITE', all: 'TOUTE' } as const

export async function listAuthorised({ operands, options }: CommandLine, terminal: Terminal): Promise<void> {
  allow(options, ...sessionOptions, 'patient', 'status', 'json')
  if (operands.length > 0) throw new UsageError('list-authorised n’attend que des options.')
  const filter = filterOf(options.status ?? 'all')
  using session = await openSession(options, terminal)
  const patient = patientOfOptions(options, session)
  const listed = await session.dmp.listAuthorisations(patient, filter, session.access)
  if (options.json) printJson(terminal.stdout, { authorised: listed.map(asJson) })
  else printLine(terminal.stdout, inWords(listed))
}

function filterOf(status: string): (typeof filters)[keyof typeof filters] {
  if (!Object.hasOwn(filters, status)) throw new UsageError('--status attend active, blocked ou all.')
  return filters[status as keyof typeof filters]
}

function inWords(listed: readonly ListedAuthorization[]): string {
  if (listed.length === 0) return 'Personne.'
  return formatTable(
    ['Nom', 'Spécialité', 'Depuis', 'Dernière action', 'Droit'],
    listed.map((one) => [
      `${one.firstName} ${one.lastName}`.trim() || one.nationalId,
      one.specialities[0]?.label ?? '',
      dayOf(one.startOfAuthorization),
      dayOf(one.lastActionDate),
      one.mode === 'INTERDITE' ? 'bloqué' : one.medecinTraitant ? 'médecin traitant' : 'autorisé',
    ]),
  )
}

function dayOf(date: Date | undefined): string {
  return date === undefined ? '' : civilDay(date)
}

function asJson(one: ListedAuthorization): object {
  return {
    idNat: one.nationalId,
    idType: one.nationalIdType,
    lastName: one.lastName,
    firstName: one.firstName,
    speciality: one.specialities[0]?.code,
    mode: one.mode,
    since: one.startOfAuthorization,
    lastAction: one.lastActionDate,
    medecinTraitant: one.medecinTraitant,
  }
}
