/** What a transaction's handler receives, and what it answers with. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { OutgoingPart } from '@carnet/core/wire/soap/write-multipart.ts'
import type { ContentHandle } from '@carnet/core/wire/soap/xop.ts'
import type { XmlElement } from '@carnet/core/wire/xml/read.ts'
import type { Schema } from '@carnet/core/wire/xml/schema.ts'
import type { Markup } from '@carnet/core/wire/xml/write.ts'
import type { Platform } from '../../actions/platform.ts'
import type { TrustSource } from '../../identity/trust.ts'
import type { ReceivedDocument } from './document-intake.ts'

export type CdaSchema = { readonly schema: Schema; readonly severity: 'warn' | 'refuse' }

/** The signature of a lot of documents (soap.md §3.5). */
export type LotSignaturePolicy = {
  readonly wanted: 'required' | 'optional' | 'ignored'
  /** Algorithms of old senders. */
  readonly allowSha1: boolean
  readonly trust: TrustSource
  /** By how much the clock of the signer may be ahead. */
  readonly skewSeconds: number
}

/** What a transaction about no patient in particular works with. */
export type CallerContext = {
  readonly platform: Platform
  readonly cdaSchema: CdaSchema | undefined
  readonly lotSignature: LotSignaturePolicy
  /** Objects in the answer to a search that asks for their metadata. */
  readonly maxResults: number
  /** The existence test says when and why a record was closed. */
  readonly closingDetails: boolean
  readonly caller: Caller
  readonly body: XmlElement
  readonly documents: Documents
  /** A fresh identifier, `urn:uuid:…`. */
  readonly newId: () => string
}

export type SoapContext = CallerContext & {
  /** The patient of the assertion, and so of the request (soap.md §0, finding 3). */
  readonly patient: PatientId
}

/** The documents that came with the message, sealed on disk already. */
export type Documents = {
  readonly received: ReadonlyMap<ContentHandle, ReceivedDocument>
  /** Seals one that came inline, short enough to be in the tree. */
  seal(bytes: Uint8Array): Promise<ReceivedDocument>
  /** From here on the action keeps these or discards them; the door discards all others. */
  handOver(taken: ReadonlySet<ReceivedDocument>): void
}

export type SoapAnswer = {
  /** Pieces when the body is too long to be one string. */
  readonly body: Markup | Iterable<string>
  /** Present when documents go with the answer: it then travels as multipart/related. */
  readonly parts?: readonly OutgoingPart[]
}
