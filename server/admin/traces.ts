/** `admin traces extract`: all the traces of one professional over a period (EX_AIR-120, TRA-12). */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { extractTraces } from '../actions/extract-traces.ts'
import { type AdminLine, AdminUsageError, allowOptions, momentOption, requiredOption } from './arguments.ts'
import type { Operator } from './operator.ts'

export async function traces({ operands, options }: AdminLine, operator: Operator): Promise<void> {
  if (operands.length !== 1 || operands[0] !== 'extract') throw new AdminUsageError('traces attend extract.')
  allowOptions(options, 'professional', 'from', 'to', 'by', 'output')
  const asked = {
    actorId: requiredOption(options, 'professional'),
    from: momentOption(options, 'from') ?? new Date(0),
    to: momentOption(options, 'to') ?? new Date('9999-01-01'),
  }
  const by = requiredOption(options, 'by')
  const { output = '-' } = options
  const sink =
    output === '-' ? operator.stdout : createWriteStream(resolve(operator.folder, output), { mode: 0o600 })
  let count = 0
  for await (const lines of extractTraces(operator.platform, asked, by)) {
    count += lines.length
    const text = `${lines.join('\n')}\n`
    // Memory stays flat: what the reader has not taken is waited for.
    if (!sink.write(text)) await once(sink, 'drain')
  }
  if (sink !== operator.stdout) {
    sink.end()
    await finished(sink)
  }
  operator.stderr.write(`${count} trace(s).\n`)
}
