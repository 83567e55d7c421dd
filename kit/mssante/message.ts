/** One message of MSSanté to one mailbox, as MIME that is written as it leaves. Spec: soap.md §7; RFC 5322, 2045. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { MssanteAccount } from './account.ts'
import type { MssanteAddress } from './address.ts'
import type { MessageFile, MessageLot } from './lot.ts'

export type MssanteMessage = {
  readonly to: MssanteAddress
  readonly subject: string
  readonly lot: MessageLot
  readonly at: Date
}

/** The same for the same documents to the same mailbox: what comes twice is seen to be one. */
export function messageIdOf({ lot, to }: Pick<MssanteMessage, 'lot' | 'to'>, from: string): string {
  const name = createHash('sha256')
    .update(JSON.stringify([lot.uniqueIds, to.address, from]))
    .digest('hex')
  return `<${name.slice(0, 40)}@${from.slice(from.lastIndexOf('@') + 1)}>`
}

export function composeMessage(
  message: MssanteMessage,
  { from, patientMayAnswer = true }: Pick<MssanteAccount, 'from' | 'patientMayAnswer'>,
): Readable {
  const { to, subject, lot, at } = message
  return new MailComposer({
    from,
    to: to.address,
    subject,
    date: at,
    messageId: messageIdOf(message, from),
    // What the patient's messaging reads as « no answer is awaited » (soap.md §7).
    headers: to.reader === 'patient' && !patientMayAnswer ? { 'X-MSS-MES': 'FIN' } : {},
    text: textOf(lot),
    attachments: [lot.zip, ...lot.copies].map(attachmentOf),
    // Whatever an address or a title holds, it names nothing to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .createReadStream()
}

/** Nothing medical, and nobody's name: the subject says what a software needs. */
function textOf({ uniqueIds, copies, zip }: MessageLot): string {
  const many = uniqueIds.length > 1
  return `Bonjour,

Ce message vous transmet ${many ? `${uniqueIds.length} documents de santé` : 'un document de santé'}.

${zip.name} est pour un logiciel de santé. Pour y lire, ouvrez INDEX.HTM.
${copies.length > 0 ? `${copies.map(({ name }) => name).join(', ')}\u00a0: à lire.\n` : ''}`
}

function attachmentOf({ name, mediaType, open }: MessageFile) {
  return { filename: name, contentType: mediaType, content: Readable.from(open(), { objectMode: false }) }
}
