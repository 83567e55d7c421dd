/**
 * Whom we trust: our list of authorities and their revocation lists, and nothing a message brings. Fails closed
 * (trust.md §2): without a fresh list of its issuer, no certificate is trusted.
 */
import { X509Certificate as NodeCertificate } from 'node:crypto'
import { WireError } from '../wire-error.ts'
import { type Certificate, parseCertificate } from './certificate.ts'
import { sameName } from './distinguished-name.ts'
import { isSignedBy, parseRevocationList, type RevocationList } from './revocation.ts'

export type CertificateVerdict =
  | 'trusted'
  | 'unknownAuthority'
  | 'expired'
  | 'notYetValid'
  | 'revoked'
  | 'revocationUnknown'

export type TrustStore = {
  readonly authorities: readonly Authority[]
  /** Who signed what, by fingerprint: costly to find, true for ever. Verdicts are never kept. */
  readonly issuers: Map<string, Authority | null>
}

export type Authority = {
  readonly certificate: Certificate
  readonly node: NodeCertificate
  /** A root: nothing above it to judge. */
  readonly selfIssued: boolean
  readonly revocationLists: readonly RevocationList[]
}

const issuersMax = 4096
const chainMax = 6

/** Throws WireError (`x509`) for what is no authority, and for a list of one of ours that it did not sign. */
export function makeTrustStore(source: {
  /** PEM or DER, roots and intermediates alike: each is trusted for what it signs. */
  readonly authorities: readonly (string | Uint8Array)[]
  /** PEM or DER; those of authorities that are not ours are left aside. */
  readonly revocationLists: readonly Uint8Array[]
}): TrustStore {
  const lists = source.revocationLists.map(parseRevocationList)
  const authorities = source.authorities.map((bytes): Authority => {
    const certificate = parseCertificate(bytes)
    if (!certificate.isAuthority)
      throw new WireError('x509', 'authority', '/', 'un certificat d’autorité de certification')
    return {
      certificate,
      node: new NodeCertificate(certificate.der),
      selfIssued: sameName(certificate.subject, certificate.issuer),
      revocationLists: lists.filter(
        (list) => sameName(list.issuer, certificate.subject) && isSignedBy(list, certificate),
      ),
    }
  })
  for (const list of lists)
    if (
      authorities.some(({ certificate }) => sameName(list.issuer, certificate.subject)) &&
      !authorities.some(({ revocationLists }) => revocationLists.includes(list))
    )
      throw new WireError('x509', 'revocationList', '/', 'une liste signée par l’autorité qu’elle nomme')
  return { authorities, issuers: new Map() }
}

/** The verdict at this moment (real time, never a moved clock). Of several reasons, the gravest: revoked first. */
export function judgeCertificate(certificate: Certificate, trust: TrustStore, now: Date): CertificateVerdict {
  return judge(certificate, trust, now, chainMax)
}

function judge(certificate: Certificate, trust: TrustStore, now: Date, left: number): CertificateVerdict {
  const issuer = issuerOf(certificate, trust)
  if (issuer === null || left === 0) return 'unknownAuthority'
  const list = freshList(issuer, now)
  if (list?.revoked.has(certificate.serial)) return 'revoked'
  if (now < certificate.notBefore) return 'notYetValid'
  if (now > certificate.notAfter) return 'expired'
  if (list === undefined) return 'revocationUnknown'
  return judgeAuthority(issuer, trust, now, left - 1)
}

/** An authority whose own issuer is not on our list, or is itself, is an end of the chain: only its dates count. */
function judgeAuthority(
  authority: Authority,
  trust: TrustStore,
  now: Date,
  left: number,
): CertificateVerdict {
  const { certificate, selfIssued } = authority
  if (now < certificate.notBefore) return 'notYetValid'
  if (now > certificate.notAfter) return 'expired'
  if (selfIssued || issuerOf(certificate, trust) === null) return 'trusted'
  return judge(certificate, trust, now, left)
}

function issuerOf(certificate: Certificate, trust: TrustStore): Authority | null {
  const known = trust.issuers.get(certificate.fingerprint256)
  if (known !== undefined) return known
  const node = new NodeCertificate(certificate.der)
  const issuer =
    trust.authorities.find(
      (authority) =>
        authority.certificate.keyUsage.certificateSign &&
        sameName(certificate.issuer, authority.certificate.subject) &&
        node.checkIssued(authority.node) &&
        node.verify(authority.certificate.publicKey),
    ) ?? null
  if (trust.issuers.size >= issuersMax) trust.issuers.delete(trust.issuers.keys().next().value!)
  trust.issuers.set(certificate.fingerprint256, issuer)
  return issuer
}

/** The latest list of the authority that is in force now. */
function freshList({ revocationLists }: Authority, now: Date): RevocationList | undefined {
  return revocationLists
    .filter(
      ({ thisUpdate, nextUpdate }) => thisUpdate <= now && nextUpdate !== undefined && now <= nextUpdate,
    )
    .sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime())[0]
}
