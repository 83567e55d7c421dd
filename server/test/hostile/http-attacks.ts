/** Below SOAP: sizes, lies about sizes, addresses, methods, what is not HTTP. contract.md §2. */
import {
  type Attack,
  type Attacks,
  bytesShot,
  pathOf,
  plain,
  type Refusal,
  type Site,
  shot,
  tooLarge,
} from './attack.ts'
import { depositOf, envelopeOf, existenceBody, signed } from './messages.ts'
import { boundary, contentTypeOf, documentPart, multipartOf, rootPart } from './mime.ts'
import { messageOf } from './mime-attacks.ts'

const sixtyMillion = 60_000_000

export function httpAttacks({ doctor }: Site): Attacks {
  const identity = doctor.card.authentication
  const path = pathOf('testExistence')
  const existence = () =>
    envelopeOf({ operation: 'testExistence', assertion: signed(doctor), body: existenceBody(doctor) })
  const soap = { 'content-type': 'application/soap+xml' }
  const to = (where: string, method = 'POST', refusal: Refusal = { status: 404 }): Attack => ({
    refusal,
    make: () => shot({ path: where, method, identity, headers: soap, body: Buffer.from(existence()) }),
  })
  const raw = (
    pieces: () => readonly (string | Uint8Array)[],
    refusal: Refusal,
    options?: { readonly pauseMs?: number; readonly hangUp?: boolean },
  ): Attack => ({ refusal, make: () => bytesShot(identity, pieces(), options) })
  const headed = (...headers: readonly string[]) =>
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/soap+xml\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`
  const deposit = () => {
    const lot = depositOf(doctor)
    const body = multipartOf([rootPart(messageOf(doctor, lot)), documentPart(lot.cid, lot.document)])
    const head = (length: number) =>
      `POST ${pathOf('provideAndRegister')} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${contentTypeOf()}\r\nContent-Length: ${length}\r\n\r\n`
    return { body, head }
  }

  return {
    'sixty million bytes announced': {
      refusal: tooLarge,
      make: () =>
        bytesShot(identity, [headed(`Content-Length: ${sixtyMillion}`), Buffer.alloc(100_000, 0x20)]),
    },
    'sixty million bytes announced in a lot': {
      refusal: tooLarge,
      make: () => bytesShot(identity, [deposit().head(sixtyMillion), Buffer.alloc(100_000, 0x20)]),
    },
    'sixty million bytes in pieces, never announced': {
      refusal: tooLarge,
      unweighed: true,
      make: () => {
        const lot = depositOf(doctor)
        return shot({
          path: pathOf('provideAndRegister'),
          identity,
          headers: { 'content-type': contentTypeOf() },
          body: sixtyMillionOf(
            Buffer.concat([
              multipartOf([rootPart(messageOf(doctor, lot))], ''),
              Buffer.from(`\r\n--${boundary}\r\nContent-ID: <${lot.cid}>\r\n\r\n`),
            ]),
          ),
        })
      },
    },
    'more bytes announced than sent, then silence broken': raw(
      () => {
        const { body, head } = deposit()
        return [head(body.length + 1000), body]
      },
      'cut',
      { hangUp: true, pauseMs: 150 },
    ),
    'a lot cut in its document after a pause': raw(
      () => {
        const { body, head } = deposit()
        return [head(body.length), body.subarray(0, body.length - 500)]
      },
      'cut',
      { hangUp: true, pauseMs: 150 },
    ),
    'a lot that drips, then is cut': raw(
      () => {
        const { body, head } = deposit()
        const drops = Array.from({ length: 20 }, (_, n) => body.subarray(n * 100, (n + 1) * 100))
        return [head(body.length), ...drops]
      },
      'cut',
      { hangUp: true, pauseMs: 20 },
    ),
    'fewer bytes announced than sent': raw(
      () => {
        const { body, head } = deposit()
        return [head(body.length - 300), body]
      },
      { status: 400 },
    ),
    'two different lengths': raw(() => [headed('Content-Length: 5', 'Content-Length: 6'), 'aaaaaa'], {
      status: 400,
    }),
    'a length and pieces': raw(
      () => [headed('Content-Length: 5', 'Transfer-Encoding: chunked'), '0\r\n\r\n'],
      { status: 400 },
    ),
    'a negative length': raw(() => [headed('Content-Length: -5'), 'aaaaa'], { status: 400 }),
    'a length that is no number': raw(() => [headed('Content-Length: many'), 'aaaaa'], { status: 400 }),
    'a piece whose size is no number': raw(() => [headed('Transfer-Encoding: chunked'), 'zz\r\naaaaa\r\n'], {
      status: 400,
    }),
    'a transfer encoding that nobody knows': raw(() => [headed('Transfer-Encoding: x-carnet'), 'aaaaa'], {
      status: 400,
    }),
    'headers of a hundred thousand characters': raw(
      () => [headed(`X-Long: ${'x'.repeat(100_000)}`, 'Content-Length: 0')],
      { status: 431 },
    ),
    'ten thousand headers': raw(
      () => [headed(...Array.from({ length: 10_000 }, (_, n) => `X-${n}: x`), 'Content-Length: 0')],
      { status: 431 },
    ),
    'what is not HTTP': raw(() => ['bonjour\r\n\r\n'], { status: 400 }),
    'a line end in a header': raw(() => [headed('X: a\rb', 'Content-Length: 0')], { status: 400 }),
    'HTTP of the future': raw(() => [`POST ${path} HTTP/9.9\r\nHost: localhost\r\n\r\n`], { status: 400 }),
    'a read by GET': to(path, 'GET'),
    'a deletion': to(path, 'DELETE'),
    'a replacement': to(path, 'PUT'),
    'a method that asks for an echo': to(path, 'TRACE'),
    'an address that does not exist': to('/si-dmp-server/v2/services/everything'),
    'an address that climbs folders': to('/si-dmp-server/v2/services/../../../etc/passwd'),
    'an address badly encoded': to('/si-dmp-server/v2/services/%ZZ', 'POST', { status: 400 }),
    'an address with a NUL': to('/si-dmp-server/v2/services/patients%00'),
    'an address of thirty thousand characters': to(`/${'a'.repeat(30_000)}`, 'POST', { status: 431 }),
    'the portal’s address on the machines’ port': to('/carnet', 'GET'),
    'the demonstration’s address on the machines’ port': to('/demo/traces?ins=1', 'GET'),
    'a body in pieces that is empty': {
      refusal: { fault: 'DMPInvalidMessage' },
      make: () => shot({ path, identity, headers: soap, body: [] }),
    },
    'no content type': {
      refusal: { fault: 'DMPInvalidMessage' },
      make: () => shot({ path, identity, body: Buffer.from(existence()) }),
    },
    'a content type of XML': {
      refusal: { fault: 'DMPInvalidMessage' },
      make: () => plain(doctor, 'testExistence', existence(), { 'content-type': 'application/xml' }),
    },
  }
}

function* sixtyMillionOf(start: Uint8Array): Generator<Uint8Array> {
  yield start
  const block = Buffer.alloc(64 * 1024, 0x20)
  for (let sent = 0; sent < sixtyMillion; sent += block.length) yield block
}
