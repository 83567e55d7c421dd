/** The signed VIHF that goes with each request. soap.md §2.4. */
import { randomUUID } from 'node:crypto'
import type { AccessMode } from '@carnet/core/model/caller.ts'
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
  /** LPS_ID_HOMOLOGATION_DMP. */
  readonly homologation: string
}

export type Access = {
  readonly mode?: AccessMode
  /** Why an emergency access; the software asks for it (EX_0.3-1050). */
  readonly reason?: string
  /** « Connexion secrète » of a minor, for the whole session (EX_0.1-1100). */
  readonly secretSession?: boolean
}

export function signedAssertion(
  card: VirtualCard,
  situation: Situation,
  software: Software,
  patient: PatientId,
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
    patient,
    resourceUrn: 'urn:dmp',
    purposeOfUse: accessModeCodes[access.mode ?? 'normal'],
    secretSession: access.secretSession ?? false,
    ...(access.reason === undefined ? {} : { reason: access.reason }),
    lpsName: software.name,
    lpsVersion: software.version,
    lpsHomologation: software.homologation,
  }
  return signVihf(vihf, card.signature)
}
