/** TD0.9: the link that opens the portal of professionals on a patient, signed by the card of who clicks. soap.md §1.4. */
import { randomUUID } from 'node:crypto'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { type ContextualPage, signContextualLink } from '@carnet/core/wire/web-ps/contextual-link.ts'
import type { VirtualCard } from '../cards/virtual-card.ts'

/** Good for 60 seconds, once. To be sent by POST: an address stays in histories. */
export function contextualLink(
  card: Pick<VirtualCard, 'signature'>,
  place: { readonly page: ContextualPage; readonly patient?: PatientId },
): string {
  const { certificate, privateKey } = card.signature
  const signer = { certificate: derOf(certificate), key: privateKey }
  return signContextualLink({ ...place, at: new Date(), id: randomUUID() }, signer)
}

function derOf(pem: string): Uint8Array {
  return Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
}
