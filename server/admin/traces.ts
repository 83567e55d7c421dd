/** `admin traces extract | verify | prove | head | unusual | review`: what was traced, that nobody has touched it since, and who did much. TRA-12, TRA-14. */
import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { extractTraces } from '../actions/extract-traces.ts'
import { NoSuchHead, proveTraces } from '../trace-log/prove.ts'
import { verifyTraces } from '../trace-log/verify.ts'
import {
  type AdminLine,
  AdminRefusal,
  AdminUsageError,
  AlteredLog,
  allowOptions,
  byGesture,
  countOption,
  momentOption,
  requiredOption,
} from './arguments.ts'
import type { Operator } from './operator.ts'
import { findingInWords, summaryInWords } from './trace-findings.ts'
import { review, unusual } from './unusual-activity.ts'

export const traces = byGesture<Operator>('traces', { extract, verify, prove, head, unusual, review })

/** All the traces of one professional over a period (EX_AIR-120, TRA-12). */
async function extract({ operands, options }: AdminLine, operator: Operator): Promise<void> {
  refuseOperands(operands, 'extract')
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
  await extractTraces(operator.platform, asked, by, async (lines) => {
    count += lines.length
    // Memory stays flat: what the reader has not taken is waited for.
    if (!sink.write(`${lines.join('\n')}\n`)) await once(sink, 'drain')
  })
  if (sink !== operator.stdout) {
    sink.end()
    await finished(sink)
  }
  operator.stderr.write(`${count} trace(s).\n`)
}

const progressEveryMs = 1000

async function verify({ operands, options }: AdminLine, operator: Operator): Promise<void> {
  refuseOperands(operands, 'verify')
  allowOptions(options, 'witness')
  const { stdout, stderr, platform } = operator
  const witness =
    options.witness === undefined ? operator.witnessFile : resolve(operator.folder, options.witness)
  if (options.witness !== undefined && !existsSync(witness))
    throw new AdminRefusal(`Le fichier ${witness} n’existe pas.`)
  let saidAt = Date.now()
  let findings = 0
  for await (const step of verifyTraces(platform.database, witness))
    switch (step.kind) {
      case 'progress':
        if (Date.now() - saidAt < progressEveryMs) break
        saidAt = Date.now()
        stderr.write(`${step.done} lignes sur ${step.size}\n`)
        break
      case 'finding':
        stdout.write(`${findingInWords(step.finding)}\n`)
        break
      case 'end':
        findings = step.summary.findings
        stdout.write(`${summaryInWords(step.summary)}\n`)
    }
  if (findings > 0) throw new AlteredLog()
}

async function prove({ operands, options }: AdminLine, operator: Operator): Promise<void> {
  allowOptions(options, 'since', 'output')
  for (const id of operands)
    if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id))
      throw new AdminUsageError('traces prove attend des identifiants de traces.')
  const since = countOption(options, 'since')
  const { output = '-' } = options
  const proof = await proveTraces(operator.platform.database, { traceIds: operands, since }).catch(
    (error: unknown) => {
      if (!(error instanceof NoSuchHead)) throw error
      throw new AdminRefusal(
        `Aucune tête signée ne porte sur exactement ${since} lignes\u00a0: le fichier témoin en donne la liste.`,
      )
    },
  )
  const text = `${JSON.stringify(proof, null, 1)}\n`
  if (output === '-') operator.stdout.write(text)
  else {
    const file = createWriteStream(resolve(operator.folder, output), { mode: 0o600 })
    file.end(text)
    await finished(file)
  }
  const left = operands.length - proof.lines.length
  if (left > 0)
    operator.stderr.write(
      `${left} trace(s) laissée(s) de côté\u00a0: inconnue, ou pas encore sous une tête signée.\n`,
    )
}

async function head({ operands, options }: AdminLine, operator: Operator): Promise<void> {
  refuseOperands(operands, 'head')
  allowOptions(options)
  const { heads, publicKey } = await proveTraces(operator.platform.database, { traceIds: [] })
  for (const { statement, signature } of heads) operator.stdout.write(`${statement}\t${signature}\n`)
  operator.stdout.write(`${publicKey.trim()}\n`)
}

function refuseOperands(operands: readonly string[], gesture: string): void {
  if (operands.length > 0) throw new AdminUsageError(`traces ${gesture} n’attend que des options.`)
}
