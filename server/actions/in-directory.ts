/** Whom a gesture is about, as the directory names him: nobody is blocked, named or reported by a number that is nobody's. */
import type { PsIdNat, StructIdNat } from '@carnet/core/model/caller.ts'
import type { TracedPerson } from '@carnet/core/model/trace.ts'
import type { Tx } from '../store/database.ts'
import { type DirectoryEntry, directoryEntries, namesInDirectory } from '../store/directory.ts'

/** A person or a structure of the directory. */
export type Target =
  | { readonly kind: 'professional'; readonly id: PsIdNat }
  | { readonly kind: 'structure'; readonly id: StructIdNat }

export type Named = { readonly about: TracedPerson; readonly entry: DirectoryEntry | undefined }

/** Undefined when the directory does not know him. */
export async function inDirectory(tx: Tx, target: Target): Promise<Named | undefined> {
  if (target.kind === 'professional') {
    const entry = (await directoryEntries(tx, [target.id])).get(target.id)
    return entry && { about: { id: entry.id, name: nameOf(entry), profession: entry.professionCode }, entry }
  }
  const { structures } = await namesInDirectory(tx, { professionals: [], structures: [target.id] })
  const name = structures.get(target.id)
  return name === undefined ? undefined : { about: { id: target.id, name }, entry: undefined }
}

export function namesOf(entries: ReadonlyMap<string, DirectoryEntry>): string {
  return [...entries.values()].map(nameOf).join(', ')
}

function nameOf({ firstName, lastName }: DirectoryEntry): string {
  return `${firstName} ${lastName}`
}
