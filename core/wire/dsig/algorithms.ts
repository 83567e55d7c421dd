/**
 * The only algorithms that a signature may name: those of the CI-SIS. No HMAC, no XPath, no XSLT. An assertion has the
 * exclusive canonical form; the signature of a lot, the inclusive ones (soap.md §2.4, §3.5).
 */

export const dsigNamespace = 'http://www.w3.org/2000/09/xmldsig#'
export const exclusiveC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#'
export const envelopedSignature = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'

export const inclusiveC14n = {
  inclusive: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  inclusiveWithComments: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments',
} as const

export type InclusiveForm = keyof typeof inclusiveC14n

export type SignatureHash = 'sha256' | 'sha1'

export const signatureMethods: Readonly<Record<SignatureHash, string>> = {
  sha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  sha1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
}

export const digestMethods: Readonly<Record<SignatureHash, string>> = {
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
}

/** The hash of an algorithm URI, undefined when it is not on the list. */
export function hashOf(
  methods: Readonly<Record<SignatureHash, string>>,
  algorithm: string | undefined,
): SignatureHash | undefined {
  if (algorithm === methods.sha256) return 'sha256'
  if (algorithm === methods.sha1) return 'sha1'
  return undefined
}

export function inclusiveFormOf(algorithm: string | undefined): InclusiveForm | undefined {
  if (algorithm === inclusiveC14n.inclusive) return 'inclusive'
  if (algorithm === inclusiveC14n.inclusiveWithComments) return 'inclusiveWithComments'
  return undefined
}
