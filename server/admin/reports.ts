/** `admin reports list | take | answer`: what patients report is read, and answered (CON-24). */
import type { ReportSubject } from '@carnet/core/model/report.ts'
import {
  answerReport,
  type ReportForReview,
  type ReviewedReport,
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
  for await (const one of reportsForReview(platform, criteria)) {
    count++
    stdout.write(options.json === true ? `${JSON.stringify(one)}\n` : inWords(one))
  }
  const waiting = options.all === true ? '' : ' à traiter'
  stderr.write(count === 0 ? `Aucun signalement${waiting}.\n` : `${count} signalement(s)${waiting}.\n`)
}

const states = {
  sent: 'envoyé',
  inReview: 'en cours d’examen',
  founded: 'fondé',
  unfounded: 'non fondé',
} as const

function inWords({ id, at, code, state, subject, words, reviewer, answer }: ReportForReview): string {
  const lines = [
    `${id}  ${at.toISOString()}  ${code}  ${states[state]}${reviewer === undefined ? '' : ` (${reviewer})`}`,
    `  ${subjectInWords(subject)}`,
    `  «\u00a0${words}\u00a0»`,
    ...(answer === '' ? [] : [`  réponse\u00a0: «\u00a0${answer}\u00a0»`]),
  ]
  return `${lines.join('\n')}\n`
}

function subjectInWords(subject: ReportSubject): string {
  switch (subject.kind) {
    case 'access': {
      const { actor, action, outcome, mode, at } = subject
      const who = [actor.name || actor.id, actor.id, actor.structureName].filter(Boolean).join(', ')
      return `accès\u00a0: ${who}\u202f; ${action} (${outcome}, ${mode}), ${at}`
    }
    case 'document':
      return `document ${subject.uniqueId}, type ${subject.typeCode}, de ${subject.authorIds.join(', ')}, ajouté ${subject.submittedAt}`
    case 'service':
      return `service relié\u00a0: ${subject.name}`
  }
}

async function take({ operands, options }: AdminLine, { platform, stdout }: Operator): Promise<void> {
  allowOptions(options, 'by')
  const id = idIn(operands, 'take')
  const reviewer = requiredOption(options, 'by')
  check(
    await startReview(platform, id, reviewer),
    'Ce signalement est déjà en cours d’examen, ou a sa réponse.',
  )
  stdout.write(`${id} en cours d’examen par ${reviewer}\n`)
}

async function answer({ operands, options }: AdminLine, { platform, stdout }: Operator): Promise<void> {
  allowOptions(options, 'by', 'verdict', 'comment')
  const id = idIn(operands, 'answer')
  const reviewer = requiredOption(options, 'by')
  const verdict = requiredOption(options, 'verdict')
  if (verdict !== 'founded' && verdict !== 'unfounded')
    throw new AdminUsageError('--verdict attend founded ou unfounded.')
  const words = options.comment?.trim() ?? ''
  if (words === '')
    throw new AdminUsageError('Il manque --comment\u00a0: ce que la personne lira en réponse.')
  check(
    await answerReport(platform, id, { reviewer, verdict, words }),
    'Ce signalement a déjà sa réponse\u00a0: elle ne change plus.',
  )
  stdout.write(`${id} ${states[verdict]}, répondu par ${reviewer}\n`)
}

function idIn(operands: readonly string[], gesture: string): string {
  const [id, ...more] = operands
  if (id === undefined || more.length > 0 || !/^[0-9a-f-]{36}$/i.test(id))
    throw new AdminUsageError(`reports ${gesture} attend un identifiant, celui que donne reports list.`)
  return id
}

function check(outcome: ReviewedReport, notPossible: string): void {
  if (outcome === 'unknown') throw new AdminRefusal('Aucun signalement ne porte cet identifiant.')
  if (outcome === 'notPossible') throw new AdminRefusal(notPossible)
}
