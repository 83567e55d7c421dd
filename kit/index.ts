/** What an editor imports: `@carnet/kit/index.ts`. Everything else of the kit may change without notice. */
export { type DocumentState, documentStateLabels } from '@carnet/core/model/document-states.ts'
export { insOids, type PatientId, parseIns } from '@carnet/core/model/ins.ts'
export type { StateFilter } from '@carnet/core/rules/document-states.ts'
export { type IdentityStatus, insCToUse, type LocalInsC } from '@carnet/core/rules/local-identity.ts'
export { warningOnCopy, warningsOnReading } from '@carnet/core/rules/stated-visibility.ts'
export { type ContextualPage, formatContextualUrl } from '@carnet/core/wire/web-ps/contextual-link.ts'
export { CardError, type CardErrorCode } from './cards/card-error.ts'
export type { CardInfo } from './cards/card-info.ts'
export { openCard, type VirtualCard } from './cards/virtual-card.ts'
export type { Access, Software } from './client/assertion.ts'
export type { Gesture } from './client/authorise.ts'
export { type Fed, feedDueDocuments, type SavedDocument } from './client/automatic-feed.ts'
export { type CareHistory, type FedCare, feedCareHistory } from './client/care-history.ts'
export type { StatusChange } from './client/change-document.ts'
export { contextualLink } from './client/contextual-link.ts'
export { type Dispensation, feedDispensation } from './client/dispensing.ts'
export { connectToDmp, type Dmp } from './client/dmp.ts'
export { type DocumentSource, readDocumentSource } from './client/document-source.ts'
export { inStates, statesOfEntry, statusesFor } from './client/document-states.ts'
export { DmpRefusal, DmpUnreachable, UnusableInput } from './client/errors.ts'
export type { ConnectionOptions } from './client/exchange.ts'
export type { FedPatient, SentDocument } from './client/feed-document.ts'
export type { FindCriteria } from './client/find-documents.ts'
export type { FoundRecord } from './client/find-record.ts'
export { type CardTraits, insCOf } from './client/ins-c.ts'
export { type Provenance, provenanceOf } from './client/provenance.ts'
export type { RecordQuery } from './client/query.ts'
export type { ReadDocument } from './client/read-document.ts'
export { type SecretsDocument, secretsDocuments } from './client/secrets-documents.ts'
export { type Situation, situationOf } from './client/situation.ts'
export { type StructuredBody, structuredDocument } from './client/structured-document.ts'
export type { DocumentToSubmit, Submitted } from './client/submit-documents.ts'
export { type FileToWrap, wrapFile } from './client/wrap-file.ts'
export { type VerifiedCard, verifyEmergencyCard } from './emergency-card/verify-card.ts'
export type { MssanteAccount } from './mssante/account.ts'
export {
  type DepositedAndSent,
  type DocumentsToSend,
  depositAndSend,
  nothingSent,
  type SendingProgress,
} from './mssante/deposit-and-send.ts'
export { type Delivery, type Mailbox, type MailboxOptions, openMailbox } from './mssante/mailbox.ts'
export { type DocumentToAsk, questionOf } from './window/question-of.ts'
export type { SendingChoice, WindowQuestion } from './window/sending-form.ts'
export {
  openSendingWindow,
  type SendingWindow,
  type SentFromWindow,
  type WindowOptions,
  type WindowOutcome,
} from './window/sending-window.ts'
