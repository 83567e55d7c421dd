/** `admin texts status | reread`: the texts that searching a record relies on. docs/adr/0018. */
import { rereadDocuments, rereadTexts, textCounts } from '../actions/reread-texts.ts'
import { type AdminLine, AdminRefusal, AdminUsageError, allowOptions, byGesture } from './arguments.ts'
import type { Operator } from './operator.ts'

export const texts = byGesture<Operator>('texts', { status, reread })

async function status({ operands, options }: AdminLine, { platform, stdout }: Operator): Promise<void> {
  if (operands.length > 0) throw new AdminUsageError('texts status n’attend rien d’autre.')
  allowOptions(options)
  const { waiting, failed, readable, unreadable } = await textCounts(platform)
  stdout.write(`à lire\u00a0: ${waiting}, dont après un échec\u00a0: ${failed}\n`)
  stdout.write(`lus\u00a0: ${readable}\nsans texte\u00a0: ${unreadable}\n`)
}

async function reread({ operands, options }: AdminLine, { platform, stderr }: Operator): Promise<void> {
  allowOptions(options, 'all', 'unreadable')
  const { all = false, unreadable = false } = options
  if ([operands.length > 0, all, unreadable].filter(Boolean).length !== 1)
    throw new AdminUsageError('texts reread attend des identifiants de documents, --unreadable ou --all.')
  if (operands.length > 0) {
    const { unknown } = await rereadDocuments(platform, operands)
    if (unknown.length > 0)
      throw new AdminRefusal(`Aucun document à lire ne porte cet identifiant\u00a0: ${unknown.join(', ')}.`)
    stderr.write(`${operands.length} document(s) à relire.\n`)
    return
  }
  const count = await rereadTexts(platform, all ? 'all' : 'unreadable')
  stderr.write(count === 0 ? 'Aucun document à relire.\n' : `${count} document(s) à relire.\n`)
}
