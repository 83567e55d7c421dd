/** Vihf → assertion, unsigned or signed: what the kit puts in `wsse:Security`. */
import { type Signer, sign } from '../dsig/sign.ts'
import { type Markup, optionalAttribute, xml } from '../xml/write.ts'
import { attributeRules } from './attributes.ts'
import { samlNamespace, type Vihf } from './vihf.ts'

export function signVihf(vihf: Vihf, signer: Signer): Markup {
  return sign((signature) => formatVihf(vihf, signature), vihf.id, signer)
}

/** The signature stands after Issuer, where SAML wants it. */
export function formatVihf(vihf: Vihf, signature?: Markup): Markup {
  return xml`<saml2:Assertion xmlns:saml2="${samlNamespace}" ID="${vihf.id}" IssueInstant="${instant(vihf.issueInstant)}" Version="2.0"><saml2:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName">${vihf.issuer}</saml2:Issuer>${signature}<saml2:Subject><saml2:NameID>${vihf.nameId}</saml2:NameID></saml2:Subject>${conditions(vihf)}${authnStatement(vihf)}<saml2:AttributeStatement>${attributeRules.map(
    ({ names, write }) => attribute(names[0], write(vihf)),
  )}</saml2:AttributeStatement></saml2:Assertion>`
}

function conditions({ notBefore, notOnOrAfter }: Vihf): Markup | undefined {
  if (notBefore === undefined && notOnOrAfter === undefined) return undefined
  return xml`<saml2:Conditions${optionalAttribute('NotBefore', instant(notBefore))}${optionalAttribute('NotOnOrAfter', instant(notOnOrAfter))}/>`
}

function authnStatement({ authnInstant, authnContextClass, authnContextDecl }: Vihf): Markup {
  return xml`<saml2:AuthnStatement${optionalAttribute('AuthnInstant', instant(authnInstant))}><saml2:AuthnContext>${authnContextClass !== undefined && xml`<saml2:AuthnContextClassRef>${authnContextClass}</saml2:AuthnContextClassRef>`}${authnContextDecl !== undefined && xml`<saml2:AuthnContextDecl>${authnContextDecl}</saml2:AuthnContextDecl>`}</saml2:AuthnContext></saml2:AuthnStatement>`
}

function attribute(
  name: string,
  values: ReturnType<(typeof attributeRules)[number]['write']>,
): Markup | undefined {
  if (values.length === 0) return undefined
  return xml`<saml2:Attribute Name="${name}">${values.map((value) => xml`<saml2:AttributeValue>${value}</saml2:AttributeValue>`)}</saml2:Attribute>`
}

function instant(date: Date): string
function instant(date: Date | undefined): string | undefined
function instant(date: Date | undefined): string | undefined {
  return date?.toISOString()
}
