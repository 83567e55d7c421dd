/** The frame of every page: language, cover, tabs, sheet, help at the same place (WCAG 3.2.6). */
import { type AccessibilityAudit, conformityOf } from '@carnet/core/model/accessibility-audit.ts'
import type { AssetUrls } from '../../assets.ts'
import { type Display, displayAttributes } from '../../display.ts'
import { type Hole, type Html, html, renderPage } from '../../html.ts'
import { languageAttributes, languageWords, partAttributes } from '../../language.ts'
import { frenchSpeech, inFrench, type Speech, speechIn } from '../../speech.ts'
import { accessLogUrl, type HelpChapter, helpUrl, urls } from '../../urls.ts'
import { besideMe } from '../../words/display.ts'
import { noticeCentre } from '../../words/notice-centre.ts'
import { common, help } from '../../words/page.ts'
import type { Holder } from '../../words/whose.ts'
import { submitButton } from '../button/button.ts'
import { csrfField } from '../field/field.ts'
import { type IconName, icon } from '../icon/icon.ts'
import { notice } from '../notice/notice.ts'
import { initialOf, placeOf } from '../record-mark/record-mark.ts'
import { sessionEnd } from '../session-end/session-end.ts'

/** What every page needs from outside. */
export type Surroundings = {
  readonly assets: AssetUrls
  readonly display: Display
  readonly demo: boolean
  /** Number of the help line, as people dial it. */
  readonly helpPhone: string
  /** Undefined: nobody judged the pages yet. */
  readonly accessibility?: AccessibilityAudit | undefined
}

/** Same, once the holder is logged in. */
export type Carnet = Surroundings & {
  readonly holder: Holder
  readonly csrf: string
  readonly now: Date
  /** Until her session ends by itself, if nothing more is asked of it. */
  readonly secondsLeft: number
  /** She has no password: where it is asked again, it is her passkey that is. */
  readonly passkeyAlone?: boolean
  /** Told on every page until he says that he has read it (EMG-07). */
  readonly unreadEmergencies?: { readonly count: number; readonly lastAt: Date } | undefined
  /** Come of age, he is asked on every page until he answers whether he keeps his record (LIF-21). */
  readonly askedToKeep?: boolean
  /** How many ask the reader to open a record beside its holder (LIF-20, CNT-07). */
  readonly waitingInvitations?: number
  /** How many messages of this record the reader has not read; absent: they are not for him (TRA-08). */
  readonly unreadNotices?: number | undefined
  /** The form holds what he had typed when his session ended. */
  readonly typedBefore?: boolean
  /** The reader may open other records than this one. */
  readonly mayChoose?: boolean
}

type Tab = 'carnet' | 'documents' | 'results' | 'treatments' | 'accessLog' | 'professionals' | 'profile'

/** Of each tab, the guide that says how. */
const helpOf: Readonly<Record<Tab, HelpChapter>> = {
  carnet: 'accueil',
  documents: 'lire-un-document',
  results: 'lire-un-resultat',
  treatments: 'mes-traitements',
  accessLog: 'qui-a-lu',
  professionals: 'qui-peut-lire',
  profile: 'mon-profil',
}

type Body = {
  /** Of the page; whose record it is is added where there is one. */
  readonly title: string
  readonly body: Html
  /** In the language that its reader chose; the others are left in French, and say so. */
  readonly translated?: boolean
}

/** A page of someone's carnet. `tab`: the entry that the page belongs to; `profile` stands on the cover, the others are tabs. `ruled`: filed under a margin. */
export function carnetPage(
  carnet: Carnet,
  page: Body & {
    readonly tab: Tab
    readonly ruled?: boolean
    readonly answersInvitations?: boolean
    /** The chapter of the help that « Aide » leads to; absent: that of its tab. */
    readonly help?: HelpChapter
    readonly script?: string
  },
): string {
  const speech = speechIn(carnet.display)
  const { common, pages } = speech.words
  const whose = common.recordOf(carnet.holder.name)
  const whoseInTitle = (page.translated ? speech : frenchSpeech(carnet.display)).words.common.recordOf
  const tab = (name: Exclude<Tab, 'profile'>, drawing: IconName, more?: string) =>
    html`<li><a href="${urls[name]}"${name === page.tab && html` aria-current="page"`}>${icon(drawing)}<span>${common[name]}${more !== undefined && html`<span class="more"> ${more}</span>`}</span></a></li>`
  const cover = html`<header class="masthead">
  <p class="whose"${placeOf(carnet.holder)}>${initialOf(carnet.holder)}<a href="${urls.carnet}">${whose}</a></p>
  <div class="masthead-actions">
    ${carnet.mayChoose && html`<a href="${urls.choice}">${common.otherRecord}</a>`}
    ${carnet.unreadNotices !== undefined && noticesLink(carnet.unreadNotices, speech)}
    <a href="${urls.profile}"${page.tab === 'profile' && html` aria-current="page"`}>${common.profile}</a>
    <a href="${helpUrl(page.help ?? helpOf[page.tab])}">${common.help}</a>
    <form method="post" action="${urls.logout}">${csrfField(carnet.csrf)}${submitButton(common.logout, 'quiet')}</form>
  </div>
</header>
<nav class="tabs" aria-label="${common.navigation}"><ul class="tab-list">${tab('carnet', 'house')}${tab('documents', 'pages')}${tab('results', 'resultats')}${tab('treatments', 'soins', common.andVaccines)}${tab('accessLog', 'people')}${tab('professionals', 'professionals')}</ul></nav>`
  return frame(carnet, {
    title: `${page.title} — ${whoseInTitle(carnet.holder.name)}`,
    translated: page.translated ?? false,
    cover,
    first: [
      carnet.unreadEmergencies && emergencyAlert(carnet, carnet.unreadEmergencies),
      carnet.askedToKeep && majorityNotice(carnet),
      (carnet.waitingInvitations ?? 0) > 0 && !page.answersInvitations && invitationNotice(speech),
      carnet.typedBefore && notice('attention', speech.say(common.typedBefore), 'status'),
    ],
    body: page.body,
    width: 'notebook',
    ruled: page.ruled ?? false,
    rights: html`<p><a href="${urls.accessMatrix}">${pages.accessMatrix}</a></p>
<p><a href="${urls.healthWords}">${pages.healthWords}</a></p>`,
    end: sessionEnd(carnet),
    scripts: [carnet.assets.sessionScript, page.script],
  })
}

/** The number is told in words: alone, it says nothing to who hears it. */
function noticesLink(count: number, speech: Speech): Html {
  const shown = count > 99 ? '99+' : String(count)
  return html`<a class="notices-link" href="${urls.noticeCentre}"${inFrench(speech)}>${icon('bell')}<span class="notices-word">${noticeCentre.link}</span>${count > 0 && html`<span class="off-screen"> (${noticeCentre.unread(count)})</span> <span class="count" aria-hidden="true">${shown}</span>`}</a>`
}

function emergencyAlert(
  { csrf, now, display }: Carnet,
  { count, lastAt }: { readonly count: number; readonly lastAt: Date },
): Html {
  const { words, say, dates } = speechIn(display)
  const alert = words.emergencyAlert
  return notice(
    'urgent',
    html`<h2>${alert.title}</h2>
<p>${say(alert.told)(count, dates.momentWithDistance(lastAt, now))}</p>
<p><a href="${accessLogUrl({ filter: 'urgences' })}">${alert.who}</a></p>
<form method="post" action="${urls.emergenciesRead}">${csrfField(csrf)}${submitButton(alert.read, 'secondary')}</form>`,
  )
}

function majorityNotice({ csrf, display }: Carnet): Html {
  const {
    say,
    words: { majority },
  } = speechIn(display)
  return notice(
    'plain',
    html`<h2>${majority.title}</h2>
<p>${say(majority.means)}</p>
<form class="actions" method="post" action="${urls.keepRecord}">${csrfField(csrf)}${submitButton(majority.keep, 'main')}</form>
<p><a href="${urls.closeRecord}">${majority.close}</a></p>`,
  )
}

function invitationNotice({ words: { invitation } }: Speech): Html {
  return notice(
    'plain',
    html`<p>${invitation.waiting} <a href="${urls.invitations}">${invitation.see}</a></p>`,
  )
}

/** A page for anyone: before log-in, or when something went wrong. `solo`: one thing to do, narrow. */
export function publicPage(
  surroundings: Surroundings,
  page: Body & { readonly width: 'solo' | 'notebook'; readonly script?: string; readonly help?: HelpChapter },
): string {
  const { common, display } = speechIn(surroundings.display).words
  const cover = html`<header class="masthead">
  <a class="brand" href="${urls.home}">${brandMark}${common.brand}</a>
  <div class="masthead-actions"><a href="${urls.display}">${display.title}</a><a href="${helpUrl(page.help)}">${common.help}</a></div>
</header>`
  const title = page.title.startsWith(common.brand) ? page.title : `${page.title} — ${common.brand}`
  return frame(surroundings, { ...page, title, cover, ruled: false, scripts: [page.script] })
}

/**
 * A page for a professional whom his card names. `alarm`: a state that is told as long as it lasts. `actions`: of his
 * session, on the cover; `tabs`: its pages. `cabinet`: tighter, as wide as a desk.
 */
export function professionalPage(
  surroundings: Surroundings,
  {
    brand,
    reader,
    actions,
    tabs,
    alarm,
    help: lines,
    ...page
  }: Body & {
    readonly width: Frame['width']
    readonly brand: string
    readonly reader: string | undefined
    readonly actions?: Html
    readonly tabs?: Html
    readonly alarm?: Html
    readonly help: readonly (Html | string)[]
  },
): string {
  const cover = html`<header class="masthead">
  <p class="brand">${brandMark}${brand}</p>
  ${reader !== undefined && html`<p class="masthead-actions">${reader}</p>`}
  ${actions && html`<div class="masthead-actions">${actions}</div>`}
</header>
${tabs}
${alarm && html`<aside class="alarm" aria-label="${common.accessState}">${alarm}</aside>`}`
  const foot = html`<footer class="help"><h2>${help.title}</h2>${lines.map((line) => html`<p>${line}</p>`)}</footer>`
  // Professionals read in French, whatever a patient chose on this device.
  const surroundingsInFrench = {
    ...surroundings,
    display: { ...surroundings.display, language: 'fr' as const },
  }
  return frame(surroundingsInFrench, {
    ...page,
    title: `${page.title} — ${common.brand}`,
    cover,
    ruled: false,
    foot,
  })
}

const brandMark = html`<svg class="brand-mark" viewBox="0 0 22 28" aria-hidden="true" focusable="false">
  <path d="M3 1h14a3 3 0 0 1 3 3v20a3 3 0 0 1-3 3H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z" fill="none" stroke="currentColor" stroke-width="2"/>
  <path d="M11 1h6v13l-3-3-3 3z" fill="currentColor"/></svg>`

type Frame = Body & {
  readonly cover: Html
  readonly width: 'solo' | 'notebook' | 'cabinet'
  readonly ruled: boolean
  /** Before all the rest, in the language of the reader whatever that of the page. */
  readonly first?: readonly Hole[]
  /** Where the reader of a carnet finds what the law lets each profession read. */
  readonly rights?: Html
  /** In place of the help that everybody has. */
  readonly foot?: Html
  /** Behind all the rest. */
  readonly end?: Html
  /** Addresses of what helps on this page where the browser runs scripts. */
  readonly scripts?: readonly (string | undefined)[]
}

function frame(
  surroundings: Surroundings,
  {
    title,
    translated = false,
    cover,
    body,
    width,
    ruled,
    first = [],
    rights,
    foot,
    end,
    scripts = [],
  }: Frame,
): string {
  const { assets, demo, display } = surroundings
  const speech = speechIn(display)
  const { common } = speech.words
  const left = !translated && partAttributes('fr', display.language)
  return renderPage(html`<html${languageAttributes(display.language)}${displayAttributes(display)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title${left}>${title}</title>
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="same-origin">
<link rel="icon" type="image/svg+xml" href="${assets.icon}">
<link rel="manifest" href="${assets.manifest}">
<link rel="stylesheet" href="${assets.stylesheet}">
${scripts.map((script) => script !== undefined && html`<script type="module" src="${script}"></script>`)}
</head>
<body>
<a class="skip" href="#contenu">${common.skip}</a>
${surroundings.display.beside === 'helped' && helpedBeside(surroundings)}
${demo && html`<aside class="ribbon" aria-label="${common.demonstrationMode}"><p>${common.demonstration}</p></aside>`}
<div class="notebook ${width}">
${cover}
<main class="sheet${ruled && ' ruled'}" id="contenu" tabindex="-1"${left}>
${left === false ? first : aboveFrench(speech, first)}${body}
</main>
${foot ?? helpNotes(surroundings, rights)}
</div>
${end}
</body>
</html>`)
}

/** Above a page that is left in French: what it is, and what its reader is told on every page. */
function aboveFrench({ language, words }: Speech, first: readonly Hole[]): Html {
  return html`<div class="stack screen-only"${partAttributes(language, 'fr')}>
${notice('plain', words.display.language.frenchPage)}${first}
</div>
`
}

/** The device stays so until somebody says otherwise: what it hides, and how to come back. */
function helpedBeside({ display }: Surroundings): Html {
  const { say } = frenchSpeech(display)
  return html`<aside class="beside-me" aria-label="${besideMe.label}"${partAttributes('fr', display.language)}><p>${say(besideMe.on)}</p>
<p><a href="${urls.display}">${besideMe.leave}</a></p></aside>`
}

function helpNotes(surroundings: Surroundings, rights: Html | undefined): Html {
  const { helpPhone: phone, display } = surroundings
  const { words, say, inOrder, language } = speechIn(display)
  const { help, display: displayWords } = words
  const others = Object.entries(languageWords) as readonly (readonly [keyof typeof languageWords, string])[]
  return html`<footer class="help" id="aide" tabindex="-1">
<h2>${help.title}</h2>
<p class="emergency">${help.emergency}</p>
<p>${help.call} <a href="tel:${phone.replaceAll(/\s/g, '')}">${inOrder(phone)}</a>.</p>
<p><a href="${urls.help}">${help.more}</a>.</p>
<p class="soft">${say(help.unknownPerson)}</p>
<p><a href="${urls.display}">${displayWords.link}</a>. <span class="soft">${say(displayWords.linkMeans)}</span></p>
<p><a href="${urls.display}#langue">${displayWords.language.legend}${others.filter(([other]) => other !== language).map(([other, word]) => html` · <bdi${partAttributes(other, language)}>${word}</bdi>`)}</a></p>
<p>${accessibilityLink(surroundings)}</p>
${rights}
</footer>`
}

/** The law wants its state said on each page: law 2005-102, article 47. */
export function accessibilityLink({ accessibility, display }: Surroundings): Html {
  const { help } = speechIn(display).words
  return html`<a href="${urls.accessibility}">${help.accessibility[conformityOf(accessibility)]}</a>`
}
