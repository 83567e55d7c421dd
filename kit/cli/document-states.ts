/** The states of a document, as they are typed after --with and --without. rules.md VIS-11. */
import type { DocumentState } from '@carnet/core/model/document-states.ts'
import type { StateFilter } from '@carnet/core/rules/document-states.ts'
import { type Options, UsageError } from './arguments.ts'

const states: Readonly<Record<string, DocumentState>> = {
  masked: 'maskedToProfessionals',
  'invisible-to-patient': 'invisibleToPatient',
  'invisible-to-representatives': 'invisibleToRepresentatives',
  archived: 'archived',
  obsolete: 'deprecated',
}

/** @throws UsageError */
export function stateFilterIn(options: Options): StateFilter {
  return { with: statesIn(options, 'with'), without: statesIn(options, 'without') }
}

function statesIn(options: Options, option: keyof StateFilter): readonly DocumentState[] {
  return (options[option]?.split(',') ?? []).map((word) => {
    const state = Object.hasOwn(states, word) ? states[word] : undefined
    if (state === undefined)
      throw new UsageError(`--${option} attend ${Object.keys(states).join(', ')}, séparés par des virgules.`)
    return state
  })
}
