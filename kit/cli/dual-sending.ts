/** A document to the DMP and by MSSanté, typed: what became of each side, and what is left to do. rules.md FEED-01. */
import { resolve } from 'node:path'
import { carnetSoftware } from '../client/carnet-software.ts'
import { uniqueIdOfSource } from '../client/document-source.ts'
import { goesByMessageReminder } from '../client/duties.ts'
import { DmpRefusal, type DmpUnreachable, UnusableInput } from '../client/errors.ts'
import type { DocumentToSubmit } from '../client/submit-documents.ts'
import { type DepositedAndSent, depositAndSend, nothingSent } from '../mssante/deposit-and-send.ts'
import { type Mailbox, openMailbox } from '../mssante/mailbox.ts'
import { type Options, required } from './arguments.ts'
import { readMssanteAccount } from './mssante-account.ts'
import type { Session } from './session.ts'
import { printLine, type Terminal } from './terminal.ts'
import { type Unfinished, unfinishedIn } from './unfinished.ts'

/** Something is left to do, which was said line by line. */
export class Unended extends Error {
  override readonly name = 'Unended'
  /** True when what failed may succeed as it is. */
  readonly retryable: boolean
  readonly french: string
  readonly told: readonly string[]

  constructor(retryable: boolean, french: string, told: readonly string[]) {
    super(french)
    this.retryable = retryable
    this.french = french
    this.told = told
  }
}

/** @throws UsageError, UnusableInput */
export async function mailboxOfOptions(
  options: Options,
  { situation }: Session,
  terminal: Terminal,
): Promise<Mailbox> {
  const account = await readMssanteAccount(resolve(terminal.folder, required(options, 'mssante-account')))
  return openMailbox({ account, situation, software: carnetSoftware })
}

export type Sending = { readonly session: Session; readonly mailbox: Mailbox; readonly terminal: Terminal }

/** What is to be done is kept before anything leaves: `resume` does what is left of it. @throws UnusableInput, Unended */
export async function startSending(
  what: Pick<Unfinished, 'patient' | 'addresses' | 'secretSession'>,
  { source, ...choices }: DocumentToSubmit,
  sending: Sending,
): Promise<void> {
  const folder = unfinishedIn(sending.terminal.demonstrationFolder)
  const unfinished = { ...what, ...choices, uniqueId: uniqueIdOfSource(source), progress: nothingSent }
  const kept = await folder.keep(unfinished, source)
  try {
    await sendOnBothSides(unfinished, kept, sending)
  } catch (error) {
    // Nothing left on either side, and nothing would.
    if (error instanceof UnusableInput) await folder.done(unfinished.uniqueId)
    throw error
  }
}

/** @throws UnusableInput, Unended */
export async function sendOnBothSides(
  unfinished: Unfinished,
  document: DocumentToSubmit,
  { session, mailbox, terminal }: Sending,
): Promise<void> {
  const { uniqueId, patient, addresses, progress } = unfinished
  const folder = unfinishedIn(terminal.demonstrationFolder)
  const outcome = await depositAndSend(session.dmp, mailbox, {
    patient,
    documents: [document],
    addresses,
    access: session.access,
    progress,
  })
  await folder.update({ ...unfinished, progress: outcome.progress })
  const told = toldOf(outcome)
  for (const line of told) printLine(terminal.stderr, line)
  if (outcome.progress.deposited) printLine(terminal.stdout, uniqueId)
  if (outcome.complete) return folder.done(uniqueId)
  const error = outcome.deposit?.state === 'failed' ? outcome.deposit.error : undefined
  const refused =
    (error instanceof DmpRefusal && !error.retryable) ||
    outcome.deliveries.some((one) => one.state === 'notSent' && !one.retryable)
  throw new Unended(
    !refused,
    `Ce qui est fait le reste. Pour reprendre ce qui manque\u00a0: npm run -s carnet -- resume ${uniqueId} --card CARTE --mssante-account FICHIER`,
    told,
  )
}

function toldOf({ deposit, deliveries, progress }: DepositedAndSent): readonly string[] {
  const lines: string[] = []
  if (deposit?.state === 'failed') lines.push(`Le dépôt au DMP a échoué. ${inWords(deposit.error)}`)
  else if (deposit?.state === 'done') {
    const { warnings, reminders } = deposit.submitted
    const asked = progress.sent.length > 0 ? goesByMessageReminder : undefined
    lines.push(...warnings, ...reminders.filter((one) => one !== asked))
  }
  for (const delivery of deliveries)
    lines.push(
      delivery.state === 'sent'
        ? `MSSanté, ${delivery.address}\u00a0: remis au serveur d’envoi.`
        : `MSSanté, ${delivery.address}\u00a0: ${delivery.state === 'doubtful' ? 'peut-être parti' : 'pas parti'}. ${delivery.french}`,
    )
  return lines
}

function inWords(error: DmpRefusal | DmpUnreachable): string {
  return error instanceof DmpRefusal ? `${error.code}\u00a0: ${error.french}` : error.french
}
