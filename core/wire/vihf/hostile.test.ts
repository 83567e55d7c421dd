import assert from 'node:assert/strict'
import { test } from 'node:test'
import { digestMethods, envelopedSignature, exclusiveC14n } from '../dsig/algorithms.ts'
import { WireError } from '../wire-error.ts'
import { makeTestAuthority, testNow } from '../x509/test-authority.ts'
import { openXml } from '../xml/read.ts'
import { defaultTransforms, type Forgery, forge, forgeHmac, x509Data } from './forge.ts'
import { directVihf, envelope, type Holder, makeCast } from './sample-vihf.ts'
import { type AssertionOptions, verifyAssertion } from './verify-assertion.ts'
import { formatVihf, signVihf } from './write-vihf.ts'

const cast = await makeCast()
const options: AssertionOptions = {
  trust: await cast.authority.trust(),
  now: testNow,
  allowSha1: false,
  // The weaker setting: a hostile message must not become an acceptable unsigned one.
  unsigned: 'allowed',
}
const vihf = directVihf(cast)
const other = { ...vihf, nameId: '899700218896' }
const plain = formatVihf(vihf).text
const evil = formatVihf(other).text
const good = signVihf(vihf, cast.doctor.sign).text
const signature = /<ds:Signature .*<\/ds:Signature>/.exec(good)![0]
const evilId = (id: string) => evil.replace(`ID="${vihf.id}"`, `ID="${id}"`)
const withSignature = (assertion: string, content: string) =>
  assertion.replace('</saml2:Issuer>', () => `</saml2:Issuer>${content}`)
const forged = (forgery: Partial<Forgery>, holder: Holder = cast.doctor) =>
  withSignature(plain, forge(plain, holder, { uri: `#${vihf.id}`, ...forgery }))
const inObject = (content: string) =>
  signature.replace('</ds:Signature>', () => `<ds:Object>${content}</ds:Object></ds:Signature>`)
const inExtensions = (content: string) =>
  `<samlp:Extensions xmlns:samlp="urn:x">${content}</samlp:Extensions>`
const inBody = (content: string) => `<wrapper xmlns="urn:x">${content}</wrapper>`

const stranger = await makeTestAuthority('AC INCONNUE')
const strangerHolder = async (): Promise<Holder> => {
  const issued = await stranger.issue({ subject: [{ CN: ['899900063480'] }], card: { type: 'CPS' } })
  return { sign: issued, auth: issued, name: 'CN=899900063480' }
}
const strange = await strangerHolder()

/** Refused by the one signature error, that tells nothing. */
const signatureCases: Readonly<Record<string, string>> = {
  // Wrapping: an evil assertion is read while a good one is verified.
  'XSW1: evil assertion around, good one inside its signature': envelope(
    withSignature(evilId('_evil'), inObject(good)),
  ),
  'XSW2: evil assertion beside a detached good one': envelope(evilId('_evil') + signature + plain),
  'XSW3: evil assertion before the good one': envelope(evilId('_evil') + good),
  'XSW4: good assertion as a child of the evil one': envelope(
    evilId('_evil').replace('</saml2:Assertion>', () => `${good}</saml2:Assertion>`),
  ),
  'XSW5: signature moved into the evil assertion, the good one left without': envelope(
    withSignature(evilId('_evil'), signature) + plain,
  ),
  'XSW6: good assertion inside the signature of the evil one': envelope(
    withSignature(
      evilId('_evil'),
      signature.replace('</ds:Signature>', () => `${plain}</ds:Signature>`),
    ),
  ),
  'XSW7: good assertion in Extensions before the evil one': envelope(inExtensions(good) + evilId('_evil')),
  'XSW8: good assertion in an Object of the signature of the evil one': envelope(
    withSignature(evilId('_evil'), inObject(plain)),
  ),
  'good assertion in the body, evil one in the header': envelope(evilId('_evil'), inBody(good)),
  'evil assertion in the body, good one in the header': envelope(good, inBody(evilId('_evil'))),
  'evil assertion in Advice of the good one': envelope(
    good.replace(
      '<saml2:AttributeStatement>',
      (at) => `<saml2:Advice>${evilId('_evil')}</saml2:Advice>${at}`,
    ),
  ),
  'an Assertion of another namespace beside the good one': envelope(
    `${good}<Assertion xmlns="urn:oasis:names:tc:SAML:1.0:assertion" ID="_1"/>`,
  ),
  'good assertion wrapped so that only its namespace is wrong': envelope(
    good.replaceAll('urn:oasis:names:tc:SAML:2.0:assertion', 'urn:oasis:names:tc:SAML:1.0:assertion'),
  ),
  'two assertions under one ID': envelope(evil + good),
  'another element under the ID of the assertion': envelope(good, `<x xmlns="urn:x" ID="${vihf.id}"/>`),
  'another element under the id of the assertion, lower case': envelope(
    good,
    `<x xmlns="urn:x" id="${vihf.id}"/>`,
  ),
  'another element under the xml:id of the assertion': envelope(
    good.replace(vihf.id, 'a1').replace(`#${vihf.id}`, '#a1'),
    '<x xmlns="urn:x" xml:id="a1"/>',
  ),
  'duplicate IDs elsewhere in the message': envelope(good, '<x xmlns="urn:x"><y Id="1"/><z Id="1"/></x>'),
  'two signatures in the assertion': envelope(withSignature(good, signature)),
  'two signatures, the first of a stranger': envelope(
    withSignature(good, forge(plain, strange, { uri: `#${vihf.id}` })),
  ),
  'a second signature in the body': envelope(good, inBody(signature)),
  'signature moved out of the assertion, beside it': envelope(plain + signature),
  'signature moved before the assertion': envelope(signature + plain),
  'signature moved into Subject': envelope(plain.replace('<saml2:Subject>', (at) => at + signature)),
  'signature moved into the body': envelope(plain, inBody(signature)),

  // What is signed is not what is read.
  'NameID changed': envelope(good.replace('>899900063480</saml2:NameID>', '>899700218896</saml2:NameID>')),
  'structure changed': envelope(good.replace('499900000017001', '499900000017002')),
  'attribute added': envelope(
    good.replace(
      '</saml2:AttributeStatement>',
      '<saml2:Attribute Name="Mode_Acces_Raison"><saml2:AttributeValue>x</saml2:AttributeValue></saml2:Attribute>$&',
    ),
  ),
  'comment inside NameID': envelope(
    good.replace('>899900063480</saml2:NameID>', '>8999<!---->00063480</saml2:NameID>'),
  ),
  'comment after the Issuer': envelope(good.replace('</saml2:Issuer>', '$&<!-- x -->')),
  'comment inside DigestValue': envelope(good.replace('<ds:DigestValue>', '$&<!--AAAA-->')),
  'comment inside SignatureValue': envelope(good.replace('<ds:SignatureValue>', '$&<!--AAAA-->')),
  'comment inside SignedInfo': envelope(good.replace('<ds:Reference', '<!-- x -->$&')),
  'element inside DigestValue': envelope(good.replace('<ds:DigestValue>', '$&<x/>')),
  'digest shortened': envelope(good.replace(/(<ds:DigestValue>.{8})[^<]*/, '$1')),
  'SignatureValue empty': envelope(good.replace(/(<ds:SignatureValue>)[^<]*/, '$1')),
  'SignatureValue of another message': envelope(good.replace(/(<ds:SignatureValue>).{10}/, '$1AAAAAAAAAA')),
  'white space added inside a signed value': envelope(good.replace('>urn:dmp<', '> urn:dmp<')),

  // Properly signed, by the right key, but not in the one accepted shape.
  'empty Reference URI': envelope(forged({ uri: '' })),
  'Reference URI absent': envelope(forged({ signedInfo: (text) => text.replace(/ URI="[^"]*"/, '') })),
  'Reference to an unknown ID': envelope(forged({ uri: '#nowhere' })),
  'Reference by XPointer': envelope(forged({ uri: `#xpointer(id('${vihf.id}'))` })),
  'Reference to an outside resource': envelope(forged({ uri: 'https://example.org/a.xml' })),
  'two References': envelope(
    forged({ signedInfo: (text) => text.replace(/<ds:Reference.*<\/ds:Reference>/, '$&$&') }),
  ),
  'no Reference': envelope(
    forged({ signedInfo: (text) => text.replace(/<ds:Reference.*<\/ds:Reference>/, '') }),
  ),
  'two SignedInfo': envelope(good.replace(/<ds:SignedInfo.*<\/ds:SignedInfo>/, '$&$&')),
  'a SignedInfo in another namespace first': envelope(
    good.replace('<ds:SignedInfo', '<x:SignedInfo xmlns:x="urn:x"/>$&'),
  ),
  'an Object in the signature': envelope(withSignature(plain, inObject('<x xmlns="urn:x"/>'))),
  'no Transforms': envelope(forged({ transforms: '' })),
  'enveloped transform alone': envelope(forged({ transforms: defaultTransforms.replace(/(\/>)<.*$/, '$1') })),
  'inclusive canonicalization of the reference': envelope(
    forged({
      transforms: defaultTransforms.replace(exclusiveC14n, 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'),
    }),
  ),
  'canonicalization with comments': envelope(
    forged({ transforms: defaultTransforms.replace(exclusiveC14n, `${exclusiveC14n}WithComments`) }),
  ),
  'inclusive canonicalization of SignedInfo': envelope(
    forged({ canonicalization: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' }),
  ),
  'unknown transform': envelope(
    forged({ transforms: `${defaultTransforms}<ds:Transform Algorithm="urn:x"/>` }),
  ),
  'XPath transform': envelope(
    forged({
      transforms: `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>true()</ds:XPath></ds:Transform>${defaultTransforms}`,
    }),
  ),
  'XSLT transform': envelope(
    forged({
      transforms: `${defaultTransforms}<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>`,
    }),
  ),
  'base64 transform': envelope(
    forged({
      transforms: `${defaultTransforms}<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#base64"/>`,
    }),
  ),
  'enveloped transform twice': envelope(
    forged({ transforms: defaultTransforms.replace(/^(<[^>]*>).*$/, '$1$1') }),
  ),
  'base64 transform in place of the enveloped one': envelope(
    forged({
      transforms: defaultTransforms.replace(envelopedSignature, 'http://www.w3.org/2000/09/xmldsig#base64'),
    }),
  ),
  'XPath inside the enveloped transform': envelope(
    forged({
      transforms: defaultTransforms.replace(
        /^<([^>]*)\/>/,
        '<$1><ds:XPath>not(ancestor::*)</ds:XPath></ds:Transform>',
      ),
    }),
  ),
  'a parameter of the digest method': envelope(
    forged({
      signedInfo: (text) => text.replace(/(<ds:DigestMethod [^>]*)\/>/, '$1><ds:X/></ds:DigestMethod>'),
    }),
  ),
  'an element of another name where one of ours stands': envelope(
    forged({ signedInfo: (text) => text.replaceAll('ds:DigestValue', 'ds:Digest') }),
  ),
  'an element of another namespace where one of ours stands': envelope(
    forged({
      signedInfo: (text) => text.replace('<ds:SignatureMethod ', '<x:SignatureMethod xmlns:x="urn:x" '),
    }),
  ),
  'text between the parts of SignedInfo': envelope(
    forged({ signedInfo: (text) => text.replace('<ds:Reference', 'x<ds:Reference') }),
  ),
  'HMAC keyed by the public certificate': envelope(
    withSignature(plain, forgeHmac(plain, cast.doctor, `#${vihf.id}`)),
  ),
  'unknown signature algorithm': envelope(forged({ signatureMethod: 'urn:x' })),
  'MD5 digest': envelope(forged({ digestMethod: 'http://www.w3.org/2001/04/xmldsig-more#md5' })),
  'an output length for the signature method': envelope(
    forged({
      signedInfo: (text) =>
        text.replace(
          /(<ds:SignatureMethod [^>]*)\/>/,
          '$1><ds:HMACOutputLength>1</ds:HMACOutputLength></ds:SignatureMethod>',
        ),
    }),
  ),
  'SHA-1 signature where it is refused': envelope(signVihf(vihf, { ...cast.doctor.sign, hash: 'sha1' }).text),
  'SHA-1 digest under a SHA-256 signature': envelope(forged({ digestMethod: digestMethods.sha1 })),

  // Keys.
  'the right certificate with the signature of another key': envelope(
    forged({ privateKey: cast.hospital.sign.privateKey }),
  ),
  'the certificate of another holder of ours': envelope(
    forged({ keyInfo: x509Data(cast.hospital.sign.certificate) }),
  ),
  'a certificate of an unknown authority': envelope(forged({}, strange)),
  'a stranger first, then the right certificate': envelope(
    forged({ keyInfo: x509Data(strange.sign.certificate) + x509Data(cast.doctor.sign.certificate) }, strange),
  ),
  'a KeyValue and no certificate': envelope(
    forged({ keyInfo: '<ds:KeyValue><ds:RSAKeyValue/></ds:KeyValue>' }),
  ),
  'a KeyName and no certificate': envelope(forged({ keyInfo: '<ds:KeyName>k</ds:KeyName>' })),
  'no KeyInfo': envelope(good.replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, '')),
  'a certificate that is none': envelope(
    good.replace(/(<ds:X509Certificate>).*(<\/ds:X509Certificate>)/, '$1AAAA$2'),
  ),
}

/** Refused before any signature is looked at. */
const malformedCases: Readonly<Record<string, string>> = {
  'processing instruction inside NameID': envelope(
    good.replace('>899900063480</saml2:NameID>', '><?p 8997?>899900063480</saml2:NameID>'),
  ),
  'processing instruction inside DigestValue': envelope(good.replace('<ds:DigestValue>', '$&<?p?>')),
  'entity that splits the NameID': `<!DOCTYPE x [<!ENTITY e "0006">]>${withoutProlog(good.replace('>899900063480</saml2:NameID>', '>8999&e;3480</saml2:NameID>'))}`,
  'default attribute from a DOCTYPE': `<!DOCTYPE x [<!ATTLIST NameID x CDATA "y">]>${withoutProlog(good)}`,
  'entity that nobody declares': envelope(
    good.replace('>899900063480</saml2:NameID>', '>&who;</saml2:NameID>'),
  ),
  'ID given twice': envelope(good.replace(' ID=', ' ID="x" ID=')),
  'xml prefix bound elsewhere': envelope(
    good.replace('<saml2:Subject>', '<saml2:Subject xmlns:xml="urn:x">'),
  ),
  'empty message body': '',
}

function withoutProlog(assertion: string): string {
  return envelope(assertion).replace(/^<\?xml[^>]*>\s*/, '')
}

function verifyMessage(message: string) {
  using open = openXml(Buffer.from(message))
  return verifyAssertion(open, options)
}

test('the message that hostile cases start from is accepted, whichever of the two signers made it', () => {
  assert.equal(verifyMessage(envelope(good)).verdict, 'trusted')
  assert.equal(verifyMessage(envelope(forged({}))).verdict, 'trusted')
})

test('a list of inclusive prefixes is honoured', () => {
  const withPrefix = plain.replace('<saml2:Assertion ', '<saml2:Assertion xmlns:xs="urn:xs" ')
  const transforms = `<ds:Transform Algorithm="${envelopedSignature}"/><ds:Transform Algorithm="${exclusiveC14n}"><ec:InclusiveNamespaces xmlns:ec="${exclusiveC14n}" PrefixList="xs"/></ds:Transform>`
  const assertion = withSignature(
    withPrefix,
    forge(withPrefix, cast.doctor, { uri: `#${vihf.id}`, transforms, prefixes: ['xs'] }),
  )
  assert.equal(verifyMessage(envelope(assertion)).verdict, 'trusted')
  assert.throws(
    () => verifyMessage(envelope(assertion.replace('xmlns:xs="urn:xs"', 'xmlns:xs="urn:ys"'))),
    WireError,
  )
})

for (const [name, message] of Object.entries(signatureCases))
  test(`refused, telling nothing: ${name}`, () => {
    assert.throws(
      () => verifyMessage(message),
      (error: WireError) => {
        assert.deepEqual(
          { name: error.name, message: error.message, cause: error.cause },
          {
            name: 'WireError',
            message: 'dsig: /Signature — une signature valide, d’un certificat reconnu',
            cause: undefined,
          },
        )
        return true
      },
    )
  })

for (const [name, message] of Object.entries(malformedCases))
  test(`refused as malformed: ${name}`, () => {
    assert.throws(
      () => verifyMessage(message),
      (error: WireError) => error instanceof WireError && error.format === 'xml',
    )
  })

test('every hostile message differs from the good one', () => {
  const messages = [...Object.values(signatureCases), ...Object.values(malformedCases)]
  assert.equal(new Set([...messages, envelope(good)]).size, messages.length + 1)
})
