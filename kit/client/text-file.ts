/** A text file as some software saved it: a CDA of level 1 holds it in UTF-8. documents.md §1 « Body ». */

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

type Open = () => AsyncIterable<Uint8Array>

/** What a text never holds; in Windows-1252, the bytes that it leaves without a character are among them. */
const control = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/

/**
 * By the mark at its start, else UTF-8 when all of it is, else Windows-1252, in which most of the older software writes.
 * Undefined: not a text, or nothing but blanks.
 */
export async function textEncodingOf(open: Open): Promise<TextEncoding | undefined> {
  const marked = markOf(await startOf(open))
  const candidates = marked === undefined ? (['utf-8', 'windows-1252'] as const) : [marked]
  for (const encoding of candidates) if (await isTextIn(open, encoding)) return encoding
  return undefined
}

/** What is in UTF-8 goes byte for byte. */
export function inUtf8(open: Open, encoding: TextEncoding): Open {
  if (encoding === 'utf-8') return open
  return async function* () {
    const decoder = new TextDecoder(encoding)
    for await (const chunk of open()) yield Buffer.from(decoder.decode(chunk, { stream: true }))
    yield Buffer.from(decoder.decode())
  }
}

async function startOf(open: Open): Promise<readonly number[]> {
  for await (const chunk of open()) return [...chunk.subarray(0, 2)]
  return []
}

function markOf([first, second]: readonly number[]): TextEncoding | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

async function isTextIn(open: Open, encoding: TextEncoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let blank = true
  const isText = (text: string) => {
    if (text.trim() !== '') blank = false
    return !control.test(text)
  }
  try {
    for await (const chunk of open()) if (!isText(decoder.decode(chunk, { stream: true }))) return false
    return isText(decoder.decode()) && !blank
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
