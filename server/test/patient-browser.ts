/** A patient in front of his carnet, without a browser: pages, forms and cookies. people.md P-00. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { urls } from '@carnet/web/urls.ts'
import type { RunningCarnet } from './running-carnet.ts'

export type Page = { readonly status: number; readonly html: string }

/** As the server answered, redirections not followed. */
export type HeardPage = Page & {
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
}

/** In pairs when a field comes several times. */
export type Fields = Readonly<Record<string, string>> | readonly (readonly [string, string])[]

export type PatientBrowser = {
  /** `fields`: sent as a form. */
  readonly look: (address: string, fields?: Fields | FormData) => Promise<HeardPage>
  readonly open: (address: string) => Promise<Page>
  /** `fields` with the token that the page of the form carries. */
  readonly submit: (page: Page, address: string, fields: Fields) => Promise<Page>
  /** The same with a file, in the field « fichier » behind the others. */
  readonly upload: (
    page: Page,
    address: string,
    fields: Readonly<Record<string, string>>,
    sent: { readonly name: string; readonly file: Uint8Array },
  ) => Promise<Page>
}

/** `userAgent`: what it says that it is; `saysBesides`: other headers. */
export function openBrowser(
  { webUrl }: Pick<RunningCarnet, 'webUrl'>,
  userAgent = 'story',
  saysBesides: Readonly<Record<string, string>> = {},
): PatientBrowser {
  const cookies = new Map<string, string>()
  const look: PatientBrowser['look'] = async (address, fields) => {
    const answer = await fetch(new URL(address, webUrl), {
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'user-agent': userAgent,
        ...saysBesides,
      },
      ...(fields !== undefined && { method: 'POST', body: bodyOf(fields) }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    const bytes = Buffer.from(await answer.arrayBuffer())
    const headers = Object.fromEntries(answer.headers)
    return { status: answer.status, headers, bytes, html: bytes.toString() }
  }
  const visit = async (address: string, fields?: Fields | FormData): Promise<Page> => {
    const { status, headers, html } = await look(address, fields)
    return headers.location === undefined ? { status, html } : visit(headers.location)
  }
  return {
    look,
    open: (address) => visit(address),
    submit({ html }, address, fields) {
      const pairs = isPairs(fields) ? fields : Object.entries(fields)
      // What the test says of the token prevails.
      const own = pairs.some(([name]) => name === 'csrf') ? [] : [['csrf', csrfOf(html)] as const]
      return visit(address, [...own, ...pairs])
    },
    upload({ html }, address, fields, { name, file }) {
      const form = new FormData()
      for (const [field, value] of Object.entries({ csrf: csrfOf(html), ...fields }))
        form.append(field, value)
      form.append('fichier', new Blob([Buffer.from(file)]), name)
      return visit(address, form)
    },
  }
}

function bodyOf(fields: Fields | FormData): URLSearchParams | FormData {
  if (fields instanceof FormData) return fields
  const sent = new URLSearchParams()
  for (const [name, value] of isPairs(fields) ? fields : Object.entries(fields)) sent.append(name, value)
  return sent
}

function isPairs(fields: Fields): fields is readonly (readonly [string, string])[] {
  return Array.isArray(fields)
}

/** The token that the forms of a page carry. */
export function csrfOf(html: string): string {
  return /name="csrf" value="([^"]*)"/.exec(html)?.[1] ?? ''
}

/** Password, then the code that went out by e-mail or telephone; he arrives at « Accueil ». `browser`: a new one unless said otherwise. */
export async function logIn(
  carnet: Pick<RunningCarnet, 'webUrl' | 'config'>,
  {
    login = '',
    password = '',
    email,
    phone,
  }: Pick<DemonstrationPatient, 'login' | 'password' | 'email' | 'phone'>,
  browser: PatientBrowser = openBrowser(carnet),
): Promise<PatientBrowser & { readonly arrival: Page }> {
  const form = await browser.open(urls.login)
  const asked = await browser.submit(form, urls.login, { identifiant: login, motDePasse: password })
  const code = lastCode(carnet, [email, phone])
  const arrival = await browser.submit(asked, urls.loginCode, { code })
  return { ...browser, arrival }
}

export function lastCode(
  { config }: Pick<RunningCarnet, 'config'>,
  to: readonly (string | undefined)[],
): string {
  const messages = readdirSync(config.outboxFolder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => JSON.parse(readFileSync(path.join(config.outboxFolder, name), 'utf8')))
    .filter((message: { to: string }) => to.includes(message.to))
  // Others may have left since.
  const code = messages
    .map(({ text }) => /\b\d{6}\b/.exec(text)?.[0])
    .findLast((found) => found !== undefined)
  if (code === undefined) throw new Error('no code was sent to this person')
  return code
}

/** As it is read, on one line. */
export function textOf(html: string): string {
  const [, main = html] = /<main[^>]*>([\s\S]*)<\/main>/.exec(html) ?? []
  return main
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/ ([,.)])/g, '$1')
    .trim()
}

/** The first record of another that is offered. */
export async function inRecordOf(browser: PatientBrowser): Promise<PatientBrowser> {
  const { html } = await browser.open(urls.choice)
  const [, mandat = ''] = /name="mandat" value="([^"]{36})"/.exec(html) ?? []
  await browser.look(urls.choice, { csrf: csrfOf(html), mandat })
  return browser
}
