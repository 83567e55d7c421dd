/**
 * An HTTP body received: the envelope in memory, small; every document into a sink, chunk by chunk.
 * MTOM or plain SOAP, whatever the order of parts and wherever the base64 is. soap.md §2.1, §2.3; architecture
 * "A deposit, byte by byte".
 */
import { WireError } from '../wire-error.ts'
import { makeBase64Decoder } from '../xml/base64-decoder.ts'
import { makeBase64Elider } from '../xml/base64-elider.ts'
import { limitBytes } from './byte-limit.ts'
import { type ContentType, parseContentType } from './content-type.ts'
import { defaultMultipartLimits, type MultipartLimits, type Part, splitMultipart } from './multipart.ts'
import { withoutBrackets } from './part-header.ts'
import { type SoapVersion, soapVersionOfMediaType } from './soap-version.ts'
import { type ContentHandle, handleOfPart, handleOfRun } from './xop.ts'

export type ByteSink<T> = {
  /** Awaited before the next chunk is read: the sender is slowed to the sink's pace. */
  write(chunk: Uint8Array): void | Promise<void>
  end(): Promise<T>
  /** Also called after `end` when a later part of the message fails: what was kept is to be undone. */
  abort(): Promise<void>
}

export type MessageLimits = MultipartLimits & {
  /** Base64 of at least this length leaves the XML and goes to a sink; shorter stays in the tree. */
  readonly runBytesMin: number
  /** What may remain of the root part for the XML parser. */
  readonly rootBytesMax: number
}

export const defaultMessageLimits: MessageLimits = {
  ...defaultMultipartLimits,
  runBytesMin: 16_384,
  rootBytesMax: 8_000_000,
}

export type ReceivedMessage<T> = {
  /** The root part, each long base64 run replaced by its handle. */
  readonly root: Uint8Array
  /** What each sink gave, by handle; parts that nothing references are there too. To undo when not used. */
  readonly documents: ReadonlyMap<ContentHandle, T>
  readonly contentTypeAction: string | undefined
  readonly soapVersionHint: SoapVersion
}

export type MessageSource<T> = {
  /** The HTTP header. */
  readonly contentType: string
  readonly body: AsyncIterable<Uint8Array>
  /** From chance, for this message alone. */
  readonly nonce: string
  readonly openSink: (handle: ContentHandle) => ByteSink<T>
  /** Called as soon as the root is there, before the parts behind it are read: to refuse early, throw. */
  readonly onRoot?: (root: Uint8Array) => void | Promise<void>
  readonly limits?: MessageLimits
}

/** Throws WireError `mime` or `xml`; on any error every sink opened is aborted first. */
export async function receiveMessage<T>(source: MessageSource<T>): Promise<ReceivedMessage<T>> {
  const intake = makeIntake(source)
  try {
    const contentType = parseContentType(source.contentType)
    return contentType.type === 'multipart/related'
      ? await receiveMultipart(contentType, source, intake)
      : await receivePlain(contentType, source, intake)
  } catch (error) {
    await intake.abort()
    throw error
  }
}

async function receiveMultipart<T>(
  contentType: ContentType,
  source: MessageSource<T>,
  intake: Intake<T>,
): Promise<ReceivedMessage<T>> {
  const { parameters } = contentType
  const start = parameters.start === undefined ? undefined : withoutBrackets(parameters.start)
  const isRoot = (part: Part) => start === undefined || part.contentId === start
  let root: { readonly bytes: Uint8Array; readonly contentType: ContentType } | undefined

  for await (const part of splitMultipart(source.body, contentType, source.limits)) {
    if (root === undefined && isRoot(part)) {
      requireUtf8(part.contentType)
      root = { bytes: await intake.root(part.body), contentType: part.contentType }
    } else if (part.contentId !== undefined) await intake.part(part.contentId, part.body)
    // A part without id is skipped: nothing can reference it.
  }
  if (root === undefined)
    throw new WireError('mime', 'root', 'Content-Type; start', 'la partie racine annoncée par start')
  return {
    root: root.bytes,
    documents: intake.documents,
    contentTypeAction: parameters.action ?? root.contentType.parameters.action,
    soapVersionHint:
      soapVersionOfMediaType(parameters['start-info']) ??
      soapVersionOfMediaType(root.contentType.parameters.type) ??
      soapVersionOfMediaType(root.contentType.type) ??
      '1.2',
  }
}

async function receivePlain<T>(
  contentType: ContentType,
  { body, limits = defaultMessageLimits }: MessageSource<T>,
  intake: Intake<T>,
): Promise<ReceivedMessage<T>> {
  const soapVersionHint = soapVersionOfMediaType(contentType.type)
  if (soapVersionHint === undefined)
    throw new WireError(
      'mime',
      'mediaType',
      'Content-Type',
      'application/soap+xml, text/xml ou multipart/related',
    )
  requireUtf8(contentType)
  return {
    root: await intake.root(limitBytes(body, limits.messageBytesMax)),
    documents: intake.documents,
    contentTypeAction: contentType.parameters.action,
    soapVersionHint,
  }
}

type Intake<T> = {
  readonly documents: ReadonlyMap<ContentHandle, T>
  root(body: AsyncIterable<Uint8Array>): Promise<Uint8Array>
  part(contentId: string, body: AsyncIterable<Uint8Array>): Promise<void>
  abort(): Promise<void>
}

function makeIntake<T>({
  nonce,
  openSink,
  onRoot,
  limits = defaultMessageLimits,
}: MessageSource<T>): Intake<T> {
  const documents = new Map<ContentHandle, T>()
  const opened = new Map<ContentHandle, ByteSink<T>>()

  function open(handle: ContentHandle): ByteSink<T> {
    if (opened.has(handle))
      throw new WireError('mime', 'duplicatePart', 'Content-ID', 'un identifiant par partie')
    if (opened.size >= limits.partsMax)
      throw new WireError('mime', 'parts', '/', `au plus ${limits.partsMax} contenus`)
    const sink = openSink(handle)
    opened.set(handle, sink)
    return sink
  }

  return {
    documents,
    async root(body) {
      const kept: Uint8Array[] = []
      // The elider is synchronous, sinks are not: what it says of runs waits here until the chunk is done.
      let waiting: (() => void | Promise<void>)[] = []
      const settle = async () => {
        for (const step of waiting) await step()
        waiting = []
      }
      const elider = makeBase64Elider({
        minRunBytes: limits.runBytesMin,
        keptBytesMax: limits.rootBytesMax,
        placeholder: (runIndex) => handleOfRun(nonce, runIndex),
        onRun(runIndex) {
          const handle = handleOfRun(nonce, runIndex)
          const decoder = makeBase64Decoder()
          const sink = open(handle)
          return {
            write(base64) {
              const bytes = decoder.push(base64)
              waiting.push(() => sink.write(bytes))
            },
            end() {
              decoder.end()
              waiting.push(async () => {
                documents.set(handle, await sink.end())
              })
            },
          }
        },
      })
      for await (const chunk of body) {
        kept.push(...elider.push(chunk))
        await settle()
      }
      kept.push(...elider.end())
      await settle()
      const root = Buffer.concat(kept)
      await onRoot?.(root)
      return root
    },
    async part(contentId, body) {
      const handle = handleOfPart(contentId)
      const sink = open(handle)
      for await (const chunk of body) await sink.write(chunk)
      documents.set(handle, await sink.end())
    },
    async abort() {
      // The error that brought us here is the one to tell.
      await Promise.allSettled([...opened.values()].map((sink) => sink.abort()))
    },
  }
}

function requireUtf8({ parameters: { charset = 'utf-8' } }: ContentType): void {
  if (!/^(utf-?8|us-ascii)$/i.test(charset))
    throw new WireError('mime', 'charset', 'Content-Type; charset', 'un message en UTF-8')
}
