/** The emergency card of a QR code, verified without network: docs/integrer/carte-d-urgence.md. */
import { createPublicKey } from 'node:crypto'
import type { OfflineCard } from '@carnet/core/model/emergency-card.ts'
import { parseOfflineCard } from '@carnet/core/wire/emergency-card/offline-card.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'

export type VerifiedCard =
  | { readonly genuine: true; readonly card: OfflineCard }
  /** In French, for who scanned it. Nothing of what the code says may be shown. */
  | { readonly genuine: false; readonly why: string }

/** `text`: of the QR code; `publicKeyPem`: of the platform, from `/urgence/cle-publique.pem`. */
export function verifyEmergencyCard(text: string, publicKeyPem: string): VerifiedCard {
  try {
    const read = parseOfflineCard(text)
    if (read.isSignedBy(createPublicKey(publicKeyPem))) return { genuine: true, card: read.card }
    return {
      genuine: false,
      why: 'La signature n’est pas celle de cette plateforme\u00a0: ne vous y fiez pas.',
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error
    return { genuine: false, why: 'Ce QR code n’est pas une carte d’urgence lisible.' }
  }
}
