/** « Mes professionnels »: who may read, who may not, and the forms that change it. Spec: rules.md CON-11 to CON-18, CON-26. */
import type { ProfessionalRole } from '@carnet/core/model/record.ts'
import { type Html, html } from '../html.ts'
import { behindTap } from '../ui/behind-tap/behind-tap.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { type Chip, chipList } from '../ui/chip/chip.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { csrfField, textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { shortDayInWords } from '../words/dates.ts'
import { assistsOnly, delegates } from '../words/delegates.ts'
import { emergencyChoices } from '../words/emergency-choices.ts'
import { professionals as words } from '../words/professionals.ts'
import { professionInWords } from '../words/professions.ts'
import { seeAs } from '../words/see-as.ts'
import { doneIn, tellIn, toldIn } from '../words/whose.ts'
import { endForm, gestureForm, type ProfessionalGesture, titled } from './professional-gestures.ts'
import { askNoDeposits } from './reports.ts'

export type ProfessionalSummary = {
  readonly id: string
  readonly name: string
  readonly profession?: string
  readonly speciality?: string
  readonly structureNames: readonly string[]
  readonly active: boolean
  readonly role: 'medecinTraitant' | ProfessionalRole | null
  readonly chosen: boolean
  readonly access: 'permit' | 'deny' | undefined
  readonly since: Date | undefined
  readonly until: Date | undefined
  readonly readsThrough: readonly (
    | { readonly kind: 'careTeam'; readonly name: string }
    | { readonly kind: 'consultation'; readonly id: string; readonly since: Date }
    | { readonly kind: 'structure'; readonly name: string }
  )[]
  readonly endsAtMost: string | undefined
  readonly administrator: boolean
  readonly expressConsent: boolean
  /** CON-26: he reads with an express consent only. */
  readonly consentsAs: 'occupational' | 'fireService' | undefined
  readonly collectedBy: string | undefined
}

export type StructureSummary = {
  readonly kind: 'structure' | 'careTeam'
  readonly id: string
  readonly name: string
  readonly members: readonly string[]
  readonly access: 'permit' | 'deny'
  readonly since: Date
  readonly until: Date | undefined
  readonly endsAtMost: string | undefined
  readonly collectedBy?: string | undefined
}

export type FoundSummary = Pick<
  ProfessionalSummary,
  'id' | 'name' | 'profession' | 'speciality' | 'structureNames' | 'active' | 'consentsAs'
>

export type ProfessionalsData = Carnet & {
  readonly professionals: readonly ProfessionalSummary[]
  readonly structures: readonly StructureSummary[]
  /** What being the médecin traitant opens, in this regime (CON-14). */
  readonly medecinTraitantPrivilege: keyof typeof words.medecinTraitantSees
  /** Undefined: nobody was looked for. */
  readonly search: { readonly name: string; readonly found: readonly FoundSummary[] } | undefined
  /** The reader decides who reads; else he is told who does, and by whom it is changed. */
  readonly mayChange: boolean
  /** He may ask somebody to add nothing more (CON-24). */
  readonly mayReport: boolean
  readonly done?: ProfessionalGesture | 'undone' | undefined
  /** What was just done may still be taken back. */
  readonly mayUndo?: boolean
  /** Why what was asked was refused. */
  readonly refused?: string | undefined
}

/** Each form POSTs `geste`, `sorte`, `id`, `role` and `csrf` to `/carnet/professionnels`. */
export function professionalsPage(data: ProfessionalsData): string {
  const say = tellIn(data)
  const peopleWith = (access: ProfessionalSummary['access']) =>
    data.professionals.filter((each) => each.access === access)
  const structures = (access: StructureSummary['access']) =>
    data.structures.filter((each) => each.access === access)
  const readers = [
    ...peopleWith('permit').map((each) => reader(data, each)),
    ...peopleWith(undefined)
      .filter(isReader)
      .map((each) => otherReader(data, each)),
    ...structures('permit').map((each) => structure(data, each)),
  ]
  const blocked = [
    ...peopleWith('deny').map((each) => blockedPerson(data, each)),
    ...structures('deny').map((each) => structure(data, each)),
  ]
  const others = peopleWith(undefined)
    .filter((each) => !isReader(each))
    .map((each) => chosenPerson(data, each))
  const body = html`<div class="sheet-head">
  <h1>${toldIn(data)(words.title)}</h1>
  <p class="soft">${data.mayChange ? say(words.intro) : assistsOnly(data.holder.name)}</p>
</div>
${data.done && notice('done', doneOf(data, data.done), 'status')}
${data.refused && notice('attention', html`<p>${say(words.refused)} ${data.refused}</p>`, 'alert')}
${readers.length === 0 && emptyState({ title: words.nobodyReadsTitle, text: say(words.nobodyReads) })}
${
  readers.length + blocked.length + others.length > 0 &&
  behindTap(
    data,
    'professionals',
    html`${readers.length > 0 && list('lecteurs', say(words.readersTitle), say(words.administratorMeans), readers)}
${blocked.length > 0 && list('bloques', say(words.blockedTitle), say(words.blockedIntro), blocked)}
${others.length > 0 && list('autres', say(words.chosenTitle), say(words.chosenIntro), others)}`,
  )
}
${
  !data.professionals.some(({ role }) => role === 'medecinTraitant') &&
  html`<section class="stack" aria-labelledby="declarer">
<h2 id="declarer">${words.declareTitle}</h2>
<p>${toldIn(data)(say(words.declare))}</p>
</section>`
}
<section class="stack" aria-labelledby="urgences">
<h2 id="urgences">${say(emergencyChoices.linkTitle)}</h2>
<p class="soft">${say(emergencyChoices.linkIntro)}</p>
<div class="actions">${linkButton(say(emergencyChoices.link), urls.emergencyChoices, 'secondary')}</div>
</section>
<section class="stack" aria-labelledby="voir-comme">
<h2 id="voir-comme">${say(seeAs.title)}</h2>
<p class="soft">${say(seeAs.linkIntro)}</p>
<div class="actions">${linkButton(say(seeAs.link), urls.seeAs, 'secondary')}</div>
</section>
${data.mayChange && searchForm(data)}
<section class="stack" aria-labelledby="aidants">
<h2 id="aidants">${delegates.title}</h2>
<p class="soft">${say(delegates.linkIntro)}</p>
<div class="actions">${linkButton(delegates.link, urls.delegates, 'secondary')}</div>
</section>`
  return carnetPage(data, { title: words.title, tab: 'professionals', body })
}

/** POSTs `geste` (annuler) and `csrf`: what was there before comes back. */
function doneOf(data: ProfessionalsData, done: NonNullable<ProfessionalsData['done']>): Html {
  if (done === 'undone') return html`<p>${doneIn(data, words.undone)}</p>`
  const mayUndo = data.mayUndo === true && done !== 'chooseProfessional' && done !== 'forgetProfessional'
  return html`<p>${doneIn(data, words.done[done])}</p>${
    mayUndo &&
    html`<form class="actions" method="post" action="${urls.professionals}">${csrfField(data.csrf)}
  ${submitButton(words.undo, 'secondary', { name: 'geste', value: 'annuler' })}
</form>`
  }`
}

function list(id: string, title: string, intro: string, people: readonly Html[]): Html {
  return html`<section class="stack" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<p class="soft">${intro}</p>
<ul class="people">${people.map((person) => html`<li>${person}</li>`)}</ul>
</section>`
}

type Known = FoundSummary & Partial<ProfessionalSummary>

/** `gestures`: drawn to who may change something. */
function person(
  { mayChange }: ProfessionalsData,
  who: Known,
  facts: string,
  chips: readonly Chip[],
  gestures: readonly Html[],
): Html {
  const circumstances = [professionInWords(who.profession, who.speciality), ...who.structureNames]
  return html`<article class="person">
<h3>${titled(who)}</h3>
<p class="soft">${circumstances.filter(Boolean).join(', ')}</p>
${facts !== '' && html`<p>${facts}</p>`}
${chipList([...chips, ...(who.active ? [] : [{ words: words.inactive, tone: 'plain' } as const])])}
${mayChange && gestures.length > 0 && html`<div class="actions">${gestures}</div>`}
</article>`
}

function reader(data: ProfessionalsData, who: ProfessionalSummary): Html {
  const chips: readonly Chip[] = [
    ...roleChips(who),
    ...(who.administrator ? [{ words: tellIn(data)(words.administrator), tone: 'mine' } as const] : []),
    ...(who.expressConsent ? [{ words: words.expressConsent, tone: 'mine' } as const] : []),
  ]
  return person(data, who, factsOf(data, who, origin(who)), chips, [
    who.administrator
      ? gestureForm(data, who, 'dismissAdministrator', 'secondary')
      : gestureForm(data, who, 'nameAdministrator', 'secondary'),
    ...consent(data, who),
    ...rolesOf(data, who),
    ...endForm(data, who),
    gestureForm(data, who, 'withdrawAuthorisation', 'secondary'),
    gestureForm(data, who, 'blockProfessional', 'secondary'),
    ...noDeposits(data, { ...who, kind: 'professional' }),
  ])
}

function factsOf(data: ProfessionalsData, { role }: ProfessionalSummary, facts: string): string {
  if (role !== 'medecinTraitant') return facts
  return `${facts} ${tellIn(data)(words.medecinTraitantSees[data.medecinTraitantPrivilege])}`.trim()
}

/** By no authorisation of his own: the patient accepted those he works with. */
function isReader({ readsThrough }: ProfessionalSummary): boolean {
  return readsThrough.length > 0
}

function otherReader(data: ProfessionalsData, who: ProfessionalSummary): Html {
  const circles = who.readsThrough.map(circleInWords)
  const facts = factsOf(data, who, `${circles.join('. ')}.`)
  return person(data, who, facts, roleChips(who), [
    ...endConsultation(data, who),
    ...gesturesWithoutAccess(data, who),
  ])
}

function circleInWords(circle: ProfessionalSummary['readsThrough'][number]): string {
  switch (circle.kind) {
    case 'careTeam':
      return words.inTeam(circle.name)
    case 'structure':
      return words.inStructure(circle.name)
    case 'consultation':
      return words.inConsultation(shortDayInWords(circle.since))
  }
}

/** CON-03: it ends by itself with the session; the holder need not wait. */
function endConsultation(data: ProfessionalsData, who: ProfessionalSummary): readonly Html[] {
  return who.readsThrough.flatMap((each) =>
    each.kind === 'consultation'
      ? [gestureForm(data, { ...who, id: each.id, kind: each.kind }, 'withdrawAuthorisation', 'secondary')]
      : [],
  )
}

function blockedPerson(data: ProfessionalsData, who: ProfessionalSummary): Html {
  const by = who.collectedBy === undefined ? '' : words.blockedBy(who.collectedBy)
  const facts = who.since === undefined ? '' : `${words.blockedSince(shortDayInWords(who.since))}${by}.`
  return person(data, who, facts, roleChips(who), [
    gestureForm(data, who, 'unblockProfessional', 'secondary'),
    ...noDeposits(data, { ...who, kind: 'professional' }),
  ])
}

function chosenPerson(data: ProfessionalsData, who: ProfessionalSummary): Html {
  return person(data, who, factsOf(data, who, ''), roleChips(who), gesturesWithoutAccess(data, who))
}

function gesturesWithoutAccess(data: ProfessionalsData, who: ProfessionalSummary): readonly Html[] {
  return [
    ...consent(data, who),
    ...rolesOf(data, who),
    ...(who.chosen ? [gestureForm(data, who, 'forgetProfessional', 'secondary')] : []),
    gestureForm(data, who, 'blockProfessional', 'secondary'),
  ]
}

function structure(data: ProfessionalsData, who: StructureSummary): Html {
  const name = who.kind === 'careTeam' ? teamInWords(who) : who.name
  const gesture = who.access === 'deny' ? 'unblockProfessional' : 'withdrawAuthorisation'
  return html`<article class="person">
<h3>${name}</h3>
<p>${who.access === 'permit' ? origin(who) : `${words.blockedSince(shortDayInWords(who.since))}.`}</p>
${data.mayChange && html`<div class="actions">${endForm(data, { ...who, name })}${gestureForm(data, { ...who, name }, gesture, 'secondary')}${who.kind === 'structure' && noDeposits(data, { kind: 'structure', id: who.id, name })}</div>`}
</article>`
}

function noDeposits(
  { mayReport, csrf }: ProfessionalsData,
  who: Parameters<typeof askNoDeposits>[1],
): readonly Html[] {
  return mayReport ? [askNoDeposits(csrf, who)] : []
}

function teamInWords({ name, members }: StructureSummary): string {
  return `${name === '' ? words.team : words.teamNamed(name)}\u00a0: ${members.join(', ')}`
}

function searchForm(data: ProfessionalsData): Html {
  const { search } = data
  const say = tellIn(data)
  return html`<section class="stack" aria-labelledby="chercher">
<h2 id="chercher">${words.searchTitle}</h2>
<p class="soft">${say(words.searchIntro)}</p>
<search><form class="form" method="get" action="${urls.professionals}#chercher">
  ${textField({ name: 'nom', label: words.name, type: 'text', autocomplete: 'off', value: search?.name })}
  ${submitButton(words.search, 'secondary')}
</form></search>
${search && html`<p role="status">${words.found(search.found.length)}</p>`}
${search?.found.length === 0 && html`<p class="soft">${say(words.foundNobody)}</p>`}
${
  search !== undefined &&
  search.found.length > 0 &&
  html`<ul class="people">${search.found.map((who) => html`<li>${found(data, who)}</li>`)}</ul>`
}
</section>`
}

/** Of someone who is in a list above, the forms stand there. */
function found(data: ProfessionalsData, who: FoundSummary): Html {
  const known = data.professionals.find(({ id }) => id === who.id)
  if (known?.access !== undefined || known?.chosen) return person(data, who, words.alreadyListed, [], [])
  return person(
    data,
    who,
    '',
    [],
    [
      gestureForm(data, who, 'chooseProfessional', 'secondary'),
      ...consent(data, who),
      gestureForm(data, who, 'blockProfessional', 'secondary'),
    ],
  )
}

function consent(data: ProfessionalsData, who: Known): readonly Html[] {
  return who.consentsAs !== undefined && !who.expressConsent
    ? [gestureForm(data, who, 'consentExpressly', 'secondary')]
    : []
}

const roleOfProfession = { '21': 'pharmacienCorrespondant', '50': 'sageFemmeReferente' } as const

function rolesOf(data: ProfessionalsData, who: ProfessionalSummary): readonly Html[] {
  const role = roleOfProfession[who.profession as keyof typeof roleOfProfession]
  if (role === undefined || who.role === role) return []
  return [gestureForm(data, who, 'chooseProfessional', 'secondary', role)]
}

function roleChips({ role }: ProfessionalSummary): readonly Chip[] {
  return role === null ? [] : [{ words: words.roles[role], tone: 'plain' }]
}

/** « Vous avez accepté le 3 mars 2026. Accès jusqu’au 3 mars 2027. » */
function origin({
  since,
  until,
  collectedBy,
}: Pick<ProfessionalSummary, 'since' | 'until'> & Partial<ProfessionalSummary>): string {
  if (since === undefined) return ''
  const sentences = [
    words.accepted(shortDayInWords(since)),
    collectedBy !== undefined && words.collectedBy(collectedBy),
    until && words.accessUntil(shortDayInWords(until)),
  ]
  return sentences.flatMap((each) => (each ? [`${each}.`] : [])).join(' ')
}
