/** « Voir comme »: her documents as another would receive them, and why not for the rest. Spec: people.md P-16; rules.md VIS-03. */
import type { MandateKind } from '@carnet/core/model/caller.ts'
import { type Html, html } from '../html.ts'
import { behindTap } from '../ui/behind-tap/behind-tap.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { type DocumentSummary, documentRow } from '../ui/document-row/document-row.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { type Choice, selectField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { pagination } from '../ui/pagination/pagination.ts'
import { documentUrl, type SeenViewer, seeAsUrl, urls } from '../urls.ts'
import { accessMatrix } from '../words/access-matrix.ts'
import { delegates } from '../words/delegates.ts'
import { professionals } from '../words/professionals.ts'
import { nameWithTitle, professionInWords } from '../words/professions.ts'
import { seeAs as words } from '../words/see-as.ts'

export type SeeAsSituation = keyof typeof words.situations

export type SeeAsPerson = {
  readonly name: string
  readonly profession: string
  readonly speciality?: string
  readonly structureName: string
}

/** Who represents the holder, or helps him. */
export type SeeAsDelegate = { readonly name: string; readonly kind: MandateKind }

/** By what a document is kept from the one who is supposed. */
export type KeptCause = keyof typeof words.causes

export type SeeAsData = Carnet & {
  readonly known: readonly (SeeAsPerson & { readonly key: string })[]
  readonly delegates: readonly (SeeAsDelegate & { readonly key: string })[]
  /** Of the matrix in force. */
  readonly professions: readonly Choice[]
  /** What the form says: as it was sent, or as it begins. */
  readonly asked: { readonly profession: string; readonly situation: SeeAsSituation }
  /** One was asked for who is not among them. */
  readonly unknown: boolean
  readonly sight: SeeAsSight | undefined
  /** The reader may mask a document, or show it. */
  readonly mayMask: boolean
  /** Told while the matrix in force is not the official one (MAT-05). */
  readonly provisional: boolean
}

export type SeeAsSight = {
  readonly who:
    | SeeAsPerson
    | SeeAsDelegate
    | { readonly profession: string; readonly situation: SeeAsSituation }
  /** Why he is refused as a whole, in words. */
  readonly refusal: string | undefined
  /** As his address says him. */
  readonly viewer: SeenViewer
  readonly received: Part<{ readonly former: boolean }>
  readonly kept: Part<object> & { readonly causes: Readonly<Partial<Record<KeptCause, number>>> }
}

/** `documents`: those of one page, newest first. */
type Part<More> = {
  readonly total: number
  readonly page: number
  readonly lastPage: number
  readonly documents: readonly (DocumentSummary & { readonly why: string } & More)[]
}

/** Links and a form, all GET: what is looked at stands in the address, where nobody is named. */
export function seeAsPage(data: SeeAsData): string {
  const body = html`${data.sight && banner(data, data.sight)}<div class="sheet-head">
  <p><a class="back" href="${urls.professionals}">${professionals.title}</a></p>
  <h1>${words.title}</h1>
  <p class="soft">${words.intro}</p>
</div>
${data.unknown && notice('attention', words.unknown, 'alert')}
${data.sight && sightOf(data, data.sight)}
${knownList(data)}
${delegateList(data)}
${anyForm(data)}
<p class="soft">${words.limits}</p>
${data.provisional && html`<p class="soft small">${accessMatrix.provisional}</p>`}`
  return carnetPage(data, { title: words.title, tab: 'professionals', body })
}

/** It stays on the screen: what is under it is not what he himself sees. */
function banner(data: SeeAsData, sight: SeeAsSight): Html {
  return html`<div class="seen-as"><p>${words.banner(whoInWords(data, sight))} ${words.nothingShared}</p><p><a href="${urls.seeAs}">${words.stop}</a></p></div>
`
}

/** « visible (42) / caché par la profession (17) / masqué par vous (3) ». */
function countsOf({ received, kept }: SeeAsSight): Html {
  const causes = Object.keys(words.causes) as KeptCause[]
  const counts = [
    words.visible(received.total),
    ...causes.flatMap((cause) => {
      const count = kept.causes[cause] ?? 0
      return count === 0 ? [] : [words.cause(words.causes[cause], count)]
    }),
  ]
  return html`<p class="counts">${counts.join(' / ')}</p>`
}

function sightOf(data: SeeAsData, sight: SeeAsSight): Html {
  const { refusal, received, kept } = sight
  return html`<section class="stack" aria-labelledby="vu">
<h2 id="vu">${words.as(whoInWords(data, sight))}</h2>
${refusal !== undefined && notice('plain', html`<p>${words.refused} ${refusal}</p>`, 'status')}
${refusal === undefined && received.total + kept.total === 0 && emptyState({ title: words.noDocumentTitle, text: words.noDocument })}
${
  refusal === undefined &&
  received.total + kept.total > 0 &&
  html`${countsOf(sight)}
${behindTap(
  data,
  'seenAs',
  html`<h2 id="recus">${words.received(received.total)}</h2>
${rows(received.documents, (document) => html`<p class="soft small">${document.why}</p>${document.former && html`<p class="soft">${words.former}</p>`}${maskLink(data, document)}`, data)}
${pages(sight, 'received')}
<h2 id="caches">${words.kept(kept.total)}</h2>
${kept.total === 0 ? html`<p class="soft">${words.allReceived}</p>` : rows(kept.documents, (document) => html`<p>${document.why}</p>${maskLink(data, document)}`, data)}
${pages(sight, 'kept')}`,
)}`
}
</section>`
}

/** Each list has pages of its own; going through one leaves the other where it is. */
function pages(sight: SeeAsSight, part: 'received' | 'kept'): Html | false {
  const { received, kept, viewer } = sight
  const { page: current, lastPage: last } = sight[part]
  const [place, label] = { received: ['#recus', words.receivedPages], kept: ['#caches', words.keptPages] }[
    part
  ] as [string, string]
  return pagination(
    { current, last, label },
    (page) => `${seeAsUrl(viewer, { received: received.page, kept: kept.page, [part]: page })}${place}`,
  )
}

function rows<D extends DocumentSummary>(
  documents: readonly D[],
  besides: (document: D) => Html,
  { now }: SeeAsData,
): Html | false {
  return (
    documents.length > 0 &&
    html`<ul class="document-rows">${documents.map((document) => html`<li>${documentRow(document, now, besides(document))}</li>`)}</ul>`
  )
}

/** To the part of its page that masks it, or shows it: there, what that means is said first. */
function maskLink({ mayMask }: SeeAsData, { id, title, visibility }: DocumentSummary): Html | false {
  const verb = visibility.maskedToProfessionals ? words.unmask : words.mask
  const named = html`${verb}<span class="off-screen">\u00a0: ${title}</span>`
  return mayMask && html`<p>${linkButton(named, `${documentUrl(id)}#masquage`, 'quiet')}</p>`
}

function knownList({ known }: SeeAsData): Html {
  const people = known.map(
    (person) => html`<li><a href="${seeAsUrl(person)}">${personInWords(person)}</a></li>`,
  )
  return html`<section class="stack" aria-labelledby="connus">
<h2 id="connus">${words.mine}</h2>
${people.length === 0 ? html`<p class="soft">${words.noneOfMine}</p>` : html`<ul>${people}</ul>`}
</section>`
}

function delegateList({ delegates: people }: SeeAsData): Html | false {
  return (
    people.length > 0 &&
    html`<section class="stack" aria-labelledby="proches">
<h2 id="proches">${words.delegates}</h2>
<ul>${people.map((each) => html`<li><a href="${seeAsUrl(each)}">${delegateInWords(each)}</a></li>`)}</ul>
</section>`
  )
}

function anyForm({ professions, asked }: SeeAsData): Html | false {
  const situations = Object.entries(words.situations).map(([value, each]) => ({ value, words: each }))
  return (
    professions.length > 0 &&
    html`<section class="stack" aria-labelledby="quelqu-un">
<h2 id="quelqu-un">${words.any}</h2>
<form class="form" method="get" action="${urls.seeAs}">
  ${selectField('profession', words.profession, professions, asked.profession)}
  ${selectField('situation', words.situation, situations, asked.situation)}
  ${submitButton(words.show, 'secondary')}
</form>
</section>`
  )
}

function whoInWords({ professions }: SeeAsData, { who }: SeeAsSight): string {
  if ('kind' in who) return delegateInWords(who)
  if ('name' in who) return personInWords(who)
  const situation = words.situations[who.situation]
  // Whatever profession was chosen: a physician answers there.
  if (who.situation === 'centre15') return situation
  const named = professions.find(({ value }) => value === who.profession)?.words ?? ''
  return `${named} (${situation})`
}

/** « Ma fille »: what she is to the holder, nobody asked; by what she is here, the record knows. */
export function delegateInWords({ name, kind }: SeeAsDelegate): string {
  return `${name}, ${delegates.kinds[kind]}`
}

export function personInWords({ name, profession, speciality, structureName }: SeeAsPerson): string {
  return [nameWithTitle(name, profession), professionInWords(profession, speciality), structureName]
    .filter(Boolean)
    .join(', ')
}
