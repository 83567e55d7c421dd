/** Reading one document, with what surrounds it. Spec: people.md P-05; trust.md §2 « CDA/PDF viewing ». */
import { directivesType } from '@carnet/core/model/document.ts'
import type { ReadableAttachment } from '@carnet/core/model/readable-document.ts'
import type { TraceActor } from '@carnet/core/model/trace.ts'
import { type Html, html } from '../html.ts'
import { actorInWords } from '../ui/access-sentence/access-sentence.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { chipList } from '../ui/chip/chip.ts'
import {
  authorsInWords,
  type DocumentSummary,
  dateOf,
  documentChips,
  kindInWords,
} from '../ui/document-row/document-row.ts'
import { csrfField } from '../ui/field/field.ts'
import { icon } from '../ui/icon/icon.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { readAloudButton } from '../ui/read-aloud/read-aloud.ts'
import {
  deleteDocumentsUrl,
  documentAttachmentUrl,
  documentContentUrl,
  documentOriginalUrl,
  documentPrintUrl,
  documentUrl,
  documentViewersUrl,
  editDocumentUrl,
  reportUrl,
  urls,
} from '../urls.ts'
import { dayWithDistance, momentWithDistance } from '../words/dates.ts'
import { printing, document as words } from '../words/document.ts'
import { documentViewers as viewerWords } from '../words/document-viewers.ts'
import { documents as documentsWords } from '../words/documents.ts'
import { type GlossaryTerm, glossaryWords } from '../words/glossary.ts'
import { sizeInWords } from '../words/numbers.ts'
import { ownDocument as ownWords } from '../words/own-documents.ts'
import { common } from '../words/page.ts'
import { sayIn } from '../words/readings.ts'
import { reports as reportWords } from '../words/reports.ts'
import { seeAs } from '../words/see-as.ts'
import { gluedSigns } from '../words/typography.ts'
import { inTheRecord, toldIn } from '../words/whose.ts'
import { wishes as wishWords } from '../words/wishes.ts'
import { documentViews } from './document-data.ts'
import { doneOf, type JustDone } from './document-done.ts'
import { noteOf } from './document-note.ts'
import { termList } from './health-words.ts'

/** `readable`: text to show in the frame, or attachments alone. */
export type DocumentBody =
  | {
      readonly kind: 'readable'
      readonly hasText: boolean
      /** What was found in its files, when that is all it has: words, or images alone. Absent: they were not read yet. */
      readonly fileText?: 'words' | 'images'
      /** Coded entries are behind the text. */
      readonly hasData?: boolean
      /** The sentences of its text, as they are read aloud. */
      readonly aloud?: readonly string[]
      readonly attachments: readonly ReadableAttachment[]
      /** Those of its words that the glossary explains. */
      readonly hardWords?: readonly GlossaryTerm[]
    }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'unavailable'; readonly reference: string }

export type DocumentData = Carnet &
  JustDone & {
    readonly document: DocumentSummary & {
      /** Where the care took place, in words. */
      readonly place?: string
      readonly sizeBytes: number
    }
    readonly body: DocumentBody
    /** What came with it, and its other versions, that the reader may read too. */
    readonly related?: {
      readonly later: readonly RelatedDocument[]
      readonly former: readonly RelatedDocument[]
      readonly companions: readonly RelatedDocument[]
    }
    /** Who opened it, newest first, the holder himself left out. */
    readonly readers: readonly { readonly actor: TraceActor; readonly at: Date }[]
    /** By which of his defaults it is masked, and may the reader mask or show it? Absent: nothing is said of it. */
    readonly masking?: {
      readonly byDefault: 'everything' | 'history' | 'directives' | undefined
      readonly mayChange: boolean
      /** What a professional masked, he may show again, until the holder masks it too. */
      readonly byProfessional?: boolean
      /** Who of those whom he knows would read it still, and whether an emergency opens it. */
      readonly onceMasked?: {
        readonly readers: readonly string[]
        readonly inEmergency: Readonly<Record<'brisDeGlace' | 'centre15', boolean>>
      }
    }
    /** The reader may report it (CON-24). */
    readonly mayReport?: boolean
    /** May the reader name and delete what was added from this space? Absent: nothing is said of it. */
    readonly mayFile?: boolean
    /** Does its holder keep it at hand? Absent: nothing is said of it. */
    readonly starred?: boolean
    /** What its holder wrote about it for himself. Absent: nothing is said of it. */
    readonly note?: string
    /** The reader may look at the record as another would see it. */
    readonly maySeeAs?: boolean
    /** Codes and numbers, shown folded. */
    readonly technical: readonly { readonly label: string; readonly value: string }[]
  }

export type RelatedDocument = Pick<DocumentSummary, 'id' | 'title' | 'careAt' | 'submittedAt'>

const attention: ReadonlySet<string> = new Set(['notUndone', 'tooMany', 'noteTooLong'])

export function documentPage(data: DocumentData): string {
  const { document } = data
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.documents}">${common.backToDocuments}</a></p>
  <h1>${gluedSigns(document.title)}</h1>
  ${chipList(documentChips(document))}
</div>
${data.done && notice(attention.has(data.done) ? 'attention' : 'done', doneOf(data, data.done), 'status')}
<div class="reader">
  <div class="reader-main">${contentOf(data)}</div>
  <div class="reader-side">
    ${brief(data)}
    ${hardWordsOf(data.body)}
    ${data.starred !== undefined && starOf(data, data.starred)}
    ${data.note !== undefined && noteOf(data, data.note)}
    ${data.related && relatedOf(data, data.related)}
    ${readersOf(data)}
  </div>
  <div class="reader-more">
    ${data.masking && maskingOf(data, data.masking)}
    ${data.mayFile && filingOf(data)}
    ${data.maySeeAs && section('qui-peut', words.viewers, html`<p class="soft">${viewerWords.fromDocument}</p><p>${linkButton(viewerWords.link, documentViewersUrl(document.id), 'secondary')}</p><p class="soft">${seeAs.fromDocument}</p><p><a class="back" href="${urls.seeAs}">${seeAs.link}</a></p>`)}
    ${data.mayReport && reportOf(document)}
    ${technicalDetails(data)}
  </div>
</div>`
  const script = aloudOf(data.body).length > 0 && data.assets.readAloudScript
  return carnetPage(data, { title: document.title, tab: 'documents', body, ...(script && { script }) })
}

function aloudOf(body: DocumentBody): readonly string[] {
  return body.kind === 'readable' ? (body.aloud ?? []) : []
}

function contentOf(data: DocumentData): Html {
  const { document, body } = data
  if (body.kind === 'unavailable')
    return notice(
      'attention',
      html`<h2>${words.unavailableTitle}</h2><p>${words.unavailable(body.reference)}</p>`,
    )
  const original = linkButton(
    html`${icon('download')}<span>${words.download} (${sizeInWords(document.sizeBytes)})</span>`,
    documentOriginalUrl(document.id),
    body.kind === 'unreadable' ? 'main' : 'quiet',
  )
  if (body.kind === 'unreadable')
    return html`${notice('attention', html`<h2>${words.unreadableTitle}</h2><p>${words.unreadable}</p>`)}
<div class="actions">${original}</div>`
  const aloud = aloudOf(body)
  return html`${body.hasData && documentViews(document.id, 'readable')}${aloud.length > 0 && html`<div class="actions">${readAloudButton(aloud)}</div>`}${body.hasText && readerFrame(document)}
${body.attachments.length > 0 && attachmentLinks(document, body)}
${!body.hasText && body.attachments.length > 0 && fileTextOf(document, body.fileText)}
<div class="actions">${original}</div>`
}

/** The frame runs no script and has no origin; what it loads is our own page, never the document's markup. */
function readerFrame({ id, title }: DocumentSummary): Html {
  return html`<iframe class="reader-frame" sandbox src="${documentContentUrl(id)}" title="${words.frame(title)}"></iframe>
<div class="actions">${linkButton(words.openContent, documentContentUrl(id), 'quiet')}${linkButton(printing.print, documentPrintUrl(id), 'quiet')}</div>`
}

/** A file opens as its own page, never inside a sandbox, where PDF readers do not work. */
function attachmentLinks(
  { id }: DocumentSummary,
  { hasText, attachments }: Extract<DocumentBody, { kind: 'readable' }>,
): Html {
  const links = attachments.map(({ index, mediaType }, position) => {
    const open = openInWords(mediaType)
    const numbered = attachments.length > 1 ? words.numbered(open, position + 1) : open
    const weight = !hasText && position === 0 ? 'main' : 'secondary'
    return linkButton(numbered, documentAttachmentUrl(id, index), weight)
  })
  return html`${hasText ? html`<h2>${words.attachments}</h2>` : html`<p>${words.onlyAttachment}</p>`}
<div class="actions">${links}</div>`
}

/** The words of a file, where it has some: large letters and a voice need no layout. */
function fileTextOf({ id }: DocumentSummary, fileText: 'words' | 'images' | undefined): Html | false {
  if (fileText === 'images') return html`<p class="soft">${words.onlyImages}</p>`
  return (
    fileText === 'words' &&
    html`<div class="actions">${linkButton(words.fileText, documentPrintUrl(id), 'secondary')}</div>
<p class="soft">${words.fileTextMeans}</p>`
  )
}

function openInWords(mediaType: string): string {
  if (mediaType === 'application/pdf') return words.openPdf
  if (mediaType.startsWith('image/')) return words.openImage
  return mediaType.startsWith('text/') || mediaType === 'application/rtf' ? words.openText : words.openOther
}

function brief({ document, now }: DocumentData): Html {
  const facts: readonly (readonly [string, string] | false)[] = [
    [words.who, authorsInWords(document)],
    document.careAt !== null && [words.when, dayWithDistance(document.careAt, now)],
    document.place !== undefined && [words.where, document.place],
    [words.what, kindInWords(document)],
    [words.added, dayWithDistance(document.submittedAt, now)],
  ]
  return html`<section class="brief" aria-labelledby="en-bref">
  <h2 id="en-bref">${words.brief}</h2>
  <dl>${facts.map((fact) => fact && html`<div><dt>${fact[0]}</dt><dd>${fact[1]}</dd></div>`)}</dl>
</section>`
}

/** Folded: for who looks for them. */
function hardWordsOf(body: DocumentBody): Html | false {
  const terms = body.kind === 'readable' ? (body.hardWords ?? []) : []
  return (
    terms.length > 0 &&
    html`<details class="fold"><summary>${glossaryWords.inDocument(terms.length)}</summary>
${termList(terms)}
<p><a class="back" href="${urls.healthWords}">${glossaryWords.whole}</a></p></details>`
  )
}

/** POSTs `geste` and `csrf` to the page itself. While all is masked, or its block, showing one alone would show nothing. */
function maskingOf(
  data: DocumentData,
  { byDefault, mayChange, byProfessional, onceMasked }: NonNullable<DocumentData['masking']>,
): Html {
  const { masking } = words
  const { csrf, document } = data
  const { id, visibility } = document
  const told = toldIn(data)
  if (byDefault !== undefined)
    return section(
      'masquage',
      masking.title,
      html`<p>${told(masking.byDefault[byDefault])}</p><p><a class="back" href="${urls.maskEverything}">${masking.toSwitch}</a></p>`,
    )
  const { maskedToProfessionals } = visibility
  const gesture = maskedToProfessionals ? 'unmaskDocument' : 'maskDocument'
  const asOthers = maskedToProfessionals && byProfessional === true
  return section(
    'masquage',
    masking.title,
    html`<p>${told(maskedToProfessionals ? masking.masked : masking.shown)}</p>
${onceMasked && stillReads(onceMasked, maskedToProfessionals)}
${asOthers && html`<p>${masking.byProfessional}</p>`}
${
  mayChange &&
  html`<form class="actions" method="post" action="${documentUrl(id)}">${csrfField(csrf)}
  ${asOthers && submitButton(masking.maskToo, 'secondary', { name: 'geste', value: 'maskDocument' })}
  ${submitButton(inTheRecord(data, masking.gestures[gesture]), asOthers ? 'quiet' : 'secondary', { name: 'geste', value: gesture })}
</form>`
}`,
  )
}

/** Told before as after: « Qui pourra encore lire ce document ? ». people.md P-17. */
function stillReads(
  {
    readers,
    inEmergency: { brisDeGlace, centre15 },
  }: NonNullable<NonNullable<DocumentData['masking']>['onceMasked']>,
  masked: boolean,
): Html {
  const { masking } = words
  const emergency = brisDeGlace
    ? masking.inEmergency[centre15 ? 'both' : 'brisDeGlace']
    : masking.inEmergency[centre15 ? 'centre15' : 'none']
  return html`<h3>${masked ? masking.whoStillReads : masking.whoWouldStillRead}</h3>
<ul><li>${masking.youAndAuthor}</li>${readers.map((reader) => html`<li>${reader}</li>`)}</ul>
<p>${emergency} <a href="${urls.emergencyChoices}">${masking.emergencyChoices}</a></p>`
}

/** POSTs `geste` and `csrf` to the page itself. */
function starOf({ csrf, display, document: { id } }: DocumentData, starred: boolean): Html {
  const gesture = starred ? 'unstarDocument' : 'starDocument'
  return section(
    'sous-la-main',
    documentsWords.atHand,
    html`<p>${sayIn(display)(starred ? documentsWords.starredMeans : documentsWords.starMeans)}</p>
<form class="actions" method="post" action="${documentUrl(id)}">${csrfField(csrf)}
  ${submitButton(html`${icon('star')}<span>${documentsWords[gesture]}</span>`, 'secondary', { name: 'geste', value: gesture })}
</form>`,
  )
}

/** What was added here is the reader's to name and to delete; for the rest he is told whom to ask (VIS-13). */
function filingOf({ document: { id, mine, typeCode }, helpPhone }: DocumentData): Html {
  const body = mine
    ? html`<div class="actions">${typeCode === directivesType ? linkButton(wishWords.title, urls.wishes, 'secondary') : linkButton(ownWords.edit, editDocumentUrl(id), 'secondary')}${linkButton(ownWords.delete, deleteDocumentsUrl([id]), 'quiet')}</div>`
    : html`<p>${ownWords.ofProfessional} ${ownWords.orMask}</p><p class="soft small">${ownWords.support(helpPhone)}</p>`
  return section('classement', mine ? ownWords.title : ownWords.correct, body)
}

/** A lot of a whole hospital stay stays in nobody’s way. */
const relatedShown = 6

function relatedOf(
  { now }: DocumentData,
  { later, former, companions }: NonNullable<DocumentData['related']>,
): Html | false {
  const line = (each: RelatedDocument) =>
    html`<li><a href="${documentUrl(each.id)}">${gluedSigns(each.title)}</a><br><span class="soft small">${dayWithDistance(dateOf(each), now)}</span></li>`
  const list = (title: string, documents: readonly RelatedDocument[]) =>
    documents.length > 0 &&
    html`<h3>${title}</h3>
<ul class="readers">${documents.slice(0, relatedShown).map(line)}</ul>
${documents.length > relatedShown && html`<details class="fold"><summary>${words.related.others(documents.length - relatedShown)}</summary><ul class="readers">${documents.slice(relatedShown).map(line)}</ul></details>`}`
  return (
    later.length + former.length + companions.length > 0 &&
    section(
      'documents-lies',
      words.related.title,
      html`${list(words.related.later, later)}${list(words.related.former, former)}${list(words.related.companions, companions)}`,
    )
  )
}

function readersOf({ readers, now }: DocumentData): Html {
  const lines = readers.map(
    ({ actor, at }) =>
      html`<li>${actorInWords(actor)}<br><span class="soft small">${momentWithDistance(at, now)}</span></li>`,
  )
  return section(
    'qui-a-lu',
    words.readers,
    html`${lines.length === 0 ? html`<p class="soft">${words.nobody}</p>` : html`<ul class="readers">${lines}</ul>`}
<p><a class="back" href="${urls.accessLog}">${words.wholeLog}</a></p>`,
  )
}

function reportOf({ id, mine }: DocumentSummary): Html {
  const link = (kind: 'document' | 'correction', told: string) =>
    html`<p><a class="back" href="${reportUrl({ kind, id })}">${told}</a></p>`
  return section(
    'signaler',
    reportWords.documentTitle,
    html`${!mine && html`<p class="soft">${reportWords.correctionIntro}</p>${link('correction', reportWords.askCorrection)}`}
<p class="soft">${reportWords.documentIntro}</p>${link('document', reportWords.reportDocument)}`,
  )
}

function section(id: string, title: string, body: Html): Html {
  return html`<section class="stack" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`
}

function technicalDetails({ technical }: DocumentData): Html | false {
  return (
    technical.length > 0 &&
    html`<details class="technical fold"><summary>${words.technical}</summary>
<dl>${technical.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></details>`
  )
}
