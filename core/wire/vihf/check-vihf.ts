/**
 * Is this VIHF acceptable for these certificates, now? In the order of soap.md §2.4 « Server checks ». What needs
 * memory or a directory (replay, known structure, linked professional, rights) is the server's.
 */
import { professionSystems, type SectorStanding } from '@carnet/core/model/caller.ts'
import type { Certificate } from '../x509/certificate.ts'
import { parseDistinguishedName, sameName } from '../x509/distinguished-name.ts'
import type { CertificateVerdict } from '../x509/trust.ts'
import { type VihfFault, vihfFault, type vihfFaults } from './faults.ts'
import { accessModeOf, type Vihf } from './vihf.ts'

export type VihfCheck = {
  readonly vihf: Vihf
  /** Null when the assertion is unsigned: the certificate of the connection then answers for it. */
  readonly signer: Certificate | null
  readonly verdict: CertificateVerdict | null
  readonly tlsCertificate: Certificate
  /** Real time. */
  readonly now: Date
  /** `CARNET_VIHF_WINDOW`, outside AIR: either side of IssueInstant. */
  readonly windowSeconds: number
  readonly skewSeconds: number
  readonly standingOfSector: (code: string) => SectorStanding
}

/** EX_AIR-040: and once only. */
export const airValiditySeconds = 30

type Check = keyof typeof vihfFaults

/** Every fault, in order; none: acceptable. Answer with the first. */
export function checkVihf(input: VihfCheck): readonly VihfFault[] {
  return [
    ...signerFaults(input),
    ...identityFaults(input),
    ...attributeFaults(input),
    ...windowFaults(input),
    ...(accessModeOf(input.vihf.purposeOfUse) === undefined ? (['purposeOfUse'] as const) : []),
  ].map(vihfFault)
}

const verdictFaults: Readonly<Record<CertificateVerdict, Check | undefined>> = {
  trusted: undefined,
  unknownAuthority: 'certificateUnknownAuthority',
  expired: 'certificateExpired',
  notYetValid: 'certificateNotYetValid',
  revoked: 'certificateRevoked',
  revocationUnknown: 'certificateRevocationUnknown',
}

function* signerFaults({ vihf, signer, verdict }: VihfCheck): Generator<Check> {
  if (signer === null) {
    if (vihf.mode !== 'DIRECTE') yield 'unsignedNotDirect'
    return
  }
  const fault = verdictFaults[verdict ?? 'unknownAuthority']
  if (fault !== undefined) yield fault
  if (!signer.keyUsage.nonRepudiation || signer.isAuthority) yield 'notSignatureCertificate'
}

function* identityFaults({ vihf, signer, tlsCertificate }: VihfCheck): Generator<Check> {
  const holder = signer ?? tlsCertificate
  if (!isIssuer(vihf.issuer, holder)) yield 'issuer'
  const direct = vihf.mode === 'DIRECTE'
  for (const certificate of signer === null ? [tlsCertificate] : [signer, tlsCertificate])
    if (direct !== (certificate.card !== undefined)) {
      yield direct ? 'cardRequired' : 'structureCertificateRequired'
      break
    }
  if (direct) {
    if (holder.commonName === undefined || holder.commonName !== tlsCertificate.commonName)
      yield 'anotherHolder'
    if (vihf.nameId !== holder.commonName) yield 'nameId'
    // The card of a person names no structure; that of a structure's staff does.
    if (holder.organisationalUnits.length > 0 && !isStructureOf(vihf, holder)) yield 'structure'
    const { profession } = holder.card ?? {}
    const [role] = vihf.roles
    if (
      profession !== undefined &&
      role?.system === professionSystems.g15 &&
      role.code !== String(profession)
    )
      yield 'profession'
    return
  }
  if (!holder.organisationalUnits.some((unit) => tlsCertificate.organisationalUnits.includes(unit)))
    yield 'anotherHolder'
  if (!isStructureOf(vihf, holder)) yield 'structure'
}

function* attributeFaults({ vihf, signer, tlsCertificate, standingOfSector }: VihfCheck): Generator<Check> {
  if (vihf.version !== '3.0' && vihf.version !== '4.0') yield 'version'
  if (vihf.mode === undefined) yield 'mode'
  // A card of a student (CPF) may have no structure (unverified).
  const student = (signer ?? tlsCertificate).card?.type === 'CPF'
  if (vihf.structureId === undefined && !student) yield 'structureMissing'
  const { sector } = vihf
  const standing = sector?.system === sectorSystem ? standingOfSector(sector.code) : 'unknown'
  if (standing === 'unknown') yield 'sector'
  if (standing === 'excluded') yield 'excludedSector'
  if (vihf.mode !== 'DIRECTE' && vihf.subjectName === undefined) yield 'subjectName'
  const [role, speciality] = vihf.roles
  if (role === undefined) yield 'role'
  else if (
    role.system === professionSystems.g15 &&
    professionsWithSpeciality.includes(role.code) &&
    speciality === undefined
  )
    yield 'speciality'
  if (vihf.resourceUrn !== 'urn:dmp') yield 'resourceUrn'
  if (!vihf.lpsName || !vihf.lpsVersion || !vihf.lpsHomologation) yield 'software'
  if (vihf.mode === 'INDIRECTE_RENFORCEE' && vihf.authnContextDecl === undefined) yield 'authnContextDecl'
}

export const sectorSystem = '1.2.250.1.71.4.2.4'
/** Physicians and pharmacists. */
const professionsWithSpeciality = ['10', '21']

function* windowFaults({ vihf, now, windowSeconds, skewSeconds }: VihfCheck): Generator<Check> {
  if (vihf.audienceRestricted) yield 'audience'
  const { issueInstant, notBefore, notOnOrAfter, mode } = vihf
  const air = mode === 'INDIRECTE_RENFORCEE'
  // The 30 seconds of AIR are short so that a stolen token is useless: a clock that lags earns no more of them.
  const oldest = air ? airValiditySeconds : windowSeconds + skewSeconds
  const newest = air ? skewSeconds : windowSeconds + skewSeconds
  const age = (now.getTime() - issueInstant.getTime()) / 1000
  const sinceEnd = notOnOrAfter && (now.getTime() - notOnOrAfter.getTime()) / 1000
  const untilStart = notBefore && (notBefore.getTime() - now.getTime()) / 1000
  if (age > oldest || (sinceEnd !== undefined && sinceEnd >= (air ? 0 : skewSeconds))) yield 'expired'
  if (-age > newest || (untilStart !== undefined && untilStart > skewSeconds)) yield 'notYetValid'
}

/** The text last found to be the name of a certificate: its holder writes the same in each of his requests. */
const knownNames = new WeakMap<Certificate, string>()

function isIssuer(issuer: string, holder: Certificate): boolean {
  if (knownNames.get(holder) === issuer) return true
  try {
    const same = sameName(parseDistinguishedName(issuer), holder.subject)
    if (same) knownNames.set(holder, issuer)
    return same
  } catch {
    return false
  }
}

function isStructureOf({ structureId }: Vihf, certificate: Certificate): boolean {
  return structureId !== undefined && certificate.organisationalUnits.includes(structureId)
}
