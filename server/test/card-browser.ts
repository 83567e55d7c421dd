/** A professional in front of the emergency door, his card in the reader: pages, forms, no cookie. people.md W-13. */
import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import path from 'node:path'
import { csrfOf, type HeardPage } from './patient-browser.ts'
import type { RunningCarnet } from './running-carnet.ts'

export type CardBrowser = {
  /** `fields`: sent as a form from our own page, unless `says` another origin. Redirections are not followed. */
  readonly look: (
    address: string,
    fields?: Readonly<Record<string, string>>,
    says?: Readonly<Record<string, string>>,
  ) => Promise<HeardPage>
  /** `fields` with the token of the page, then where that leads. */
  readonly submit: (
    page: HeardPage,
    address: string,
    fields: Readonly<Record<string, string>>,
  ) => Promise<HeardPage & { readonly at: string }>
}

/** `slug`: undefined, no card is in the reader. */
export async function openCardBrowser(carnet: RunningCarnet, slug: string | undefined): Promise<CardBrowser> {
  const card = slug === undefined ? undefined : (await carnet.card(slug)).authentication
  const ca = readFileSync(path.join(carnet.demoFolder, 'pki', 'ca.crt'))
  const { origin } = new URL(carnet.tlsUrl)
  const look: CardBrowser['look'] = (address, fields, says = {}) =>
    new Promise((resolve, reject) => {
      const body = fields && new URLSearchParams(fields).toString()
      const outgoing = request(
        new URL(address, carnet.tlsUrl),
        {
          method: body === undefined ? 'GET' : 'POST',
          agent: false,
          ca,
          ...(card && { cert: card.certificate, key: card.key }),
          headers: {
            ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded', origin }),
            ...says,
          },
        },
        (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => void chunks.push(chunk))
          answer.on('end', () => {
            const bytes = Buffer.concat(chunks)
            const headers = Object.fromEntries(
              Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
            )
            resolve({ status: answer.statusCode ?? 0, headers, bytes, html: bytes.toString() })
          })
        },
      )
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  return {
    look,
    async submit({ html }, address, fields) {
      const sent = await look(address, { csrf: csrfOf(html), ...fields })
      const { location } = sent.headers
      return location === undefined ? { ...sent, at: address } : { ...(await look(location)), at: location }
    },
  }
}
