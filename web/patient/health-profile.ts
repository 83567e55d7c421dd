/** « Mon profil santé »: what documents say, with where, and what the person wrote, each told apart. Spec: people.md P-11. */

import type { CardEntry } from '@carnet/core/model/emergency-card.ts'
import {
  cardWordsIn,
  type OwnLine,
  type OwnSection,
  statementsIn,
  type ToldStatement,
  type WrittenSection,
  writtenSections,
} from '@carnet/core/model/health-profile.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import { latestMeasures, type MeasureDefinition, type OwnMeasure } from '@carnet/core/model/own-measure.ts'
import type { Written } from '@carnet/core/model/written.ts'
import { type Html, html } from '../html.ts'
import { behindTap } from '../ui/behind-tap/behind-tap.ts'
import { submitButton } from '../ui/button/button.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { documentUrl, ownMeasureUrl, profileSectionUrl, urls } from '../urls.ts'
import { careHistory } from '../words/care-history.ts'
import { dtmInWords, shortDayInWords } from '../words/dates.ts'
import { emergencyCard as cardWords, emergencyContacts } from '../words/emergency-card.ts'
import { profileFile, sectionNames, sectionSlugs, healthProfile as words } from '../words/health-profile.ts'
import { measureNames, measureSlugs, ownMeasures as measureWords } from '../words/own-measures.ts'
import { common } from '../words/page.ts'
import { results } from '../words/results.ts'
import { treatments } from '../words/treatments.ts'
import { gluedSigns } from '../words/typography.ts'
import { vaccinations } from '../words/vaccinations.ts'
import { tellIn } from '../words/whose.ts'
import { wishes } from '../words/wishes.ts'
import { measuredWhen, measureInWords } from './own-measure-words.ts'
import { dayInWords } from './treatments.ts'

/** What a section is made of. */
export type KnownProfile = {
  /** Of documents that the reader may see, decided before. */
  readonly told: readonly ToldStatement[]
  readonly sections: Readonly<Record<WrittenSection, OwnSection>>
  readonly card: { readonly entries: readonly CardEntry[]; readonly noKnownAllergy: boolean }
}

export type HealthProfileData = Carnet &
  KnownProfile & {
    /** The reader is the person whose profile this is. */
    readonly own: boolean
    readonly mayWrite: boolean
    /** The reader may take it away (TRA-11). */
    readonly mayTake: boolean
    readonly measures: readonly OwnMeasure[]
    /** Of the person whom they are about. */
    readonly birthDate: Day
    /** All that may be noted, in their order. */
    readonly definitions: readonly MeasureDefinition[]
    /** What he just did, in which section. */
    readonly done?: { readonly what: 'saved' | 'takenBack'; readonly section: WrittenSection } | undefined
  }

/** POSTs `csrf` and `rubrique`, to take the last change of a section back. */
export function healthProfilePage(data: HealthProfileData): string {
  const { own, mayWrite, done } = data
  const say = tellIn(data)
  const title = own ? words.title : words.neutralTitle
  const isEmpty =
    data.measures.length === 0 && writtenSections.every((section) => linesOf(section, data).length === 0)
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.profile}">${common.profile}</a></p>
  <h1>${title}</h1>
  <p class="soft">${say(words.intro)}</p>
  ${data.mayTake && html`<p><a class="line-link" href="${urls.healthProfilePdf}">${profileFile.link}</a></p>`}
</div>
${done && notice('done', doneOf(data, done), 'status')}
${isEmpty && mayWrite && emptyState({ title: words.emptyTitle, text: say(words.empty) })}
${behindTap(
  data,
  'healthProfile',
  html`${writtenSections.map((section) => sectionOf(section, data))}
${measuresSection(data)}`,
)}
${elsewhere(data)}
${own && html`<p class="soft">${say(words.whoReads)}</p>`}`
  return carnetPage(data, { title, tab: 'profile', body, ruled: true })
}

/** What documents say, then what was written; « non concerné » gives way to the document that came since. */
function linesOf(section: WrittenSection, data: HealthProfileData): readonly Html[] {
  const known = knownLines(section, data)
  const { lines, notConcerned } = data.sections[section]
  if (notConcerned !== undefined && lines.length === 0 && known.length === 0)
    return [saidLine(words.notConcerned, writtenBy(notConcerned, data), 'mine')]
  return [...known, ...lines.map((line) => ownLine(line, data))]
}

function doneOf(
  { csrf }: HealthProfileData,
  { what, section }: NonNullable<HealthProfileData['done']>,
): Html {
  return html`<p>${words[what](sectionNames[section])}</p>${
    what === 'saved' &&
    html`<form method="post" action="${urls.healthProfile}">${csrfField(csrf)}<input type="hidden" name="rubrique" value="${sectionSlugs[section]}">${submitButton(words.undo, 'secondary')}</form>`
  }`
}

function sectionOf(section: WrittenSection, data: HealthProfileData): Html {
  const slug = sectionSlugs[section]
  const name = sectionNames[section]
  const lines = linesOf(section, data)
  const filled = lines.length > 0
  const button = html`${filled ? words.change : words.write}<span class="off-screen">${words.about(name)}</span>`
  return html`<section class="leaf" aria-labelledby="${slug}">
<div class="leaf-margin"><h2 id="${slug}">${name}</h2>${
    data.mayWrite && html`<a class="line-link" href="${profileSectionUrl(slug)}">${button}</a>`
  }</div>
<div class="leaf-body">${
    filled
      ? html`<ul class="said">${lines}</ul>`
      : html`<p class="soft">${section === 'note' ? words.noNote : words.nothing}</p>`
  }</div>
</section>`
}

/** What the record knows already: nobody writes it again. */
export function knownLines(section: WrittenSection, { told, card }: KnownProfile): readonly Html[] {
  const onCard = cardWordsIn(section, card.entries)
  const none = section === 'allergies' && card.noKnownAllergy ? [words.noKnownAllergy] : []
  return [
    ...statementsIn(section, told).map(toldLine),
    ...[...onCard, ...none].map((said) =>
      saidLine(
        said,
        html`${words.onCard}. <a class="line-link" href="${urls.card}">${words.seeCard}</a>`,
        'mine',
      ),
    ),
  ]
}

function saidLine(said: string, by: Html | string, whose?: 'mine'): Html {
  return html`<li><p>${gluedSigns(said)}</p><p class="said-by${whose && ' mine'}">${by}</p></li>`
}

function toldLine({ words: said, at, title, on, documentId }: ToldStatement): Html {
  const plain = withoutCode(said)
  const when = at === undefined ? '' : words.since(dayOf(at))
  return saidLine(
    `${plain}${when}`,
    html`${words.fromDocument(gluedSigns(title), shortDayInWords(on))} <a class="line-link" href="${documentUrl(documentId)}">${words.read}<span class="off-screen"> ${words.readOf(plain)}</span></a>`,
  )
}

/** « 2019 », « 22 avril 2018 »: as far as the document says. */
function dayOf(at: string): string {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(at) ?? []
  return year === undefined ? dtmInWords(at) : dayInWords(`${year}-${month}-${day}`)
}

/** « Diabète (CIM-10 : E10) »: what only a machine reads. */
export function withoutCode(said: string): string {
  return said.replace(/\s*\([\p{L}\d-]+\s*:\s*[A-Z]{0,2}\d[\w.-]*\)$/u, '')
}

function ownLine(line: OwnLine, data: HealthProfileData): Html {
  return saidLine(
    line.words,
    html`${writtenBy(line, data)}${line.secret && html` ${words.keptForMe}`}`,
    'mine',
  )
}

/** « Écrit par vous le 3 mars 2026. » */
export function writtenBy(
  { on, by }: Written,
  { own, holder }: { readonly own: boolean; readonly holder: { readonly name: string } },
): string {
  const who = by === undefined && own ? words.byYou : words.byOther(by ?? holder.name)
  return `${who}${words.onDay(dayInWords(on))}.`
}

/** The latest of each, with the way to the others. */
function measuresSection({ measures, definitions, mayWrite, birthDate }: HealthProfileData): Html {
  const latest = latestMeasures(definitions, measures, birthDate)
  const others = definitions.filter(
    ({ kind, computed }) => !computed && latest.every(({ definition }) => definition.kind !== kind),
  )
  const link = ({ kind }: MeasureDefinition) =>
    html`<li><a class="line-link" href="${ownMeasureUrl(measureSlugs[kind])}">${measureNames[kind]}</a></li>`
  return html`<section class="leaf" aria-labelledby="mesures">
<div class="leaf-margin"><h2 id="mesures">${measureWords.title}</h2></div>
<div class="leaf-body stack">${
    latest.length === 0
      ? html`<p class="soft">${measureWords.none}</p>`
      : html`<ul class="cards">${latest.map(
          ({ definition, measure }) => html`<li><article class="card">
<h3><a href="${ownMeasureUrl(measureSlugs[definition.kind])}">${measureNames[definition.kind]}</a></h3>
<p class="card-value">${measureInWords(measure, definition)}</p>
<p class="said-by mine">${definition.computed ? measureWords.computedOn(dayInWords(measure.on)) : measureWords.notedOn(measuredWhen(measure))}</p>
</article></li>`,
        )}</ul>`
  }${
    mayWrite &&
    html`<details class="fold"><summary>${latest.length === 0 ? measureWords.noteOne : measureWords.noteAnother}</summary>
<ul class="jumps">${others.map(link)}</ul></details>`
  }</div>
</section>`
}

function elsewhere(data: HealthProfileData): Html {
  const { entries } = data
  const say = tellIn(data)
  const links = [
    [treatments.title, urls.treatments],
    [vaccinations.title, urls.vaccinations],
    [results.title, urls.results],
    [careHistory.title, urls.careHistory],
    [cardWords.neutralTitle, urls.card],
    ...(entries.has('contacts') ? ([[emergencyContacts.title, urls.contacts]] as const) : []),
    [wishes.title, urls.wishes],
  ] as const
  return html`<section class="stack" aria-labelledby="ailleurs"><h2 id="ailleurs">${say(words.elsewhere)}</h2>
<p class="soft">${say(words.elsewhereMeans)}</p>
<ul class="jumps">${links.map(([name, url]) => html`<li><a class="line-link" href="${url}">${say(name)}</a></li>`)}</ul>
<p class="soft">${words.notOffered}</p>
</section>`
}
