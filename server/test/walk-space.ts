/** Whoever is in a carnet follows every link and sends every form that its pages show him: none may be a dead end. */
import { urls } from '@carnet/web/urls.ts'
import { csrfOf, type HeardPage, type PatientBrowser } from './patient-browser.ts'

export type Walk = {
  /** Addresses that were seen, one or two of each shape. */
  readonly pages: readonly string[]
  /** Forms that were sent, as « where, gesture ». */
  readonly sent: readonly string[]
  /** What was drawn to him and refused, with the page that drew it. */
  readonly deadEnds: readonly string[]
}

/** They lead out of this carnet, or end the session. */
const leavesIt: ReadonlySet<string> = new Set([urls.logout, urls.choice, urls.stay, urls.display])
/** More of one shape show nothing else. */
const ofOneShape = 2

/** `lastRefused`: the last act that was refused to him for who he is; `password`: his own, for what asks it again. */
export async function walkSpace(
  browser: PatientBrowser,
  {
    password,
    lastRefused,
  }: { readonly password: string; readonly lastRefused: () => Promise<string | undefined> },
): Promise<Walk> {
  const seen = new Map<string, number>()
  const queue: { readonly address: string; readonly from: string }[] = [{ address: urls.carnet, from: '' }]
  const pages: string[] = []
  const deadEnds: string[] = []
  const forms = new Map<string, Form>()
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { address, from } = next
    const shape = shapeOf(address)
    const times = seen.get(shape) ?? 0
    if (times >= ofOneShape || leavesIt.has(pathOf(address))) continue
    seen.set(shape, times + 1)
    const { status, html, headers } = await follow(browser, address)
    pages.push(address)
    if (isDeadEnd(status, headers.location)) deadEnds.push(`${status} ${address} (${from})`)
    // The public pages, the same for everybody, and files.
    if (!html.includes('class="whose"')) continue
    for (const [, href = ''] of html.matchAll(/<(?:a|iframe)\b[^>]*?(?:href|src)="(\/[^"#]*)/g))
      queue.push({ address: unescaped(href), from: address })
    for (const form of formsIn(html, address)) {
      if (form.method === 'get') queue.push({ address: form.action, from: address })
      else if (form.method === 'post' && !leavesIt.has(pathOf(form.action))) forms.set(keyOf(form), form)
    }
  }
  const { html } = await browser.look(urls.carnet)
  const csrf = csrfOf(html)
  for (const form of forms.values()) {
    const before = await lastRefused()
    const fields = filled(form, csrf, password)
    const answer = await browser.look(form.action, form.multipart ? withFile(fields) : fields)
    const { location } = answer.headers
    const { status } = location === undefined ? answer : await follow(browser, location)
    if (status === 403 || status === 404 || (await lastRefused()) !== before)
      deadEnds.push(`${status} POST ${keyOf(form)} (${form.from})`)
  }
  return { pages, sent: [...forms.keys()], deadEnds }
}

async function follow(browser: PatientBrowser, address: string): Promise<HeardPage> {
  const answer = await browser.look(address)
  const { location } = answer.headers
  return location === undefined || leavesIt.has(pathOf(location)) ? answer : follow(browser, location)
}

function isDeadEnd(status: number, location: string | undefined): boolean {
  return status >= 400 || (location !== undefined && pathOf(location) === urls.choice)
}

type Form = {
  readonly from: string
  readonly action: string
  readonly method: string
  readonly multipart: boolean
  readonly fields: readonly (readonly [name: string, value: string, type: string])[]
  /** The button that sends it. */
  readonly button: readonly [name: string, value: string] | undefined
}

/** One by button. */
function formsIn(html: string, from: string): readonly Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, tag = '', inside = '']) => {
    const form = {
      from,
      action: unescaped(attribute(tag, 'action') ?? from),
      method: attribute(tag, 'method') ?? 'get',
      multipart: tag.includes('multipart/form-data'),
      fields: fieldsIn(inside),
    }
    const buttons = [...inside.matchAll(/<button\b([^>]*)>/g)].map(([, button = '']) => {
      const name = attribute(button, 'name')
      return name === undefined ? undefined : ([name, attribute(button, 'value') ?? ''] as const)
    })
    return buttons.map((button) => ({ ...form, button }))
  })
}

function fieldsIn(html: string): Form['fields'] {
  const inputs = [...html.matchAll(/<input\b([^>]*)>/g)].flatMap(([, tag = '']) => {
    const name = attribute(tag, 'name')
    const type = attribute(tag, 'type') ?? 'text'
    const value = unescaped(attribute(tag, 'value') ?? '')
    return name === undefined ? [] : [[name, value, type] as const]
  })
  const areas = [...html.matchAll(/<textarea\b[^>]*name="([^"]*)"/g)].map(
    ([, name = '']) => [name, 'essai', 'textarea'] as const,
  )
  const choices = [...html.matchAll(/<select\b[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)].map(
    ([, name = '', options = '']) => [name, /value="([^"]+)"/.exec(options)?.[1] ?? '', 'select'] as const,
  )
  return [...inputs, ...areas, ...choices]
}

/** As somebody would: what is asked is answered, the first of the choices is taken. */
function filled({ fields, button }: Form, csrf: string, password: string): [string, string][] {
  const radios = new Set<string>()
  const answers = fields.flatMap(([name, value, type]): [string, string][] => {
    if (name === 'csrf' || type === 'file') return []
    if (type === 'radio' && radios.has(name)) return []
    radios.add(name)
    if (type === 'password') return [[name, password]]
    if (type === 'date') return [[name, value || '2026-01-02']]
    if (type === 'hidden' || type === 'radio' || type === 'checkbox' || type === 'select')
      return [[name, value]]
    return [[name, value || (type === 'number' ? '1' : 'essai')]]
  })
  return [['csrf', csrf], ...answers, ...(button === undefined ? [] : [[...button] as [string, string]])]
}

function withFile(fields: readonly (readonly [string, string])[]): FormData {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  form.append('fichier', new Blob(['Notes\n'], { type: 'text/plain' }), 'notes.txt')
  return form
}

function keyOf({ action, fields, button }: Form): string {
  const kind = fields.find(([name]) => name === 'sorte')?.[1] ?? ''
  return [shapeOf(action), button?.join('='), kind].filter(Boolean).join(' ')
}

/** « /carnet/documents/:id?page »: addresses that only differ by what they name. */
function shapeOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'https://carnet.example')
  const keys = [...searchParams.keys()].toSorted().join('&')
  const shape = pathname
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/(?<=\/(?:mesures|rubriques|resultats)\/)[^/]+/, ':key')
  return `${shape}${keys && `?${keys}`}`
}

function pathOf(address: string): string {
  return new URL(address, 'https://carnet.example').pathname
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
}

function unescaped(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")
}
