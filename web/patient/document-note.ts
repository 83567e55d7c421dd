/** « Ma note »: what the holder writes about a document, for himself alone. Spec: people.md P-04, P-05. */
import { type Html, html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import type { DocumentSummary } from '../ui/document-row/document-row.ts'
import { csrfField, textArea } from '../ui/field/field.ts'
import type { Carnet } from '../ui/page/page.ts'
import { documentUrl } from '../urls.ts'
import { document as words } from '../words/document.ts'
import { gluedSigns } from '../words/typography.ts'
import { tellIn } from '../words/whose.ts'

export const noteLengthMax = 2_000

/** POSTs `note`, `geste` and `csrf` to the page of the document; an empty note erases it. */
export function noteOf(data: Carnet & { readonly document: DocumentSummary }, text: string): Html {
  const { note } = words
  const {
    csrf,
    document: { id },
  } = data
  return html`<section class="stack" id="ma-note" aria-labelledby="ma-note-titre"><h2 id="ma-note-titre">${note.title}</h2>
<p class="soft">${tellIn(data)(note.private)}</p>
${text !== '' && text.split('\n').map((line) => html`<p>${gluedSigns(line)}</p>`)}
<details class="fold"><summary>${text === '' ? note.write : note.change}</summary>
<form class="form" method="post" action="${documentUrl(id)}">${csrfField(csrf)}
  ${textArea({ name: 'note', label: note.label, value: text, lengthMax: noteLengthMax, optional: true, hint: note.hint })}
  <div class="actions">${submitButton(note.save, 'secondary', { name: 'geste', value: 'noteDocument' })}</div>
</form>
${
  text !== '' &&
  html`<form class="actions" method="post" action="${documentUrl(id)}">${csrfField(csrf)}<input type="hidden" name="note" value="">
  ${submitButton(note.erase, 'quiet', { name: 'geste', value: 'noteDocument' })}
</form>`
}</details>
</section>`
}
