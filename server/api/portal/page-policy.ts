import { createHash } from 'node:crypto'
import { documentContentStyle } from '@carnet/web/patient/document-content-style.ts'
import type { FastifyInstance } from 'fastify'

/** What a page of ours may load and do: nothing from elsewhere, no script. The page that needs more says so itself. */
export const pagePolicy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; manifest-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Where a script of ours helps: a photo made ready, results read aloud, a passkey used. */
export const policyWithScript = `${pagePolicy}; script-src 'self'`

/** Where the script asks the server for something. */
export const policyWithCalls = `${policyWithScript}; connect-src 'self'`

/**
 * Where a device shows what it keeps: texts in frames that have this policy too, with the one style that they bring, and
 * files from memory.
 */
export function policyWithoutNetwork(frameStyle: string): string {
  const hash = createHash('sha256').update(frameStyle).digest('base64')
  return policyWithCalls
    .replace("style-src 'self'", `style-src 'self' 'sha256-${hash}'`)
    .replace("img-src 'self'", "img-src 'self' data: blob:")
}

const contentStyle = createHash('sha256').update(documentContentStyle).digest('base64')
/** The text of a document stands in a frame of the page: its style and its images are named, it has neither script nor origin. */
export const policyWithContent = pagePolicy
  .replace("style-src 'self'", `style-src 'self' 'sha256-${contentStyle}'`)
  .replace("img-src 'self'", "img-src 'self' data:")

/** What goes with every page, whoever reads it. `secure`: its name is served by TLS alone. */
export function protectPages(pages: FastifyInstance, { secure }: { readonly secure: boolean }): void {
  pages.addHook('onRequest', async (_request, reply) => {
    reply
      .header('content-security-policy', pagePolicy)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'same-origin')
      .header('cross-origin-opener-policy', 'same-origin')
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
    if (secure) reply.header('strict-transport-security', 'max-age=31536000')
  })
}
