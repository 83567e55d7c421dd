/** « Mon plan de prise »: the current treatments on a sheet to print. Spec: people.md P-09. */
import type { KnownTreatment } from '@carnet/core/model/treatment.ts'
import { plainDisplay } from '../display.ts'
import { type Html, html } from '../html.ts'
import { type Speech, speechIn } from '../speech.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { gluedSigns } from '../words/typography.ts'
import { toldIn } from '../words/whose.ts'
import { allergyNotice, dayIn, declaredInWords, howToTake, sourceInWords } from './treatments.ts'

export type TreatmentPlanData = Carnet & {
  /** Current ones alone. */
  readonly treatments: readonly KnownTreatment[]
  /** Those that stand on the emergency card. */
  readonly allergies: readonly string[]
}

export function treatmentPlanPage(data: TreatmentPlanData): string {
  const speech = speechIn(data.display, data)
  const { say, dates } = speech
  const { treatments } = speech.words
  const words = treatments.plan
  const body = html`<div class="sheet-head">
  <p class="screen-only"><a class="back" href="${urls.treatments}">${say(words.back)}</a></p>
  <h1>${toldIn(data)(words.title)}</h1>
  <p>${say(words.asOf)(dates.day(data.now))}</p>
</div>
${
  data.treatments.length === 0
    ? emptyState({ title: treatments.noCurrent, text: say(treatments.empty) })
    : html`<p class="screen-only">${say(words.howToPrint)}</p>
${planTable(data, speech)}`
}
${allergyNotice({ ...data, own: false })}
<p>${say(words.show)}</p>`
  return carnetPage(data, { title: words.title, tab: 'treatments', body, translated: true })
}

/** As it is printed, and as a device keeps it. */
export function planTable(
  { treatments, holder }: Pick<TreatmentPlanData, 'treatments' | 'holder'>,
  speech: Speech = speechIn(plainDisplay),
): Html {
  const { asWritten, words: all, dates } = speech
  const words = all.treatments.plan
  const { columns } = words
  return cardTable({
    caption: words.caption,
    colon: all.common.colon,
    columns: [columns.drug, columns.how, columns.until, columns.sources],
    lines: treatments.map((treatment) => [
      asWritten(gluedSigns(treatment.name)),
      howToTake(treatment, speech) ?? words.unsaid,
      treatment.ends === undefined ? words.unsaid : dayIn(dates)(treatment.ends),
      [
        ...treatment.sources.slice(0, 1).map((source) => sourceInWords(source, treatment.name, speech)),
        ...treatment.declared
          .slice(0, 1)
          .map((declared) => declaredInWords({ holder, own: false }, declared, speech)),
      ].map((source) => html`<p>${gluedSigns(source)}</p>`),
    ]),
  })
}
