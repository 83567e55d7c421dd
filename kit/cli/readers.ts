/** Whom a document is hidden from, as it is typed: `professionals`, `patient`, `representatives`. contract.md §6. */
import type { Visibility } from '@carnet/core/model/document.ts'
import { type OptionName, UsageError } from './arguments.ts'

const readers: Readonly<Record<string, keyof Visibility>> = {
  professionals: 'maskedToProfessionals',
  patient: 'invisibleToPatient',
  representatives: 'invisibleToRepresentatives',
}

/** Several are separated by commas. @throws UsageError */
export function readersIn(text: string, option: OptionName): readonly (keyof Visibility)[] {
  return text.split(',').map((word) => {
    const reader = Object.hasOwn(readers, word) ? readers[word] : undefined
    if (reader === undefined)
      throw new UsageError(`--${option} attend professionals, patient ou representatives.`)
    return reader
  })
}
