/** « Qui a regardé ce carnet », inside an archive: one sentence a line, the same as on the site. */
import type { Trace } from '@carnet/core/model/trace.ts'
import { html } from '../html.ts'
import { accessEvents } from '../ui/access-sentence/access-group.ts'
import { accessSentence } from '../ui/access-sentence/access-sentence.ts'
import { archive as words } from '../words/archive.ts'
import type { Whose } from '../words/whose.ts'
import { archivePageParts } from './archive-page.ts'

export type HistoryPage = {
  readonly head: string
  readonly line: (trace: Trace) => string
  readonly none: string
  readonly foot: string
}

/** In parts: a history may be long. `now`: when the archive was made; `index`: where the list of documents is. */
export function archivedHistory({ holder }: Whose, now: Date, index: string): HistoryPage {
  const { head, foot } = archivePageParts(`${words.history} — ${words.title(holder.name)}`)
  return {
    head: `${head}${html`<p><a href="${index}">${words.back}</a></p>\n<h1>${words.history}</h1>\n`.markup}`,
    line: (trace) =>
      accessEvents([trace])
        .map((event) => accessSentence(event, {}, { holder, now }).markup)
        .join('\n'),
    none: html`<p>${words.noLine}</p>`.markup,
    foot,
  }
}
