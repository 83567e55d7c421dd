/** `admin reports list | take | answer`: what patients report is read, and answered (CON-24). */
import {
  type DisputedLine,
  idsOfTicket,
  type ReportSubject,
  type TicketIds,
} from '@carnet/core/model/report.ts'
import {
  answerReport,
  type ReportForReview,
  type Reviewed,
  reportsForReview,
  startReview,
} from '../actions/review-reports.ts'
import {
  type AdminLine,
  AdminRefusal,
  AdminUsageError,
  allowOptions,
  byGesture,
  momentOption,
  requiredOption,
} from './arguments.ts'
import type { Operator } from './operator.ts'

export const reports = byGesture<Operator>('reports', { list, take, answer })

async function list({ options }: AdminLine, { platform, stdout, stderr }: Operator): Promise<void> {
  allowOptions(options, 'all', 'from', 'to', 'json')
  const criteria = {
    waiting: options.all !== true,
    from: momentOption(options, 'from'),
    to: momentOption(options, 'to'),
  }
  let count = 0
  let late = 0
  for await (const one of reportsForReview(platform, criteria)) {
    count++
    if (one.late) late++
    stdout.write(options.json === true ? `${JSON.stringify(one)}\n` : inWords(one))
  }
  const waiting = options.all === true ? '' : ' à traiter'
  stderr.write(
    count === 0
      ? `Aucun signalement${waiting}.\n`
      : `${count} signalement(s)${waiting}, dont ${late} en retard.\n`,
  )
}

const reasons = { unknownPerson: 'accès d’une personne inconnue du patient', notNormal: 'accès' } as const

const states = {
  sent: 'envoyé',
  inReview: 'en cours d’examen',
  founded: 'fondé',
  unfounded: 'non fondé',
} as const

function inWords(one: ReportForReview): string {
  const { ticket, at, code, state, subject, words, reviewer, answer, closedAt, answerBy, late } = one
  const lines = [
    `${late ? '! ' : ''}${ticket}  ${at.toISOString()}  ${code}  ${states[state]}${reviewer === undefined ? '' : ` (${reviewer})`}`,
    ...(closedAt === undefined
      ? [`  réponse à donner le ${answerBy} au plus tard${late ? ', en retard' : ''}`]
      : []),
    ...subjectInWords(subject).map((line) => `  ${line}`),
    ...(words === '' ? [] : [`  «\u00a0${words}\u00a0»`]),
    ...(answer === '' ? [] : [`  réponse\u00a0: «\u00a0${answer}\u00a0»`]),
  ]
  return `${lines.join('\n')}\n`
}

function subjectInWords(subject: ReportSubject): readonly string[] {
  switch (subject.kind) {
    case 'access': {
      const { actor, reason = 'notNormal', others = [] } = subject
      const who = [actor.name || actor.id, actor.id, actor.structureName].filter(Boolean).join(', ')
      const line = ({ action, outcome, mode, at }: DisputedLine) => `${action} (${outcome}, ${mode}), ${at}`
      return [
        `${reasons[reason]}\u00a0: ${who}\u202f; ${line(subject)}`,
        ...others.map((other) => `  le même jour\u00a0: ${line(other)}`),
      ]
    }
    case 'document':
    case 'correction':
      return [
        `${subject.kind === 'correction' ? 'correction demandée à l’auteur, ' : ''}document ${subject.uniqueId}, type ${subject.typeCode}, de ${subject.authorIds.join(', ')}, ajouté ${subject.submittedAt}`,
      ]
    case 'deposits': {
      const { name, id } = subject.of
      return [`motif légitime pour que ne dépose plus\u00a0: ${name}, ${id}`]
    }
    case 'service':
      return [`service relié\u00a0: ${subject.name}`]
  }
}

async function take({ operands, options }: AdminLine, { platform, stdout }: Operator): Promise<void> {
  allowOptions(options, 'by')
  const { ids, typed } = ticketIn(operands, 'take')
  const reviewer = requiredOption(options, 'by')
  check(
    await startReview(platform, ids, reviewer),
    'Ce signalement est déjà en cours d’examen, ou a sa réponse.',
  )
  stdout.write(`${typed} en cours d’examen par ${reviewer}\n`)
}

async function answer({ operands, options }: AdminLine, { platform, stdout }: Operator): Promise<void> {
  allowOptions(options, 'by', 'verdict', 'comment')
  const { ids, typed } = ticketIn(operands, 'answer')
  const reviewer = requiredOption(options, 'by')
  const verdict = requiredOption(options, 'verdict')
  if (verdict !== 'founded' && verdict !== 'unfounded')
    throw new AdminUsageError('--verdict attend founded ou unfounded.')
  const words = options.comment?.trim() ?? ''
  if (words === '')
    throw new AdminUsageError('Il manque --comment\u00a0: ce que la personne lira en réponse.')
  check(
    await answerReport(platform, ids, { reviewer, verdict, words }),
    'Ce signalement a déjà sa réponse\u00a0: elle ne change plus.',
  )
  stdout.write(`${typed} ${states[verdict]}, répondu par ${reviewer}\n`)
}

type Ticket = { readonly ids: TicketIds; readonly typed: string }

/** A number as the patient reads it, or a whole identifier as `--json` gives it. */
function ticketIn([typed = '', ...more]: readonly string[], gesture: string): Ticket {
  const ids = idsOfTicket(typed)
  if (ids === undefined || more.length > 0)
    throw new AdminUsageError(`reports ${gesture} attend un numéro, celui que donne reports list.`)
  return { ids, typed }
}

function check(outcome: Reviewed, notPossible: string): void {
  if (outcome === 'unknown') throw new AdminRefusal('Aucun signalement ne porte ce numéro.')
  if (outcome === 'several')
    throw new AdminRefusal(
      'Plusieurs signalements portent ce numéro\u00a0: donnez l’identifiant entier (--json).',
    )
  if (outcome === 'notPossible') throw new AdminRefusal(notPossible)
}
