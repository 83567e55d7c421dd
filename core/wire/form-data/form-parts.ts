/** A `multipart/form-data` form cut into fields while it streams: a file never stands in memory. RFC 7578. */

import type { ContentType } from '../soap/content-type.ts'
import { type MultipartLimits, splitMultipart } from '../soap/multipart.ts'
import { WireError } from '../wire-error.ts'

export type FormPart = {
  readonly name: string
  /** As the browser gives it, without folders; undefined for a field that is no file. */
  readonly fileName: string | undefined
  /** What is not read before the next part is asked for is skipped. */
  readonly body: AsyncIterable<Uint8Array>
}

/** In the order of the form. Throws WireError `mime` as `splitMultipart` does, `disposition` for a part without a name. */
export async function* formParts(
  source: AsyncIterable<Uint8Array>,
  contentType: ContentType,
  limits: MultipartLimits,
): AsyncGenerator<FormPart, void, void> {
  for await (const { headers, body } of splitMultipart(source, contentType, limits)) {
    const disposition = headers['content-disposition'] ?? ''
    const name = parameterOf(disposition, 'name')
    if (name === undefined || !/^form-data\s*;/i.test(disposition))
      throw new WireError('mime', 'disposition', 'Content-Disposition', 'form-data et le nom du champ')
    yield { name, fileName: baseName(parameterOf(disposition, 'filename')), body }
  }
}

/** WHATWG: browsers write the quote, the line feed and the carriage return of a name as %22, %0A and %0D, and nothing else so. */
function parameterOf(disposition: string, parameter: string): string | undefined {
  const [, value] = new RegExp(`;\\s*${parameter}="([^"]*)"`, 'i').exec(disposition) ?? []
  return value?.replace(/%22/g, '"').replace(/%0[AD]/g, ' ')
}

function baseName(fileName: string | undefined): string | undefined {
  return fileName?.split(/[/\\]/).at(-1)
}

/** A field is a line that someone typed. Throws WireError `mime` `size`. */
export async function textOfPart({ name, body }: FormPart, bytesMax: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > bytesMax) throw new WireError('mime', 'size', name, `au plus ${bytesMax} octets`)
    chunks.push(Buffer.from(chunk))
  }
  return Buffer.concat(chunks).toString()
}
