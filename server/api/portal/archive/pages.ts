/** What every form of archive writes: texts as entries, the ends of the names of files. */
export { longTextEntry as longPage, textEntry as page } from '@carnet/core/wire/zip/zip.ts'

const extensions: ReadonlyMap<string, string> = new Map([
  ['text/xml', 'xml'],
  ['application/xml', 'xml'],
  ['application/pdf', 'pdf'],
  ['text/plain', 'txt'],
  ['text/rtf', 'rtf'],
  ['application/rtf', 'rtf'],
  ['text/html', 'html.txt'],
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/gif', 'gif'],
  ['image/tiff', 'tif'],
])

/** By what it says it is; what might run in the browser that reads the archive is no page there. */
export function extensionOf(mediaType: string): string {
  return extensions.get(mediaType.toLowerCase()) ?? 'bin'
}
