/** `Content-Type` with its parameters, as SOAP and MTOM use them. RFC 2045 §5.1, RFC 2231; soap.md §2.3. */
import { WireError } from '../wire-error.ts'

export type ContentType = {
  /** Lower case, `multipart/related`. */
  readonly type: string
  /** By lower-case name; values as sent, unquoted and decoded. */
  readonly parameters: Readonly<Record<string, string>>
}

// Unquoted values are read up to the next `;`: real senders do not quote boundaries with `:`, `=` or `/`.
const parameter = /;[ \t]*(?:([^\s=;"]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^;"]*)))?[ \t]*/y

/** Throws WireError `mime` `contentType`. */
export function parseContentType(header: string): ContentType {
  const line = header.trim()
  const semicolon = line.indexOf(';')
  const type = (semicolon === -1 ? line : line.slice(0, semicolon)).trim().toLowerCase()
  if (!/^[!-.0-~]+\/[!-.0-~]+$/.test(type)) throw refused()
  if (semicolon === -1) return { type, parameters: {} }

  const raw = new Map<string, string>()
  parameter.lastIndex = semicolon
  while (parameter.lastIndex < line.length) {
    const match = parameter.exec(line)
    if (match === null) throw refused()
    const [, name, quoted, token] = match
    if (name === undefined) continue
    const key = name.toLowerCase()
    if (raw.has(key)) throw refused()
    raw.set(key, quoted === undefined ? token!.trim() : quoted.replace(/\\(.)/g, '$1'))
  }
  return { type, parameters: joinContinuations(raw) }
}

/** All values quoted: receivers disagree on which characters need it. */
export function formatContentType(
  type: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  return Object.entries(parameters).reduce(
    (line, [name, value]) =>
      value === undefined ? line : `${line}; ${name}="${value.replace(/["\\]/g, '\\$&')}"`,
    type,
  )
}

/** RFC 2231: `action*=UTF-8''urn%3Aihe` and `boundary*0="a"; boundary*1="b"`. */
function joinContinuations(raw: ReadonlyMap<string, string>): Record<string, string> {
  const parameters: Record<string, string> = {}
  for (const [key, value] of raw) {
    const [, name, section, encoded] = /^([^*]+)(?:\*(\d+))?(\*)?$/.exec(key) ?? []
    if (name === undefined) throw refused()
    if (section !== undefined && section !== '0') continue
    let joined = encoded === undefined ? value : decodeExtended(value.replace(/^[^']*'[^']*'/, ''))
    if (section === '0')
      for (let next = 1; ; next++) {
        const plain = raw.get(`${name}*${next}`)
        const extended = raw.get(`${name}*${next}*`)
        if (plain === undefined && extended === undefined) break
        joined += plain ?? decodeExtended(extended!)
      }
    if (Object.hasOwn(parameters, name)) throw refused()
    parameters[name] = joined
  }
  return parameters
}

function decodeExtended(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch (cause) {
    throw refused({ cause })
  }
}

function refused(options?: ErrorOptions): WireError {
  return new WireError(
    'mime',
    'contentType',
    'Content-Type',
    'un type et des paramètres bien formés',
    options,
  )
}
