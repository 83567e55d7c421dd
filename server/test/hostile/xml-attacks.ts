/** Bytes that an XML reader should not read: entities, bombs, encodings, what is no XML. trust.md T-22. */
import { type Attacks, malformed, plain, type Refusal, type Shot, type Site, tooLarge } from './attack.ts'
import { altered, envelopeOf, existenceBody, signed } from './messages.ts'

export function xmlAttacks({ doctor }: Site, canary: string): Attacks {
  const sound = () =>
    envelopeOf({ operation: 'testExistence', assertion: signed(doctor), body: existenceBody(doctor) })
  const send = (envelope: string | Uint8Array) => plain(doctor, 'testExistence', envelope)
  const refused = (make: () => string | Uint8Array, refusal: Refusal = malformed) => ({
    refusal,
    make: (): Shot => send(make()),
  })
  const doctype = (declarations: string, reference = '') =>
    refused(() => {
      const message = altered(sound(), /^<\?xml[^>]*>/, '')
      return `<!DOCTYPE x ${declarations}>${reference === '' ? message : altered(message, 'TEST_EXST', reference)}`
    })
  const inBody = (make: () => string) =>
    refused(() => altered(sound(), '</soap:Body>', `${make()}</soap:Body>`))
  const inQuery = (make: () => string, refusal?: Refusal) =>
    refused(() => altered(sound(), '<parameterList>', `${make()}<parameterList>`), refusal)
  const header = (make: () => string) =>
    refused(() => altered(sound(), '</soap:Header>', `${make()}</soap:Header>`))
  const encoded = (encoding: (text: string) => Buffer, declared = 'UTF-8') =>
    refused(() => encoding(altered(sound(), 'encoding="UTF-8"', `encoding="${declared}"`)))
  const bytesIn = (bytes: readonly number[]) =>
    refused(() => {
      const [before = '', after = ''] = sound().split('TEST_EXST')
      return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)])
    })
  const behind = (start: string | readonly number[]) =>
    refused(() => Buffer.concat([Buffer.from(start as string), Buffer.from(sound())]))
  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')

  return {
    'a DOCTYPE alone': doctype('[]'),
    'a DOCTYPE of an outside subset': doctype(`SYSTEM "${canary}/x.dtd"`),
    'a DOCTYPE of a public subset': doctype(`PUBLIC "-//X//EN" "${canary}/x.dtd"`),
    'an internal entity': doctype('[<!ENTITY e "TEST_EXST">]', '&e;'),
    'an external entity on a file': doctype('[<!ENTITY e SYSTEM "file:///etc/passwd">]', '&e;'),
    'an external entity on the network': doctype(`[<!ENTITY e SYSTEM "${canary}/e">]`, '&e;'),
    'a parameter entity': doctype(`[<!ENTITY % p SYSTEM "${canary}/p"> %p;]`),
    'a billion laughs': doctype(`[<!ENTITY l0 "ha">${laughs}]`, '&l9;'),
    'a quadratic blow-up': doctype(`[<!ENTITY q "${'q'.repeat(100_000)}">]`, '&q;'.repeat(1000)),
    'an attribute by default': doctype('[<!ATTLIST code code CDATA "TEST_EXST">]'),
    'a DOCTYPE behind a comment': refused(
      () => `<!-- x --><!DOCTYPE x>${altered(sound(), /^<\?xml[^>]*>/, '')}`,
    ),
    'a DOCTYPE in lower case': refused(() => `<!doctype x>${altered(sound(), /^<\?xml[^>]*>/, '')}`),
    'a markup declaration inside the root': inBody(() => '<!ENTITY e "x">'),
    'an entity that nobody declares': refused(() => altered(sound(), 'TEST_EXST', '&who;')),
    'a NUL by reference': refused(() => altered(sound(), 'TEST_EXST', '&#0;')),
    'a control character by reference': refused(() => altered(sound(), 'TEST_EXST', '&#1;')),
    'a surrogate by reference': refused(() => altered(sound(), 'TEST_EXST', '&#xD800;')),
    'a reference beyond Unicode': refused(() => altered(sound(), 'TEST_EXST', '&#x110000;')),

    'forty thousand levels': inBody(() => `${'<a>'.repeat(40_000)}${'</a>'.repeat(40_000)}`),
    'one level too many': inBody(() => `${'<a>'.repeat(99)}${'</a>'.repeat(99)}`),
    'forty thousand levels that never close': inBody(() => '<a>'.repeat(40_000)),
    'a hundred thousand attributes': inBody(
      () => `<a ${Array.from({ length: 100_000 }, (_, n) => `a${n}=""`).join(' ')}/>`,
    ),
    'sixty-five attributes': inBody(
      () => `<a ${Array.from({ length: 65 }, (_, n) => `a${n}=""`).join(' ')}/>`,
    ),
    'two hundred thousand and one elements': inBody(() => '<a/>'.repeat(200_001)),
    'nearly two hundred thousand elements': inBody(() => '<a/>'.repeat(199_800)),
    'namespaces declared in depth, then used': inBody(
      () =>
        `${Array.from({ length: 90 }, (_, n) => `<a ${Array.from({ length: 60 }, (_, m) => `xmlns:p${n}_${m}="urn:${n}:${m}"`).join(' ')}>`).join('')}${'<p0_0:b/>'.repeat(50_000)}${'</a>'.repeat(90)}`,
    ),
    'a name of three hundred characters': inBody(() => `<${'n'.repeat(300)}/>`),
    'a name of a million characters': inBody(() => `<${'n'.repeat(1_000_000)}/>`),
    'an attribute name of a million characters': inBody(() => `<a ${'n'.repeat(1_000_000)}=""/>`),
    'nine million characters of text': refused(
      () => altered(sound(), 'TEST_EXST', 'é '.repeat(3_000_000)),
      tooLarge,
    ),
    'seven million characters of text': inQuery(() => `<a>${'é '.repeat(2_400_000)}</a><a`, tooLarge),
    'nine hundred thousand characters of text': inQuery(() => `<a>${'é '.repeat(300_000)}</a><a`),
    'a base64 run of four million characters in a code': refused(
      () => altered(sound(), 'TEST_EXST', 'A'.repeat(4_000_000)),
      { fault: 'ActionNotSupported' },
    ),
    'a hundred and one long base64 runs': inQuery(() => `<a>${'A'.repeat(20_000)}</a>`.repeat(101)),
    'a base64 run cut in the middle of a group': header(() => `<x xmlns="urn:x">${'A'.repeat(20_001)}</x>`),

    'UTF-16 with its mark': encoded((text) => Buffer.from(`\uFEFF${text}`, 'utf16le'), 'UTF-16'),
    'UTF-16 without its mark': encoded((text) => Buffer.from(text, 'utf16le'), 'UTF-16'),
    'UTF-16, the other way round': encoded(
      (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      'UTF-16BE',
    ),
    'UTF-32': encoded(
      (text) => Buffer.concat([...`\uFEFF${text}`].map((c) => Buffer.from([c.codePointAt(0)!, 0, 0, 0]))),
      'UTF-32',
    ),
    'UTF-7': encoded((text) => Buffer.from(text.replaceAll('<', '+ADw-')), 'UTF-7'),
    'UTF-7 declared over plain text': encoded((text) => Buffer.from(text), 'UTF-7'),
    'EBCDIC declared over plain text': encoded((text) => Buffer.from(text), 'IBM037'),
    'UTF-16 declared over UTF-8': encoded((text) => Buffer.from(text), 'UTF-16'),
    'an encoding that does not exist': encoded((text) => Buffer.from(text), 'x-carnet'),
    'the mark of UTF-16 before UTF-8': behind([0xff, 0xfe]),
    'two byte order marks': behind('\uFEFF\uFEFF'),
    'a NUL before the root': behind('\0'),
    'a NUL in a text': bytesIn([0x41, 0x00, 0x42]),
    'a NUL in a name': refused(() => altered(sound(), '<soap:Body>', '<soap:Bo\0dy>')),
    'an overlong encoding of «<»': bytesIn([0xc0, 0xbc]),
    'a lone surrogate in UTF-8': bytesIn([0xed, 0xa0, 0x80]),
    'a byte that UTF-8 does not have': bytesIn([0xff]),

    'an XInclude of a file in place of the patient': refused(() =>
      altered(
        sound(),
        /<patientIdentifier>.*<\/patientIdentifier>/,
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="file:///etc/passwd"/>',
      ),
    ),
    'an XInclude of an address in place of Body': refused(() =>
      altered(
        sound(),
        /<soap:Body>.*<\/soap:Body>/,
        `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${canary}/body"/>`,
      ),
    ),
    'a processing instruction in Body': inBody(() => '<?php exit?>'),
    'a stylesheet inside the root': inBody(() => `<?xml-stylesheet href="${canary}/x.xsl"?>`),
    'an element that does not close': refused(() => altered(sound(), '</soap:Body>', '')),
    'two roots': refused(() => `${sound()}<x/>`),
    'text after the root': refused(() => `${sound()}x`),
    'an attribute given twice': refused(() => altered(sound(), '<soap:Body>', '<soap:Body a="1" a="2">')),
    'an undeclared prefix': inBody(() => '<nobody:x/>'),
    'the xml prefix bound elsewhere': refused(() =>
      altered(sound(), '<soap:Body>', '<soap:Body xmlns:xml="urn:x">'),
    ),
    'a comment that never ends': inBody(() => '<!-- '),
    'a CDATA section that never ends': inBody(() => '<![CDATA['),
    'an attribute that never ends': refused(() => altered(sound(), '<soap:Body>', '<soap:Body a="')),
    'a page of HTML': refused(() => '<!DOCTYPE html><html><body>bonjour</body></html>'),
    'random bytes': refused(() => Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 251))),
    'nothing but blanks': refused(() => ' \n\t '),
    'an XML document that is no envelope': refused(() => '<bonjour/>'),
  }
}
