/** HTML as a tagged template: every hole is escaped unless it is already {@link Html}. */

/** Markup that is safe to send. Only {@link html} makes one. */
export type Html = { readonly markup: string; readonly brand: 'Html' }

/** What may stand in a hole; absent values leave nothing, lists are joined. */
export type Hole = Html | string | number | false | null | undefined | readonly Hole[]

/**
 * `html\`<a href="${url}">${title}</a>\``.
 * The five characters of HTML are escaped in every hole, so a hole is safe in text and between quotes.
 * A hole right after `=` has no quotes around it: that is a fault of the page, thrown at once.
 */
export function html(strings: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  let markup = strings[0]!
  for (const [index, hole] of holes.entries()) {
    if (markup.endsWith('=')) throw new TypeError('html: a hole in an attribute must stand between quotes')
    markup += markupOf(hole) + strings[index + 1]!
  }
  return made(markup)
}

/** The page as it goes out. */
export function renderPage(page: Html): string {
  return `<!doctype html>\n${page.markup}\n`
}

/** Our own constant text inside `<style>`, where entities are not read. Never give it data. */
export function styleText(css: string): Html {
  if (css.includes('<')) throw new TypeError('html: a style sheet holds no "<"')
  return made(css)
}

/** Same, inside `<script>`: our own file, whose hash the policy of the page names. Never give it data. */
export function scriptText(script: string): Html {
  if (/<\/script|<!--/i.test(script)) throw new TypeError('html: a script does not hold what ends it')
  return made(script)
}

function markupOf(hole: Hole): string {
  if (hole === false || hole === null || hole === undefined) return ''
  if (typeof hole === 'string') return escapeText(hole)
  if (typeof hole === 'number') return String(hole)
  if (isList(hole)) return hole.map(markupOf).join('')
  return hole.markup
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!)
}

function isList(hole: Html | readonly Hole[]): hole is readonly Hole[] {
  return Array.isArray(hole)
}

function made(markup: string): Html {
  return { markup, brand: 'Html' }
}
