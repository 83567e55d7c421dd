/** Chromium showing our pages at an address of its own: nothing is served, each request is answered from here. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { assets } from '../assets.ts'
import { documentContentStyle, documentPrintStyle } from '../patient/document-content-style.ts'

export const origin = 'http://carnet.test'

/** Contract.md §7: CARNET_CHROMIUM, then the system's; a missing browser fails the tests, it skips none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CARNET_CHROMIUM ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}: set CARNET_CHROMIUM`)
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** The policies that the server is asked to send: pages that need more than this are wrong. */
const pagePolicy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; manifest-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'"
const hashOf = (style: string) => createHash('sha256').update(style).digest('base64')
const styleHash = hashOf(documentContentStyle)
const printPolicy = `default-src 'none'; style-src 'sha256-${hashOf(documentPrintStyle)}'; img-src data:`
const contentPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:`
/** Where the text of a document stands in a frame of the page itself. */
const policyWithContent = pagePolicy
  .replace("style-src 'self'", `style-src 'self' 'sha256-${styleHash}'`)
  .replace("img-src 'self'", "img-src 'self' data:")

/**
 * Answers `/assets/…` from the manifest, `/<name>` from `pages`, and any `…/contenu` with `content`.
 * The page `content` is served without its sandbox, in which the accessibility rules could not run.
 */
export async function servePages(
  context: BrowserContext,
  pages: Readonly<Record<string, string>>,
  content: string,
): Promise<void> {
  await context.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url())
    const asset = assets.find(({ name }) => pathname === `/assets/${name}`)
    if (asset !== undefined)
      return route.fulfill({ contentType: asset.mediaType, body: Buffer.concat(asset.parts.map(bytesOf)) })
    if (pathname.endsWith('/contenu')) return route.fulfill(answer(content, `${contentPolicy}; sandbox`))
    const page = pages[pathname.slice(1)]
    if (page === undefined) return route.abort()
    return route.fulfill(answer(page, policyOf(pathname, page)))
  })
}

function policyOf(pathname: string, page: string): string {
  if (pathname === '/content') return contentPolicy
  if (pathname.startsWith('/document-print')) return printPolicy
  if (pathname === '/door-document') return policyWithContent
  // Read from a disk, with no policy but the one that the page carries.
  if (pathname.startsWith('/archive-'))
    return /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!.replaceAll('&#39;', "'")
  return page.includes('<script') ? `${pagePolicy}; script-src 'self'; connect-src 'self'` : pagePolicy
}

function answer(body: string, policy: string) {
  return { contentType: 'text/html; charset=utf-8', body, headers: { 'content-security-policy': policy } }
}

function bytesOf(part: string): Buffer {
  const url = part.startsWith('./')
    ? new URL(`../${part.slice(2)}`, import.meta.url).href
    : import.meta.resolve(part)
  return readFileSync(fileURLToPath(url))
}
