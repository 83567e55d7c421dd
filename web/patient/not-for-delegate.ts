/** In the carnet of another, what his mandate does not open: said in its frame, with a way back. Spec: people.md §2 « Error state », E11. */
import type { MandateKind } from '@carnet/core/model/caller.ts'
import { html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { notForDelegate as words } from '../words/delegates.ts'

/** The same whatever the record holds: what a mandate opens, its kind alone says (PR-2). */
export function notForDelegatePage(data: Carnet & { readonly kind: MandateKind }): string {
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p>${words.means[data.kind](data.holder.name)} ${words.unchanged}</p>
</div>
<div class="actions">${linkButton(words.back, urls.carnet, 'main')}${linkButton(words.documents, urls.documents, 'quiet')}</div>`
  return carnetPage(data, { title: words.title, body, help: 'aider' })
}
