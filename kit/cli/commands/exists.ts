/** `carnet exists`: the state of a record and what this card may do with it. contract.md §6. */
import type { ClosingDetails } from '@carnet/core/wire/hl7v3/registered-patient.ts'
import type { FoundRecord } from '../../client/find-record.ts'
import { allow, type CommandLine, UsageError } from '../arguments.ts'
import { openSession, patientOfOptions, sessionOptions } from '../session.ts'
import { printJson, printLine, type Terminal } from '../terminal.ts'

export async function exists({ operands, options }: CommandLine, terminal: Terminal): Promise<void> {
  allow(options, ...sessionOptions, 'patient', 'traits', 'json')
  if (operands.length > 0) throw new UsageError('exists n’attend que des options.')
  using session = await openSession(options, terminal)
  const found = await session.dmp.findRecord(patientOfOptions(options, session), session.access)
  const { state, authorisation, medecinTraitant } = found
  if (options.json) printJson(terminal.stdout, { state, authorisation, medecinTraitant })
  else printLine(terminal.stdout, inWords(found))
}

function inWords({ state, authorisation, medecinTraitant, patient }: FoundRecord): string {
  const sentences = [states[state]]
  if (patient?.closing !== undefined) sentences.push(closingInWords(patient.closing))
  if (state === 'active') sentences.push(authorisations[authorisation])
  if (medecinTraitant) sentences.push('Le porteur de la carte est le médecin traitant.')
  return sentences.join(' ')
}

function closingInWords({ at, motive }: ClosingDetails): string {
  const day = at.toLocaleDateString('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' })
  return motive === undefined ? `Fermé le ${day}.` : `Fermé le ${day} (${motive.code}).`
}

const states: Readonly<Record<FoundRecord['state'], string>> = {
  active: 'Le dossier est actif.',
  closed: 'Le dossier est fermé.',
  opposed: 'La personne s’est opposée à l’ouverture de son dossier.',
  none: 'Il n’y a pas de dossier.',
}

const authorisations: Readonly<Record<FoundRecord['authorisation'], string>> = {
  VALIDE: 'L’autorisation est valide.',
  EXPIRE: 'L’autorisation a expiré.',
  INTERDIT: 'Le patient a bloqué l’accès.',
  NON_EXISTE: 'Aucune autorisation n’est enregistrée.',
}
