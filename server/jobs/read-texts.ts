/**
 * The text of each document, read soon after its deposit so that its record can be searched; and what pages put together
 * of structured documents, so that the first look at them reads packs and nothing else. docs/adr/0018.
 * Depositing only says that there is something to read; what cannot be read is marked, and stands in nobody's way.
 */
import { createHash } from 'node:crypto'
import { cpus } from 'node:os'
import { setImmediate as othersFirst } from 'node:timers/promises'
import { type Code, sameCode } from '@carnet/core/model/code.ts'
import type { ReadableAttachment } from '@carnet/core/model/readable-document.ts'
import { formatSharedJson, parseSharedJson } from '@carnet/core/model/shared-json.ts'
import { formatTermPack, parseTermPack, unpacked } from '@carnet/core/search/term-pack.ts'
import { termsOf } from '@carnet/core/search/text-terms.ts'
import { extractBody } from '@carnet/core/wire/cda/body-extractor.ts'
import { readElided } from '@carnet/core/wire/cda/elided-text.ts'
import { textOfRtf } from '@carnet/core/wire/cda/rtf-text.ts'
import { searchedTextOf } from '@carnet/core/wire/cda/searched-text.ts'
import { keptText, type StructuredReader } from '../actions/read-structured.ts'
import type { Log } from '../log.ts'
import type { PdfReader } from '../pdf-text/pdf-reader.ts'
import type { Blobs } from '../store/blobs.ts'
import type { Database, Tx } from '../store/database.ts'
import { nextToPack, type Packing, packExtracts, type ToPack } from '../store/extract-packs.ts'
import { queueUnreadOf } from '../store/structured-readers.ts'
import {
  bytesOfUnread,
  type DocumentText,
  fileReader,
  forgetUnread,
  queueDocuments,
  type StructuredContent,
  saveText,
  takeUnread,
  type UnreadDocument,
  wordsReader,
} from '../store/texts.ts'
import type { Job } from './scheduler.ts'

/** Tried over about an hour, so that a store out of order for that long loses nothing. */
const attemptsMax = 7
/** So many in a row, and it is not the documents that fail. */
const failuresMax = 5
/** At each run of a machine that has better to do: those who deposit and read come first. */
const documentsWhenBusy = 4
/** Then the lease is given back for a moment, so that a server that stops does not wait. */
const documentsAtOnce = 500
const packsAtOnce = 100
/** When nothing else waits, for a reader that is new or reads more: looked at, not read. */
const documentsLookedAt = 5000
const busyFrom = 0.7

const charactersMax = 400_000
/** Of one attachment that is a text; a PDF has its own limit. */
const attachmentBytesMax = 32_000_000
const attachmentsMax = 4

export function readTexts({
  database,
  blobs,
  log,
  pdf,
  readers,
}: {
  readonly database: Database
  readonly blobs: Blobs
  readonly log: Log
  readonly pdf: PdfReader
  readonly readers: readonly StructuredReader<unknown>[]
}): Job {
  const busy = makeBusyness()
  /** Those of which some documents may have come before them. */
  const late = [...readers]

  async function read(document: UnreadDocument): Promise<void> {
    const found = await database.read((tx) => bytesOfUnread(tx, document))
    if (found === undefined) return database.transaction((tx) => forgetUnread(tx, document))
    const open = () => blobs.read(found.blob)
    const givenUp = document.attempts > attemptsMax
    const { text, file } = givenUp ? {} : await textOf(open, pdf.read)
    const structured = givenUp ? [] : await contentsOf(found.type, open)
    // Most documents are no PDF alone: nothing is kept of them.
    if (file !== undefined) structured.push({ reader: fileReader, content: JSON.stringify(file) })
    await database.transaction((tx) => saveText(tx, document, text, structured))
  }

  /** One that fails keeps the document from no other: the page that needs it tries again. */
  async function contentsOf(type: Code, open: () => AsyncIterable<Uint8Array>): Promise<StructuredContent[]> {
    const contents: StructuredContent[] = []
    for (const reader of readers.filter(({ typeCodes }) => typeCodes.some((code) => sameCode(code, type))))
      try {
        contents.push({ reader, content: keptText(await reader.read(open())) })
      } catch (error) {
        log.fault('structured document not read', error, { reader: reader.name })
      }
    return contents
  }

  async function lookForUnread(): Promise<void> {
    const [reader] = late
    if (reader === undefined) return
    const more = await database.transaction((tx) => queueUnreadOf(tx, reader, documentsLookedAt))
    if (!more) late.shift()
  }

  /** Each record once a run, so that one that fails stands in nobody’s way. */
  async function pack(now: Date): Promise<void> {
    let last: ToPack | undefined
    for (let done = 0; done < packsAtOnce; done++) {
      const next = await database.read((tx) => nextToPack(tx, last))
      if (next === undefined) return
      last = next
      const { name } = next.reader
      try {
        const lost = await database.transaction((tx) => packAndReadAgain(tx, next, now))
        if (lost > 0) log.warn('what was read of documents is to be read again', { reader: name, lost })
      } catch (error) {
        log.fault('what was read of documents not packed', error, { reader: name })
      }
      await othersFirst()
    }
  }

  return {
    name: 'read-texts',
    clock: 'real',
    // Shorter than the scheduler's look: due at each of them.
    everyMs: 500,
    async run(now) {
      const most = busy() > busyFrom ? documentsWhenBusy : documentsAtOnce
      let [after, failures] = [0, 0]
      for (let done = 0; done < most && failures < failuresMax; done++) {
        const document = await database.transaction((tx) => takeUnread(tx, after, now))
        if (document === undefined) {
          await lookForUnread()
          break
        }
        after = document.id
        try {
          await read(document)
          failures = 0
        } catch (error) {
          failures++
          log.fault('text of a document not read', error, { attempts: document.attempts })
        }
        await othersFirst()
      }
      await pack(now)
    },
  }
}

/** Of how many documents nothing could be opened any more: they are read again. */
async function packAndReadAgain(tx: Tx, toPack: ToPack, now: Date): Promise<number> {
  const { recordId, reader } = toPack
  const lost = await packExtracts(tx, toPack, now, packingOf(reader.name))
  await queueDocuments(
    tx,
    lost.map((logicalId) => ({ recordId, logicalId })),
  )
  return lost.length
}

export function packingOf(reader: string): Packing {
  return reader === wordsReader.name ? wordsPacking : jsonPacking
}

/** With the labels: a search looks into all titles. */
const wordsPacking: Packing = {
  labelled: true,
  format: (documents) =>
    formatTermPack(documents.map(({ id, content, label }) => ({ id, terms: content, label }))),
  unpack: (pack) => unpacked(parseTermPack(pack)).map(({ id, terms }) => ({ id, content: terms })),
}

const jsonPacking: Packing = {
  labelled: false,
  format: (documents) =>
    Buffer.from(
      formatSharedJson(new Map(documents.map(({ id, content }) => [id, JSON.parse(content ?? 'null')]))),
    ),
  unpack(pack) {
    const { names, valueAt } = parseSharedJson(pack.toString())
    return names.map((id, place) => {
      const value = valueAt(place)
      return { id, content: value === null ? undefined : JSON.stringify(value) }
    })
  },
}

/**
 * `text`: absent when nothing in it can be read: a picture, a scan, bytes that are not what they say. `file`: the hash of
 * its PDF, when it is nothing else: two short texts may be the same and tell of two days.
 */
async function textOf(
  open: () => AsyncIterable<Uint8Array>,
  readPdf: PdfReader['read'],
): Promise<{ readonly text?: DocumentText; readonly file?: string }> {
  const cda = await readElided(open(), searchedTextOf)
  if (cda === undefined) return {}
  const [only, ...others] = cda.attachments
  const isPdf = only?.mediaType === 'application/pdf' && others.length === 0 && cda.body.trim() === ''
  const hash = isPdf ? await hashOf(extractBody(open(), only.index)) : undefined
  const file = hash !== undefined && { file: hash }
  const texts: string[] = []
  for (const attachment of cda.attachments.slice(0, attachmentsMax))
    texts.push(await textOfAttachment(open, attachment, readPdf))
  const text = [cda.body, ...texts]
    .filter((text) => text.trim() !== '')
    .join('\n')
    .slice(0, charactersMax)
  return { ...(text !== '' && { text: { terms: termsOf(text), text } }), ...file }
}

async function hashOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunks) hash.update(chunk)
  return hash.digest('base64')
}

async function textOfAttachment(
  open: () => AsyncIterable<Uint8Array>,
  { index, mediaType }: ReadableAttachment,
  readPdf: PdfReader['read'],
): Promise<string> {
  if (!['application/pdf', 'text/plain', 'text/rtf', 'application/rtf'].includes(mediaType)) return ''
  const bytes = await gathered(extractBody(open(), index))
  if (bytes === undefined) return ''
  switch (mediaType) {
    case 'application/pdf':
      return ((await readPdf(bytes)) ?? []).join('\f')
    case 'text/plain':
      return new TextDecoder().decode(bytes)
    default:
      return textOfRtf(bytes)
  }
}

async function gathered(chunks: AsyncIterable<Uint8Array>): Promise<Buffer | undefined> {
  const kept: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > attachmentBytesMax) return undefined
    kept.push(chunk)
  }
  return Buffer.concat(kept)
}

/** The share of the processors' time that was used since it was last asked. */
function makeBusyness(): () => number {
  const timesNow = () => {
    const times = cpus().map(({ times }) => times)
    const idle = times.reduce((sum, each) => sum + each.idle, 0)
    const all = times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0)
    return { idle, all }
  }
  let before = timesNow()
  return () => {
    const now = timesNow()
    const [idle, all] = [now.idle - before.idle, now.all - before.all]
    before = now
    return all === 0 ? 0 : 1 - idle / all
  }
}
