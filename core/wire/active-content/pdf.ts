/**
 * Programs, launches and embedded files in a PDF, found while it streams. ISO 32000-1 §7.3.5 (names), §7.5.7 (object
 * streams), §7.11.4 (embedded files), §12.6 (actions).
 *
 * The tables are not followed: what they point to may lie anywhere, inside what looks like an image too. Every byte is
 * looked at, and the inside of each object stream. The names sought are long enough to be in no image by chance.
 */
import type { ActiveContent, ActiveContentScan, Inflate } from './active-content.ts'

const programs =
  'JavaScript|Launch|EmbeddedFiles?|FileAttachment|RichMedia|Rendition|SubmitForm|ImportData|GoToE|XFA'
/** A name ends at white space or at a delimiter (§7.2.2). */
const nameEnd = '(?=[\\0\\s()<>[\\]{}/%])'
const acts = new RegExp(`/(?:${programs})${nameEnd}|/EF\\s*(?:<<|\\d+\\s+\\d+\\s+R)`)
const encrypts = new RegExp(`/Encrypt${nameEnd}`)
const objectStream = new RegExp(`/ObjStm${nameEnd}`)
/** What an object stream may go through that we do not undo. */
const otherFilter = new RegExp(
  `/(?:ASCIIHexDecode|ASCII85Decode|LZWDecode|RunLengthDecode|Crypt|AHx|A85|LZW|RL|Predictor)${nameEnd}`,
)
const streamWord = /(?<!end)stream(?=\s)/g
const endWord = 'endstream'
/** How object streams begin: pairs of numbers. */
const objectTable = /^\s*\d+\s+\d+\s/
/** Longer than the longest name sought, each of its characters written as #xx. */
const overlap = 64
/** A longer one is not looked into, and its file refused. */
const objectStreamBytesMax = 1_000_000

export function makePdfScan(inflate: Inflate): ActiveContentScan {
  let found: ActiveContent | undefined
  /** Not looked at yet, but for its first `overlap` characters. */
  let pending = ''
  /** Seen since the last stream began: what comes next holds objects, and how they are written. */
  let announced = { objects: false, otherFilter: false }
  let gathering = false

  const look = (text: string) => {
    if (encrypts.test(text)) found ??= 'encrypted'
    if (acts.test(text)) found ??= 'program'
  }
  const announce = (text: string) => {
    announced = {
      objects: announced.objects || objectStream.test(text),
      otherFilter: announced.otherFilter || otherFilter.test(text),
    }
  }
  const lookInside = (bytes: string) => {
    const inflated = inflate(Buffer.from(bytes.replace(/^\r?\n/, ''), 'latin1'))
    const objects = inflated === undefined ? bytes : latin1(inflated)
    if (announced.otherFilter || !objectTable.test(objects)) found ??= 'unreadable'
    look(`${withoutEscapes(objects)}\n`)
  }
  /** One step forward in what is pending; false when more bytes are needed. */
  const step = (): boolean => {
    if (gathering) {
      const end = pending.indexOf(endWord)
      if (end === -1) {
        if (pending.length > objectStreamBytesMax) found ??= 'unreadable'
        return false
      }
      lookInside(pending.slice(0, end))
      pending = pending.slice(end + endWord.length)
      gathering = false
      announced = { objects: false, otherFilter: false }
      return true
    }
    streamWord.lastIndex = 0
    const at = streamWord.exec(pending)?.index
    announce(withoutEscapes(at === undefined ? pending : `${pending.slice(0, at)}\n`))
    if (at === undefined) {
      pending = pending.slice(-overlap)
      return false
    }
    gathering = announced.objects
    pending = pending.slice(at + 'stream'.length)
    if (!gathering) announced = { objects: false, otherFilter: false }
    return true
  }
  let seen = ''
  const push = (text: string) => {
    if (found !== undefined) return
    look(withoutEscapes(seen + text))
    seen = (seen + text).slice(-overlap)
    pending += text
    while (found === undefined && step());
  }
  return {
    push: (chunk) => push(latin1(chunk)),
    end() {
      // A name may be the last word of the file; an object stream without end has not been looked into.
      push('\n')
      if (gathering) found ??= 'unreadable'
      return found
    },
  }
}

/** §7.3.5: any character of a name may be written #xx. */
function withoutEscapes(text: string): string {
  return text.includes('#')
    ? text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
