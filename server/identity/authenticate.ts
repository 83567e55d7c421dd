/**
 * Who calls: the certificate of the connection and the signed assertion become a Caller, or nothing.
 * The order of the checks is that of soap.md §2.4 « Server checks ». Every failure refuses; none is remembered.
 */
import {
  type Caller,
  type Profession,
  type Professional,
  professionSystems,
  type SectorStanding,
  type Structure,
} from '@carnet/core/model/caller.ts'
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { TraceActor } from '@carnet/core/model/trace.ts'
import { checkVihf } from '@carnet/core/wire/vihf/check-vihf.ts'
import { type VihfFault, vihfFault } from '@carnet/core/wire/vihf/faults.ts'
import { type VerifiedAssertion, verifyAssertion } from '@carnet/core/wire/vihf/verify-assertion.ts'
import { accessModeOf, type Vihf } from '@carnet/core/wire/vihf/vihf.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import type { Certificate } from '@carnet/core/wire/x509/certificate.ts'
import { nameOids, valuesOf } from '@carnet/core/wire/x509/distinguished-name.ts'
import type { CertificateVerdict } from '@carnet/core/wire/x509/trust.ts'
import type { OpenXml } from '@carnet/core/wire/xml/read.ts'
import type { Config } from '../config.ts'
import type { Database, Tx } from '../store/database.ts'
import { type DirectoryProfessional, findCaller, practicesOf, useAssertion } from '../store/directory.ts'
import { type MatriculePolicy, matriculePolicyOf } from './matricule-policy.ts'
import type { TrustSource } from './trust.ts'

/** `patient`: absent when the assertion names none, which TD0.4 alone allows. */
export type Authenticated = { readonly caller: Caller; readonly patient: PatientId | undefined }

/** Whom a signature proves to have tried, on whom, and why it was no. Spec: rules.md TRA-06. */
export type Attempt = {
  readonly actor: TraceActor
  /** Undefined: the assertion names nobody, as that of TD0.4 may. */
  readonly patient: PatientId | undefined
  readonly refusal: Extract<RefusalReason, 'certificateNotValid' | 'excludedSector'>
}

/** Nobody is known to be calling. `attempt`: what is to be traced all the same (contract.md §3). */
export class NotAuthenticated extends Error {
  override readonly name = 'NotAuthenticated'
  readonly subcode: string
  readonly attempt: Attempt | undefined

  constructor(subcode: string, french: string, attempt?: Attempt) {
    super(french)
    this.subcode = subcode
    this.attempt = attempt
  }
}

export type Authenticator = (
  message: OpenXml,
  tls: { readonly certificate: Certificate; readonly verdict: CertificateVerdict },
) => Promise<Authenticated>

const airSeconds = 30

export function makeAuthenticator(parts: {
  readonly config: Config
  readonly trust: TrustSource
  readonly database: Database
  readonly standingOfSector: (code: string) => SectorStanding
  /** An INS was accepted with a wrong key. */
  readonly noteWrongKey: () => void
}): Authenticator {
  const { config, trust, database, standingOfSector, noteWrongKey } = parts
  const matricules = matriculePolicyOf(config)
  return async (message, tls) => {
    const now = new Date()
    const verified = verify(message, tls.verdict, { config, trust, now })
    const { vihf } = verified
    const verdict = tls.verdict === 'trusted' ? (verified.verdict ?? 'trusted') : tls.verdict
    if (verdict !== 'trusted')
      throw new NotAuthenticated(
        'DMPInvalidCertificate',
        wordsOf(verdict),
        attemptOf(verified, 'certificateNotValid'),
      )

    const [fault] = checkVihf({
      vihf,
      signer: verified.signer,
      verdict: verified.verdict,
      tlsCertificate: tls.certificate,
      now,
      windowSeconds: config.vihfWindowSeconds,
      skewSeconds: config.vihfSkewSeconds,
      standingOfSector,
    })
    const refuse = ({ code, sentence, check }: VihfFault) => {
      const excluded = check === 'excludedSector' ? attemptOf(verified, check) : undefined
      throw new NotAuthenticated(code, sentence, excluded)
    }
    if (fault !== undefined) refuse(fault)
    const patient = patientOf(vihf, matricules, noteWrongKey)
    const caller =
      vihf.mode === 'INDIRECTE_RENFORCEE'
        ? await database.transaction(async (tx) => {
            await useOnce(tx, vihf, now)
            return callerOf(tx, vihf, tls.certificate)
          })
        : await database.read((tx) => callerOf(tx, vihf, tls.certificate))
    // What the assertion says of its sector binds nobody: the directory knows the structure.
    if (isExcluded(caller, standingOfSector)) refuse(vihfFault('excludedSector'))
    return { caller, patient }
  }
}

function verify(
  message: OpenXml,
  connection: CertificateVerdict,
  { config, trust, now }: { readonly config: Config; readonly trust: TrustSource; readonly now: Date },
): VerifiedAssertion {
  try {
    return verifyAssertion(message, {
      trust: trust.current(),
      now,
      allowSha1: config.sha1Accepted,
      unsigned: config.vihfSignature === 'required' ? 'refuse' : 'allowed',
    })
  } catch (error) {
    if (!(error instanceof WireError)) throw error
    // The certificate of the connection is judged first (soap.md §2.4), whatever the assertion is.
    if (connection !== 'trusted') throw new NotAuthenticated('DMPInvalidCertificate', wordsOf(connection))
    // One same answer for every failure of a signature: nothing to learn from it.
    if (error.format === 'dsig' || error.format === 'x509')
      throw new NotAuthenticated(
        'DMPInvalidCertificate',
        'La signature du VIHF est absente, invalide, ou son certificat n’est pas accepté.',
      )
    throw new NotAuthenticated(
      'DMPInvalidVihf',
      `Le VIHF n’est pas conforme : ${error.expected} (${error.path}).`,
    )
  }
}

export function wordsOf(verdict: Exclude<CertificateVerdict, 'trusted'>): string {
  switch (verdict) {
    case 'expired':
      return 'Le certificat a expiré. Renouvelez la carte ou le certificat de la structure.'
    case 'notYetValid':
      return 'Le certificat n’est pas encore valide.'
    case 'revoked':
      return 'Le certificat a été révoqué. La carte ne peut plus servir.'
    case 'revocationUnknown':
      return 'La liste de révocation de l’autorité n’est pas à jour : le certificat ne peut pas être vérifié.'
    case 'unknownAuthority':
      return 'Le certificat n’est pas délivré par une autorité acceptée.'
  }
}

function isExcluded(caller: Caller, standingOfSector: (code: string) => SectorStanding): boolean {
  return 'structure' in caller && standingOfSector(caller.structure.sector) === 'excluded'
}

/** A signed assertion of a card that may not call says all the same who tried, and on whom. */
function attemptOf({ vihf, signer }: VerifiedAssertion, refusal: Attempt['refusal']): Attempt | undefined {
  if (signer === null) return undefined
  const indirect = vihf.mode !== 'DIRECTE'
  if (!indirect && signer.commonName !== vihf.nameId) return undefined
  return {
    refusal,
    patient: vihf.patient,
    actor: {
      kind: indirect ? 'structure' : 'professional',
      id: vihf.nameId,
      name: vihf.subjectName ?? holderNameOf(signer),
      ...(vihf.roles[0] !== undefined && { profession: vihf.roles[0].code }),
      ...(vihf.structureId !== undefined && { structureId: vihf.structureId }),
    },
  }
}

/** « Prénom NOM », from the subject of a card; the common name of anything else. */
export function holderNameOf({ subject, commonName }: Certificate): string {
  const names = [nameOids.GN, nameOids.SN].flatMap((oid) => valuesOf(subject, oid))
  return names.length > 0 ? names.join(' ') : (commonName ?? '')
}

function patientOf(
  { patient }: Vihf,
  matricules: MatriculePolicy,
  noteWrongKey: () => void,
): PatientId | undefined {
  if (patient === undefined) return undefined
  if (!matricules.accepts(patient))
    throw new NotAuthenticated(
      'DMPInvalidVihf',
      `L’autorité d’affectation ${patient.oid} n’est pas acceptée ici pour ce matricule.`,
    )
  const verdict = matricules.judgeKey(patient.ins)
  if (verdict === 'refused')
    throw new NotAuthenticated('DMPInvalidVihf', 'La clé du matricule INS est fausse.')
  if (verdict === 'noted') noteWrongKey()
  return patient
}

async function useOnce(tx: Tx, vihf: Vihf, now: Date): Promise<void> {
  // Kept past the window and the clock skew: a replay must meet it as long as it could be accepted.
  const expiresAt = new Date(now.getTime() + airSeconds * 10_000)
  if (!(await useAssertion(tx, vihf.id, expiresAt)))
    throw new NotAuthenticated(
      'DMPInvalidVihf',
      'Ce VIHF a déjà servi : en mode AIR, un VIHF ne sert qu’une fois.',
    )
}

/** To the letter: software compares them (soap.md §2.4). */
const observedTexts = {
  structure: 'Structure introuvable ou Inactive',
  practice: 'PS et Structure non liés',
} as const

async function callerOf(tx: Tx, vihf: Vihf, tls: Certificate): Promise<Caller> {
  const isStaffCard = vihf.mode === 'DIRECTE' && tls.card?.type === 'CPE'
  const hasRoleOnly = vihf.roles[0]?.system === professionSystems.roles
  const isProfessional = vihf.mode !== 'INDIRECTE' && !isStaffCard && !hasRoleOnly
  const known = await findCaller(tx, {
    structure: vihf.structureId ?? (isProfessional ? await onlyPlaceOf(tx, vihf.nameId) : undefined) ?? '',
    professional: isProfessional ? vihf.nameId : null,
  })
  const { structure } = known
  if (structure === undefined) throw new NotAuthenticated('DMPInvalidVihf', observedTexts.structure)
  const mode = accessModeOf(vihf.purposeOfUse)
  if (mode === undefined) throw new NotAuthenticated('DMPInvalidVihf', 'Mode d’accès inconnu (purposeofuse).')
  const common = { structure, mode, secretSession: vihf.secretSession }
  const user = { userId: vihf.nameId, userName: vihf.subjectName ?? vihf.nameId }
  if (vihf.mode === 'INDIRECTE') return { kind: 'structure', ...common, ...user }
  if (!isProfessional) return { kind: 'staff', ...common, ...user, authentication: vihf.mode ?? 'DIRECTE' }
  return professionalOf(known, {
    ...common,
    authentication: vihf.mode ?? 'DIRECTE',
    professionOf: (directory) => professionOf(vihf, directory),
    ...(vihf.reason !== undefined && { reason: vihf.reason }),
  })
}

/**
 * The card of a student may go without Identifiant_Structure (unverified; checkVihf asks it of every other): the directory
 * then says for whom he acts, when it knows him in one place. In several, nobody chooses for him.
 */
async function onlyPlaceOf(tx: Tx, professionalId: string): Promise<string | undefined> {
  const [only, ...others] = await practicesOf(tx, [professionalId])
  return others.length === 0 ? only?.structure.id : undefined
}

/** What a door is told of a professional, that the directory does not say. */
export type ProfessionalClaim = Omit<
  Professional,
  'kind' | 'id' | 'lastName' | 'firstName' | 'profession' | 'structure'
> & {
  readonly structure: Structure
  /** Throws when what he says that he is is not what the directory says. */
  readonly professionOf: (directory: DirectoryProfessional) => Profession
}

/** Of whom his card, or a software, names: the directory says who he is, and that he practises there. */
export function professionalOf(
  { professional, practises }: Awaited<ReturnType<typeof findCaller>>,
  { professionOf, ...claimed }: ProfessionalClaim,
): Professional {
  if (professional === undefined)
    throw new NotAuthenticated('DMPInvalidVihf', 'Professionnel introuvable ou inactif dans l’annuaire.')
  if (claimed.authentication === 'DIRECTE' && !practises)
    throw new NotAuthenticated('DMPInvalidVihf', observedTexts.practice)
  const { id, lastName, firstName } = professional
  return {
    kind: 'professional',
    ...claimed,
    id,
    lastName,
    firstName,
    profession: professionOf(professional),
  }
}

/** The directory says what he is; the assertion may choose among his specialities, never add one. */
function professionOf(vihf: Vihf, directory: DirectoryProfessional): Profession {
  const [role, ...others] = vihf.roles
  if (role?.code !== directory.professionCode || role.system !== directory.professionSystem)
    throw new NotAuthenticated('DMPInvalidVihf', 'La profession du VIHF n’est pas celle de l’annuaire.')
  const claimed = others.map(({ code }) => code).filter((code) => directory.specialities.includes(code))
  if (directory.specialities.length > 0 && others.length > 0 && claimed.length === 0)
    throw new NotAuthenticated('DMPInvalidVihf', 'La spécialité du VIHF n’est pas dans l’annuaire.')
  return {
    code: directory.professionCode,
    system: directory.professionSystem,
    specialities: claimed.length > 0 ? claimed : directory.specialities,
  }
}
