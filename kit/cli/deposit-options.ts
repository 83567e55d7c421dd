/** What `deposit` and `window` are told of the document. contract.md §6. */
import type { Code } from '@carnet/core/model/code.ts'
import type { Visibility } from '@carnet/core/model/document.ts'
import { allow, type CommandLine, UsageError } from './arguments.ts'
import { typeOf } from './document-file.ts'
import { readersIn } from './readers.ts'
import { sessionOptions } from './session.ts'

export type ToldOfDocument = {
  /** Of the file, as typed. */
  readonly name: string
  readonly hideFrom: Partial<Visibility>
  readonly typeCode: Code | undefined
}

/** @throws UsageError */
export function toldOfDocument({ command, operands, options }: CommandLine): ToldOfDocument {
  allow(
    options,
    ...sessionOptions,
    'patient',
    'type',
    'title',
    'hide-from',
    'replace',
    'mssante',
    'mssante-account',
  )
  const [name, ...others] = operands
  if (name === undefined || others.length > 0) throw new UsageError(`${command} attend un fichier, un seul.`)
  if (options.mssante === undefined && options['mssante-account'] !== undefined)
    throw new UsageError('--mssante-account sert à --mssante ADRESSE.')
  const hidden = options['hide-from'] === undefined ? [] : readersIn(options['hide-from'], 'hide-from')
  return {
    name,
    hideFrom: Object.fromEntries(hidden.map((reader) => [reader, true])),
    typeCode: options.type === undefined ? undefined : typeOf(options.type),
  }
}
