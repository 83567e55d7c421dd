/** « Mes documents »: by date with the hospital stays kept together, or by another view; the switch that masks them all. Spec: people.md P-04; rules.md VIS-04. */
import type { MaskingAction, StarAction } from '@carnet/core/model/decision.ts'
import { deviceCopyLimits } from '@carnet/core/model/device-copy.ts'
import { type Html, html } from '../html.ts'
import { behindTap } from '../ui/behind-tap/behind-tap.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { authorName, type DocumentSummary, dateOf, documentRow } from '../ui/document-row/document-row.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { csrfField, selectField } from '../ui/field/field.ts'
import { foldedFilter } from '../ui/field/filter.ts'
import { icon } from '../ui/icon/icon.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { pagination } from '../ui/pagination/pagination.ts'
import { type DocumentListQuery, documentsUrl, urls } from '../urls.ts'
import { takeAway as takeAwayWords } from '../words/archive.ts'
import { civilYear, daysInWords } from '../words/dates.ts'
import { document as documentWords } from '../words/document.ts'
import { familyNames, familyOf } from '../words/document-families.ts'
import { documents as words } from '../words/documents.ts'
import { maskingDefaults } from '../words/masking-defaults.ts'
import { addDocument as addWords, deleteDocuments as deleteWords } from '../words/own-documents.ts'
import { authorSpecialityInWords } from '../words/professions.ts'
import { severalDocuments as severalWords } from '../words/several-documents.ts'
import { timeline as timelineWords } from '../words/timeline.ts'
import { doneIn, inTheRecord, tellIn, toldIn } from '../words/whose.ts'
import type { ArrangedDocuments, DocumentGroup, DocumentSection } from './arrange-documents.ts'
import { documentViews } from './document-view.ts'
import { searchForm } from './search.ts'
import {
  pickBox,
  pickSortBox,
  type Several,
  severalDone,
  severalForm,
  severalIntro,
} from './several-documents.ts'

export type DocumentsData = Carnet & {
  /** All that the reader may see, decided before: what he may not see is not here, and is counted nowhere. */
  readonly list: ArrangedDocuments<Filed>
  /** Those of the page, and those that name what they are filed under. */
  readonly described: ReadonlyMap<string, DocumentSummary>
  /** He put some of them in himself, and may delete those. */
  readonly hasOwn: boolean
  readonly query: DocumentListQuery
  /** Some documents could not be described just now; the rest is shown. */
  readonly someMissing?: boolean
  /** Are all of them masked to professionals, and may the reader change that? Absent: nothing is said of it. */
  readonly masking?: { readonly everything: boolean; readonly mayChange: boolean }
  /** What the reader just did. */
  readonly done?: MaskingAction | 'deleted' | StarDone | undefined
  /** It changed something, and may be taken back. */
  readonly mayUndo?: boolean
  /** The reader may keep documents at hand. */
  readonly mayStar?: boolean
  /** The reader may add a document. */
  readonly mayAdd?: boolean
  /** The reader may take the record away (TRA-11). */
  readonly mayTakeAway?: boolean
  /** What he may do with several at once; absent: nothing is said of it. */
  readonly several?: Several
}

/** `tooMany`: nothing was changed. */
export type StarDone = StarAction | 'tooMany'

type Filed = { readonly id: string; readonly starred: boolean }

export function documentsPage(data: DocumentsData): string {
  const { list, query } = data
  const say = tellIn(data)
  const isEmpty = list.all === 0
  const body = html`<div class="sheet-head">
  <h1>${toldIn(data)(words.title)}</h1>
  <p class="soft">${!isEmpty && countInWords(list)}</p>
</div>
${!isEmpty && actions(data)}
${data.done && doneOf(data, data.done)}
${data.several && severalDone(data, query, data.several)}
${data.masking?.everything && !data.done && notice('plain', say(words.masking.on))}
${data.someMissing && notice('attention', say(words.momentarilyMissing))}
${!isEmpty && searchForm(data, '')}
${!isEmpty && filterForm(data)}
${isEmpty && nothingYet(data)}
${!isEmpty && list.matching === 0 && noMatch(data)}
${data.several && query.choosing && !isEmpty && severalIntro(data, query, data.several)}
${data.mayStar && !query.choosing && starForm(data)}
${list.sections.length > 0 && behindTap(data, 'documents', html`${list.sections.map((section) => leaf(section, data))}`)}
${data.several && query.choosing && list.matching > 0 && severalForm(data, query, data.several)}
${pagination(list.page, (page) => documentsUrl({ ...query, page }))}
${data.several && !query.choosing && !isEmpty && html`<div class="actions">${linkButton(severalWords.link, documentsUrl({ ...query, choosing: true }), 'secondary')}</div>`}
${data.masking?.mayChange && maskingForm(data, data.masking.everything)}
${data.mayTakeAway && takeAway(say)}`
  return carnetPage(data, { title: words.title, tab: 'documents', body, ruled: true })
}

function countInWords({ matching, all }: ArrangedDocuments<Filed>): string {
  return matching === all ? words.total(all) : words.someOf(matching, all)
}

function actions({ list, mayAdd, hasOwn }: DocumentsData): Html {
  return html`<div class="actions">${mayAdd && linkButton(addWords.link, urls.addDocument, 'secondary')}${
    list.all > 0 && linkButton(timelineWords.link, urls.timeline, 'quiet')
  }${
    list.starred > 0 &&
    linkButton(
      html`${icon('star')}<span>${words.seeStarred(list.starred)}</span>`,
      documentsUrl({ starred: true }),
      'quiet',
    )
  }${mayAdd && hasOwn && linkButton(deleteWords.link, urls.deleteDocuments, 'quiet')}</div>`
}

function filterForm({ list: { families, years, starred }, query }: DocumentsData): Html {
  const every = { value: '', words: words.every }
  const narrowed = query.view !== 'date' || query.family !== null || query.year !== null || query.starred
  const fields = html`${selectField(
    'vue',
    words.view,
    documentViews.map((view) => ({ value: view, words: words.views[view] })),
    query.view,
  )}
    ${selectField(
      'type',
      words.family,
      [every, ...families.map((family) => ({ value: family, words: familyNames[family] }))],
      query.family ?? '',
    )}
    ${selectField(
      'annee',
      words.year,
      [every, ...years.map((year) => ({ value: String(year), words: String(year) }))],
      String(query.year ?? ''),
    )}
    ${
      (starred > 0 || query.starred) &&
      selectField(
        'garde',
        words.starred,
        [
          { value: '', words: words.everyDocument },
          { value: 'oui', words: words.starredOnly },
        ],
        query.starred ? 'oui' : '',
      )
    }
    ${query.choosing && html`<input type="hidden" name="choisir" value="oui">`}
    ${submitButton(words.filter, 'secondary')}
    ${narrowed && linkButton(words.clear, urls.documents, 'quiet')}`
  return foldedFilter({ title: words.filterTitle, action: urls.documents, narrowed, fields })
}

/** POSTs `geste` and `csrf`. The holder is told what it costs before he masks (EHDS article 8). */
function maskingForm(data: DocumentsData, everything: boolean): Html {
  const { csrf } = data
  const told = toldIn(data)
  const { masking } = words
  const say = tellIn(data)
  const gesture = everything ? 'unmaskEverything' : 'maskEverything'
  return html`<section class="stack" aria-labelledby="tout-masquer">
<h2 id="tout-masquer">${told(masking.title)}</h2>
${
  everything
    ? html`<p>${told(say(masking.on))} ${told(say(masking.offMeans))}</p>`
    : html`<p>${told(say(masking.onMeans))}</p><p>${told(say(masking.risk))}</p>`
}
<form class="actions" method="post" action="${urls.maskEverything}">${csrfField(csrf)}
  ${submitButton(inTheRecord(data, masking.gestures[gesture]), 'secondary', { name: 'geste', value: gesture })}
</form>
<p><a href="${urls.maskEverything}">${maskingDefaults.link}</a></p>
</section>`
}

/** One form for all the lines: each has its button. POSTs `starDocument` or `unstarDocument` (a document) and `csrf`. */
function starForm({ csrf, query }: DocumentsData): Html {
  return html`<form id="garder" method="post" action="${documentsUrl(query)}">${csrfField(csrf)}</form>`
}

function starButton({ id, title, starred }: DocumentSummary): Html {
  const gesture = starred ? 'unstarDocument' : 'starDocument'
  return html`<p class="star"><button class="button quiet" type="submit" form="garder" name="${gesture}" value="${id}">${icon('star')}<span>${words[gesture]}<span class="off-screen">\u00a0: ${title}</span></span></button></p>`
}

function doneOf(data: DocumentsData, done: NonNullable<DocumentsData['done']>): Html {
  if (done === 'deleted') return notice('done', doneIn(data, deleteWords.done), 'status')
  if (done === 'maskEverything' || done === 'unmaskEverything')
    return notice('done', maskedOf(data, done), 'status')
  return notice(done === 'tooMany' ? 'attention' : 'done', starDoneInWords(data, done), 'status')
}

export function starDoneInWords(data: Pick<Carnet, 'display' | 'holder'>, done: StarDone): string {
  const { starDone } = words
  return done === 'tooMany' ? starDone.tooMany(deviceCopyLimits.documents) : tellIn(data)(starDone[done])
}

/** What a gesture on all of them changed is one choice: taking it back is the other gesture. */
function maskedOf(data: DocumentsData, done: MaskingAction): Html {
  const { csrf, mayUndo, masking } = data
  const back = done === 'maskEverything' ? 'unmaskEverything' : 'maskEverything'
  return html`<p>${doneIn(data, words.masking.done[done])}</p>${
    mayUndo &&
    masking?.mayChange === true &&
    html`<form class="actions" method="post" action="${urls.maskEverything}">${csrfField(csrf)}
  ${submitButton(documentWords.masking.undo, 'secondary', { name: 'geste', value: back })}
</form>`
  }`
}

function takeAway(say: ReturnType<typeof tellIn>): Html {
  return html`<section class="stack" aria-labelledby="emporter">
<h2 id="emporter">${takeAwayWords.neutralTitle}</h2>
<p>${say(takeAwayWords.linkIntro)}</p>
<div class="actions">${linkButton(say(takeAwayWords.linkAction), urls.export, 'secondary')}</div>
</section>`
}

/** Who may not add is not told that one may. */
function nothingYet(data: DocumentsData): Html {
  const { mayAdd } = data
  const say = tellIn(data)
  const text = say(words.empty)
  return emptyState({
    title: say(words.emptyTitle),
    text: mayAdd ? `${text} ${say(words.emptyMayAdd)}` : text,
    ...(mayAdd && { action: linkButton(addWords.link, urls.addDocument, 'main') }),
  })
}

function noMatch(data: DocumentsData): Html {
  const { view } = data.query
  return emptyState({
    title: words.noMatchTitle,
    text: tellIn(data)(words.noMatch),
    action: linkButton(words.clear, documentsUrl({ view }), 'secondary'),
  })
}

function leaf(section: DocumentSection<Filed>, data: DocumentsData): Html {
  return html`<section class="leaf" aria-labelledby="${section.key}">
  <div class="leaf-margin"><h2 id="${section.key}">${nameOf(section, data)}</h2><p class="small">${words.total(section.count)}</p>${pickSort(section, data)}</div>
  <ul class="leaf-body document-rows">${section.groups.map((group) => groupRows(group, data))}</ul>
</section>`
}

/** Only where a leaf is a sort. */
function pickSort(
  { named, count }: DocumentSection<Filed>,
  { query, several, described }: DocumentsData,
): Html | false {
  return (
    query.choosing &&
    query.view === 'type' &&
    several?.mayMask === true &&
    pickSortBox(familyOf(described.get(named.id)!), count)
  )
}

function nameOf({ named }: DocumentSection<Filed>, { query, described }: DocumentsData): string {
  const document = described.get(named.id)!
  switch (query.view) {
    case 'date':
      return String(civilYear(dateOf(document)))
    case 'type':
      return familyNames[familyOf(document)]
    case 'soignant':
      return authorName(document)
    case 'specialite':
      return specialityOf(document) || words.noSpeciality
  }
}

/** Of its first author, as it says itself; empty: it does not. */
export function specialityOf({ authors: [author] }: Pick<DocumentSummary, 'authors'>): string {
  const named = author && (authorSpecialityInWords(author.specialityCode ?? '') ?? author.specialityLabel)
  return named === undefined ? '' : named.charAt(0).toUpperCase() + named.slice(1)
}

/** One thing at a time: a line is chosen, or kept at hand. */
function besides(document: DocumentSummary, { query, several, mayStar }: DocumentsData): Html | false {
  if (several !== undefined && query.choosing) return pickBox(document)
  return mayStar === true && starButton(document)
}

function groupRows({ episode, count, documents }: DocumentGroup<Filed>, data: DocumentsData): Html {
  const rows = documents.map((filed) => {
    const document = data.described.get(filed.id)!
    return html`<li>${documentRow(document, data.now, besides(document, data))}</li>`
  })
  if (episode === undefined) return html`${rows}`
  const place = data.described.get(episode.documents[0]!.id)?.authors[0]?.organisation
  const told = [words.episodes[episode.kind], place].filter(Boolean).join(', ')
  return html`<li class="episode">
  <p><strong>${told}</strong>, ${daysInWords(episode.from, episode.until)}\u00a0: ${words.total(count)}</p>
  <ul class="document-rows">${rows}</ul>
</li>`
}
