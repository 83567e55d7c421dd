/** `carnet deposit FILE`: a CDA as it is; a PDF, an image or a text wrapped as CDA N1. contract.md §6. */
import { basename, resolve } from 'node:path'
import { statedVisibility } from '@carnet/core/rules/stated-visibility.ts'
import { type DocumentToSubmit, unsaidToRepresentatives } from '../../client/submit-documents.ts'
import { type CommandLine, UsageError } from '../arguments.ts'
import { toldOfDocument } from '../deposit-options.ts'
import { documentFrom } from '../document-file.ts'
import { mailboxOfOptions, startSending } from '../dual-sending.ts'
import { openSession } from '../session.ts'
import { printLine, type Terminal } from '../terminal.ts'

export async function deposit(line: CommandLine, terminal: Terminal): Promise<void> {
  const { options } = line
  const { name, hideFrom, typeCode } = toldOfDocument(line)
  const secretSession = options['secret-session'] ?? false
  if (statedVisibility(hideFrom, { secretSession }) === undefined)
    throw new UsageError(`${unsaidToRepresentatives} Ajoutez --hide-from representatives.`)

  using session = await openSession(options, terminal)
  const file = resolve(terminal.folder, name)
  const document = await documentFrom(file, options, typeCode, session, terminal)
  const replaces =
    options.replace === undefined
      ? undefined
      : await session.dmp.findDocumentReference(document.patient, options.replace, session.access)
  const toSubmit: DocumentToSubmit = {
    source: document.source,
    hideFrom,
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(typeCode === undefined ? {} : { typeCode }),
    ...(replaces === undefined ? {} : { replaces }),
  }
  printLine(terminal.stderr, `Envoi de ${basename(file)} (${sizeInWords(document.source.sizeBytes)})…`)
  if (options.mssante !== undefined) {
    const mailbox = await mailboxOfOptions(options, session, terminal)
    const what = { patient: document.patient, addresses: options.mssante, secretSession }
    return startSending(what, toSubmit, { session, mailbox, terminal })
  }
  const { uniqueIds, warnings, reminders } = await session.dmp.submitDocuments(
    document.patient,
    [toSubmit],
    session.access,
    { signed: true },
  )
  for (const warning of [...warnings, ...reminders]) printLine(terminal.stderr, warning)
  for (const uniqueId of uniqueIds) printLine(terminal.stdout, uniqueId)
}

function sizeInWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} ko` : `${(bytes / 1_000_000).toFixed(1)} Mo`
}
