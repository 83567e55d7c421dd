/** Messages cut, bombed or badly assembled. RFC 2046, RFC 2392; soap.md §2.3. */
import { gzipSync } from 'node:zlib'
import {
  type Attack,
  type Attacks,
  badMetadata,
  malformed,
  parts,
  plain,
  type Refusal,
  type Site,
} from './attack.ts'
import {
  altered,
  type Deposit,
  depositOf,
  envelopeOf,
  existenceBody,
  type Sender,
  signed,
} from './messages.ts'
import { boundary, contentTypeOf, documentPart, type PartText, rootPart } from './mime.ts'

export function mimeAttacks({ doctor }: Site): Attacks {
  const lot = (change: (text: string) => string = (text) => text) => {
    const deposit = depositOf(doctor)
    return { ...deposit, envelope: messageOf(doctor, { ...deposit, body: change(deposit.body) }) }
  }
  type Lot = ReturnType<typeof lot>
  const refused = (
    partsOf: (sent: Lot) => readonly PartText[],
    options: {
      readonly refusal?: Refusal
      readonly contentType?: string
      readonly end?: string
      readonly change?: (text: string) => string
    } = {},
  ): Attack => ({
    refusal: options.refusal ?? malformed,
    make: () => parts(doctor, partsOf(lot(options.change)), options),
  })
  const whole = ({ envelope, cid, document }: Lot) => [rootPart(envelope), documentPart(cid, document)]
  const many = (count: number) =>
    refused((sent) => [
      ...whole(sent),
      ...Array.from({ length: count }, (_, n) => documentPart(`more-${n}`, 'x')),
    ])
  const withHeader = (...headers: readonly string[]) =>
    refused(({ envelope, cid, document }) => [rootPart(envelope), documentPart(cid, document, ...headers)])
  const announced = (
    parameters: Readonly<Record<string, string | undefined>>,
    refusal: Refusal = malformed,
  ) => refused(whole, { contentType: contentTypeOf(parameters), refusal })
  const typed = (contentType: string, refusal: Refusal = malformed) =>
    refused(whole, { contentType, refusal })
  const included = (href: string, refusal: Refusal) =>
    refused(whole, { change: (text) => altered(text, /(?<=href=")cid:[^"]*/, href), refusal })
  const existence = () =>
    envelopeOf({ operation: 'testExistence', assertion: signed(doctor), body: existenceBody(doctor) })
  const plainly = (body: () => string | Uint8Array, headers: Readonly<Record<string, string>>): Attack => ({
    refusal: malformed,
    make: () => plain(doctor, 'testExistence', body(), headers),
  })

  return {
    'a message cut in its document': refused(whole, { end: '' }),
    'a message cut in its last boundary': refused(whole, { end: `\r\n--${boundary.slice(0, 10)}` }),
    'a message cut in the header of a part': refused(whole, { end: `\r\n--${boundary}\r\nContent-ID: <x` }),
    'a message without its root': refused(({ cid, document }) => [documentPart(cid, document)]),
    'a message without its document': refused(({ envelope }) => [rootPart(envelope)], {
      refusal: { registryError: 'XDSMissingDocument' },
    }),
    'a message of no part': refused(() => []),
    'a document under another name': refused(
      ({ envelope, document }) => [rootPart(envelope), documentPart('other', document)],
      { refusal: { registryError: 'XDSMissingDocument' } },
    ),
    'two parts of one name': refused((sent) => [...whole(sent), documentPart(sent.cid, 'x')]),
    'a hundred and one parts': many(99),
    'ten thousand parts': many(10_000),
    'a message inside a message': {
      refusal: malformed,
      make: () => {
        const { envelope, cid } = lot()
        return parts(doctor, [
          rootPart(envelope),
          {
            headers: [`Content-ID: <${cid}>`, 'Content-Type: multipart/related; boundary="x"'],
            body: '--x\r\n\r\n<a/>\r\n--x--',
          },
        ])
      },
    },
    'a part header of nine thousand characters': withHeader(`X-Long: ${'x'.repeat(9000)}`),
    'a part header of ten million characters': withHeader(`X-Long: ${'x'.repeat(10_000_000)}`),
    'a thousand part headers': withHeader(...Array.from({ length: 1000 }, (_, n) => `X-${n}: x`)),
    'a part header without colon': withHeader('nothing at all'),
    'a part header given twice': withHeader('Content-Type: text/xml'),
    'a part header named «__proto__» twice': withHeader('__proto__: a', '__proto__: b'),
    'a part encoded in quoted-printable': withHeader('Content-Transfer-Encoding: quoted-printable'),
    'a part in base64 that is none': refused(({ envelope, cid }) => [
      rootPart(envelope),
      documentPart(cid, '!!!! pas du base64 !!!!', 'Content-Transfer-Encoding: base64'),
    ]),
    'a part in base64 cut in a group': refused(({ envelope, cid }) => [
      rootPart(envelope),
      documentPart(cid, 'QUJDR', 'Content-Transfer-Encoding: base64'),
    ]),
    'a root in UTF-16': refused(({ envelope, cid, document }) => [
      {
        headers: ['Content-ID: <root@essai>', 'Content-Type: application/xop+xml; charset=UTF-16'],
        body: Buffer.from(envelope, 'utf16le'),
      },
      documentPart(cid, document),
    ]),

    'a boundary that is not there': announced({ boundary: 'elsewhere' }),
    'no boundary': announced({ boundary: undefined }),
    'an empty boundary': announced({ boundary: '' }),
    'a boundary of seventy-one characters': announced({ boundary: 'b'.repeat(71) }),
    'two boundaries': typed(`${contentTypeOf()}; boundary="other"`),
    'a start that names nothing': announced({ start: '<elsewhere>' }),
    'a start that names the document': {
      refusal: malformed,
      make: () => {
        const sent = lot()
        return parts(doctor, whole(sent), { contentType: contentTypeOf({ start: `<${sent.cid}>` }) })
      },
    },
    'multipart/mixed': typed(`multipart/mixed; boundary="${boundary}"`),
    'multipart/form-data': typed(`multipart/form-data; boundary="${boundary}"`),
    'a content type that is no type': typed('not a type', { fault: 'DMPInvalidMessage', status: 415 }),
    'a content type of ten thousand characters': typed(
      `${contentTypeOf()}; x="${'x'.repeat(10_000)}"; x="y"`,
    ),
    'a parameter badly encoded': typed(`${contentTypeOf({ start: undefined })}; start*=UTF-8''%ZZ`),
    'an unclosed parameter': typed(`multipart/related; boundary="${boundary}`),

    'an Include with bad percent-encoding': included('cid:%ZZ', badMetadata),
    'an Include of a file': included('file:///etc/passwd', badMetadata),
    'an Include of an address': included('https://localhost/x', badMetadata),
    'an Include of nothing': included('cid:', badMetadata),
    'an Include that climbs folders': included('cid:../../../../etc/passwd', {
      registryError: 'XDSMissingDocument',
    }),
    'an Include of the root': included('cid:root@essai', { registryError: 'XDSMissingDocument' }),
    'an Include with a NUL': included('cid:%00', { registryError: 'XDSMissingDocument' }),
    'an Include of a base64 run never sent': included('(run 0 0)', badMetadata),
    'a name for a base64 run never sent, in place of a document': refused(
      ({ envelope }) => [rootPart(envelope)],
      {
        change: (text) => altered(text, /<xop:Include[^>]*\/>/, '(run 0 0)'),
        refusal: badMetadata,
      },
    ),

    'an envelope in Latin-1 by its header': plainly(existence, {
      'content-type': 'application/soap+xml; charset=iso-8859-1',
    }),
    'an envelope in UTF-16 by its header': plainly(() => Buffer.from(existence(), 'utf16le'), {
      'content-type': 'application/soap+xml; charset=utf-16',
    }),
    'a body in gzip': plainly(() => gzipSync(existence()), { 'content-encoding': 'gzip' }),
    'a gzip bomb': plainly(() => gzipSync(Buffer.alloc(40_000_000)), { 'content-encoding': 'gzip' }),
    'a body in JSON': plainly(() => '{"patient":"*"}', { 'content-type': 'application/json' }),
    'a body in JSON under the type of SOAP': plainly(() => '{"patient":"*"}', {}),
    'a form': plainly(() => 'a=1&b=2', { 'content-type': 'application/x-www-form-urlencoded' }),
    'an empty body': plainly(() => '', {}),
    'an empty multipart body': refused(() => [], { end: '' }),
  }
}

export function messageOf(sender: Sender, deposit: Pick<Deposit, 'body'>): string {
  return envelopeOf({ operation: 'provideAndRegister', assertion: signed(sender), body: deposit.body })
}
