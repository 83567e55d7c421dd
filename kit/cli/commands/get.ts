/** `carnet get UNIQUEID -o FILE`: the bytes of a document, as they were deposited. contract.md §6. */
import { once } from 'node:events'
import { open, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { warningOnCopy, warningsOnReading } from '@carnet/core/rules/stated-visibility.ts'
import { visibilityOfEntry } from '@carnet/core/wire/xds/facts-of-entry.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { DmpRefusal, UnusableInput } from '../../client/errors.ts'
import { provenanceOf } from '../../client/provenance.ts'
import { writeWholeFile } from '../../demo/write-whole.ts'
import { allow, type CommandLine, required, UsageError } from '../arguments.ts'
import { openSession, patientOfOptions, type Session, sessionOptions } from '../session.ts'
import { printLine, type Terminal } from '../terminal.ts'

export async function get({ operands, options }: CommandLine, terminal: Terminal): Promise<void> {
  allow(options, ...sessionOptions, 'patient', 'traits', 'output')
  const [uniqueId, ...others] = operands
  if (uniqueId === undefined || others.length > 0)
    throw new UsageError('get attend un identifiant unique de document, un seul.')
  const output = required(options, 'output')
  using session = await openSession(options, terminal)
  const patient = patientOfOptions(options, session)
  const entry = await metadataOf(session, patient, uniqueId)
  const warnings = entry === undefined ? [] : warningsOnReading(visibilityOfEntry(entry))
  for (const warning of warnings) printLine(terminal.stderr, warning)
  if (output === '-') await toStream(session, patient, uniqueId, terminal)
  else {
    const file = resolve(terminal.folder, output)
    await toFile(session, patient, uniqueId, file)
    if (entry !== undefined) await writeProvenance(file, entry)
  }
  printLine(terminal.stderr, warningOnCopy())
}

/** undefined when this card may not see them: why, the reading itself says, and the history keeps it as a reading. */
async function metadataOf(
  { dmp, access }: Session,
  patient: PatientId,
  uniqueId: string,
): Promise<DocumentEntry | undefined> {
  try {
    return await dmp.findDocument(patient, uniqueId, access)
  } catch (error) {
    if (error instanceof DmpRefusal) return undefined
    throw error
  }
}

async function writeProvenance(file: string, entry: DocumentEntry): Promise<void> {
  const provenance = provenanceOf(entry, new Date())
  await writeWholeFile(`${file}.provenance.json`, `${JSON.stringify(provenance, null, 2)}\n`)
}

async function toStream(
  { dmp, access }: Session,
  patient: PatientId,
  uniqueId: string,
  { stdout }: Terminal,
): Promise<void> {
  await dmp.readDocument(
    patient,
    uniqueId,
    async (chunk) => {
      if (!stdout.write(chunk)) await once(stdout, 'drain')
    },
    access,
  )
}

/** A file stands under its name only when it is whole. */
async function toFile(
  { dmp, access }: Session,
  patient: PatientId,
  uniqueId: string,
  file: string,
): Promise<void> {
  const draft = `${file}.${process.pid}.partiel`
  try {
    await using handle = await open(draft, 'w').catch((cause: unknown) => {
      throw new UnusableInput(`Le fichier ${file} ne peut pas être écrit.`, { cause })
    })
    await dmp.readDocument(patient, uniqueId, async (chunk) => void (await handle.write(chunk)), access)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await rename(draft, file)
}
