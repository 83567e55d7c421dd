/** `carnet get UNIQUEID -o FILE`: the bytes of a document, as they were deposited. contract.md §6. */
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
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
  allow(options, ...sessionOptions, 'patient', 'traits', 'output', 'provenance')
  const [uniqueId, ...others] = operands
  if (uniqueId === undefined || others.length > 0)
    throw new UsageError('get attend un identifiant unique de document, un seul.')
  const output = required(options, 'output')
  const file = output === '-' ? undefined : resolve(terminal.folder, output)
  if (file === undefined && options.provenance)
    throw new UsageError(
      '--provenance écrit un fichier à côté de celui du document\u00a0: donnez-en un à -o.',
    )
  const kind = file && (await kindOf(file))
  if (kind === 'folder')
    throw new UsageError(`-o attend un fichier, et ${output} est un dossier\u00a0: ajoutez-y un nom.`)
  using session = await openSession(options, terminal)
  const patient = patientOfOptions(options, session)
  const entry = await metadataOf(session, patient, uniqueId)
  const warnings = entry === undefined ? [] : warningsOnReading(visibilityOfEntry(entry))
  for (const warning of warnings) printLine(terminal.stderr, warning)
  if (file === undefined) await toStream(session, patient, uniqueId, terminal)
  else {
    await toFile(session, patient, uniqueId, { file, whole: kind !== 'special' })
    if (options.provenance && entry !== undefined) await writeProvenance(file, entry)
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

/** A pipe or a terminal is written to: a file put in its place would take it away. */
async function kindOf(file: string): Promise<'folder' | 'special' | 'file' | undefined> {
  const found = await stat(file).catch(() => undefined)
  if (found === undefined) return undefined
  return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'special'
}

/** A file stands under its name only when it is `whole`; what was received of another goes, even at Ctrl-C. */
async function toFile(
  { dmp, access }: Session,
  patient: PatientId,
  uniqueId: string,
  { file, whole }: { readonly file: string; readonly whole: boolean },
): Promise<void> {
  const unwritable = (cause: unknown) => {
    throw new UnusableInput(`Le fichier ${file} ne peut pas être écrit.`, { cause })
  }
  const written = whole ? `${file}.${process.pid}.partiel` : file
  const forget = () => {
    if (whole) rmSync(written, { force: true })
  }
  process.once('exit', forget)
  try {
    await using handle = await open(written, 'w').catch(unwritable)
    await dmp.readDocument(patient, uniqueId, async (chunk) => void (await handle.write(chunk)), access)
    if (whole) await rename(written, file).catch(unwritable)
  } finally {
    forget()
    process.off('exit', forget)
  }
}
