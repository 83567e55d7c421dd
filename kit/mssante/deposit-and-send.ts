/**
 * The same documents to the record and by MSSanté to those who look after the patient, and to him. What fails on one side
 * does not undo the other, and the next attempt only does what is left. Spec: rules.md FEED-01.
 */
import type { PatientId } from '@carnet/core/model/ins.ts'
import { type MessageReader, mayGoByMessage } from '@carnet/core/rules/duty-to-feed.ts'
import { statedVisibility } from '@carnet/core/rules/stated-visibility.ts'
import type { Access } from '../client/assertion.ts'
import type { Dmp } from '../client/dmp.ts'
import { DmpRefusal, DmpUnreachable, UnusableInput } from '../client/errors.ts'
import { type DocumentToSubmit, type Submitted, unsaidToRepresentatives } from '../client/submit-documents.ts'
import { type MssanteAddress, parseMssanteAddress } from './address.ts'
import { lotOf } from './lot.ts'
import type { Delivery, Mailbox } from './mailbox.ts'
import { subjectOf } from './subject.ts'

/** For the software to keep until everything is done. */
export type SendingProgress = {
  readonly deposited: boolean
  /** Addresses whose message was taken charge of. */
  readonly sent: readonly string[]
  /** Addresses whose message may have been: nothing more goes there by itself. */
  readonly doubtful: readonly string[]
}

export const nothingSent: SendingProgress = { deposited: false, sent: [], doubtful: [] }

export type DocumentsToSend = {
  readonly patient: PatientId
  readonly documents: readonly DocumentToSubmit[]
  /** …@….mssante.fr, or INS@patient.mssante.fr. */
  readonly addresses: readonly string[]
  readonly access?: Access
  /** What was done before; default: nothing. */
  readonly progress?: SendingProgress
}

export type DepositedAndSent = {
  /** Undefined: it was done before. */
  readonly deposit:
    | { readonly state: 'done'; readonly submitted: Submitted }
    | { readonly state: 'failed'; readonly error: DmpRefusal | DmpUnreachable }
    | undefined
  /** Of the messages tried now. */
  readonly deliveries: readonly Delivery[]
  readonly progress: SendingProgress
  readonly complete: boolean
}

/** @throws UnusableInput: nothing then left on either side. */
export async function depositAndSend(
  dmp: Dmp,
  mailbox: Mailbox,
  { patient, documents, addresses, access, progress = nothingSent }: DocumentsToSend,
): Promise<DepositedAndSent> {
  const recipients = recipientsOf(addresses, patient)
  for (const { hideFrom } of documents) checkReaders(hideFrom, recipients, access?.secretSession ?? false)
  const at = new Date()
  const lot = lotOf(mailbox, patient, documents, at)
  const subject = subjectOf(
    documents.map(({ source }) => source.header),
    { replaces: documents.some(({ replaces }) => replaces !== undefined) },
  )
  const deposit = progress.deposited
    ? undefined
    : await attempt(() => dmp.submitDocuments(patient, documents, access, { signed: true }))
  const held = deposit?.state === 'failed' && saysWrongPatient(deposit.error)
  const left = recipients.filter(
    ({ address }) => !progress.sent.includes(address) && !progress.doubtful.includes(address),
  )
  const deliveries: Delivery[] = []
  for (const to of left) deliveries.push(held ? heldBack(to) : await mailbox.send({ to, subject, lot, at }))
  const now = (state: Delivery['state']) =>
    deliveries.filter((one) => one.state === state).map(({ address }) => address)
  const after = {
    deposited: progress.deposited || deposit?.state === 'done',
    sent: [...progress.sent, ...now('sent')],
    doubtful: [...progress.doubtful, ...now('doubtful')],
  }
  const complete = after.deposited && recipients.every(({ address }) => after.sent.includes(address))
  return { deposit, deliveries, progress: after, complete }
}

function recipientsOf(addresses: readonly string[], patient: PatientId): readonly MssanteAddress[] {
  const recipients = addresses.map((address) => parseMssanteAddress(address, patient))
  return [...new Map(recipients.map((one) => [one.address.toLowerCase(), one])).values()]
}

const hiddenFrom: Readonly<Record<MessageReader, string>> = {
  patient:
    'Ce document est caché au patient ou à ses représentants légaux\u00a0: il ne part pas vers sa messagerie.',
  professional:
    'Ce document est masqué aux professionnels\u00a0: il ne part pas vers la messagerie de l’un d’eux.',
}

function checkReaders(
  hideFrom: DocumentToSubmit['hideFrom'],
  recipients: readonly MssanteAddress[],
  secretSession: boolean,
): void {
  const visibility = statedVisibility(hideFrom, { secretSession })
  if (visibility === undefined) throw new UnusableInput(unsaidToRepresentatives)
  for (const { reader } of recipients)
    if (!mayGoByMessage(reader, visibility)) throw new UnusableInput(hiddenFrom[reader])
}

async function attempt(submit: () => Promise<Submitted>): Promise<NonNullable<DepositedAndSent['deposit']>> {
  try {
    return { state: 'done', submitted: await submit() }
  } catch (error) {
    if (error instanceof DmpRefusal || error instanceof DmpUnreachable) return { state: 'failed', error }
    throw error
  }
}

/** The record says that the document is about somebody else: what it holds goes to nobody. */
function saysWrongPatient(error: DmpRefusal | DmpUnreachable): boolean {
  return error instanceof DmpRefusal && error.code === 'XDSPatientIdDoesNotMatch'
}

function heldBack({ address }: MssanteAddress): Delivery {
  return {
    address,
    state: 'notSent',
    retryable: false,
    french: 'Retenu\u00a0: le DMP dit que ce document n’est pas celui de ce patient.',
  }
}
