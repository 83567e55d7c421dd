/**
 * The states that a software shows of each document of a list, and filters it by: masked, invisible to some, archived,
 * obsolete (EX_3.1-1080, EX_3.1-1030). rules.md VIS-11.
 */
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import type { DocumentState } from '@carnet/core/model/document-states.ts'
import { isKept, type StateFilter, statesOf } from '@carnet/core/rules/document-states.ts'
import { visibilityOfEntry } from '@carnet/core/wire/xds/facts-of-entry.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { statusUrns } from '@carnet/core/wire/xds/vocabulary.ts'

/** Said by `documentStateLabels`, in the words of the requirement. */
export function statesOfEntry(entry: DocumentEntry): readonly DocumentState[] {
  return statesOf({ visibility: visibilityOfEntry(entry), status: statusOf(entry) })
}

/** Those of a list that are in all the states `with`, and in none of `without`. */
export function inStates(
  entries: readonly DocumentEntry[],
  filter: Partial<StateFilter>,
): readonly DocumentEntry[] {
  const whole = { with: [], without: [], ...filter }
  return entries.filter((entry) => isKept(statesOfEntry(entry), whole))
}

/** The statuses to search for what such a filter keeps: those in force, unless it asks for archived or obsolete ones. */
export function statusesFor({ with: wanted = [] }: Partial<StateFilter>): readonly DocumentStatus[] {
  const statuses = (['archived', 'deprecated'] as const).filter((status) => wanted.includes(status))
  return statuses.length === 0 ? ['approved'] : statuses
}

export function statusOf({ availabilityStatus }: Pick<DocumentEntry, 'availabilityStatus'>): DocumentStatus {
  const names = Object.keys(statusUrns) as DocumentStatus[]
  return names.find((name) => statusUrns[name] === availabilityStatus) ?? 'approved'
}
