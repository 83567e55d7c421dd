/** The words of a command line → a command, its operands and its options. contract.md §6. */
import { parseArgs } from 'node:util'

/** Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const valued = [
  'card',
  'patient',
  'traits',
  'type',
  'title',
  'hide-from',
  'from',
  'replace',
  'since',
  'by',
  'of',
  'refuse',
  'status',
  'with',
  'without',
  'output',
  'url',
  'mode',
  'reason',
  'pin',
  'witness',
  'mssante-account',
] as const
/** Each may be given several times. */
const repeated = ['mssante'] as const
const flags = ['json', 'help', 'provenance', 'secret-session', 'doubtful'] as const

export type OptionName = (typeof valued)[number]
export type Options = Readonly<Partial<Record<OptionName, string>>> &
  Readonly<Partial<Record<(typeof repeated)[number], readonly string[]>>> &
  Readonly<Partial<Record<(typeof flags)[number], boolean>>>

export type CommandLine = {
  readonly command: string | undefined
  readonly operands: readonly string[]
  readonly options: Options
}

/** @throws UsageError */
export function readCommandLine(words: readonly string[]): CommandLine {
  try {
    const { positionals, values, tokens } = parseArgs({
      args: [...words],
      allowPositionals: true,
      tokens: true,
      options: {
        ...Object.fromEntries(valued.map((name) => [name, { type: 'string' as const }])),
        output: { type: 'string', short: 'o' },
        json: { type: 'boolean' },
        provenance: { type: 'boolean' },
        'secret-session': { type: 'boolean' },
        doubtful: { type: 'boolean' },
        ...Object.fromEntries(
          repeated.map((name) => [name, { type: 'string' as const, multiple: true as const }]),
        ),
        help: { type: 'boolean', short: 'h' },
      },
    })
    const given = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []))
    const twice = given.find((name, at) => given.indexOf(name) < at && !mayRepeat(name))
    if (twice !== undefined)
      throw new UsageError(
        `L’option --${twice} est donnée deux fois. Là où plusieurs valeurs sont permises, séparez-les par des virgules.`,
      )
    const [command, ...operands] = positionals
    return { command, operands, options: values as Options }
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    throw new UsageError(french(cause), { cause })
  }
}

/** @throws UsageError when an option of the command line is not for this command. */
export function allow(
  options: Options,
  ...names: readonly (OptionName | (typeof repeated)[number] | Exclude<(typeof flags)[number], 'help'>)[]
): void {
  const common: readonly string[] = ['help', 'url']
  for (const name of Object.keys(options))
    if (!common.includes(name) && !(names as readonly string[]).includes(name))
      throw new UsageError(`L’option --${name} n’est pas de cette commande.`)
}

/** @throws UsageError */
export function required(options: Options, name: OptionName): string {
  const value = options[name]
  if (value === undefined) throw new UsageError(`Il manque l’option --${name}.`)
  return value
}

/** The value of --url, without the path that it may have. @throws UsageError */
export function urlOf(
  { url: text }: Options,
  protocols: readonly ('https:' | 'http:')[],
): string | undefined {
  if (text === undefined) return undefined
  const url = URL.parse(text)
  if (url === null || url.host === '' || !(protocols as readonly string[]).includes(url.protocol))
    throw new UsageError(
      protocols.includes('http:')
        ? '--url attend l’adresse du site de la démonstration, comme http://localhost:8080.'
        : '--url attend l’adresse des interfaces du DMP, comme https://localhost:8443.',
    )
  return url.origin
}

/** The value of --since. @throws UsageError */
export function dateOf(text: string): Date {
  const date = new Date(text)
  if (Number.isNaN(date.getTime()))
    throw new UsageError('--since attend une date, 2026-01-31 ou 2026-01-31T08:00:00Z.')
  return date
}

function mayRepeat(name: string): boolean {
  return ([...flags, ...repeated] as readonly string[]).includes(name)
}

function french(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException
  const option = /'-{1,2}[^']*?([a-z][a-z-]*)/.exec(message)?.[1] ?? ''
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    ? `Option inconnue\u00a0: --${option}.`
    : `L’option --${option} est mal écrite\u00a0: il lui manque sa valeur, ou elle n’en prend pas.`
}
