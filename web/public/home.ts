/** The door of the house: what this is, where to go; in demonstration, whom to be. */
import { type Display, formatDisplay } from '../display.ts'
import { type Hole, type Html, html } from '../html.ts'
import { languageNames, languages, partAttributes } from '../language.ts'
import { type Speech, speechIn } from '../speech.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { csrfField } from '../ui/field/field.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'

export type HomeData = Surroundings & {
  readonly csrf: string
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
  const speech = speechIn(data.display)
  const { say } = speech
  const { activation, common, help, home, login, pages } = speech.words
  const body = html`<div class="sheet-head">
  <h1>${home.title}</h1>
  <p>${say(common.promise)}</p>
  <p class="soft">${say(home.what)} ${say(home.forEveryone)}</p>
</div>
${languageForm(data, speech)}
<section class="stack" aria-labelledby="entrer">
<h2 id="entrer" class="off-screen">${home.entrance}</h2>
<ul class="people">
${door(linkButton(login.title, urls.login, 'main'), home.doors.login)}
${door(linkButton(activation.title, urls.activate, 'secondary'), home.doors.activate)}
${mayOppose && door(linkButton(pages.activateChild, urls.activateChild, 'secondary'), home.doors.child)}
${door(linkButton(home.helpSomeone, urls.login, 'secondary'), home.doors.help)}
${mayOppose && door(linkButton(pages.oppose, urls.oppose, 'quiet'), home.doors.oppose)}
</ul>
</section>
<p class="emergency">${help.emergency}</p>
${people.length > 0 && demonstration(people, speech)}
${newcomers.length > 0 && notYetActivated(newcomers, speech)}
${
  doors.length > 0 &&
  html`<section class="stack" aria-labelledby="entrees"><h2 id="entrees">${home.otherDoors}</h2>
<ul>${doors.map(({ words, href }) => html`<li><a href="${href}">${words}</a></li>`)}</ul></section>`
}`
  return publicPage(data, { title: home.title, body, width: 'solo', translated: true })
}

/**
 * Whoever does not read French finds his language by its own name, before anything else; folded, it holds up who goes on by
 * the keyboard one time and not six. POSTs `csrf`, `retour`, the other choices as they are, and the `language`; comes back
 * at once.
 */
function languageForm({ csrf, display }: HomeData, { language, words }: Speech): Html {
  const others = languages
    .filter((each) => each !== language)
    .map((each) => ({ each, name: html`<bdi${partAttributes(each, language)}>${languageNames[each]}</bdi>` }))
  return html`<details class="fold languages"><summary><span>${others.map(({ name }, at) => html`${at > 0 && ' · '}${name}`)}</span></summary>
<form method="post" action="${urls.display}" aria-label="${words.display.language.legend}">${csrfField(csrf)}
<input type="hidden" name="retour" value="${urls.home}"><input type="hidden" name="aussitot" value="oui">
${otherChoices(display).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${others.map(({ each, name }) => submitButton(name, 'quiet', { name: 'language', value: each }))}
</form></details>`
}

function otherChoices(display: Display): readonly (readonly [string, string])[] {
  return [...new URLSearchParams(formatDisplay({ ...display, language: 'fr' }))]
}

function door(link: Html, means: string): Html {
  return html`<li><article class="person">${link}<p class="soft">${means}</p></article></li>`
}

function notYetActivated(
  newcomers: NonNullable<HomeData['newcomers']>,
  { words: { home, common }, inOrder }: Speech,
): Html {
  const lines = newcomers.map(({ name, matricule, serial }) => [name, oneLine(inOrder(matricule)), serial])
  return html`<section class="stack" aria-labelledby="premiere-fois">
<h2 id="premiere-fois">${home.newcomersTitle}</h2>
<p>${home.newcomersText}</p>
${cardTable({ caption: home.newcomersTable, columns: [home.person, home.matricule, home.serial], lines, colon: common.colon })}
</section>`
}

/** To be typed again as it stands. */
function oneLine(text: Hole): Html {
  return html`<span class="one-line">${text}</span>`
}

/** The others are folded: there are dozens. */
const shownPeople = 3

function demonstration(people: NonNullable<HomeData['people']>, { words: { home, common } }: Speech): Html {
  const table = (caption: string, those: typeof people) =>
    cardTable({
      caption,
      columns: [home.person, home.identifier, home.password],
      colon: common.colon,
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
