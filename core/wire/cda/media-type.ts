/** What a file is, from its first bytes: only the five kinds that a level 1 CDA carries (documents.md §1 « Body »). */
import type { level1MediaTypes } from './header-rules/document-rules.ts'

export type Level1MediaType = (typeof level1MediaTypes)[number]

const signatures: readonly (readonly [Level1MediaType, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['text/rtf', [...Buffer.from('{\\rtf')]],
]

/**
 * `start`: the file, or its first kilobytes. Undefined for anything else, XML included: a CDA goes as it is,
 * and one that cannot be read must not be wrapped as a text.
 */
export function mediaTypeOf(start: Uint8Array): Level1MediaType | undefined {
  const known = signatures.find(([, signature]) => signature.every((byte, at) => start[at] === byte))
  if (known !== undefined) return known[0]
  // ISO 32000 readers accept the header anywhere in the first kilobyte.
  if (Buffer.from(start.subarray(0, 1024)).includes('%PDF-')) return 'application/pdf'
  return isPlainText(start) ? 'text/plain' : undefined
}

function isPlainText(start: Uint8Array): boolean {
  try {
    // `stream`: the first kilobytes may stop in the middle of a character.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true })
    return text.trim() !== '' && !/[\u0000-\u0008\u000E-\u001F]/.test(text) && !/^\s*<\?xml/.test(text)
  } catch {
    return false
  }
}
