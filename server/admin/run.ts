/** A command line of the operator → one gesture, said in one line. Exit codes: 0 done, 2 wrong usage, 3 refused, 4 bad input. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { isInsOid, type PatientId, parseIns } from '@carnet/core/model/ins.ts'
import { refusalSentences } from '@carnet/core/rules/refusals.ts'
import { Refused } from '../actions/perform.ts'
import type { Platform } from '../actions/platform.ts'
import type { MatriculePolicy } from '../identity/matricule-policy.ts'
import { UnusableArchive } from './archive/zip-file.ts'
import { commands } from './commands.ts'
import { type Gesture, type Options, UsageError } from './gesture.ts'
import { PersonsFileError } from './persons.ts'
import { usage } from './usage.ts'

export type Terminal = {
  say(line: string): void
  complain(line: string): void
  /** Where the person typed; absent: where the process runs. */
  readonly folder?: string
}

export type Administered = {
  readonly open: () => Promise<
    AsyncDisposable & { readonly platform: Platform; readonly matricules: MatriculePolicy }
  >
}

export async function runAdmin(
  words: readonly string[],
  administered: Administered,
  terminal: Terminal,
): Promise<number> {
  try {
    const { command, operands, options } = read(words)
    if (command === undefined || options.help === true) {
      terminal.say(usage)
      return options.help === true ? 0 : 2
    }
    const run = Object.hasOwn(commands, command) ? commands[command as keyof typeof commands] : undefined
    if (run === undefined) throw new UsageError(`Commande inconnue\u00a0: ${command}.`)
    const agentId = options.agent
    if (agentId === undefined) throw new UsageError('Il manque --agent\u00a0: l’identifiant de qui agit.')
    await using administration = await administered.open()
    const { platform, matricules } = administration
    await run({
      platform,
      agent: {
        kind: 'insuranceAgent',
        id: agentId,
        name: '',
        mode: 'normal',
        secretSession: false,
      },
      operands,
      options,
      matricules,
      patient: (name) => patientOf(options[name], name, { matricules, warn: terminal.complain }),
      file: (name) => (name === '-' ? name : path.resolve(terminal.folder ?? '.', name)),
      say: terminal.say,
      warn: terminal.complain,
    })
    return 0
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.complain(`${error.message}\nnpm run -s admin -- --help dit les commandes.`)
      return 2
    }
    if (error instanceof PersonsFileError || error instanceof UnusableArchive) {
      terminal.complain(error.message)
      return 4
    }
    if (error instanceof Refused) {
      terminal.complain(error.detail ?? refusalSentences[error.reason])
      return 3
    }
    throw error
  }
}

function read(words: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        agent: text,
        patient: text,
        reason: text,
        motive: text,
        refuse: text,
        into: text,
        person: text,
        as: text,
        proof: text,
        until: text,
        'in-charge': text,
        professional: text,
        heir: text,
        link: text,
        request: text,
        months: text,
        'passphrase-file': text,
        'may-write': { type: 'boolean' },
        'no-contrary-will': { type: 'boolean' },
        output: { type: 'string', short: 'o' },
        consent: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const [command, ...operands] = positionals
    return { command, operands, options: values as Options }
  } catch (cause) {
    throw new UsageError('Une option est inconnue, ou il lui manque sa valeur.', { cause })
  }
}

function patientOf(
  text: string | undefined,
  name: string,
  { matricules, warn }: Pick<Gesture, 'matricules' | 'warn'>,
): PatientId {
  if (text === undefined)
    throw new UsageError(`Il manque --${name}\u00a0: le matricule INS, suivi ou non de @OID.`)
  const [value = '', oid = matricules.byDefault] = text.split('@')
  const ins = parseIns(value)
  if (ins === undefined || !isInsOid(oid)) throw new UsageError(`--${name} n’est pas un matricule INS.`)
  if (!matricules.accepts({ ins, oid }))
    throw new UsageError(
      `--${name}\u00a0: cette autorité d’affectation n’est pas acceptée ici pour ce matricule (un matricule de test\u00a0: --demo).`,
    )
  const verdict = matricules.judgeKey(ins)
  if (verdict === 'refused') throw new UsageError(`--${name}\u00a0: la clé de ce matricule est fausse.`)
  if (verdict === 'noted') warn(`--${name}\u00a0: la clé de ce matricule est fausse\u202f; il est accepté.`)
  return { ins, oid }
}
