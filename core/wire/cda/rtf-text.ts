/** The words of an RTF text: what it looks like, its fonts, pictures and fields are left out. RTF 1.9.1. */

/** Groups that say nothing to a reader. */
const silent =
  /^\\(?:\*|fonttbl|colortbl|stylesheet|info|pict|header|footer|listtable|themedata|generator|filetbl|fldinst)(?![a-z])/

const token =
  /\\'([0-9a-fA-F]{2})|\\u(-?\d{1,5}) ?(?:\\'[0-9a-fA-F]{2}|\?)?|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|[{}]|[^\\{}]+/g

const separators: ReadonlyMap<string, string> = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['row', '\n'],
  ['cell', ' '],
  ['tab', ' '],
  ['page', '\f'],
])

const ansi = new TextDecoder('windows-1252')

export function textOfRtf(bytes: Uint8Array): string {
  const rtf = ansi.decode(bytes)
  let text = ''
  /** How deep the group stands that is being left out; 0 outside of one. */
  let [depth, leftOutFrom] = [0, 0]
  for (const match of rtf.matchAll(token)) {
    const [found, byte, unicode, word, , symbol] = match
    if (found === '{') {
      depth++
      if (leftOutFrom === 0 && silent.test(rtf.slice(match.index + 1, match.index + 20))) leftOutFrom = depth
    } else if (found === '}') {
      if (leftOutFrom === depth) leftOutFrom = 0
      depth--
    } else if (leftOutFrom === 0) {
      if (byte !== undefined) text += ansi.decode(Uint8Array.of(Number.parseInt(byte, 16)))
      else if (unicode !== undefined) text += String.fromCharCode(Number(unicode) & 0xffff)
      else if (word !== undefined) text += separators.get(word) ?? ''
      else if (symbol === undefined) text += found.replace(/[\r\n]+/g, '')
      else if (symbol === '~') text += '\u00a0'
      else if ('\\{}'.includes(symbol)) text += symbol
    }
  }
  return text
}
