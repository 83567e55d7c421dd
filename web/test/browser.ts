/** Chromium showing our pages at an address of its own, which leads here: there is no other way out of its tests. */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { assets } from '../assets.ts'
import { documentContentStyle, documentPrintStyle } from '../patient/document-content-style.ts'

export const origin = 'http://carnet.test'

/** Contract.md §7: CARNET_CHROMIUM, then the system's; a missing browser fails the tests, it skips none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CARNET_CHROMIUM ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}: set CARNET_CHROMIUM`)
  pagesPort ??= startPageServer()
  return chromium.launch({
    executablePath,
    args: [
      `--host-resolver-rules=MAP ${new URL(origin).hostname} 127.0.0.1:${await pagesPort}`,
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

type Served = { readonly pages: Readonly<Record<string, string>>; readonly content: string }

/** Of a browser context, which says in each request which pages are its own. */
const served = new Map<string, Served>()
const servedHeader = 'x-pages'

/**
 * Answers `/assets/…` from the manifest, `/<name>` from `pages`, and any `…/contenu` with `content`.
 * The page `content` is served without its sandbox, in which the accessibility rules could not run.
 * Served, not intercepted: the browser reads the style and the letters once, not once for each page.
 */
export async function servePages(
  context: BrowserContext,
  pages: Readonly<Record<string, string>>,
  content: string,
): Promise<void> {
  const id = randomUUID()
  served.set(id, { pages, content })
  context.once('close', () => served.delete(id))
  await context.setExtraHTTPHeaders({ [servedHeader]: id })
}

let pagesPort: Promise<number> | undefined

async function startPageServer(): Promise<number> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin)
    const asset = assets.find(({ name }) => pathname === `/assets/${name}`)
    if (asset !== undefined) {
      response.setHeader('content-type', asset.mediaType).setHeader('cache-control', 'max-age=3600')
      response.end(Buffer.concat(asset.parts.map(bytesOf)))
      return
    }
    // The browser asks for it by itself where a page names no icon.
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end()
      return
    }
    const { pages, content } = served.get(String(request.headers[servedHeader])) ?? { pages: {}, content: '' }
    const page = pages[pathname.slice(1)]
    if (pathname.endsWith('/contenu')) answer(response, content, `${contentPolicy}; sandbox`)
    else if (page !== undefined) answer(response, page, policyOf(pathname, page))
    // What no page asks for fails, and the test hears of it.
    else request.socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return (server.address() as AddressInfo).port
}

function policyOf(pathname: string, page: string): string {
  if (pathname === '/content') return contentPolicy
  if (pathname.startsWith('/document-print')) return printPolicy
  if (pathname === '/door-document' || pathname === '/pro-document') return policyWithContent
  // Read from a disk, with no policy but the one that the page carries.
  if (pathname.startsWith('/archive-'))
    return /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!.replaceAll('&#39;', "'")
  return page.includes('<script') ? `${pagePolicy}; script-src 'self'; connect-src 'self'` : pagePolicy
}

function answer(response: ServerResponse, body: string, policy: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
  })
  response.end(body)
}

function bytesOf(part: string): Buffer {
  const url = part.startsWith('./')
    ? new URL(`../${part.slice(2)}`, import.meta.url).href
    : import.meta.resolve(part)
  return readFileSync(fileURLToPath(url))
}
