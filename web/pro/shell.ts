/** The frame of the portal of professionals: who reads, where he acts, whose record. Spec: people.md W-01, §2. */
import { type Html, html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { csrfField } from '../ui/field/field.ts'
import { type IconName, icon } from '../ui/icon/icon.ts'
import { accessibilityLink, professionalPage, type Surroundings } from '../ui/page/page.ts'
import { pro as words } from '../words/pro.ts'
import { proUrls } from './addresses.ts'

/** What every page of a session is given. */
export type Pro = Surroundings & {
  readonly reader: {
    /** « Dr Karim Benali ». */
    readonly name: string
    /** The structure he acts for. */
    readonly place: string
    /** He practises elsewhere too. */
    readonly hasOtherPlaces: boolean
  }
  readonly csrf: string
  readonly now: Date
  /** The emergency door, on the port where cards are read. */
  readonly emergencyDoor: string
}

export type ProTab = 'patients' | 'open' | 'corrections'

type ProBody = {
  readonly title: string
  readonly body: Html
  readonly tab?: ProTab
  /** Whose record it is. */
  readonly patientName?: string
}

export function proPage(pro: Pro, { title, body, tab, patientName }: ProBody): string {
  const { name, place, hasOtherPlaces } = pro.reader
  const entry = (each: ProTab, drawing: IconName, url: string, text: string) =>
    html`<li><a href="${url}"${each === tab && html` aria-current="page"`}>${icon(drawing)}<span>${text}</span></a></li>`
  return professionalPage(pro, {
    title: patientName === undefined ? title : `${title} — ${words.recordOf(patientName)}`,
    body,
    width: 'cabinet',
    brand: words.brand,
    reader: undefined,
    actions: html`<p><strong>${name}</strong>, ${place}</p>
${hasOtherPlaces && html`<a href="${proUrls.situation}">${words.changePlace}</a>`}
<form method="post" action="${proUrls.logout}">${csrfField(pro.csrf)}${submitButton(words.logout, 'quiet')}</form>`,
    tabs: html`<nav class="tabs" aria-label="${words.navigation}"><ul class="tab-list">${entry('patients', 'professionals', proUrls.patients, words.patients)}${entry('open', 'pages', proUrls.open, words.open)}${entry('corrections', 'personnels', proUrls.corrections, words.corrections)}</ul></nav>`,
    help: [
      words.help.call,
      words.help.traced,
      html`${words.help.emergency} <a href="${pro.emergencyDoor}">${words.help.emergencyLink}</a>.`,
      words.help.leaving,
      accessibilityLink({ ...pro, display: { ...pro.display, language: 'fr' } }),
    ],
  })
}

/** What happened, and what to do: in a session, or before one. */
export function saidPage(
  pro: Pro | Surroundings,
  {
    title,
    lines,
    more,
  }: { readonly title: string; readonly lines: readonly (Html | string)[]; readonly more?: Html },
): string {
  const body = html`<div class="sheet-head">
  <h1>${title}</h1>
  ${lines.map((line) => html`<p>${line}</p>`)}
</div>
${more}`
  return 'reader' in pro ? proPage(pro, { title, body }) : outsidePage(pro, { title, body })
}

/** Where nobody is known yet, or any more. */
export function outsidePage(
  surroundings: Surroundings,
  page: { readonly title: string; readonly body: Html },
): string {
  return professionalPage(surroundings, {
    ...page,
    width: 'solo',
    brand: words.brand,
    reader: undefined,
    help: [words.help.call, words.help.traced, words.help.leaving],
  })
}
