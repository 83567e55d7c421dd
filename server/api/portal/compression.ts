/**
 * Pages and their style leave compressed: the first page is a third of what it would weigh (people.md P-04: 60 kB).
 *
 * Who listens to the network knows the length of what is compressed, and from lengths guesses what stands in a page beside
 * words of his own (BREACH). He needs his words in the page: in the address that his site makes the reader open. So what
 * another site asks for is never compressed; the browser says where a request comes from (Fetch Metadata), and one that
 * does not say is answered plainly.
 */
import { promisify } from 'node:util'
import { gzip, gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const compressed = promisify(gzip)
/** Shorter, it fits in one packet as it is. */
const worthCompressing = 1_000

export function compressPages(pages: FastifyInstance): void {
  pages.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < worthCompressing) return payload
    if (!isAskedByOurOwn(request) || !readsGzip(request)) return payload
    reply.header('content-encoding', 'gzip')
    return compressed(payload)
  })
}

/** Of a file that is the same for everybody; undefined: as it is. */
export function compressedAsset(mediaType: string, bytes: Buffer): Buffer | undefined {
  return /^text\/|svg/.test(mediaType) && bytes.length >= worthCompressing ? gzipSync(bytes) : undefined
}

export function readsGzip({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return /(^|,)\s*gzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(headers['accept-encoding'] ?? ''))
}

/** By our pages, or by the reader herself: an address typed, a bookmark. */
function isAskedByOurOwn({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return ['same-origin', 'none'].includes(String(headers['sec-fetch-site']))
}
