/** `admin emergencies list | review | statistics`: emergency accesses are reviewed, not only logged (EMG-12). */
import {
  type EmergencyForReview,
  emergenciesToReview,
  emergencyStatistics,
  reviewEmergency,
} from '../actions/review-emergencies.ts'
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

export const emergencies = byGesture<Operator>('emergencies', { list, review, statistics })

const modes = { brisDeGlace: 'bris de glace', centre15: 'centre 15' } as const

async function list({ options }: AdminLine, { platform, stdout, stderr }: Operator): Promise<void> {
  allowOptions(options, 'all', 'from', 'to', 'json')
  const criteria = {
    reviewed: options.all === true ? 'any' : 'waiting',
    from: momentOption(options, 'from'),
    to: momentOption(options, 'to'),
  } as const
  let count = 0
  let repeated = 0
  for await (const one of emergenciesToReview(platform, criteria)) {
    count++
    if (one.repeated) repeated++
    stdout.write(options.json === true ? `${JSON.stringify(one)}\n` : inWords(one))
  }
  const waiting = options.all === true ? '' : ' à examiner'
  stderr.write(
    count === 0
      ? `Aucun accès en urgence${waiting}.\n`
      : `${count} accès en urgence${waiting}, dont ${repeated} par un professionnel qui en use souvent.\n`,
  )
}

function inWords(one: EmergencyForReview): string {
  const { actor, review } = one
  const who = [actor.name || actor.id, actor.id, actor.structureName].filter(Boolean).join(', ')
  const lines = [
    `${one.repeated ? '! ' : ''}${one.id}  ${one.at.toISOString()}  ${modes[one.mode]}`,
    `  ${who}`,
    `  raison\u00a0: ${one.reasons.length === 0 ? 'aucune' : one.reasons.map((reason) => `«\u00a0${reason}\u00a0»`).join(' ; ')}`,
    `  ${one.documentsOpened} document(s) ouvert(s)\u202f; ${one.usesInMonth} usage(s) de l’urgence ce mois-là`,
    ...(review === undefined
      ? []
      : [
          `  ${verdicts[review.verdict]} par ${review.reviewer}${review.comment && `\u00a0: ${review.comment}`}`,
        ]),
  ]
  return `${lines.join('\n')}\n`
}

const verdicts = { justified: 'jugé justifié', unjustified: 'jugé non justifié' } as const

async function review({ operands, options }: AdminLine, { platform, stdout }: Operator): Promise<void> {
  allowOptions(options, 'by', 'verdict', 'comment')
  const [id, ...more] = operands
  if (id === undefined || more.length > 0 || !/^[0-9a-f-]{36}$/i.test(id))
    throw new AdminUsageError('emergencies review attend un identifiant, celui que donne emergencies list.')
  const reviewer = requiredOption(options, 'by')
  const verdict = requiredOption(options, 'verdict')
  if (verdict !== 'justified' && verdict !== 'unjustified')
    throw new AdminUsageError('--verdict attend justified ou unjustified.')
  const { comment = '' } = options
  switch (await reviewEmergency(platform, id, { reviewer, verdict, comment })) {
    case 'signed':
      stdout.write(`${id} ${verdicts[verdict]} par ${reviewer}\n`)
      return
    case 'alreadyReviewed':
      throw new AdminRefusal('Cet accès a déjà été examiné\u00a0: un avis signé ne change plus.')
    case 'unknown':
      throw new AdminRefusal('Aucun accès en urgence ne porte cet identifiant.')
  }
}

async function statistics({ options }: AdminLine, { platform, stdout }: Operator): Promise<void> {
  allowOptions(options, 'from', 'to', 'json')
  const from = momentOption(options, 'from') ?? new Date(0)
  const to = momentOption(options, 'to') ?? new Date('9999-01-01')
  const found = await emergencyStatistics(platform, from, to)
  if (options.json === true) {
    stdout.write(`${JSON.stringify(found, null, 2)}\n`)
    return
  }
  for (const { month, mode, accesses, professionals, waiting, unjustified, medianHours } of found.months)
    stdout.write(
      `${month}  ${modes[mode].padEnd(13)}  ${accesses} accès, ${professionals} professionnel(s), ${waiting} en attente, ${unjustified} non justifié(s)${medianHours === null ? '' : `, examen médian en ${Math.round(medianHours)}\u00a0h`}\n`,
    )
  for (const { month, actorId, uses } of found.repeated)
    stdout.write(`${month}  ! ${actorId}\u00a0: ${uses} accès en urgence\n`)
}
