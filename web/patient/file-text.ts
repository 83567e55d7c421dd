/**
 * The words of a file (a PDF, a text) that a document holds, as a document without layout: what a voice reads and what
 * large letters print. Spec: people.md P-05.
 */
import type { Inline, ReadableDocument, ReadableSection } from '@carnet/core/model/readable-document.ts'
import { document as words } from '../words/document.ts'

/** `pages`: the words of each. Of a document that has a text of its own, that one is read. */
export function withFileText(readable: ReadableDocument, pages: readonly string[]): ReadableDocument {
  if (readable.sections.length > 0) return readable
  return {
    ...readable,
    sections: pages.flatMap((page, at): readonly ReadableSection[] =>
      page.trim() === ''
        ? []
        : [
            {
              title: pages.length > 1 ? words.page(at + 1) : '',
              blocks: paragraphsOf(page).map((lines) => ({ kind: 'paragraph', inlines: inlinesOf(lines) })),
              sections: [],
            },
          ],
    ),
  }
}

/** An empty line parts them. */
function paragraphsOf(page: string): readonly (readonly string[])[] {
  return page
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split('\n').flatMap((line) => line.trim() || []))
    .filter(({ length }) => length > 0)
}

/** A line that begins small goes on with the one before. */
function inlinesOf(lines: readonly string[]): readonly Inline[] {
  return lines.flatMap((line, at): readonly Inline[] => {
    if (at === 0) return [{ kind: 'text', text: line }]
    return /^\p{Ll}/u.test(line)
      ? [{ kind: 'text', text: ` ${line}` }]
      : [{ kind: 'break' }, { kind: 'text', text: line }]
  })
}
