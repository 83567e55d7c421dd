/** `carnet traces verify FICHIER`: proofs of the log of the traces, verified without the DMP. editors.md; rules.md TRA-14. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UnusableInput } from '../../client/errors.ts'
import { type TraceProof, type Verified, verifyTraceProof } from '../../trace-proof/verify-trace-proof.ts'
import { allow, type CommandLine, UsageError } from '../arguments.ts'
import { printJson, printLine, type Terminal } from '../terminal.ts'

export async function verifyTraces({ operands, options }: CommandLine, terminal: Terminal): Promise<void> {
  allow(options, 'witness', 'json')
  const [, file, ...others] = operands
  if (file === undefined || others.length > 0) throw new UsageError('traces verify attend un fichier.')
  const proof = parsed(file, await textOf(terminal, file))
  const known =
    options.witness === undefined
      ? []
      : (await textOf(terminal, options.witness)).split('\n').filter((line) => line !== '')
  const verified = judged(file, proof, known)
  const key = createHash('sha256').update(proof.publicKey.trim()).digest('hex')
  if (options.json) printJson(terminal.stdout, { ...verified, key })
  else for (const line of wordsOf(verified, key)) printLine(terminal.stdout, line)
  if (verified.faults.length > 0)
    throw new UnusableInput(`Ces preuves ne tiennent pas\u00a0: ${verified.faults.length} faute(s).`)
}

async function textOf({ folder }: Terminal, file: string): Promise<string> {
  return readFile(resolve(folder, file), 'utf8').catch((cause: unknown) => {
    throw new UnusableInput(`Le fichier ${file} ne se lit pas.`, { cause })
  })
}

function parsed(file: string, text: string): TraceProof {
  try {
    const proof = JSON.parse(text) as TraceProof
    if (proof.format === 'carnet-trace-proof-1') return proof
  } catch {
    // Said below, as of any other file.
  }
  throw notAProof(file)
}

function judged(file: string, proof: TraceProof, known: readonly string[]): Verified {
  try {
    return verifyTraceProof(proof, known)
  } catch {
    throw notAProof(file)
  }
}

function notAProof(file: string): UnusableInput {
  return new UnusableInput(`Le fichier ${file} n’est pas un fichier de preuves, ou il est abîmé.`)
}

function wordsOf({ heads, continued, lines, faults }: Verified, key: string): readonly string[] {
  return [
    ...faults,
    `${heads} tête(s) signée(s), ${continued} prolongement(s), ${lines} ligne(s) prouvée(s).`,
    `Clé du DMP (SHA-256), à comparer avec celle qu’il publie\u00a0: ${key}`,
  ]
}
