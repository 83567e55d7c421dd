/** `admin traces unusual | review`: who did much more than usual in a day, and what was concluded of it. trust.md §2. */
import { type Finding, findings, reviewFinding } from '../store/unusual-activity.ts'
import { type AdminLine, AdminRefusal, AdminUsageError, allowOptions, requiredOption } from './arguments.ts'
import type { Operator } from './operator.ts'

export async function unusual(
  { operands, options }: AdminLine,
  { platform, stdout, stderr }: Operator,
): Promise<void> {
  if (operands.length > 0) throw new AdminUsageError('traces unusual n’attend que des options.')
  allowOptions(options, 'all', 'json')
  const found = await platform.database.transaction((tx) =>
    findings(tx, options.all === true ? 'any' : 'waiting'),
  )
  for (const one of found) stdout.write(options.json === true ? `${JSON.stringify(one)}\n` : inWords(one))
  const waiting = options.all === true ? '' : ' à examiner'
  stderr.write(
    found.length === 0
      ? `Aucune activité inhabituelle${waiting}.\n`
      : `${found.length} activité(s) inhabituelle(s)${waiting}.\n`,
  )
}

const measures = {
  existenceTests: 'test(s) d’existence',
  recordsOpened: 'dossier(s) ouvert(s)',
} as const

const kinds: Readonly<Partial<Record<Finding['actor']['kind'], string>>> = {
  professional: 'professionnel',
  staff: 'personnel d’une structure',
  structure: 'certificat d’une structure',
}

function inWords({ id, day, actor, name, measure, count, usual, review }: Finding): string {
  const who = [name, actor.id, kinds[actor.kind]].filter(Boolean).join(', ')
  const usually =
    usual === 0
      ? 'rien les trente jours d’avant'
      : `d’ordinaire ${usual.toLocaleString('fr-FR', { maximumFractionDigits: 1 })} par jour`
  return [
    `${id}  ${day}`,
    `  ${who}`,
    `  ${count} ${measures[measure]}\u202f; ${usually}`,
    ...(review === undefined ? [] : [`  examiné par ${review.reviewer}\u00a0: ${review.comment}`]),
    '',
  ].join('\n')
}

export async function review(
  { operands, options }: AdminLine,
  { platform, stdout }: Operator,
): Promise<void> {
  allowOptions(options, 'by', 'comment')
  const [id, ...more] = operands
  if (id === undefined || more.length > 0 || !/^[0-9a-f-]{36}$/i.test(id))
    throw new AdminUsageError('traces review attend un identifiant, celui que donne traces unusual.')
  const reviewer = requiredOption(options, 'by')
  const comment = requiredOption(options, 'comment')
  const at = platform.clock.now()
  const done = await platform.database.transaction((tx) => reviewFinding(tx, id, { at, reviewer, comment }))
  if (done === 'unknown') throw new AdminRefusal('Aucune activité inhabituelle ne porte cet identifiant.')
  if (done === 'alreadyReviewed')
    throw new AdminRefusal('Cette activité a déjà été examinée\u00a0: ce qui a été conclu ne change plus.')
  stdout.write(`${id} examiné par ${reviewer}\n`)
}
