/** A line of « Qui a regardé mon carnet » in a file: the words of the page, one act a line. Spec: people.md P-18; rules.md TRA-06. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import { actorInWords, tellerOf, whatHappened } from '../ui/access-sentence/access-sentence.ts'
import { accessLog } from '../words/access-log.ts'
import { accessLogFile as words } from '../words/access-log-file.ts'
import { timeInWords } from '../words/dates.ts'
import { reasonsInWords } from '../words/grounds.ts'
import { isSilentRefusal, refusalInWords } from '../words/refusals.ts'
import type { Whose } from '../words/whose.ts'

const clock = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'medium' })

/** In the order of the columns. */
export function accessLogRow(trace: Trace, whose: Whose): readonly string[] {
  const listed = trace.outcome === 'done' && trace.action === 'findDocuments'
  return [
    civilDay(trace.at),
    clock.format(trace.at),
    actorInWords(trace.actor, whose),
    whatHappened(trace, whose, trace.documents.length),
    trace.outcome === 'done' ? words.done : words.refused,
    why(trace, whose),
    emergencyOf(trace),
    trace.documents.map(({ title }) => title).join(', '),
    listed ? String(trace.returnedCount) : '',
    listed ? String(trace.filteredCount) : '',
    trace.id,
  ]
}

/** On a page to print. */
export function accessLogSentence(trace: Trace, whose: Whose): string {
  const refused = trace.outcome === 'refused'
  const listed = !refused && trace.action === 'findDocuments'
  return [
    `${accessLog.at} ${timeInWords(trace.at)}\u00a0: ${refused ? `${accessLog.refused} ` : ''}${actorInWords(trace.actor, whose)}, ${whatHappened(trace, whose, trace.documents.length)}.`,
    refused ? why(trace, whose) : '',
    emergencyOf(trace),
    trace.documents.map(({ title }) => `«\u00a0${title}\u00a0»`).join(', '),
    listed ? accessLog.inList(trace.returnedCount) : '',
    listed && trace.filteredCount > 0 ? accessLog.filtered(trace.filteredCount) : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** Of a refusal, its words; else the reasons that the page unfolds. */
function why({ refusal, checks, actor }: Trace, whose: Whose): string {
  const told = tellerOf(whose)
  if (refusal !== undefined) return told(refusalInWords(refusal))
  if (actor.kind === 'patient' || isSilentRefusal(refusal)) return ''
  return reasonsInWords(checks)
    .map((reason) => told(reason.words))
    .join(' ')
}

function emergencyOf({ mode, emergencyReason, actor }: Trace): string {
  const said =
    emergencyReason === undefined ? [] : [`${accessLog.emergencyReason} «\u00a0${emergencyReason}\u00a0»`]
  if (mode !== 'normal') return [accessLog.emergencyOf[mode], ...said].join('. ')
  return actor.kind === 'cardBearer' ? accessLog.emergencyCard : ''
}
