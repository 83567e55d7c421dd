/** Several documents of « Mes documents » at once: boxes in the list, and under it one form for what to do. Spec: people.md P-04, P-17. */
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import type { DocumentSummary } from '../ui/document-row/document-row.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import type { Carnet } from '../ui/page/page.ts'
import { type DocumentListQuery, documentsUrl, severalDocumentsUrl } from '../urls.ts'
import { type DocumentFamily, familyNames } from '../words/document-families.ts'
import { severalDocuments as words } from '../words/several-documents.ts'
import { doneIn, inTheRecord, tellIn } from '../words/whose.ts'

export type SeveralDone = {
  readonly what: keyof typeof words.done
  readonly count: number
  /** Of the sort that was chosen, those that one gesture did not come to. */
  readonly left: number
  /** How they were, as the form sends it back to take the gesture back. */
  readonly before: readonly string[]
}

export type Several = {
  /** The reader may mask and show. */
  readonly mayMask: boolean
  readonly downloadMax: number
  readonly done?: SeveralDone | undefined
}

const formId = 'plusieurs'

/** In the place of what a line offers alone. Sent as `document`. */
export function pickBox({ id, title }: Pick<DocumentSummary, 'id' | 'title'>): Html {
  return html`<div class="box pick"><label for="choix-${id}"><input type="checkbox" form="${formId}" id="choix-${id}" name="document" value="${id}">
  <span>${words.pick}<span class="off-screen">\u00a0: ${title}</span></span></label></div>`
}

/** All of a sort, on whatever page they stand. Sent as `sorte`. */
export function pickSortBox(family: DocumentFamily, count: number): Html {
  return html`<div class="box"><label for="sorte-${family}"><input type="checkbox" form="${formId}" id="sorte-${family}" name="sorte" value="${family}">
  <span>${words.pickSort(count)}<span class="off-screen">, ${familyNames[family]}</span></span></label></div>`
}

export function severalIntro(data: Carnet, query: DocumentListQuery, { mayMask }: Several): Html {
  return html`<section class="stack" aria-labelledby="choisir"><h2 id="choisir">${words.title}</h2>
<p>${tellIn(data)(words.intro)}</p>
<div class="actions">${mayMask && query.view !== 'type' && linkButton(words.bySort, documentsUrl({ ...query, view: 'type', page: 1 }), 'quiet')}${linkButton(words.finish, documentsUrl({ ...query, choosing: false }), 'quiet')}</div>
</section>`
}

/** POSTs `geste`, `document` and `sorte`, once per box, and `csrf`. */
export function severalForm(data: Carnet, query: DocumentListQuery, { mayMask, downloadMax }: Several): Html {
  const button = (gesture: keyof typeof words.gestures) =>
    submitButton(
      gesture !== 'download' ? inTheRecord(data, words.gestures[gesture]) : words.gestures[gesture],
      'secondary',
      { name: 'geste', value: gesture },
    )
  return html`<form class="stack" id="${formId}" method="post" action="${severalDocumentsUrl(query)}" aria-labelledby="faire">${csrfField(data.csrf)}
<h2 id="faire">${words.whatTo}</h2>
${mayMask && html`<p>${tellIn(data)(words.maskMeans)}</p><div class="actions">${button('maskDocument')}${button('unmaskDocument')}</div>`}
<p>${tellIn(data)(words.downloadMeans)(downloadMax)}</p>
<div class="actions">${button('download')}${linkButton(words.finish, documentsUrl({ ...query, choosing: false }), 'quiet')}</div>
</form>`
}

export function severalDone(
  data: Carnet,
  query: DocumentListQuery,
  { done, downloadMax }: Several,
): Html | false {
  if (done === undefined) return false
  const { what, count, left, before } = done
  const say = words.done
  const said =
    what === 'maskDocument' || what === 'unmaskDocument'
      ? say[what](count)
      : what === 'tooMany'
        ? say.tooMany(downloadMax)
        : say[what]
  const undo =
    before.length > 0 &&
    html`<form class="actions" method="post" action="${severalDocumentsUrl(query)}">${csrfField(data.csrf)}
  ${before.map((each) => html`<input type="hidden" name="avant" value="${each}">`)}
  ${submitButton(words.undo, 'secondary', { name: 'geste', value: 'undo' })}
</form>`
  const tone = what === 'none' || what === 'tooMany' || what === 'notUndone' ? 'attention' : 'done'
  return notice(
    tone,
    html`<p>${doneIn(data, said)}</p>${left > 0 && html`<p>${words.left(left)}</p>`}${undo}`,
    'status',
  )
}
