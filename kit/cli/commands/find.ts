/** `carnet find`: the documents of a record that this card may see. contract.md §6. */
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { documentStateLabels } from '@carnet/core/model/document-states.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { statusUrns } from '@carnet/core/wire/xds/vocabulary.ts'
import { inStates, statesOfEntry, statusesFor, statusOf } from '../../client/document-states.ts'
import { allow, type CommandLine, dateOf, UsageError } from '../arguments.ts'
import { stateFilterIn } from '../document-states.ts'
import { openSession, patientOfOptions, sessionOptions } from '../session.ts'
import { formatTable } from '../table.ts'
import { printJson, printLine, type Terminal } from '../terminal.ts'

export async function find({ operands, options }: CommandLine, terminal: Terminal): Promise<void> {
  allow(options, ...sessionOptions, 'patient', 'traits', 'type', 'since', 'status', 'with', 'without', 'json')
  if (operands.length > 0) throw new UsageError('find n’attend que des options.')
  const typeCodes = options.type?.split(',').map(typeOf)
  const states = stateFilterIn(options)
  const statuses = options.status?.split(',').map(statusNamed) ?? statusesFor(states)
  const since = options.since === undefined ? undefined : dateOf(options.since)

  using session = await openSession(options, terminal)
  const { dmp, access } = session
  const patient = patientOfOptions(options, session)
  const found =
    since === undefined
      ? await dmp.findDocuments(patient, { statuses, ...(typeCodes ? { typeCodes } : {}) }, access)
      : (await dmp.newDocumentsSince(patient, since, access)).filter(
          (entry) =>
            (typeCodes?.some(({ code }) => code === entry.typeCode.code) ?? true) &&
            statuses.includes(statusOf(entry)),
        )
  const entries = inStates(found, states)
  if (options.json) printJson(terminal.stdout, { documents: entries.map(documentJson) })
  else printLine(terminal.stdout, documentTable(entries))
}

function documentTable(entries: readonly DocumentEntry[]): string {
  if (entries.length === 0) return 'Aucun document.'
  return formatTable(
    ['Date', 'Type', 'Titre', 'Auteur', 'État', 'Identifiant unique'],
    entries.map((entry) => [
      isoOf(entry.creationTime).slice(0, 10),
      entry.typeCode.code,
      entry.title ?? '',
      entry.authors
        .map(({ person }) => `${person?.givenName ?? ''} ${person?.familyName ?? ''}`.trim())
        .join(', '),
      statesOfEntry(entry)
        .map((state) => documentStateLabels[state])
        .join(', '),
      entry.uniqueId,
    ]),
  )
}

function documentJson(entry: DocumentEntry): object {
  return {
    uniqueId: entry.uniqueId,
    entryUUID: entry.entryUuid,
    logicalId: entry.logicalId,
    version: entry.version,
    typeCode: entry.typeCode.code,
    classCode: entry.classCode.code,
    title: entry.title,
    creationTime: isoOf(entry.creationTime),
    serviceStart: entry.serviceStartTime === undefined ? undefined : isoOf(entry.serviceStartTime),
    authors: entry.authors.map(({ person, institutions, specialities }) => ({
      idNat: person?.id,
      name: person === null ? undefined : `${person.givenName} ${person.familyName}`.trim(),
      speciality: specialities[0]?.code,
      structureIdNat: institutions[0]?.id,
      structure: institutions[0]?.name,
    })),
    status: statusOf(entry),
    confidentiality: entry.confidentialityCodes.map(({ code }) => code),
    mimeType: entry.mimeType,
    size: entry.sizeBytes,
    hash: entry.hash,
  }
}

/** `20260105101500` → `2026-01-05T10:15:00Z`; a day stays a day. */
function isoOf(dtm: string): string {
  const [, year, month, day, hour, minute, second = '00'] =
    /^(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?/.exec(dtm) ?? []
  const date = [year, month, day].filter((part) => part !== undefined).join('-')
  return hour === undefined ? date : `${date}T${hour}:${minute ?? '00'}:${second}Z`
}

function typeOf(code: string): Code {
  return codeIn('J66', code) ?? { code, system: '2.16.840.1.113883.6.1' }
}

function statusNamed(text: string): DocumentStatus {
  if (!Object.hasOwn(statusUrns, text))
    throw new UsageError(
      '--status attend approved, archived, deprecated ou deleted, séparés par des virgules.',
    )
  return text as DocumentStatus
}
