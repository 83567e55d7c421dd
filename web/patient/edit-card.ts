/** « Modifier la carte d’urgence »: what documents say is offered, the rest is written. Spec: people.md P-12. */
import {
  type CardObjection,
  cardLimits,
  type WrittenTopic,
  writtenTopics,
} from '@carnet/core/model/emergency-card.ts'
import type { StatementTopic } from '@carnet/core/model/health-statement.ts'
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { checkbox, csrfField, textArea } from '../ui/field/field.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { shortDayInWords } from '../words/dates.ts'
import { emergencyCard as cardWords, topicNames, editCard as words } from '../words/emergency-card.ts'
import { common } from '../words/page.ts'
import { gluedSigns } from '../words/typography.ts'

/** What a document says, to be ticked. */
export type OfferedEntry = {
  readonly id: string
  readonly topic: StatementTopic
  readonly words: string
  readonly source: { readonly title: string; readonly at: string }
  readonly kept: boolean
}

export type TypedCard = Readonly<Record<WrittenTopic, string>> & { readonly noKnownAllergy: boolean }

export type EditCardData = Carnet & {
  readonly offered: readonly OfferedEntry[]
  readonly typed: TypedCard
  readonly problem?: CardObjection | undefined
}

/** POSTs `garder` (ids), `aucune` (oui), one text for each topic, one entry a line, and `csrf`. */
export function editCardPage(data: EditCardData): string {
  const { offered, typed, problem } = data
  const found = problem === undefined ? [] : [fieldProblem(problem, typed)]
  const groups = offered.filter(({ topic }) => topic === 'bloodGroup')
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.card}">${cardWords.neutralTitle}</a></p>
  <h1>${words.title}</h1>
  <p class="soft">${words.intro}</p>
</div>
${errorSummary(words.notSaved, found)}
<form class="form" method="post" action="${urls.editCard}">${csrfField(data.csrf)}
  ${writtenTopics.map((topic) => topicFields(topic, data, found))}
  ${group(topicNames.bloodGroup, groups.length === 0 ? html`<p class="soft">${words.noBloodGroup}</p>` : boxes(groups))}
  <div class="actions">${submitButton(words.save, 'main')}${linkButton(common.cancel, urls.card, 'quiet')}</div>
</form>`
  return carnetPage(data, { title: words.title, tab: 'profile', body })
}

function topicFields(
  topic: WrittenTopic,
  { offered, typed }: EditCardData,
  found: readonly FieldProblem[],
): Html {
  const here = offered.filter((each) => each.topic === topic)
  return group(
    topicNames[topic],
    html`${here.length > 0 && boxes(here)}
  ${topic === 'allergies' && checkbox({ name: 'aucune', value: 'oui', words: words.noAllergy, checked: typed.noKnownAllergy, error: problemOf(found, 'aucune-oui') })}
  ${textArea({
    name: topic,
    label: words.written[topic],
    hint: words.hints[topic],
    value: typed[topic],
    error: problemOf(found, topic),
    optional: true,
  })}`,
  )
}

function group(legend: string, fields: Html): Html {
  return html`<fieldset class="choices"><legend>${legend}</legend>
  ${fields}
</fieldset>`
}

function boxes(offered: readonly OfferedEntry[]): Html {
  return html`<p class="soft">${words.proposed}</p>
${offered.map(({ id, words: said, source, kept }) =>
  checkbox({
    name: 'garder',
    value: id,
    words: `${gluedSigns(said)} – ${cardWords.from(gluedSigns(source.title), shortDayInWords(new Date(source.at)))}`,
    checked: kept,
  }),
)}`
}

/** At the field that has it, or at the first one. */
function fieldProblem(problem: CardObjection, typed: TypedCard): FieldProblem {
  if (problem === 'allergyAndNone') return { field: 'aucune-oui', words: words.problems[problem] }
  const long = (topic: WrittenTopic) => {
    const lines = typed[topic].split('\n')
    return problem === 'wordsTooLong'
      ? lines.some(({ length }) => length > cardLimits.words)
      : lines.length > cardLimits.entries
  }
  return { field: writtenTopics.find(long) ?? writtenTopics[0], words: words.problems[problem] }
}
