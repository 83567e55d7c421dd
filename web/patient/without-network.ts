/**
 * The page that a device shows by itself when it reaches nothing, the same for everybody, and what it then opens: parts
 * that the server wrote, sealed on the device. Spec: people.md P-31; docs/adr/0020.
 */
import { type EmergencyCard, isFilled } from '@carnet/core/model/emergency-card.ts'
import { type OwnSection, type WrittenSection, writtenSections } from '@carnet/core/model/health-profile.ts'
import type { KnownTreatment } from '@carnet/core/model/treatment.ts'
import type { KnownVaccination, VaccinationCalendar } from '@carnet/core/model/vaccination.ts'
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { emergencyCard } from '../ui/emergency-card/emergency-card.ts'
import { textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { dayOfYearInWords, shortDayInWords, timeInWords } from '../words/dates.ts'
import { withoutNetwork as words } from '../words/device-copy.ts'
import { healthProfile as profileWords, sectionNames } from '../words/health-profile.ts'
import { sayIn } from '../words/readings.ts'
import { gluedSigns } from '../words/typography.ts'
import { writtenBy } from './health-profile.ts'
import { planTable } from './treatment-plan.ts'
import { vaccinationTables } from './vaccinations.ts'

/** Every state is in the page, hidden; the script shows the one that holds (web/islands/without-network.js). */
export function withoutNetworkPage(surroundings: Surroundings): string {
  const say = sayIn(surroundings.display)
  const { wiped } = words
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p class="emergency">${words.emergency}</p>
</div>
<div data-state="script">${notice('attention', words.needsScript)}</div>
<div data-online hidden>${notice('plain', html`<p>${words.back} <a href="${urls.documents}">${words.toCarnet}</a></p>`, 'status')}</div>
<div class="stack" data-state="locked" hidden>
<p>${say(words.locked)}</p>
<form class="form" data-open="code" method="dialog" hidden>
  ${textField({ name: 'code', label: words.code, type: 'password', autocomplete: 'off', numeric: true })}
  ${submitButton(words.open, 'main')}
</form>
<div class="actions" data-open="device" hidden><button class="button main" type="button">${words.openByDevice}</button></div>
</div>
<p role="alert" data-said="${JSON.stringify(words.said)}"></p>
<div class="stack" data-state="none" hidden>${notice('plain', say(words.none), 'status')}${retry}</div>
<div class="stack" data-state="empty" hidden>${notice('plain', say(words.empty), 'status')}${retry}</div>
${(['age', 'ended', 'tries'] as const).map(
  (why) =>
    html`<div class="stack" data-state="${why}" hidden>${notice('attention', html`<p>${say(wiped[why])}</p><p>${words.again}</p>`, 'alert')}${retry}</div>`,
)}
<div class="stack" data-state="open" hidden></div>
<div class="actions" data-close hidden><button class="button secondary" type="button">${words.close}</button></div>`
  return publicPage(surroundings, {
    title: words.title,
    body,
    width: 'notebook',
    script: surroundings.assets.withoutNetworkScript,
  })
}

const retry = html`<div class="actions">${linkButton(words.retry, urls.documents, 'secondary')}</div>`

export type CopiedDocument = {
  readonly title: string
  readonly at: Date
  /** The page of its text, to be shown in a frame without rights. */
  readonly content: string | undefined
  readonly files: readonly {
    readonly name: string
    readonly mediaType: string
    readonly base64: string
  }[]
  /** Named, and not kept: why. */
  readonly left: 'tooLarge' | 'important' | undefined
}

export type CopyContent = {
  readonly holder: { readonly name: string }
  readonly card: EmergencyCard
  readonly treatments: readonly KnownTreatment[]
  readonly vaccinations: readonly KnownVaccination[]
  readonly calendar: VaccinationCalendar
  /** What was written of her health, less what she keeps to herself. */
  readonly profile: Readonly<Record<WrittenSection, OwnSection>>
  readonly documents: readonly CopiedDocument[]
  readonly now: Date
}

/** What the device seals: `page` is markup of ours; each document names the place of the page that it fills. */
export type WrittenCopy = {
  readonly asOf: string
  readonly asOfOnline: string
  readonly page: string
  readonly documents: readonly (Pick<CopiedDocument, 'title' | 'content' | 'files'> & {
    readonly place: string
  })[]
}

export function writeCopy(content: CopyContent): WrittenCopy {
  const { card, treatments, vaccinations, calendar, profile, documents, holder, now } = content
  const asOf = [dayOfYearInWords(now), timeInWords(now)] as const
  const part = (id: string, title: string, body: Html | string) =>
    html`<section class="stack" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${typeof body === 'string' ? html`<p>${body}</p>` : body}</section>`
  const page = html`${isFilled(card) ? emergencyCard(card, now) : notice('plain', words.noCard)}
${part('traitements', words.treatments, treatments.length === 0 ? words.noTreatment : planTable({ treatments, holder }))}
${part('vaccins', words.vaccinations, vaccinations.length === 0 ? words.noVaccination : html`${vaccinationTables({ vaccinations, calendar, linked: false })}`)}
${part('profil', words.profile, profileIn(profile, holder) ?? words.noProfile)}
${part('documents', words.documents, documents.length === 0 ? words.noDocument : html`${documents.map(documentPlace)}`)}`
  return {
    asOf: words.asOf(...asOf),
    asOfOnline: words.asOfOnline(...asOf),
    page: page.markup,
    documents: documents.map(({ title, content, files }, rank) => ({
      title: words.frame(title),
      content,
      files,
      place: placeOf(rank),
    })),
  }
}

/** Each section in which something was written; undefined: nothing was. */
function profileIn(profile: CopyContent['profile'], holder: CopyContent['holder']): Html | undefined {
  const said = (section: WrittenSection) => {
    const { lines, notConcerned } = profile[section]
    const told = lines.filter(({ secret }) => !secret).map((line) => ({ words: line.words, written: line }))
    const none =
      lines.length === 0 && notConcerned ? [{ words: profileWords.notConcerned, written: notConcerned }] : []
    return [...told, ...none]
  }
  const sections = writtenSections.flatMap((section) => {
    const lines = said(section)
    return lines.length === 0 ? [] : [{ name: sectionNames[section], lines }]
  })
  if (sections.length === 0) return undefined
  return html`${sections.map(
    ({ name, lines }) =>
      html`<h3>${name}</h3><ul class="said">${lines.map(({ words: line, written }) => html`<li><p>${gluedSigns(line)}</p><p class="said-by mine">${writtenBy(written, { own: true, holder })}</p></li>`)}</ul>`,
  )}`
}

function documentPlace({ title, at, content, files, left }: CopiedDocument, rank: number): Html {
  return html`<details class="fold"><summary>${title} <span class="soft">${words.addedOn(shortDayInWords(at))}</span></summary>
<div class="stack" id="${placeOf(rank)}">${left && html`<p>${words[left]}</p>`}${content === undefined && files.length > 0 && html`<p>${words.onlyFiles}</p>`}
${files.map(({ name, mediaType }, at) =>
  shownTypes.includes(mediaType)
    ? html`<img data-file="${at}" alt="${words.picture(title, at + 1)}">`
    : html`<p><a class="button secondary" data-file="${at}" download="${name}">${words.saveFile}</a> <span class="soft">${words.saveMeans}</span></p>`,
)}</div></details>`
}

/** What any browser shows by itself; anything else is saved. */
const shownTypes: readonly string[] = ['image/jpeg', 'image/png']

function placeOf(rank: number): string {
  return `document-${rank + 1}`
}
