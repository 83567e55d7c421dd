/** Our own markup closes what it opens, in order: a template that forgets is found here, not by a browser's guess. */
const voids = new Set(['meta', 'link', 'input', 'br', 'img'])
const drawn = new Set(['path', 'rect', 'circle'])

/** The first fault, or none. */
export function markupFault(markup: string): string | undefined {
  const open: string[] = []
  for (const [tag, closing, name, , selfClosed] of markup.matchAll(
    /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*?)?)(\/?)>/g,
  )) {
    if (voids.has(name!) || (selfClosed === '/' && drawn.has(name!))) continue
    if (closing === '') open.push(name!)
    else if (open.pop() !== name) return `unexpected ${tag}`
  }
  return open.length === 0 ? undefined : `<${open.at(-1)}> is not closed`
}
