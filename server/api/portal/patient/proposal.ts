/** What a file says of its kind and its day, in the address that offers it; what does not read as that is left out. P-23. */
import { isDay } from '@carnet/core/model/identity.ts'
import { holderTypes } from '@carnet/core/rules/holder-documents.ts'

export type Proposal = { readonly sorte?: unknown; readonly date?: unknown }

export function proposalIn({ sorte, date }: Proposal): { readonly sorte?: string; readonly date?: string } {
  const type = holderTypes.find((one) => one === sorte)
  return { ...(type && { sorte: type }), ...(typeof date === 'string' && isDay(date) && { date }) }
}
