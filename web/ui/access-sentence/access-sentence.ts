/** The access log in plain sentences, each with its reasons. Spec: people.md P-18, P-19; rules.md TRA-06. */
import type { Trace, TraceActor } from '@carnet/core/model/trace.ts'
import { type Html, html } from '../../html.ts'
import { documentUrl } from '../../urls.ts'
import { accessLog } from '../../words/access-log.ts'
import { actionInWords } from '../../words/actions.ts'
import { momentWithDistance, timeInWords } from '../../words/dates.ts'
import { reasonsInWords } from '../../words/grounds.ts'
import { nameWithTitle, professionInWords } from '../../words/professions.ts'
import { isSilentRefusal, refusalInWords } from '../../words/refusals.ts'
import { toldOfHolder } from '../../words/told-of-holder.ts'
import { gluedSigns } from '../../words/typography.ts'
import { isOfAnother, type Whose } from '../../words/whose.ts'
import { type Chip, chipList } from '../chip/chip.ts'
import { icon } from '../icon/icon.ts'
import type { AccessEvent } from './access-group.ts'

/** uniqueId → id of the page, for the documents that the reader may open now; others are told by their title. */
export type OpenableDocuments = Readonly<Record<string, string>>

/** What its reader may do about a line: at once, or when he has read why. */
export type Gestures = { readonly beside?: Html | false; readonly onceExplained?: Html | false }

/** Whose record it is; absent: the reader's own. */
type Told = Partial<Whose>

/** `now`: the whole moment is told with its distance, where the line stands alone; else the hour, under a day. */
export function accessSentence(
  event: AccessEvent,
  openable: OpenableDocuments,
  {
    now,
    beside = false,
    onceExplained = false,
    ...whose
  }: Told & Gestures & { readonly now?: Date | undefined } = {},
): Html {
  const told = tellerOf(whose)
  const { trace } = event
  const urgent = trace.mode !== 'normal'
  const refused = trace.outcome === 'refused'
  return html`<article class="access${urgent && ' urgent'}${refused && ' refused'}">
  <p class="when"><time datetime="${event.last.toISOString()}">${whenInWords(event, now)}</time></p>
  <p class="sentence">${refused && `${accessLog.refused} `}${who(trace.actor, whose)} ${whatHappened(trace, whose, event.documents.length)}.</p>
  ${refused && trace.refusal !== undefined && html`<p>${told(refusalInWords(trace.refusal))}</p>`}
  ${trace.emergencyReason && html`<p>${accessLog.emergencyReason} «\u00a0${trace.emergencyReason}\u00a0»</p>`}
  ${chipList(chipsOf(event))}
  ${documentList(event, openable)}
  ${countsOf(event).map((words) => html`<p class="soft">${words}</p>`)}
  ${answers(event, { beside, onceExplained }, told)}
</article>`
}

/** « Dr Karim Benali, cardiologue, Centre hospitalier du Port ». */
export function actorInWords(actor: TraceActor, whose: Told = {}): string {
  return [nameOf(actor, whose), ...circumstancesOf(actor)].join(', ')
}

/** « Dr Karim Benali (cardiologue) ». */
export function actorBriefly(actor: TraceActor): string {
  const [first] = circumstancesOf(actor)
  return first === undefined ? nameOf(actor) : `${nameOf(actor)} (${first})`
}

/** « a ouvert 3 documents », of the holder himself « avez ouvert », where he is the reader. */
export function whatHappened(trace: Trace, whose: Told, documentCount: number): string {
  if (trace.actor.kind !== 'patient') return tellerOf(whose)(actionInWords(trace, 'someone', documentCount))
  if (!isToldToAnother(whose)) return actionInWords(trace, 'you', documentCount)
  // After his own name, what is his is « ses documents ».
  const himself = `${whose.holder!.name} `
  const sentence = tellerOf(whose)(`${himself}${actionInWords(trace, 'someone', documentCount)}`)
  return sentence.slice(himself.length)
}

/** Of the holder's record, as it is told to its reader. */
export function tellerOf({ holder }: Told): (sentence: string) => string {
  return holder === undefined ? (sentence) => sentence : toldOfHolder({ holder })
}

function isToldToAnother({ holder }: Told): boolean {
  return holder !== undefined && isOfAnother({ holder })
}

function who(actor: TraceActor, whose: Told): Html {
  const circumstances = circumstancesOf(actor)
  return html`<strong>${nameOf(actor, whose)}</strong>${circumstances.length > 0 && `, ${circumstances.join(', ')},`}`
}

function nameOf(actor: TraceActor, whose: Told = {}): string {
  switch (actor.kind) {
    case 'patient':
      return isToldToAnother(whose) ? whose.holder!.name : accessLog.you
    case 'system':
      return accessLog.system
    case 'insuranceAgent':
      return accessLog.insuranceAgent
    case 'operator':
      return accessLog.operator
    case 'cardBearer':
      return tellerOf(whose)(accessLog.cardBearer)
    case 'staff':
      // A card of staff names nobody, and its number is for no reader.
      if (actor.name === '' || actor.name === actor.id) return accessLog.staff
      return nameWithTitle(actor.name, actor.profession)
    case 'professional':
    case 'legalRepresentative':
    case 'carer':
      return actor.name === '' ? accessLog.unknownPerson : nameWithTitle(actor.name, actor.profession)
    case 'structure':
      // A certificate names the software that spoke for it.
      return actor.structureName || actor.name || accessLog.unknownPerson
  }
}

function circumstancesOf(actor: TraceActor): readonly string[] {
  if (['patient', 'system', 'insuranceAgent', 'operator', 'cardBearer'].includes(actor.kind)) return []
  if (actor.kind === 'legalRepresentative' || actor.kind === 'carer') return [accessLog.delegate[actor.kind]]
  const profession = professionInWords(actor.profession, actor.speciality)
  const structure = actor.structureName === nameOf(actor) ? undefined : actor.structureName
  return [profession, structure].filter((words) => words !== undefined && words !== '') as string[]
}

function whenInWords({ first, last }: AccessEvent, now: Date | undefined): string {
  if (now !== undefined) return momentWithDistance(last, now)
  const [from, to] = [timeInWords(first), timeInWords(last)]
  return from === to ? `${accessLog.at} ${to}` : accessLog.between(from, to)
}

function chipsOf({ trace }: AccessEvent): readonly Chip[] {
  const chips: readonly (Chip | false)[] = [
    trace.mode !== 'normal' && { words: accessLog.emergencyOf[trace.mode], tone: 'urgent' },
    trace.actor.kind === 'cardBearer' && { words: accessLog.emergencyCard, tone: 'urgent' },
    trace.secretSession && { words: accessLog.secret, tone: 'hidden' },
  ]
  return chips.filter((chip) => chip !== false)
}

function documentList({ documents }: AccessEvent, openable: OpenableDocuments): Html | false {
  return (
    documents.length > 0 &&
    html`<ul class="documents">${documents.map(({ uniqueId, title }) => {
      const id = openable[uniqueId]
      return html`<li>${id === undefined ? gluedSigns(title) : html`<a href="${documentUrl(id)}">${gluedSigns(title)}</a>`}</li>`
    })}</ul>`
  )
}

function countsOf({ trace, returnedCount, filteredCount }: AccessEvent): readonly string[] {
  if (trace.outcome === 'refused' || trace.action !== 'findDocuments') return []
  return [accessLog.inList(returnedCount), ...(filteredCount > 0 ? [accessLog.filtered(filteredCount)] : [])]
}

/** « Pourquoi ? » unfolds. */
export function isExplained({ trace }: AccessEvent): boolean {
  return (
    trace.actor.kind !== 'patient' &&
    !isSilentRefusal(trace.refusal) &&
    reasonsInWords(trace.checks).length > 0
  )
}

function answers(
  event: AccessEvent,
  { beside, onceExplained }: Required<Gestures>,
  told: (sentence: string) => string,
): Html | false {
  const folded = why(event, onceExplained, told)
  return (folded !== false || beside !== false) && html`<div class="answers">${folded}${beside}</div>`
}

function why(event: AccessEvent, gesture: Html | false, told: (sentence: string) => string): Html | false {
  return (
    isExplained(event) &&
    html`<details class="why fold">
  <summary>${accessLog.why}</summary>
  <ul>${reasonsInWords(event.trace.checks).map(({ passed, words }) => html`<li class="${passed ? 'yes' : 'no'}">${icon(passed ? 'yes' : 'no')}<span><span class="off-screen">${passed ? accessLog.allowed : accessLog.denied}\u00a0: </span>${told(words)}</span></li>`)}</ul>
  ${gesture}
</details>`
  )
}
