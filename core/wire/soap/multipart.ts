/**
 * `multipart/related` cut into parts while it streams: no part stands in memory.
 * RFC 2046 §5.1, RFC 2387, XOP 1.0; what real senders do: soap.md §2.3.
 */
import { WireError } from '../wire-error.ts'
import { makeBase64Decoder } from '../xml/base64-decoder.ts'
import { limitBytes } from './byte-limit.ts'
import type { ContentType } from './content-type.ts'
import { type PartHeader, parsePartHeader } from './part-header.ts'

export type Part = PartHeader & {
  /** The bytes, their transfer encoding undone. What is not read before the next part is asked for is skipped. */
  readonly body: AsyncIterable<Uint8Array>
}

export type MultipartLimits = {
  readonly partsMax: number
  readonly partHeaderBytesMax: number
  readonly messageBytesMax: number
}

export const defaultMultipartLimits: MultipartLimits = {
  partsMax: 100,
  partHeaderBytesMax: 8_192,
  messageBytesMax: 50_000_000,
}

/**
 * The parts, in their order. Throws WireError `mime`: `boundary` (none declared, or never met), `truncated`,
 * `parts`, `header`, `nested`, `transferEncoding`, `base64`, `size`, `empty`.
 */
export async function* splitMultipart(
  source: AsyncIterable<Uint8Array>,
  contentType: ContentType,
  limits: MultipartLimits = defaultMultipartLimits,
): AsyncGenerator<Part, void, void> {
  const chunks = limitBytes(source, limits.messageBytesMax)
  const cursor = makeCursor(chunks, boundaryOf(contentType), limits)
  try {
    await cursor.skipPreamble()
    let parts = 0
    while (!cursor.atEnd()) {
      if (++parts > limits.partsMax) throw refused('parts', `au plus ${limits.partsMax} parties`)
      const header = parsePartHeader(await cursor.readHeader())
      yield { ...header, body: bodyOf(cursor, parts, header.transferEncoding) }
      await cursor.skipBody()
    }
    if (parts === 0) throw refused('empty', 'au moins une partie')
    // The epilogue is read too: the sender must not meet a closed connection before our answer.
    await cursor.skipEpilogue()
  } finally {
    await chunks.return(undefined)
  }
}

async function* bodyOf(
  cursor: Cursor,
  part: number,
  encoding: PartHeader['transferEncoding'],
): AsyncGenerator<Uint8Array> {
  const decoder = encoding === 'base64' ? makeBase64Decoder() : undefined
  for (;;) {
    const chunk = await cursor.nextOfBody(part)
    if (chunk === undefined) break
    const bytes = decoder === undefined ? chunk : decoder.push(chunk)
    if (bytes.length > 0) yield bytes
  }
  decoder?.end()
}

type Cursor = {
  skipPreamble(): Promise<void>
  atEnd(): boolean
  readHeader(): Promise<string>
  nextOfBody(part: number): Promise<Uint8Array | undefined>
  skipBody(): Promise<void>
  skipEpilogue(): Promise<void>
}

type DelimiterLine = { readonly at: number; readonly end: number; readonly last: boolean }

const lineFeed = 0x0a
const carriageReturn = 0x0d
const dash = 0x2d
/** White space that a gateway may add after a boundary. */
const paddingBytesMax = 200

function makeCursor(chunks: AsyncIterator<Uint8Array>, boundary: string, limits: MultipartLimits): Cursor {
  // A line feed of our own in front: the first boundary needs no special case.
  let pending: Buffer = Buffer.from('\n')
  let ended = false
  let delimiter = Buffer.from(`\n--${boundary}`)
  let lineEnd = '\n'
  /** The part whose body is under way: a body kept after its part is over gives nothing. */
  let part = 0
  let inBody = false
  let last = false
  /** Bytes in front of the body that belong to its header, and still may begin a delimiter. */
  let lead = 0

  async function fill(): Promise<boolean> {
    const next = ended ? undefined : await chunks.next()
    if (next === undefined || next.done === true) {
      ended = true
      return false
    }
    const chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length)
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    return true
  }

  /** The line that begins at `at` with the delimiter; `more` when its end is not there yet; undefined when it is data. */
  function delimiterLineAt(at: number): DelimiterLine | 'more' | undefined {
    let end = at + delimiter.length
    if (end + 1 >= pending.length && !ended) return 'more'
    const closes = pending[end] === dash && pending[end + 1] === dash
    if (closes) end += 2
    const paddingEnd = end + paddingBytesMax
    while (end < paddingEnd && (pending[end] === 0x20 || pending[end] === 0x09)) end++
    if (pending[end] === carriageReturn) {
      if (pending[end + 1] === lineFeed) return { at, end, last: closes }
      if (end + 1 < pending.length) return undefined
    } else if (pending[end] === lineFeed) {
      // A line feed alone ends a boundary line only for a sender who writes no other line end.
      return lineEnd === '\n' ? { at, end, last: closes } : undefined
    } else if (end < pending.length) return undefined
    if (!ended) return 'more'
    return closes ? { at, end, last: true } : undefined
  }

  /** Where a delimiter cut by the end of the chunk may begin: mostly nowhere, and nothing is joined to the next chunk. */
  function firstThatMayBegin(): number {
    const at = pending.indexOf(delimiter[0]!, Math.max(0, pending.length - delimiter.length + 1))
    return at === -1 ? pending.length : at
  }

  /** Takes what comes before the next delimiter line, at most what is at hand; undefined once the line is met. */
  async function take(): Promise<Buffer | undefined> {
    let from = 0
    for (;;) {
      const at = pending.indexOf(delimiter, from)
      const line = at === -1 ? undefined : delimiterLineAt(at)
      if (at !== -1 && line === undefined) {
        from = at + 1
        continue
      }
      const safe = at === -1 ? firstThatMayBegin() : at
      if (safe > lead) {
        const taken = pending.subarray(lead, safe)
        pending = pending.subarray(safe)
        lead = 0
        return taken
      }
      if (line !== undefined && line !== 'more') {
        last = line.last
        pending = pending.subarray(line.end)
        lead = 0
        return undefined
      }
      from = safe
      if (!(await fill())) {
        if (at !== -1 && line === 'more') continue
        throw refused('truncated', 'un message entier, terminé par son délimiteur de fin')
      }
    }
  }

  async function nextOfBody(asked: number): Promise<Buffer | undefined> {
    if (!inBody || asked !== part) return undefined
    const taken = await take()
    if (taken === undefined) inBody = false
    return taken
  }

  return {
    async skipPreamble() {
      try {
        while ((await take()) !== undefined);
      } catch (error) {
        if (error instanceof WireError && error.code === 'truncated')
          throw refused('boundary', 'le délimiteur annoncé dans Content-Type', { cause: error })
        throw error
      }
      if (pending[0] === carriageReturn) {
        lineEnd = '\r\n'
        delimiter = Buffer.from(`\r\n--${boundary}`)
      }
    },
    atEnd: () => last,
    async readHeader() {
      const blankLine = lineEnd + lineEnd
      let end = pending.indexOf(blankLine)
      while (end === -1) {
        if (pending.length > limits.partHeaderBytesMax) break
        const from = Math.max(0, pending.length - blankLine.length)
        if (!(await fill())) throw refused('truncated', 'un en-tête de partie entier')
        end = pending.indexOf(blankLine, from)
      }
      if (end === -1 || end > limits.partHeaderBytesMax)
        throw refused('header', `un en-tête de partie d’au plus ${limits.partHeaderBytesMax} octets`)
      const header = pending.toString('utf8', lineEnd.length, Math.max(end, lineEnd.length))
      pending = pending.subarray(end + lineEnd.length)
      lead = lineEnd.length
      part++
      inBody = true
      return header
    },
    nextOfBody,
    async skipBody() {
      while ((await nextOfBody(part)) !== undefined);
    },
    async skipEpilogue() {
      pending = Buffer.alloc(0)
      while ((await chunks.next()).done !== true);
    },
  }
}

function boundaryOf({ parameters }: ContentType): string {
  const { boundary } = parameters
  if (boundary === undefined || !/^[ -~]{0,69}[!-~]$/.test(boundary))
    throw refused('boundary', 'un paramètre boundary de 1 à 70 caractères')
  return boundary
}

function refused(code: string, expected: string, options?: ErrorOptions): WireError {
  return new WireError('mime', code, 'multipart', expected, options)
}
