/** The traces of a record that the reader may read, and the same as a file. Spec: people.md W-15; rules.md TRA-02, TRA-06. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { usualName } from '@carnet/core/model/identity.ts'
import type { Trace, TraceActor } from '@carnet/core/model/trace.ts'
import { html } from '../html.ts'
import { actorInWords } from '../ui/access-sentence/access-sentence.ts'
import { linkButton } from '../ui/button/button.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { chip } from '../ui/chip/chip.ts'
import { type Pages, pagination } from '../ui/pagination/pagination.ts'
import { type ActGroup, traceLabel, proTraces as words } from '../words/pro-traces.ts'
import { gluedSigns } from '../words/typography.ts'
import { patientTracesTableUrl, patientTracesUrl } from './addresses.ts'
import { type ProPatient, patientStrip } from './patient.ts'
import { type Pro, proPage } from './shell.ts'

/** `group`: of an act that has no name of its own. `why`: of a refusal. */
export type ProTrace = { readonly trace: Trace; readonly group: ActGroup; readonly why: string | undefined }

export type ProTracesData = Pro & {
  readonly patient: ProPatient
  readonly reads: 'all' | 'own'
  readonly traces: readonly ProTrace[]
  readonly count: number
  readonly pages: Pages
}

export function tracesPage(data: ProTracesData): string {
  const { patient, reads, traces, count, pages } = data
  const name = usualName(patient.identity)
  const body = html`${patientStrip(patient, 'traces')}
<div class="sheet-head">
  <h1>${words.of(name)}</h1>
  <p class="soft">${words[reads]}</p>
</div>
${
  count === 0
    ? html`<p>${words.none}</p>`
    : html`${cardTable({ caption: words.caption(count), columns: words.columns, lines: traces.map(lineOf) })}
${pagination(pages, (page) => patientTracesUrl(patient.id, page))}
<div class="actions">${linkButton(words.export, patientTracesTableUrl(patient.id), 'secondary')}</div>`
}`
  return proPage(data, { title: words.title, body, patientName: name })
}

function lineOf(told: ProTrace) {
  const { trace } = told
  const mode = words.modes[trace.mode]
  return [
    html`<time datetime="${trace.at.toISOString()}">${civilDay(trace.at)} ${clock.format(trace.at)}</time>`,
    whoInWords(trace.actor),
    html`${traceLabel(trace.action, told.group)}${mode !== '' && html` ${chip({ words: mode, tone: 'urgent' })}`}`,
    answerInWords(told),
    documentsIn(trace),
  ]
}

/** In the order of the columns of the file. */
export function traceRow(told: ProTrace): readonly string[] {
  const { trace } = told
  return [
    civilDay(trace.at),
    clock.format(trace.at),
    whoInWords(trace.actor),
    traceLabel(trace.action, told.group),
    answerInWords(told),
    words.modes[trace.mode],
    documentsIn(trace),
    trace.id,
  ]
}

const clock = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'medium' })

function whoInWords(actor: TraceActor): string {
  if (actor.kind === 'patient') return words.patient
  return actor.kind === 'cardBearer' ? words.cardBearer : actorInWords(actor)
}

function answerInWords({ trace, why }: ProTrace): string {
  if (trace.outcome === 'done') return words.done
  return why === undefined ? words.refused : `${words.refused}\u00a0: ${why}`
}

function documentsIn({ documents }: Trace): string {
  return documents.map(({ title }) => gluedSigns(title)).join(', ')
}
