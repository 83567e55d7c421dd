/** The one assertion of a message, its signature verified, its claims read from the verified bytes only (soap.md §2.4). */
import { hasSignature, hasUniqueIds, signatureFailure, verify } from '../dsig/verify.ts'
import { WireError } from '../wire-error.ts'
import type { Certificate } from '../x509/certificate.ts'
import { type CertificateVerdict, judgeCertificate, type TrustStore } from '../x509/trust.ts'
import { canonicalize, isolate } from '../xml/canonical.ts'
import { type OpenXml, reopenXml, treeOf } from '../xml/read.ts'
import { count, type EngineElement, select, selector } from '../xml/select.ts'
import { parseVihf } from './read-vihf.ts'
import { samlNamespace, type Vihf } from './vihf.ts'

export type AssertionOptions = {
  readonly trust: TrustStore
  /** Real time: certificates do not live on the moved clock of the demonstration. */
  readonly now: Date
  readonly allowSha1: boolean
  /** Whether an assertion without any signature may be read; {@link ./check-vihf.ts} then asks the handshake. */
  readonly unsigned: 'refuse' | 'allowed'
}

export type VerifiedAssertion =
  | { readonly vihf: Vihf; readonly signer: Certificate; readonly verdict: CertificateVerdict }
  | { readonly vihf: Vihf; readonly signer: null; readonly verdict: null }

const anyAssertion = selector('//saml2:Assertion|//saml1:Assertion', {
  saml2: samlNamespace,
  saml1: 'urn:oasis:names:tc:SAML:1.0:assertion',
})
const unreadable = selector('//comment()|//processing-instruction()')

/**
 * Throws WireError: `vihf` `missing` without assertion, `dsig` `signature` for every failure of the signature (an
 * unknown authority is one), `vihf` for malformed claims. A certificate of ours that is expired, not yet valid or
 * revoked is told by `verdict`, its signature being mathematically valid.
 */
export function verifyAssertion(open: OpenXml, options: AssertionOptions): VerifiedAssertion {
  const { element, id } = locate(open)
  if (!hasSignature(open)) {
    if (options.unsigned === 'refuse') throw signatureFailure()
    if (!hasUniqueIds(open, id)) throw signatureFailure()
    return { vihf: readUnsigned(element), signer: null, verdict: null }
  }
  let verdict: CertificateVerdict = 'unknownAuthority'
  const { bytes, certificate } = verify(open, element, id, {
    allowSha1: options.allowSha1,
    accepts: (candidate) => {
      verdict = judgeCertificate(candidate, options.trust, options.now)
      return verdict !== 'unknownAuthority'
    },
  })
  return { vihf: claimsOf(bytes), signer: certificate, verdict }
}

function locate(open: OpenXml): { element: EngineElement; id: string } {
  const [element, ...others] = select(open, anyAssertion)
  if (element === undefined)
    throw new WireError('vihf', 'missing', '/Envelope/Header/Security/Assertion', 'une assertion VIHF')
  const id = element.attr('ID')?.value
  if (others.length > 0 || id === undefined) throw signatureFailure()
  return { element, id }
}

/** Read from its canonical bytes as well: one way of reading, signed or not. */
function readUnsigned(element: EngineElement): Vihf {
  using alone = isolate(element)
  if (count(alone, unreadable) > 0) throw signatureFailure()
  return claimsOf(canonicalize(alone))
}

function claimsOf(canonical: Uint8Array): Vihf {
  using alone = reopenXml(canonical)
  return parseVihf(treeOf(alone.root))
}
