/**
 * A form that carries a file, read while it arrives: fields, then the file, which goes chunk by chunk to the antivirus,
 * to the scan of what acts in it, and as base64 into a sealed CDA of level 1. Nothing stands whole in memory but a PDF,
 * which may have to be written anew.
 */
import { inflateSync } from 'node:zlib'
import { Unavailable } from '@carnet/core/model/unavailable.ts'
import { type FileObjection, fileBytesMax, objectionToFile } from '@carnet/core/rules/holder-documents.ts'
import type { Inflate } from '@carnet/core/wire/active-content/active-content.ts'
import { makeActiveContentScan } from '@carnet/core/wire/active-content/scan.ts'
import { formatLevel1, type Level1Header } from '@carnet/core/wire/cda/level1.ts'
import { type Level1MediaType, mediaTypeOf } from '@carnet/core/wire/cda/media-type.ts'
import { type FormPart, formParts, textOfPart } from '@carnet/core/wire/form-data/form-parts.ts'
import { parseContentType } from '@carnet/core/wire/soap/content-type.ts'
import { defaultMultipartLimits } from '@carnet/core/wire/soap/multipart.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import { makeBase64Encoder } from '@carnet/core/wire/xml/base64-encoder.ts'
import type { FastifyRequest } from 'fastify'
import type { Platform } from '../../../actions/platform.ts'
import { type Antivirus, AntivirusUnavailable } from '../../../antivirus.ts'
import type { Log } from '../../../log.ts'
import type { Removed } from '../../../pdf-cleaning/calls.ts'
import type { PdfCleaner } from '../../../pdf-cleaning/pdf-cleaner.ts'
import { openIntake, type ReceivedDocument } from '../../soap/document-intake.ts'

export type Fields = Readonly<Record<string, string>>
export type FileProblem = FileObjection | 'unchecked' | 'noRoom'
/** `removed`: it was written anew, without that. `read`: a PDF, or how a text begins. */
export type SealedFile =
  | (ReceivedDocument & {
      readonly removed?: Removed
      readonly read?: { readonly mediaType: Level1MediaType; readonly bytes: Uint8Array }
    })
  | FileProblem

/** A larger message is not read to its end: who sends it meets a closed connection. */
const uploadBytesMax = 60_000_000
const fieldBytesMax = 4_096
/** Enough to know a file by its beginning. */
const startBytes = 4_096
const inflatedBytesMax = 16_777_216

/** `file` is called at the first file of the form, with the fields before it; undefined when the form carries none. */
export async function readUpload<T>(
  request: FastifyRequest,
  file: (part: FormPart, fields: Fields) => Promise<T>,
): Promise<{ readonly fields: Fields; readonly file: T | undefined }> {
  const fields: Record<string, string> = Object.create(null)
  let read: { readonly file: T } | undefined
  const body = request.raw.iterator({ destroyOnReturn: false })
  const limits = { ...defaultMultipartLimits, messageBytesMax: uploadBytesMax }
  for await (const part of formParts(body, parseContentType(request.headers['content-type'] ?? ''), limits)) {
    if (part.fileName === undefined) fields[part.name] = await textOfPart(part, fieldBytesMax)
    else read ??= { file: await file(part, fields) }
  }
  return { fields, file: read?.file }
}

type SealingTools = {
  readonly platform: Platform
  readonly antivirus: Antivirus
  readonly log: Log
  readonly pdfCleaner: Pick<PdfCleaner, 'clean'>
}

/**
 * The document as it will be stored, or why it may not be. `headerOf`: what stands around a file of this kind. A PDF that
 * acts is kept without what acts in it, once that was checked as any other file.
 */
export async function sealFile(
  tools: SealingTools,
  part: FormPart,
  headerOf: (mediaType: Level1MediaType) => Level1Header,
): Promise<SealedFile> {
  const { settings } = tools.platform
  const { fileName = '' } = part
  const { start, rest } = await beginningOf(part.body)
  if (start.length === 0) return fileName === '' ? 'missing' : 'empty'
  const mediaType = mediaTypeOf(start)
  const objection = objectionToFile({ fileName, mediaType }, settings)
  if (objection !== undefined || mediaType === undefined) return objection ?? 'notWhatItSays'
  const seal = (body: AsyncIterable<Uint8Array>) => sealChecked(tools, body, mediaType, headerOf(mediaType))

  if (mediaType === 'text/plain' || mediaType === 'text/rtf') {
    const sealed = await seal(rest)
    return typeof sealed === 'string' ? sealed : { ...sealed, read: { mediaType, bytes: start } }
  }
  if (mediaType !== 'application/pdf') return seal(rest)
  // No larger than what a holder may add: `sealChecked` reads no further.
  const read: Uint8Array[] = []
  const sealed = await seal(keeping(rest, read))
  if (typeof sealed !== 'string') return { ...sealed, read: { mediaType, bytes: Buffer.concat(read) } }
  if (sealed !== 'program' && sealed !== 'unreadable') return sealed
  const cleaned = await tools.pdfCleaner.clean(Buffer.concat(read))
  if ('refused' in cleaned) return cleaned.refused === 'busy' ? 'unchecked' : cleaned.refused
  const sealedAgain = await seal(inOnePiece(cleaned.bytes))
  if (typeof sealedAgain === 'string') return sealedAgain
  // Where the scan saw something that no page leads to, it went with the rest.
  const removed = cleaned.removed === 'nothing' && sealed === 'program' ? 'program' : cleaned.removed
  return { ...sealedAgain, removed, read: { mediaType, bytes: cleaned.bytes } }
}

async function sealChecked(
  { platform: { settings, blobs }, antivirus, log }: SealingTools,
  body: AsyncIterable<Uint8Array>,
  mediaType: Level1MediaType,
  header: Level1Header,
): Promise<ReceivedDocument | FileProblem> {
  const intake = openIntake(blobs)
  const virus = antivirus.scan()
  const active = makeActiveContentScan(mediaType, inflate)
  const { head, tail } = formatLevel1(header)
  let kept: ReceivedDocument | undefined
  try {
    await intake.write(head)
    const base64 = makeBase64Encoder()
    let bytes = 0
    for await (const chunk of body) {
      bytes += chunk.length
      if (bytes > fileBytesMax(settings)) return 'tooLarge'
      active.push(chunk)
      await virus.write(chunk)
      await intake.write(base64.push(chunk))
    }
    await intake.write(base64.end())
    await intake.write(tail)
    if (!(await virus.isClean())) return 'infected'
    const found = active.end()
    if (found !== undefined) return found
    kept = await intake.end()
    return kept
  } catch (error) {
    if (error instanceof AntivirusUnavailable) return 'unchecked'
    const problem = problemOfFailure(error, log)
    if (problem !== 'noRoom') throw error
    return problem
  } finally {
    virus.abort()
    if (kept === undefined) await intake.abort()
  }
}

/** The same chunks, copied as they pass: what reads the form uses its memory again. */
async function* keeping(body: AsyncIterable<Uint8Array>, read: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    read.push(Buffer.from(chunk))
    yield chunk
  }
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** The first kilobytes, and everything, these included. */
async function beginningOf(
  body: AsyncIterable<Uint8Array>,
): Promise<{ readonly start: Uint8Array; readonly rest: AsyncIterable<Uint8Array> }> {
  const chunks = body[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let bytes = 0
  while (bytes < startBytes) {
    const next = await chunks.next()
    if (next.done === true) break
    first.push(Buffer.from(next.value))
    bytes += next.value.length
  }
  return {
    start: Buffer.concat(first),
    rest: (async function* () {
      yield* first
      yield* { [Symbol.asyncIterator]: () => chunks }
    })(),
  }
}

const inflate: Inflate = (bytes) => {
  try {
    return inflateSync(bytes, { maxOutputLength: inflatedBytesMax })
  } catch {
    return undefined
  }
}

/** The form itself was too long, or was none. */
export function isUnreadableUpload(error: unknown): boolean {
  return error instanceof WireError && error.format === 'mime'
}

/** What its sender is told of a form that could not be taken; undefined: a fault of ours, of another kind. */
export function problemOfFailure(error: unknown, log: Log): 'tooLarge' | 'noRoom' | undefined {
  if (isUnreadableUpload(error)) return 'tooLarge'
  if (!(error instanceof Unavailable && error.reason === 'full')) return undefined
  log.fault('no room for what a person adds', error)
  return 'noRoom'
}

/** Ours, or his to put right. */
export function statusOf(problems: readonly string[]): 503 | 422 {
  return problems.includes('unchecked') || problems.includes('noRoom') ? 503 : 422
}
