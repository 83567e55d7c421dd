/** What a person aims at for one measure: told, drawn and written, and compared with nothing. Spec: rules.md CNT-06. */
import type {
  MeasureDefinition,
  MeasureTarget,
  TargetObjection,
  TypedTarget,
} from '@carnet/core/model/own-measure.ts'
import { type Html, html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { checkbox, csrfField, radioGroup, textField } from '../ui/field/field.ts'
import type { Carnet } from '../ui/page/page.ts'
import { ownMeasureUrl } from '../urls.ts'
import { decimalInWords, quantityInWords } from '../words/measures.ts'
import { measureSlugs, partTitles, ownMeasures as words } from '../words/own-measures.ts'
import { sayIn } from '../words/readings.ts'
import { dayInWords } from './treatments.ts'

export type TargetData = Carnet & {
  readonly definition: MeasureDefinition
  readonly own: boolean
  readonly mayWrite: boolean
  readonly target?: MeasureTarget | undefined
  readonly targetTyped?: (TypedTarget & { readonly secret: boolean }) | undefined
  readonly targetProblems?: readonly TargetObjection[]
}

/** « entre 60 et 65 kg »; « le grand chiffre : au plus 130 mmHg ; … » where there are several numbers. */
export function targetInWords({ parts }: MeasureTarget, { kind, parts: defined }: MeasureDefinition): string {
  const titles = partTitles[kind]
  const said = parts.flatMap(({ low, high }, at) => {
    if (low === undefined && high === undefined) return []
    const { unit } = defined[at]!
    const range =
      low === undefined
        ? words.target.atMost(quantityInWords(high!, unit))
        : high === undefined
          ? words.target.atLeast(quantityInWords(low, unit))
          : words.target.range(decimalInWords(low), quantityInWords(high, unit))
    return [titles === undefined ? range : `${titles[at]!.toLowerCase()}\u00a0: ${range}`]
  })
  return said.join('\u202f; ')
}

export function targetSection(data: TargetData): Html | false {
  const { definition, own, mayWrite, target, display, targetProblems = [] } = data
  if (!mayWrite && target === undefined) return false
  const { target: said } = words
  const by = target?.by ?? undefined
  const how = own || by !== undefined ? said.setWith : said.setWithOther
  return html`<section class="stack" aria-labelledby="objectif"><h2 id="objectif">${own ? said.title : said.titleOther}</h2>
${
  target === undefined
    ? html`<p class="soft">${sayIn(display)(said.intro)}</p>`
    : html`<p><strong>${targetInWords(target, definition)}</strong></p>
<p class="soft">${said.written(by !== undefined && target.setWith === 'self' ? `${words.columns.by.toLowerCase()} ${by}` : how[target.setWith], dayInWords(target.on))}${target.secret && `, ${words.keptForMe}`}</p>`
}
${mayWrite && (targetProblems.length > 0 ? targetForm(data) : html`<details class="confirm"><summary class="button secondary">${target === undefined ? said.set : said.change}</summary><div class="confirm-body">${targetForm(data)}</div></details>`)}
</section>`
}

/** POSTs `geste` (`objectif`, `sansObjectif`), `min`, `max`, `min2`, `max2`, `avec`, `secretObjectif` and `csrf`. */
function targetForm(data: TargetData): Html {
  const { definition, own, csrf, target, targetTyped, targetProblems = [] } = data
  const { target: said } = words
  const address = ownMeasureUrl(measureSlugs[definition.kind])
  const problems = targetProblems.map((problem) => ({
    field: nameOf(problem.end, problem.part),
    words: objectionInWords(definition, problem),
  }))
  const titles = partTitles[definition.kind]
  const typed = targetTyped ?? typedAs(target)
  const field = (end: 'low' | 'high', part: number) =>
    textField({
      name: nameOf(end, part),
      label:
        titles === undefined
          ? said[end]
          : end === 'low'
            ? said.lowOf(titles[part]!)
            : said.highOf(titles[part]!),
      hint: end === 'low' && part === 0 ? said.lowHint : undefined,
      type: 'text',
      decimal: true,
      optional: true,
      autocomplete: 'off',
      value: (end === 'low' ? typed.lows : typed.highs)[part],
      error: problemOf(problems, nameOf(end, part)),
    })
  return html`${errorSummary(said.refused, problems satisfies readonly FieldProblem[])}
<form class="form" method="post" action="${address}" novalidate>${csrfField(csrf)}
  ${definition.parts.map((_, part) => html`${field('low', part)}${field('high', part)}`)}
  ${radioGroup(
    'avec',
    said.origin,
    (['self', 'professional'] as const).map((value) => ({ value, words: said.origins[value] })),
    typed.setWith,
  )}
  ${own && checkbox({ name: 'secretObjectif', value: 'oui', words: said.secret, checked: typed.secret })}
  <div class="actions">${submitButton(said.save, 'main', { name: 'geste', value: 'objectif' })}${target !== undefined && submitButton(said.remove, 'quiet', { name: 'geste', value: 'sansObjectif' })}</div>
</form>`
}

function typedAs(target: MeasureTarget | undefined): TypedTarget & { readonly secret: boolean } {
  const typed = (number: string | undefined) => number?.replace('.', ',') ?? ''
  return {
    lows: target?.parts.map(({ low }) => typed(low)) ?? [],
    highs: target?.parts.map(({ high }) => typed(high)) ?? [],
    setWith: target?.setWith ?? 'self',
    secret: target?.secret ?? false,
  }
}

function nameOf(end: 'low' | 'high', part: number): string {
  return `${end === 'low' ? 'min' : 'max'}${part === 0 ? '' : '2'}`
}

function objectionInWords({ parts }: MeasureDefinition, { part, why }: TargetObjection): string {
  const { low, high, decimals } = parts[part]!
  switch (why) {
    case 'missing':
    case 'reversed':
      return words.target[why]
    case 'notANumber':
      return words.objections.notANumber
    case 'outOfBounds':
      return words.objections.outOfBounds(decimalInWords(low), decimalInWords(high))
    case 'tooPrecise':
      return words.objections.tooPrecise(decimals)
  }
}
