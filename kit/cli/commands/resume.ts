/** `carnet resume`: does what is left of a deposit that also went by MSSanté; without identifier, lists them. rules.md FEED-01. */
import { allow, type CommandLine, UsageError } from '../arguments.ts'
import { mailboxOfOptions, sendOnBothSides } from '../dual-sending.ts'
import { openSession, sessionOptions } from '../session.ts'
import { printLine, type Terminal } from '../terminal.ts'
import { type Unfinished, unfinishedIn } from '../unfinished.ts'

export async function resume({ operands, options }: CommandLine, terminal: Terminal): Promise<void> {
  allow(options, ...sessionOptions, 'mssante-account', 'doubtful')
  const [uniqueId, ...others] = operands
  if (others.length > 0) throw new UsageError('resume attend un identifiant, un seul.')
  const folder = unfinishedIn(terminal.demonstrationFolder)
  if (uniqueId === undefined) {
    for (const unfinished of await folder.list()) printLine(terminal.stdout, inWords(unfinished))
    return
  }
  const { unfinished, document } = await folder.read(uniqueId)
  const { progress, secretSession } = unfinished
  const again = options.doubtful ? { ...progress, doubtful: [] } : progress
  using session = await openSession({ ...options, 'secret-session': secretSession }, terminal)
  const mailbox = await mailboxOfOptions(options, session, terminal)
  await sendOnBothSides({ ...unfinished, progress: again }, document, { session, mailbox, terminal })
}

/** No name, no title: the identifier and what is left. */
function inWords({ uniqueId, addresses, progress }: Unfinished): string {
  const left = addresses.filter((address) => !progress.sent.includes(address))
  return [
    uniqueId,
    progress.deposited ? 'déposé' : 'à déposer',
    left.length === 0 ? 'messages partis' : `messages à envoyer\u00a0: ${left.length}`,
    progress.doubtful.length > 0 && `dont peut-être partis\u00a0: ${progress.doubtful.length}`,
  ]
    .filter((words) => words !== false)
    .join('  ')
}
