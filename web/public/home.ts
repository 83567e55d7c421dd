/** The door of the house: what this is, where to go; in demonstration, whom to be. */
import { type Html, html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { activateChild } from '../words/activate-child.ts'
import { activation } from '../words/activation.ts'
import { home } from '../words/home.ts'
import { login } from '../words/login.ts'
import { opposition } from '../words/opposition.ts'
import { common, help } from '../words/page.ts'
import { sayIn } from '../words/readings.ts'

export type HomeData = Surroundings & {
  /** Invented patients to log in as; in demonstration only. */
  readonly people?: readonly { readonly name: string; readonly login: string; readonly password: string }[]
  /** Who has not entered yet, and what the letter and the card would tell; in demonstration only. */
  readonly newcomers?: readonly {
    readonly name: string
    readonly matricule: string
    readonly serial: string
  }[]
  /** Records open by themselves: who was told may say no. */
  readonly mayOppose?: boolean
  /** Other entries that are open here. */
  readonly doors?: readonly { readonly words: string; readonly href: string }[]
}

/** @spec LIF-24 what a record is, and is not, before anything else. */
export function homePage(data: HomeData): string {
  const { people = [], newcomers = [], doors = [], mayOppose = false } = data
  const say = sayIn(data.display)
  const body = html`<div class="sheet-head">
  <h1>${home.title}</h1>
  <p>${say(common.promise)}</p>
  <p class="soft">${say(home.what)} ${say(home.forEveryone)}</p>
</div>
<section class="stack" aria-labelledby="entrer">
<h2 id="entrer" class="off-screen">${home.entrance}</h2>
<ul class="people">
${door(linkButton(login.title, urls.login, 'main'), home.doors.login)}
${door(linkButton(activation.title, urls.activate, 'secondary'), home.doors.activate)}
${mayOppose && door(linkButton(activateChild.title, urls.activateChild, 'secondary'), home.doors.child)}
${door(linkButton(home.helpSomeone, urls.login, 'secondary'), home.doors.help)}
${mayOppose && door(linkButton(opposition.title, urls.oppose, 'quiet'), home.doors.oppose)}
</ul>
</section>
<p class="emergency">${help.emergency}</p>
${people.length > 0 && demonstration(people)}
${newcomers.length > 0 && notYetActivated(newcomers)}
${
  doors.length > 0 &&
  html`<section class="stack" aria-labelledby="entrees"><h2 id="entrees">${home.otherDoors}</h2>
<ul>${doors.map(({ words, href }) => html`<li><a href="${href}">${words}</a></li>`)}</ul></section>`
}`
  return publicPage(data, { title: home.title, body, width: 'solo' })
}

function door(link: Html, means: string): Html {
  return html`<li><article class="person">${link}<p class="soft">${means}</p></article></li>`
}

function notYetActivated(newcomers: NonNullable<HomeData['newcomers']>): Html {
  const lines = newcomers.map(({ name, matricule, serial }) => [name, oneLine(matricule), serial])
  return html`<section class="stack" aria-labelledby="premiere-fois">
<h2 id="premiere-fois">${home.newcomersTitle}</h2>
<p>${home.newcomersText}</p>
${cardTable({ caption: home.newcomersTable, columns: [home.person, home.matricule, home.serial], lines })}
</section>`
}

/** To be typed again as it stands. */
function oneLine(text: string): Html {
  return html`<span class="one-line">${text}</span>`
}

/** The others are folded: there are dozens. */
const shownPeople = 3

function demonstration(people: NonNullable<HomeData['people']>): Html {
  const table = (caption: string, those: typeof people) =>
    cardTable({
      caption,
      columns: [home.person, home.identifier, home.password],
      lines: those.map(({ name, login, password }) => [name, oneLine(login), oneLine(password)]),
    })
  const [first, others] = [people.slice(0, shownPeople), people.slice(shownPeople)]
  return html`<section class="stack" aria-labelledby="essayer">
<h2 id="essayer">${home.demoTitle}</h2>
<p>${home.demoText}</p>
${table(home.demoPeople, first)}
${others.length > 0 && html`<details class="fold"><summary>${home.demoOthers(others.length)}</summary>${table(home.demoOtherPeople, others)}</details>`}
</section>`
}
