/** AWS Signature Version 4, as S3 wants it: in the header, over the path, the query, the headers and the hash of the body. */
import { createHash, createHmac } from 'node:crypto'

export type Credentials = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Of credentials that expire. */
  readonly sessionToken: string | undefined
}

export type RequestToSign = {
  readonly method: string
  /** Each segment percent-encoded by {@link encode}, once. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Lower-case names; `host` and `x-amz-content-sha256` among them. All are signed. */
  readonly headers: Readonly<Record<string, string>>
  readonly at: Date
}

/** The headers to send: those given, and those that the signature adds. */
export function sign(
  request: RequestToSign,
  region: string,
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
): Readonly<Record<string, string>> {
  const instant = request.at.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const day = instant.slice(0, 8)
  const headers: Record<string, string> = { ...request.headers, 'x-amz-date': instant }
  if (sessionToken !== undefined) headers['x-amz-security-token'] = sessionToken
  const names = Object.keys(headers).sort()
  const canonical = [
    request.method,
    request.path,
    formatQuery(request.query),
    ...names.map((name) => `${name}:${headers[name]!.trim()}`),
    '',
    names.join(';'),
    headers['x-amz-content-sha256'],
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const hash = createHash('sha256').update(canonical).digest('hex')
  const toSign = `AWS4-HMAC-SHA256\n${instant}\n${scope}\n${hash}`
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(
    (parent, part) => createHmac('sha256', parent).update(part).digest(),
    `AWS4${secretAccessKey}`,
  )
  const signature = createHmac('sha256', key).update(toSign).digest('hex')
  headers.authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope},SignedHeaders=${names.join(';')},Signature=${signature}`
  return headers
}

/** In the order of the signature; what is sent must be what is signed. */
export function formatQuery(query: Readonly<Record<string, string>>): string {
  return Object.keys(query)
    .sort()
    .map((name) => `${encode(name)}=${encode(query[name]!)}`)
    .join('&')
}

/** RFC 3986: what encodeURIComponent leaves, S3 encodes. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
