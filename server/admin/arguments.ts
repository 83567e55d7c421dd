/** What the operator typed, checked: each error says what was expected. */
import { parseArgs } from 'node:util'
import { startOfCivilDay } from '@carnet/core/model/civil-day.ts'
import { isDay } from '@carnet/core/model/identity.ts'

/** Exit code 2. */
export class AdminUsageError extends Error {
  override readonly name = 'AdminUsageError'
}

/** Exit code 3: what was asked cannot be done, in a sentence that says what to do. */
export class AdminRefusal extends Error {
  override readonly name = 'AdminRefusal'
}

/** Exit code 4: a file is not what was expected, in a sentence for each fault. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile'
}

/** Exit code 6: the log of the traces is not what it was; the findings have been said. */
export class AlteredLog extends Error {
  override readonly name = 'AlteredLog'
}

const options = {
  by: { type: 'string' },
  comment: { type: 'string' },
  from: { type: 'string' },
  output: { type: 'string', short: 'o' },
  professional: { type: 'string' },
  reason: { type: 'string' },
  since: { type: 'string' },
  to: { type: 'string' },
  verdict: { type: 'string' },
  witness: { type: 'string' },
  all: { type: 'boolean' },
  complete: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  many: { type: 'boolean' },
  unreadable: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

export type AdminOptions = {
  readonly [Name in keyof typeof options]?: (typeof options)[Name]['type'] extends 'string' ? string : boolean
}

export type AdminLine = { readonly operands: readonly string[]; readonly options: AdminOptions }

type Handler<Operator> = (line: AdminLine, operator: Operator) => Promise<void>

const either = new Intl.ListFormat('fr', { type: 'disjunction' })

/** A command of several gestures: its first word chooses. What it makes throws AdminUsageError for another word. */
export function byGesture<Operator>(
  command: string,
  gestures: Readonly<Record<string, Handler<Operator>>>,
): Handler<Operator> {
  return async (line, operator) => {
    const [word = '', ...operands] = line.operands
    const gesture = Object.hasOwn(gestures, word) ? gestures[word] : undefined
    if (gesture === undefined)
      throw new AdminUsageError(`${command} attend ${either.format(Object.keys(gestures))}.`)
    return gesture({ ...line, operands }, operator)
  }
}

/** @throws AdminUsageError when an option of the command line is not for this command. */
export function allowOptions(options: AdminOptions, ...names: readonly (keyof AdminOptions)[]): void {
  for (const name of Object.keys(options))
    if (!(names as readonly string[]).includes(name))
      throw new AdminUsageError(`L’option --${name} n’est pas de cette commande.`)
}

/** @throws AdminUsageError */
export function requiredOption(
  options: AdminOptions,
  name: 'by' | 'comment' | 'professional' | 'verdict',
): string {
  const value = options[name]?.trim()
  if (value === undefined || value === '') throw new AdminUsageError(`Il manque l’option --${name}.`)
  return value
}

/** @throws AdminUsageError */
export function countOption(options: AdminOptions, name: 'since'): number | undefined {
  const text = options[name]
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new AdminUsageError(`--${name} attend un nombre de lignes.`)
  return Number(text)
}

/** A day begins at midnight in Paris. @throws AdminUsageError */
export function momentOption(options: AdminOptions, name: 'from' | 'to'): Date | undefined {
  const text = options[name]
  if (text === undefined) return undefined
  const moment = isDay(text) ? startOfCivilDay(text) : new Date(text)
  if (!isDay(text.slice(0, 10)) || Number.isNaN(moment.getTime()))
    throw new AdminUsageError(`--${name} attend une date, 2026-01-31 ou 2026-01-31T08:00:00Z.`)
  return moment
}

/** @throws AdminUsageError */
export function readLine(words: readonly string[]): {
  readonly command: string | undefined
  readonly help: boolean
  readonly line: AdminLine
} {
  const { positionals, values } = parsed(words)
  const [command, ...operands] = positionals
  return { command, help: values.help === true, line: { operands, options: values } }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options })
  } catch (cause) {
    const [option] = /-{1,2}[a-z][a-z-]*/.exec((cause as Error).message) ?? ['']
    throw new AdminUsageError(`L’option ${option} n’existe pas ou est mal écrite.`, { cause })
  }
}
