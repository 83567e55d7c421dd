/** The directory of professionals and structures: brought by the operator, whole or by one gesture. rules.md CON-18; soap.md §2.4. */
import type { DirectoryDifference, DirectoryLine } from '@carnet/core/model/directory.ts'
import type { Tx } from '../store/database.ts'
import { addDirectoryChange, type DirectoryChange } from '../store/directory-changes.ts'
import {
  applyDirectory,
  compareDirectory,
  layPractices,
  layProfessionals,
  layStructures,
  openDirectoryImport,
  setActive,
} from '../store/directory-import.ts'
import { addTraceWithoutRecord, undecided } from '../store/traces.ts'
import type { Platform } from './platform.ts'

type Directing = Pick<Platform, 'database' | 'clock'>

export type DirectoryFile = {
  /** Some thousand lines at a time. What it throws leaves the directory as it was. */
  readonly batches: AsyncIterable<readonly DirectoryLine[]>
  /** Once they are all read. */
  sha256(): string
}

/**
 * Whole or not at all. `judge` is shown what would change before anything does: false leaves it, and so does what it throws.
 * Brought again, the same file changes nothing.
 */
export async function importDirectory(
  { database, clock }: Directing,
  file: DirectoryFile,
  asked: {
    readonly by: string
    /** It names everybody: whom it does not name has ceased. */
    readonly complete: boolean
    judge(difference: DirectoryDifference): boolean
  },
): Promise<DirectoryDifference> {
  const { by, complete, judge } = asked
  return database.transaction(async (tx) => {
    await openDirectoryImport(tx)
    for await (const lines of file.batches) await lay(tx, lines)
    const counts = await compareDirectory(tx, complete)
    if (!judge(counts)) return counts
    await applyDirectory(tx, complete)
    await keep(tx, { at: clock.now(), changedBy: by, kind: 'import', subject: file.sha256(), counts })
    return counts
  })
}

async function lay(tx: Tx, lines: readonly DirectoryLine[]): Promise<void> {
  await layProfessionals(
    tx,
    lines.flatMap(({ number, professional }) => (professional ? [{ number, ...professional }] : [])),
  )
  await layStructures(
    tx,
    lines.flatMap(({ number, structure }) => (structure ? [{ number, ...structure }] : [])),
  )
  await layPractices(
    tx,
    lines.flatMap(({ professional, structure }) =>
      professional && structure ? [{ professionalId: professional.id, structureId: structure.id }] : [],
    ),
  )
}

/**
 * Who is stopped calls no more, under any name; a block that a patient made stays for his return.
 * @law CON-18 Mon espace santé, `isActive`
 */
export async function stopOrBringBack(
  { database, clock }: Directing,
  id: string,
  asked: { readonly kind: 'deactivate' | 'reactivate'; readonly by: string; readonly reason: string },
): Promise<'done' | 'unchanged' | 'unknown'> {
  const { kind, by, reason } = asked
  return database.transaction(async (tx) => {
    const changed = await setActive(tx, id, kind === 'reactivate')
    if (changed === undefined) return 'unknown'
    if (!changed) return 'unchanged'
    await keep(tx, { at: clock.now(), changedBy: by, kind, subject: id, reason })
    return 'done'
  })
}

async function keep(tx: Tx, change: DirectoryChange): Promise<void> {
  const { at, changedBy: by } = change
  const actor = { kind: 'operator', id: by, name: by } as const
  await addDirectoryChange(tx, change)
  await addTraceWithoutRecord(tx, undefined, undecided({ at, action: 'changeDirectory', actor }))
}
