/** One measure that a person notes: its form, its drawing and the table that says the same. Spec: rules.md CNT-06. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import {
  type MeasureDefinition,
  type MeasureObjection,
  type MeasureTarget,
  momentOf,
  type OwnMeasure,
  type TypedMeasure,
} from '@carnet/core/model/own-measure.ts'
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { type ChartPoint, trendChart } from '../ui/chart/chart.ts'
import { confirm } from '../ui/confirm/confirm.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { checkbox, csrfField, textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { carnetPage } from '../ui/page/page.ts'
import { type MeasureFile, ownMeasureFileUrl, ownMeasureUrl, urls } from '../urls.ts'
import { shortDayInWords } from '../words/dates.ts'
import { measureFile as fileWords } from '../words/measure-file.ts'
import { decimalInWords } from '../words/measures.ts'
import {
  measureNames,
  measureSlugs,
  partHints,
  partNames,
  partTitles,
  ownMeasures as words,
} from '../words/own-measures.ts'
import { common } from '../words/page.ts'
import { sayIn } from '../words/readings.ts'
import { results } from '../words/results.ts'
import { tellIn } from '../words/whose.ts'
import { measureFileLinks } from './measure-file.ts'
import { type TargetData, targetInWords, targetSection } from './measure-target.ts'
import { measuredWhen, measureInWords } from './own-measure-words.ts'

export type OwnMeasureData = TargetData & {
  /** Oldest first; those that the reader may see. */
  readonly measures: readonly OwnMeasure[]
  /** The reader may take them away. */
  readonly mayTake?: boolean
  readonly typed: TypedMeasure & { readonly secret: boolean }
  /** The one that is being corrected. */
  readonly corrected?: OwnMeasure | undefined
  readonly problems?: readonly (MeasureObjection | 'tooMany')[]
  readonly done?: keyof typeof words.done | undefined
  /** What was just noted, which may be taken back. */
  readonly undo?: string | undefined
}

/** POSTs `geste` (`noter`, `effacer`), `valeur`, `valeur2`, `jour`, `heure`, `secret` (oui), `mesure` (when it is corrected) and `csrf`. */
export function ownMeasurePage(data: OwnMeasureData): string {
  const { definition, measures, mayWrite, done, undo } = data
  const say = tellIn(data)
  const name = measureNames[definition.kind]
  const problems = problemsOf(data)
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.healthProfile}#mesures">${words.back}</a></p>
  <h1>${name}</h1>
</div>
${done && notice('done', html`<p>${words.done[done]}</p>${undo !== undefined && removeForm(data, undo, words.undo, 'secondary')}`, 'status')}
${errorSummary(words.form.refused, problems)}
${notice('plain', html`<p>${say(words.banner)}</p><p>${words.laboratory} <a href="${urls.results}">${tellIn(data)(results.title)}</a></p>`)}
${definition.computed && html`<p>${say(words.computed)}</p>`}
${mayWrite && !definition.computed && form(data, problems)}
${targetSection(data)}
${
  measures.length === 0
    ? html`<p class="soft">${definition.computed ? words.computedNone : words.none}</p>`
    : html`<section class="stack" aria-labelledby="mesures-notees"><h2 id="mesures-notees">${words.count(measures.length)}</h2>
${drawings(data, name)}
${table(data)}</section>
${data.mayTake === true && files(data)}`
}`
  return carnetPage(data, { title: name, tab: 'profile', body })
}

function drawings({ definition, measures, display, target }: OwnMeasureData, name: string): Html {
  const say = sayIn(display)
  if (measures.length === 1) return html`<p>${say(results.onlyOne)}</p>`
  if (new Set(measures.map(({ on }) => on)).size < 2) return html`<p>${say(results.sameDay)}</p>`
  const [first, last] = [measures[0]!, measures.at(-1)!].map((each) => shortDayInWords(dateOf(each)))
  const titles = partTitles[definition.kind]
  return html`${definition.parts.map((_, at) => {
    const title = titles === undefined ? name : `${name} – ${titles[at]}`
    const points = measures.map((each) => ({
      at: dateOf(each),
      value: Number(each.values[at]),
      shape: at,
      band: bandOf(target, at),
    }))
    return html`${titles && html`<h3>${titles[at]}</h3>`}${trendChart({
      id: `dessin-${at}`,
      title: words.drawing(title),
      description: results.drawn(measures.length, first!, last!),
      points,
    })}`
  })}
${target !== undefined && html`<p class="soft">${words.target.drawn}</p>`}
<p class="soft">${say(words.notJoined)}</p>`
}

function bandOf(target: MeasureTarget | undefined, part: number): ChartPoint['band'] {
  const { low, high } = target?.parts[part] ?? {}
  if (low === undefined && high === undefined) return undefined
  return {
    low: low === undefined ? undefined : Number(low),
    high: high === undefined ? undefined : Number(high),
  }
}

function files({ definition: { kind }, measures, display }: OwnMeasureData): Html {
  const file = (which: MeasureFile) => ownMeasureFileUrl(measureSlugs[kind], which)
  const note = measures.some(({ secret }) => secret) && fileWords.secretLeftOut
  return measureFileLinks({ table: file('table'), pages: file('pages') }, sayIn(display), note)
}

function dateOf(measure: OwnMeasure): Date {
  return new Date(momentOf(measure))
}

function table({ definition, measures, own, mayWrite, holder, target }: OwnMeasureData): Html {
  const { columns } = words
  const changeable = mayWrite && !definition.computed
  return cardTable({
    caption:
      target === undefined
        ? words.sameList
        : `${words.sameList}. ${words.target.shown(targetInWords(target, definition))}.`,
    columns: [columns.when, columns.value, columns.by, ...(changeable ? [columns.change] : [])],
    lines: measures.toReversed().map((measure) => {
      const value = measureInWords(measure, definition)
      const by = definition.computed ? words.computedBy : (measure.by ?? (own ? words.byYou : holder.name))
      return [
        measuredWhen(measure),
        html`<strong>${value}</strong>`,
        html`<span class="mine">${by}${measure.secret && html`, ${words.keptForMe}`}</span>`,
        ...(changeable
          ? [
              html`<a class="line-link" href="${ownMeasureUrl(measureSlugs[definition.kind], measure.id)}">${words.change}<span class="off-screen"> ${words.changeOf(value, measuredWhen(measure))}</span></a>`,
            ]
          : []),
      ]
    }),
  })
}

function form(data: OwnMeasureData, problems: readonly FieldProblem[]): Html {
  const { definition, typed, corrected, own, csrf, now } = data
  const { kind, parts } = definition
  const address = ownMeasureUrl(measureSlugs[kind])
  const errorOf = (field: string) => problemOf(problems, field)
  return html`<section class="stack" aria-labelledby="noter"><h2 id="noter">${corrected ? words.form.changeTitle : words.form.title}</h2>
<form class="form" method="post" action="${address}">${csrfField(csrf)}
  ${corrected && html`<input type="hidden" name="mesure" value="${corrected.id}">`}
  ${parts.map((_, at) => textField({ name: fieldNames[at]!, label: partNames[kind][at]!, hint: partHints[kind][at], type: 'text', decimal: true, autocomplete: 'off', value: typed.values[at], error: errorOf(fieldNames[at]!) }))}
  ${textField({ name: 'jour', label: words.form.day, type: 'date', autocomplete: 'off', value: typed.on, max: civilDay(now), error: errorOf('jour') })}
  ${textField({ name: 'heure', label: words.form.time, hint: words.form.timeHint, type: 'time', autocomplete: 'off', optional: true, value: typed.time, error: errorOf('heure') })}
  ${own && checkbox({ name: 'secret', value: 'oui', words: words.form.secret, checked: typed.secret })}
  <div class="actions">${submitButton(corrected ? words.form.save : words.form.submit, 'main', { name: 'geste', value: 'noter' })}${corrected && linkButton(common.cancel, address, 'quiet')}</div>
</form>
${
  corrected &&
  confirm({
    ask: words.form.remove,
    means: words.form.removeMeans,
    whose: data,
    form: removeForm(data, corrected.id, words.form.removeDo, 'destructive'),
  })
}</section>`
}

export const fieldNames = ['valeur', 'valeur2'] as const

function removeForm(
  { csrf, definition }: OwnMeasureData,
  id: string,
  label: string,
  weight: 'secondary' | 'destructive',
): Html {
  return html`<form method="post" action="${ownMeasureUrl(measureSlugs[definition.kind])}">${csrfField(csrf)}<input type="hidden" name="mesure" value="${id}">${submitButton(label, weight, { name: 'geste', value: 'effacer' })}</form>`
}

function problemsOf({ definition, problems = [] }: OwnMeasureData): readonly FieldProblem[] {
  return problems.map((problem) => {
    if (problem === 'tooMany') return { field: fieldNames[0], words: words.objections.tooMany }
    if ('field' in problem)
      return problem.field === 'time'
        ? { field: 'heure', words: words.objections.notATime }
        : { field: 'jour', words: words.objections[problem.why === 'missing' ? 'dayMissing' : problem.why] }
    return { field: fieldNames[problem.part]!, words: objectionToNumber(definition, problem) }
  })
}

function objectionToNumber(
  { parts }: MeasureDefinition,
  { part, why }: Extract<MeasureObjection, { part: number }>,
): string {
  const { low, high, decimals } = parts[part]!
  switch (why) {
    case 'outOfBounds':
      return words.objections.outOfBounds(decimalInWords(low), decimalInWords(high))
    case 'tooPrecise':
      return words.objections.tooPrecise(decimals)
    case 'missing':
    case 'notANumber':
    case 'reversed':
      return words.objections[why]
  }
}
