/** The door of the house: what this is, where to go; in demonstration, whom to be. */
import { type Html, html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { home } from '../words/home.ts'
import { common } from '../words/page.ts'
import { sayIn } from '../words/readings.ts'

export type HomeData = Surroundings & {
  /** Invented patients to log in as; in demonstration only. */
  readonly people?: readonly { readonly name: string; readonly login: string; readonly password: string }[]
  /** Other entries that are open here. */
  readonly doors?: readonly { readonly words: string; readonly href: string }[]
}

export function homePage(data: HomeData): string {
  const { people = [], doors = [] } = data
  const say = sayIn(data.display)
  const body = html`<div class="sheet-head">
  <h1>${home.title}</h1>
  <p>${say(common.promise)}</p>
  <p class="soft">${say(home.what)} ${say(home.forEveryone)}</p>
</div>
<div class="actions">${linkButton(home.open, urls.carnet, 'main')}</div>
${people.length > 0 && demonstration(people)}
${
  doors.length > 0 &&
  html`<section class="stack" aria-labelledby="entrees"><h2 id="entrees">${home.otherDoors}</h2>
<ul>${doors.map(({ words, href }) => html`<li><a href="${href}">${words}</a></li>`)}</ul></section>`
}`
  return publicPage(data, { title: home.title, body, width: 'solo' })
}

function demonstration(people: NonNullable<HomeData['people']>): Html {
  const lines = people.map(({ name, login, password }) => [name, login, password])
  return html`<section class="stack" aria-labelledby="essayer">
<h2 id="essayer">${home.demoTitle}</h2>
<p>${home.demoText}</p>
${cardTable({ caption: home.demoPeople, columns: [home.person, home.identifier, home.password], lines })}
</section>`
}
