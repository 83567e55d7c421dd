/** The signed VIHF that goes with each request. soap.md §2.4. */
import { randomUUID } from 'node:crypto'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { accessModeCodes, authnContexts, type Vihf } from '@carnet/core/wire/vihf/vihf.ts'
import { signVihf } from '@carnet/core/wire/vihf/write-vihf.ts'
import { parseCertificate } from '@carnet/core/wire/x509/certificate.ts'
import { formatName } from '@carnet/core/wire/x509/distinguished-name.ts'
import type { Markup } from '@carnet/core/wire/xml/write.ts'
import type { VirtualCard } from '../cards/virtual-card.ts'
import type { Situation } from './situation.ts'

/** The software, as its editor declared it to the DMP. */
export type Software = {
  readonly name: string
  readonly version: string
  /** Of the software: sourceId of what it submits, sender of its messages. */
  readonly oid: string
  /** LPS_ID_HOMOLOGATION_DMP. */
  readonly homologation: string
}

/** How the record is entered. A reason is asked in bris de glace, and the screen says the mode all along (EX_0.3-1050). */
export type Access = {
  /** « Connexion secrète » of a minor, for the whole session (EX_0.1-1100). */
  readonly secretSession?: boolean
} & (
  | { readonly mode?: 'normal' }
  | { readonly mode: 'brisDeGlace'; readonly reason: string }
  | { readonly mode: 'centre15'; readonly reason?: string }
)

export function signedAssertion(
  card: VirtualCard,
  situation: Situation,
  software: Software,
  /** None: the transaction is about no patient in particular (TD0.4). */
  patient: PatientId | undefined,
  access: Access,
): Markup {
  const now = new Date()
  const { authentication, structure, nameId } = situation
  const direct = authentication === 'DIRECTE'
  const vihf: Vihf = {
    id: `_${randomUUID()}`,
    issueInstant: now,
    issuer: formatName(parseCertificate(card.signature.certificate).subject),
    nameId,
    audienceRestricted: false,
    authnInstant: now,
    authnContextClass: direct ? authnContexts.smartcard : authnContexts.password,
    version: '3.0',
    mode: authentication,
    structureId: structure.id,
    sector: { code: structure.sector, system: '1.2.250.1.71.4.2.4' },
    ...(direct ? {} : { subjectName: `${software.name} ${software.version}` }),
    roles: situation.roles,
    ...(patient !== undefined && { patient }),
    resourceUrn: 'urn:dmp',
    purposeOfUse: accessModeCodes[access.mode ?? 'normal'],
    secretSession: access.secretSession ?? false,
    ...('reason' in access && access.reason !== undefined ? { reason: access.reason } : {}),
    lpsName: software.name,
    lpsVersion: software.version,
    lpsHomologation: software.homologation,
  }
  return signVihf(vihf, card.signature)
}
