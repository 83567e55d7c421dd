/** `carnet window FILE`: prints the address of the window of sending, and waits for what is done there. rules.md FEED-07. */
import { resolve } from 'node:path'
import { type DocumentSource, uniqueIdOfSource } from '../../client/document-source.ts'
import type { DocumentToSubmit } from '../../client/submit-documents.ts'
import { questionOf } from '../../window/question-of.ts'
import type { SendingChoice } from '../../window/sending-form.ts'
import { openSendingWindow, type SentFromWindow } from '../../window/sending-window.ts'
import type { CommandLine } from '../arguments.ts'
import { toldOfDocument } from '../deposit-options.ts'
import { documentFrom } from '../document-file.ts'
import { mailboxOfOptions, startSending, Unended } from '../dual-sending.ts'
import { openSession } from '../session.ts'
import { printLine, type Terminal } from '../terminal.ts'

export async function sendingWindow(line: CommandLine, terminal: Terminal): Promise<void> {
  const { options } = line
  const { name, hideFrom, typeCode } = toldOfDocument(line)
  const secretSession = options['secret-session'] ?? false
  using session = await openSession(options, terminal)
  const file = resolve(terminal.folder, name)
  const shown = await documentFrom(file, options, typeCode, session, terminal)
  const { patient } = shown
  const mailbox = options.mssante && (await mailboxOfOptions(options, session, terminal))
  const asked = {
    ...shown,
    typeCode,
    hideFrom,
    secretSession,
    title: options.title,
    addresses: options.mssante ?? [],
  }
  const question = questionOf(asked, new Date())

  // Made with the first title that was sent, and the same whatever is tried again: sent twice, it is stored once.
  let made: Promise<DocumentSource> | undefined
  let unended: Unended | undefined
  const send = async ({ title, hideFrom, addresses }: SendingChoice): Promise<SentFromWindow> => {
    made ??= documentFrom(file, { ...options, title }, typeCode, session, terminal).then(
      ({ source }) => source,
    )
    const replaces =
      options.replace && (await session.dmp.findDocumentReference(patient, options.replace, session.access))
    const document: DocumentToSubmit = {
      source: await made,
      hideFrom,
      title,
      ...(typeCode !== undefined && { typeCode }),
      ...(replaces && { replaces }),
    }
    if (mailbox && addresses.length > 0) {
      const uniqueId = uniqueIdOfSource(document.source)
      try {
        await startSending({ patient, addresses, secretSession }, document, { session, mailbox, terminal })
        return { uniqueId, complete: true, lines: [`Remis aussi à MSSanté\u00a0: ${addresses.join(', ')}.`] }
      } catch (error) {
        if (!(error instanceof Unended)) throw error
        unended = error
        return { uniqueId, complete: false, lines: [...error.told, error.french] }
      }
    }
    const submitted = await session.dmp.submitDocuments(patient, [document], session.access, { signed: true })
    for (const uniqueId of submitted.uniqueIds) printLine(terminal.stdout, uniqueId)
    return {
      uniqueId: submitted.uniqueIds[0] ?? '',
      complete: true,
      lines: [...submitted.warnings, ...submitted.reminders],
    }
  }
  const window = await openSendingWindow({ question, send })
  printLine(terminal.stdout, window.address)
  const { state } = await window.outcome
  if (unended !== undefined) throw unended
  if (state === 'held') printLine(terminal.stderr, 'Retenu\u00a0: rien n’est envoyé.')
}
