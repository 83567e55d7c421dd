/** What a file is, by its first bytes: its name may lie. contract.md §6. */

export type FileKind =
  | { readonly kind: 'cda' }
  | { readonly kind: 'other'; readonly mediaType: WrappedMediaType }

export type WrappedMediaType = 'application/pdf' | 'image/jpeg' | 'image/tiff' | 'text/rtf' | 'text/plain'

const signatures: readonly (readonly [WrappedMediaType, string])[] = [
  ['application/pdf', '%PDF-'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/tiff', 'II*\0'],
  ['image/tiff', 'MM\0*'],
  ['text/rtf', '{\\rtf'],
]

/** `head`: the first kilobytes; undefined when the DMP takes no such file. */
export function kindOfFile(head: Uint8Array): FileKind | undefined {
  const start = Buffer.from(head).toString('latin1')
  for (const [mediaType, signature] of signatures)
    if (start.startsWith(signature)) return { kind: 'other', mediaType }
  if (/^(\xef\xbb\xbf)?\s*<(\?xml|[A-Za-z_])/.test(start)) return { kind: 'cda' }
  return isText(head) ? { kind: 'other', mediaType: 'text/plain' } : undefined
}

/** UTF-8 without control characters; the head may stop inside a character. */
function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return !/[\u0000-\u0008\u000e-\u001f]/.test(text)
  } catch {
    return false
  }
}
