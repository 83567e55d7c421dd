/** What the reader just did with a document, and « Annuler ». Spec: people.md P-05, P-23. */
import type { Masker } from '@carnet/core/model/document.ts'
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import type { DocumentSummary } from '../ui/document-row/document-row.ts'
import { csrfField } from '../ui/field/field.ts'
import type { Carnet } from '../ui/page/page.ts'
import { documentUrl, editDocumentUrl } from '../urls.ts'
import { dayInWords } from '../words/dates.ts'
import { document as words } from '../words/document.ts'
import { addDocument as addWords, holderTypeNames, ownDocument as ownWords } from '../words/own-documents.ts'
import { doneIn } from '../words/whose.ts'
import { type StarDone, starDoneInWords } from './documents.ts'

export type JustDone = {
  readonly done?: DocumentDone | undefined
  /** What the file that was just added says of itself, and its holder did not. */
  readonly proposed?: { readonly sorte?: string; readonly date?: string } | undefined
  /** How it was before the gesture just made, when that changed it: « Annuler » puts it back. */
  readonly undo?: 'shown' | Masker | undefined
}

export type NoteDone = 'noted' | 'erased' | 'noteTooLong'
/** The file was kept as it is, or without something, or written anew. */
type Added = 'added' | 'addedWithoutProgram' | 'addedWithoutFile' | 'addedAnew'
export type DocumentDone = keyof typeof words.masking.done | Added | 'edited' | NoteDone | StarDone

type Done = Carnet & JustDone & { readonly document: DocumentSummary }

/** POSTs `geste`, `avant` and `csrf` to the page of the version that the gesture made. */
export function doneOf(data: Done, done: DocumentDone): Html {
  const {
    csrf,
    undo,
    document: { id },
  } = data
  return html`<p>${doneIn(data, doneInWords(data, done))}</p>${done.startsWith('added') && proposalOf(data)}${
    undo !== undefined &&
    html`<form class="actions" method="post" action="${documentUrl(id)}">${csrfField(csrf)}
  <input type="hidden" name="avant" value="${undo}">
  ${submitButton(words.masking.undo, 'secondary', { name: 'geste', value: 'undo' })}
</form>`
  }`
}

/** Nothing changes before its holder says so, in the form where he names it. */
function proposalOf({ document, proposed: { sorte, date } = {} }: Done): Html | false | undefined {
  const kind = Object.entries(holderTypeNames).find(([type]) => type === sorte)?.[1]
  const found = [
    date !== undefined && addWords.readDay(dayInWords(new Date(`${date}T12:00:00Z`))),
    kind !== undefined && addWords.readKind(kind),
  ].filter((each) => each !== false)
  return (
    document.mine &&
    found.length > 0 &&
    html`<p>${addWords.readInFile}</p><ul>${found.map((each) => html`<li>${each}</li>`)}</ul>
<p>${linkButton(addWords.checkHints, editDocumentUrl(document.id, { ...(sorte && { type: sorte }), ...(date && { day: date }) }), 'secondary')}</p>`
  )
}

function doneInWords(data: Done, done: DocumentDone): string {
  if (
    done === 'added' ||
    done === 'addedWithoutProgram' ||
    done === 'addedWithoutFile' ||
    done === 'addedAnew'
  )
    return addWords[done]
  if (done === 'edited') return ownWords.edited
  if (done === 'noted' || done === 'erased' || done === 'noteTooLong') return words.note.done[done]
  if (done === 'starDocument' || done === 'unstarDocument' || done === 'tooMany')
    return starDoneInWords(data, done)
  return words.masking.done[done]
}
