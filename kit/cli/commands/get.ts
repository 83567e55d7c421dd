/** `carnet get UNIQUEID -o FILE`: the bytes of a document, as they were deposited. contract.md §6. */
import { once } from 'node:events'
import { open, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { UnusableInput } from '../../client/errors.ts'
import { allow, type CommandLine, required, UsageError } from '../arguments.ts'
import { openSession, patientOfOptions, type Session, sessionOptions } from '../session.ts'
import type { Terminal } from '../terminal.ts'

export async function get({ operands, options }: CommandLine, terminal: Terminal): Promise<void> {
  allow(options, ...sessionOptions, 'patient', 'output')
  const [uniqueId, ...others] = operands
  if (uniqueId === undefined || others.length > 0)
    throw new UsageError('get attend un identifiant unique de document, un seul.')
  const output = required(options, 'output')
  using session = await openSession(options, terminal)
  const patient = patientOfOptions(options, session)
  if (output === '-') await toStream(session, patient, uniqueId, terminal)
  else await toFile(session, patient, uniqueId, resolve(terminal.folder, output))
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
