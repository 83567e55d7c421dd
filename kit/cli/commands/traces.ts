/** `carnet traces`: who did what on a record, in demonstration only; `carnet traces verify`: proofs. contract.md §6. */
import { allow, type CommandLine, required, UsageError, urlOf } from '../arguments.ts'
import { patientFrom, readAddresses, readPeople } from '../demonstration.ts'
import { callDemonstration } from '../demonstration-web.ts'
import { formatTable } from '../table.ts'
import { printJson, printLine, type Terminal } from '../terminal.ts'
import { verifyTraces } from './verify-traces.ts'

/** As JSON carries a trace: what the table shows of it. */
type TraceLine = {
  readonly at: string
  readonly action: string
  readonly outcome: string
  readonly refusal?: string
  readonly actor: { readonly name: string; readonly structureName?: string }
  readonly documents: readonly { readonly title: string }[]
}

export async function traces({ operands, options }: CommandLine, terminal: Terminal): Promise<void> {
  if (operands[0] === 'verify') return verifyTraces({ command: 'traces', operands, options }, terminal)
  allow(options, 'patient', 'json')
  if (operands.length > 0) throw new UsageError('traces n’attend que des options.')
  const given = urlOf(options, ['http:', 'https:'])
  const folder = terminal.demonstrationFolder
  const { ins, oid } = patientFrom(required(options, 'patient'), await readPeople(folder))
  const url = new URL('/demo/traces', given ?? (await readAddresses(folder)).web)
  url.searchParams.set('ins', `${ins}@${oid}`)
  const answer = (await callDemonstration(url)) as { readonly traces: readonly TraceLine[] }
  if (options.json) printJson(terminal.stdout, answer)
  else printLine(terminal.stdout, traceTable(answer.traces))
}

function traceTable(lines: readonly TraceLine[]): string {
  if (lines.length === 0) return 'Aucune trace.'
  return formatTable(
    ['Quand', 'Qui', 'Quoi', 'Résultat', 'Documents'],
    lines.map(({ at, actor, action, outcome, refusal, documents }) => [
      at,
      [actor.name, actor.structureName].filter(Boolean).join(', '),
      words[action] ?? action,
      outcome === 'done' ? 'fait' : `refusé${refusal === undefined ? '' : ` (${refusal})`}`,
      documents.map(({ title }) => title).join(', '),
    ]),
  )
}

const words: Readonly<Record<string, string>> = {
  testExistence: 'test d’existence',
  authorise: 'autorisation',
  removeAuthorisation: 'retrait d’autorisation',
  removeMedecinTraitant: 'retrait du rôle de médecin traitant',
  submitDocuments: 'dépôt',
  findDocuments: 'recherche',
  findReferences: 'recherche de références',
  readDocument: 'lecture',
  listTraces: 'historique',
  connect: 'connexion',
}
