/** One question about the hidden document, or about what might tell of it. soap.md §1.2, §4. */
import type { Exchange } from '@carnet/kit/client/exchange.ts'
import type { Twin } from './twin.ts'

export type Asked = { readonly exchange: Exchange; readonly twin: Twin }

export type Question = {
  /** As server/api/soap/transactions.ts numbers them. */
  readonly code: string
  /** What of the transaction: one way to ask it at least is drawn for each pair. The code when absent. */
  readonly kind?: string
  readonly about: string
  readonly ask: (asked: Asked) => Promise<unknown>
}

export const urn = (uuid: string): string => `urn:uuid:${uuid}`
