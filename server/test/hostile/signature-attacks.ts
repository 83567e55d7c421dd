/** Wrapped, moved, stripped and forged signatures, inside whole messages. trust.md T-20, T-21. */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { digestMethods, exclusiveC14n } from '@carnet/core/wire/dsig/algorithms.ts'
import { defaultTransforms, type Forgery, forge, forgeHmac, x509Data } from '@carnet/core/wire/vihf/forge.ts'
import type { Holder } from '@carnet/core/wire/vihf/sample-vihf.ts'
import { makeTestAuthority } from '@carnet/core/wire/x509/test-authority.ts'
import { type Attack, type Attacks, badCertificate, malformed, parts, plain, type Site } from './attack.ts'
import { altered, envelopeOf, existenceBody, type Sender, signed, unsigned } from './messages.ts'
import { documentPart, rootPart } from './mime.ts'

/** `sender` signs; what is wrapped in tells of the bystander. */
export async function signatureAttacks(site: Site, sender: Sender): Promise<Attacks> {
  const goal = { patient: site.bystander.id }
  const evilSender = { ...sender, patient: site.bystander }
  const holder = holderOf(sender)
  const stranger = await strangerLike(sender)
  const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

  const message = (assertion: string, body = existenceBody(evilSender), headers = '') =>
    envelopeOf({ operation: 'testExistence', assertion, body, headers })
  const refused = (
    assertion: () => string,
    place: { body?: (good: string) => string; headers?: () => string } = {},
  ): Attack => ({
    refusal: badCertificate,
    make: () =>
      plain(sender, 'testExistence', message(assertion(), place.body?.(''), place.headers?.() ?? '')),
  })
  /** A good assertion about our own patient, its parts, and an evil one beside. */
  const pair = () => {
    const good = signed(sender)
    const id = / ID="([^"]*)"/.exec(good)![1]!
    const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(good)![0]
    return {
      good,
      id,
      signature,
      bare: good.replace(signature, ''),
      evil: (evilId = '_evil') => unsigned(sender, { ...goal, id: evilId }),
    }
  }
  const withSignature = (assertion: string, signature: string) =>
    altered(assertion, '</saml2:Issuer>', `</saml2:Issuer>${signature}`)
  const holding = (signature: string, content: string) =>
    altered(signature, '</ds:Signature>', `<ds:Object>${content}</ds:Object></ds:Signature>`)
  const forged = (forgery: Partial<Forgery>, as: Holder = holder) => {
    const plainAssertion = unsigned(sender)
    const id = / ID="([^"]*)"/.exec(plainAssertion)![1]!
    return withSignature(plainAssertion, forge(plainAssertion, as, { uri: `#${id}`, ...forgery }))
  }
  const wrapper = (content: string) => `<x:Extensions xmlns:x="urn:x">${content}</x:Extensions>`
  const rewritten = (change: (text: string) => string) => refused(() => forged({ signedInfo: change }))
  const withElements = (count: number) => (text: string) =>
    altered(text, '</ds:SignedInfo>', `${'<ds:x/>'.repeat(count)}</ds:SignedInfo>`)
  const changed = (from: string | RegExp, to: string) => refused(() => altered(signed(sender), from, to))

  return {
    'XSW1: the signed assertion inside the signature of the evil one': refused(() => {
      const { good, signature, evil } = pair()
      return withSignature(evil(), holding(signature, good))
    }),
    'XSW2: the signed assertion beside, its signature detached': refused(() => {
      const { bare, signature, evil } = pair()
      return evil() + signature + bare
    }),
    'XSW3: the evil assertion before the signed one': refused(() => {
      const { good, evil } = pair()
      return evil() + good
    }),
    'XSW4: the signed assertion inside the evil one': refused(() => {
      const { good, evil } = pair()
      return altered(evil(), '</saml2:Assertion>', `${good}</saml2:Assertion>`)
    }),
    'XSW5: the signature in the evil assertion, the signed one after': refused(() => {
      const { bare, signature, evil } = pair()
      return withSignature(evil(), signature) + bare
    }),
    'XSW6: the signed assertion inside its own moved signature': refused(() => {
      const { bare, signature, evil } = pair()
      return withSignature(evil(), altered(signature, '</ds:Signature>', `${bare}</ds:Signature>`))
    }),
    'XSW7: the signed assertion in an extension, before the evil one': refused(() => {
      const { good, evil } = pair()
      return wrapper(good) + evil()
    }),
    'XSW8: the signed assertion in an Object of the signature': refused(() => {
      const { bare, signature, evil } = pair()
      return withSignature(evil(), holding(signature, bare))
    }),
    'the signed assertion in another header, the evil one in Security': refused(() => pair().evil(), {
      headers: () => wrapper(signed(sender)),
    }),
    'the evil assertion in another header, the signed one in Security': refused(() => signed(sender), {
      headers: () => wrapper(pair().evil()),
    }),
    'the signed assertion in Body, the evil one in Security': {
      refusal: malformed,
      make: () => {
        const { good, evil } = pair()
        return plain(sender, 'testExistence', message(evil(), `${wrapper(good)}${existenceBody(evilSender)}`))
      },
    },
    'the signed assertion inside the request, the evil one in Security': {
      refusal: badCertificate,
      make: () => {
        const { good, evil } = pair()
        const body = altered(existenceBody(evilSender), '<parameterList>', `${wrapper(good)}<parameterList>`)
        return plain(sender, 'testExistence', message(evil(), body))
      },
    },
    'the signed assertion in another part of the message': {
      refusal: badCertificate,
      make: () => {
        const { good, signature, evil } = pair()
        return parts(sender, [
          rootPart(message(withSignature(evil(), signature))),
          documentPart('assertion', good),
        ])
      },
    },
    'two assertions of one identifier': refused(() => {
      const { good, id, evil } = pair()
      return evil(id) + good
    }),
    'two good assertions': refused(() => signed(sender) + signed(sender)),
    'the identifier of the assertion on another element': {
      refusal: badCertificate,
      make: () => {
        const { good, id } = pair()
        const body = altered(existenceBody(evilSender), '<parameterList>', `<x ID="${id}"/><parameterList>`)
        return plain(sender, 'testExistence', message(good, body))
      },
    },
    'identifiers given twice elsewhere': {
      refusal: badCertificate,
      make: () => {
        const body = altered(
          existenceBody(evilSender),
          '<parameterList>',
          '<x Id="a"/><y Id="a"/><parameterList>',
        )
        return plain(sender, 'testExistence', message(signed(sender), body))
      },
    },
    'two signatures': refused(() => {
      const { good, signature } = pair()
      return withSignature(good, signature)
    }),
    'the signature beside the assertion': refused(() => {
      const { bare, signature } = pair()
      return bare + signature
    }),
    'an assertion of SAML 1 beside the signed one': refused(
      () => `${signed(sender)}<Assertion xmlns="urn:oasis:names:tc:SAML:1.0:assertion" AssertionID="_1"/>`,
    ),

    'another patient than the one signed': changed(sender.patient.id.ins, site.bystander.id.ins),
    'a comment inside NameID': changed(/(?<=<saml2:NameID>.{4})/, '<!---->'),
    'a comment inside DigestValue': changed('<ds:DigestValue>', '<ds:DigestValue><!--AAAA-->'),
    'a comment inside SignatureValue': changed('<ds:SignatureValue>', '<ds:SignatureValue><!--AAAA-->'),
    'a comment inside SignedInfo': changed('<ds:Reference', '<!-- --><ds:Reference'),
    'an element inside DigestValue': changed('<ds:DigestValue>', '<ds:DigestValue><x/>'),
    'a digest cut short': changed(/(?<=<ds:DigestValue>.{8})[^<]*/, ''),
    'an empty SignatureValue': changed(/(?<=<ds:SignatureValue>)[^<]*/, ''),
    'a space added to a signed value': changed('>urn:dmp<', '> urn:dmp<'),
    'xml:base added after signing': changed('<saml2:Assertion ', '<saml2:Assertion xml:base="urn:x" '),
    'a relative namespace inside the assertion': changed('<saml2:Subject>', '<saml2:Subject xmlns:r="../r">'),
    'a processing instruction inside NameID': {
      refusal: malformed,
      make: () =>
        plain(sender, 'testExistence', message(altered(signed(sender), /(?<=<saml2:NameID>.{4})/, '<?p?>'))),
    },
    'a processing instruction inside DigestValue': {
      refusal: malformed,
      make: () =>
        plain(
          sender,
          'testExistence',
          message(altered(signed(sender), '<ds:DigestValue>', '<ds:DigestValue><?p?>')),
        ),
    },

    'an empty Reference': refused(() => forged({ uri: '' })),
    'a Reference to nothing': refused(() => forged({ uri: '#nowhere' })),
    'a Reference by XPointer': refused(() => forged({ uri: '#xpointer(/)' })),
    'a Reference to the network': refused(() => forged({ uri: `${site.target.url}/x` })),
    'two References': rewritten((text) => altered(text, /(?=<ds:Reference)/, '<ds:Reference/>')),
    'no Reference': rewritten((text) => altered(text, /<ds:Reference.*<\/ds:Reference>/s, '')),
    'two SignedInfo': changed(/(?=<ds:SignedInfo)/, '<ds:SignedInfo/>'),
    'an XSLT transform': refused(() =>
      forged({
        transforms: `${defaultTransforms}<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>`,
      }),
    ),
    'an XPath transform': refused(() =>
      forged({
        transforms: `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>false()</ds:XPath></ds:Transform>${defaultTransforms}`,
      }),
    ),
    'a canonical form that keeps comments': refused(() =>
      forged({ canonicalization: `${exclusiveC14n}WithComments` }),
    ),
    'a canonical form that does not exist': refused(() => forged({ canonicalization: 'urn:x' })),
    'an HMAC keyed by the public certificate': refused(() => {
      const assertion = unsigned(sender)
      const id = / ID="([^"]*)"/.exec(assertion)![1]!
      return withSignature(assertion, forgeHmac(assertion, holder, `#${id}`))
    }),
    'an unknown signature algorithm': refused(() => forged({ signatureMethod: 'urn:x' })),
    'an MD5 digest': refused(() => forged({ digestMethod: 'http://www.w3.org/2001/04/xmldsig-more#md5' })),
    'a digest of one algorithm under the name of another': refused(() =>
      forged({ digestMethod: digestMethods.sha1 }),
    ),
    'two thousand transforms': refused(() =>
      forged({ transforms: `<ds:Transform Algorithm="${exclusiveC14n}"/>`.repeat(2000) }),
    ),
    'a SignedInfo of four thousand elements': rewritten(withElements(4000)),
    'a SignedInfo of a hundred thousand elements': {
      ...rewritten(withElements(100_000)),
      refusal: malformed,
    },

    'the right certificate, the key of another': refused(() => forged({ privateKey: otherKey })),
    'the certificate of an unknown authority': refused(() => forged({}, stranger)),
    'a stranger’s certificate, then the right one': refused(() =>
      forged({ keyInfo: x509Data(stranger.sign.certificate) + x509Data(holder.sign.certificate) }, stranger),
    ),
    'a bare key in place of a certificate': refused(() =>
      forged({ keyInfo: '<ds:KeyValue><ds:RSAKeyValue/></ds:KeyValue>', privateKey: otherKey }),
    ),
    'no KeyInfo': changed(/<ds:KeyInfo>.*<\/ds:KeyInfo>/s, ''),
    'a certificate that is none': changed(/(?<=<ds:X509Certificate>)[^<]*/, 'AAAA'),
    'a certificate of one million characters': changed(
      /(?<=<ds:X509Certificate>)[^<]*/,
      'MIIB'.repeat(250_000),
    ),
    'the authentication certificate used to sign': refused(() =>
      signed(sender, {}, authenticationSigner(sender)),
    ),
  }
}

export function authenticationSigner({ card }: Sender) {
  const { certificate, key } = card.authentication
  return { certificate, privateKey: createPrivateKey(key) }
}

function holderOf({ card }: Sender): Holder {
  const sign = { ...card.signature, serial: '' }
  return { sign, auth: sign, name: '' }
}

async function strangerLike({ situation }: Sender): Promise<Holder> {
  const authority = await makeTestAuthority('AC INCONNUE')
  const issued = await authority.issue({ subject: [{ C: ['FR'] }, { CN: [situation.nameId] }] })
  return { sign: issued, auth: issued, name: '' }
}
