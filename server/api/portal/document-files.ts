/** A document given as a file: what is attached to it, or its very bytes. people.md P-05. */
import { Readable } from 'node:stream'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { extractBody } from '@carnet/core/wire/cda/body-extractor.ts'
import type { FastifyReply } from 'fastify'
import type { ReleasedDocument } from '../../actions/read-document.ts'
import { readableOf } from './patient/document-text.ts'

type Given = Pick<ReleasedDocument, 'open' | 'submittedAt' | 'sizeBytes'>

/** What a browser may show by itself; anything else is downloaded. */
const shownTypes: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png', 'text/plain']

export async function sendOriginal(reply: FastifyReply, document: Given): Promise<FastifyReply> {
  const bytes = await begun(document.open())
  return reply
    .header('content-disposition', `attachment; filename="${fileNameOf(document)}.xml"`)
    .header('content-length', document.sizeBytes)
    .type('application/octet-stream')
    .send(Readable.from(bytes))
}

/** `index`: position of the attachment in the document, from 0. */
export async function sendPiece(reply: FastifyReply, document: Given, index: number): Promise<FastifyReply> {
  const attachment = (await readableOf(document))?.attachments.find((each) => each.index === index)
  if (attachment === undefined) return reply.code(404).type('text/plain; charset=utf-8').send('Introuvable\n')
  const shown = shownTypes.includes(attachment.mediaType)
  // A PDF opens as its own page: the policy of our pages would forbid the browser's own reader.
  return reply
    .header(
      'content-security-policy',
      "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    )
    .header('content-disposition', `${shown ? 'inline' : 'attachment'}; filename="${fileNameOf(document)}"`)
    .type(shown ? attachment.mediaType : 'application/octet-stream')
    .send(Readable.from(extractBody(document.open(), index)))
}

/** Its first bytes are there before anything is answered: a store that does not give them is told in a page. */
async function begun(bytes: AsyncGenerator<Buffer>): Promise<AsyncIterable<Buffer>> {
  const first = await bytes.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    yield* bytes
  })()
}

/** Without the title, which may tell of an illness in a folder of downloads. */
export function fileNameOf({ submittedAt }: Given): string {
  return `document-${civilDay(submittedAt)}`
}
