/** What an attack is: a message made when its turn comes, and the one way in which it must be refused. */
import { type OperationName, operations } from '@carnet/core/wire/soap/actions.ts'
import type { Sender } from './messages.ts'
import { boundary, contentTypeOf, documentPart, multipartOf, type PartText, rootPart } from './mime.ts'
import { type Delivery, post, postBytes, type RawAnswer, type Target, type TlsIdentity } from './post.ts'

export type Refusal =
  /** A SOAP fault with this subcode. */
  | { readonly fault: string; readonly status?: number }
  /** A RegistryError with this code and the status Failure. */
  | { readonly registryError: string }
  /** Refused by HTTP itself: no such address, no such method, not HTTP. */
  | { readonly status: number }
  /** The connection is cut without a word. */
  | 'cut'
  /** A question that is allowed, and that nothing answers to. */
  | 'nothing found'

export type Attack = {
  readonly refusal: Refusal
  readonly make: () => Shot | Promise<Shot>
  /** Larger than any message may be, and not announced: to receive it up to the limit is most of its cost. */
  readonly unweighed?: true
}

export type Attacks = Readonly<Record<string, Attack>>

export type Shot = (target: Target) => Promise<RawAnswer>

export type Site = {
  readonly target: Target
  /** A doctor with her card, authorised by the patient. */
  readonly doctor: Sender
  /** A hospital with its certificates. */
  readonly hospital: Sender
  /** A person with an active record whom nothing here should reach. */
  readonly bystander: Sender['patient']
  readonly people: ReadonlyMap<string, Sender>
}

export const malformed = { fault: 'DMPInvalidMessage' } as const
export const tooLarge = { fault: 'DMPInvalidMessage', status: 413 } as const
export const badCertificate = { fault: 'DMPInvalidCertificate' } as const
export const badVihf = { fault: 'DMPInvalidVihf' } as const
export const badMetadata = { registryError: 'XDSRepositoryMetadataError' } as const

export function pathOf(operation: OperationName): string {
  return `/si-dmp-server/v2/services/${operations[operation].service}`
}

export function shot(delivery: Delivery): Shot {
  return (target) => post(target, delivery)
}

export function bytesShot(
  identity: TlsIdentity,
  pieces: readonly (string | Uint8Array)[],
  options?: Parameters<typeof postBytes>[3],
): Shot {
  return (target) => postBytes(target, identity, pieces, options)
}

/** One envelope, as `application/soap+xml`. */
export function plain(
  sender: Sender,
  operation: OperationName,
  envelope: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Shot {
  return shot({
    path: pathOf(operation),
    identity: sender.card.authentication,
    headers: { 'content-type': 'application/soap+xml; charset=utf-8', ...headers },
    body: Buffer.from(envelope),
  })
}

/** An envelope and its documents, as MTOM. */
export function mtom(
  sender: Sender,
  envelope: string,
  documents: Readonly<Record<string, string | Uint8Array>>,
): Shot {
  return parts(sender, [
    rootPart(envelope),
    ...Object.entries(documents).map(([cid, bytes]) => documentPart(cid, bytes)),
  ])
}

export function parts(
  sender: Sender,
  all: readonly PartText[],
  options: { readonly contentType?: string; readonly end?: string } = {},
): Shot {
  const { contentType = contentTypeOf(), end = `\r\n--${boundary}--\r\n` } = options
  return shot({
    path: pathOf('provideAndRegister'),
    identity: sender.card.authentication,
    headers: { 'content-type': contentType },
    body: multipartOf(all, end),
  })
}
