/** `multipart/related` written by hand, so that each line of it can be wrong. */
export type PartText = { readonly headers: readonly string[]; readonly body: string | Uint8Array }

export const boundary = 'frontiere-0123456789abcdef'

export function rootPart(envelope: string | Uint8Array, headers: readonly string[] = []): PartText {
  return {
    headers: [
      'Content-ID: <root@essai>',
      'Content-Type: application/xop+xml; charset=UTF-8; type="application/soap+xml"',
      'Content-Transfer-Encoding: binary',
      ...headers,
    ],
    body: envelope,
  }
}

export function documentPart(
  cid: string,
  body: string | Uint8Array,
  ...headers: readonly string[]
): PartText {
  return { headers: [`Content-ID: <${cid}>`, 'Content-Type: text/xml', ...headers], body }
}

export function contentTypeOf(parameters: Readonly<Record<string, string | undefined>> = {}): string {
  const all = {
    type: 'application/xop+xml',
    start: '<root@essai>',
    'start-info': 'application/soap+xml',
    boundary,
    ...parameters,
  }
  return Object.entries(all).reduce(
    (line, [name, value]) => (value === undefined ? line : `${line}; ${name}="${value}"`),
    'multipart/related',
  )
}

export function multipartOf(parts: readonly PartText[], end = `\r\n--${boundary}--\r\n`): Buffer {
  return Buffer.concat([
    ...parts.flatMap(({ headers, body }, rank) => [
      Buffer.from(`${rank === 0 ? '' : '\r\n'}--${boundary}\r\n${headers.join('\r\n')}\r\n\r\n`),
      Buffer.from(body),
    ]),
    Buffer.from(end),
  ])
}
