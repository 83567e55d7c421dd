/** Objects of other programs, and fields that fetch or run something, in an RTF text. RTF 1.9.1, « Objects », « Fields ». */
import type { ActiveContentScan } from './active-content.ts'

const acts =
  /\\(?:object|objdata|objemb|objlink|objautlink|objocx|objupdate|objclass)(?![a-z])|\\\*\\template(?![a-z])|\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE)\b/
/** Longer than any word sought. */
const overlap = 32

export function makeRtfScan(): ActiveContentScan {
  let found = false
  let seen = ''
  const push = (text: string) => {
    found ||= acts.test(seen + text)
    seen = (seen + text).slice(-overlap)
  }
  return {
    push: (chunk) => push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')),
    end: () => (found ? 'program' : undefined),
  }
}
