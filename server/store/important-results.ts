/** What each reader answered before an important result: to read it, or to wait. Spec: people.md §2. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

export type ImportantChoice = 'read' | 'wait'

/** `reader`: the mandate of who acts for the holder; empty for himself. */
export type ImportantReading = {
  readonly recordId: RecordId
  readonly logicalId: string
  readonly reader: string
}

export async function importantChoice(
  tx: Tx,
  reading: ImportantReading,
): Promise<ImportantChoice | undefined> {
  const [row] = await tx.run<{ waits: boolean }>(
    'important-choice',
    'select waits from important_result where record_id = $1 and about = $2',
    [reading.recordId, aboutOf(tx, reading)],
  )
  if (row === undefined) return undefined
  return row.waits ? 'wait' : 'read'
}

/** Those of these that this reader chose to read. */
export async function chosenToRead(
  tx: Tx,
  { recordId, reader }: Omit<ImportantReading, 'logicalId'>,
  logicalIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const abouts = logicalIds.map((logicalId) => aboutOf(tx, { recordId, logicalId, reader }))
  const rows = await tx.run<{ about: Buffer }>(
    'important-chosen-to-read',
    'select about from important_result where record_id = $1 and about = any($2) and not waits',
    [recordId, abouts],
  )
  return new Set(logicalIds.filter((_, at) => rows.some(({ about }) => about.equals(abouts[at]!))))
}

export async function chooseImportant(
  tx: Tx,
  reading: ImportantReading,
  choice: ImportantChoice,
  at: Date,
): Promise<void> {
  await tx.run(
    'choose-important',
    `insert into important_result (record_id, about, waits, chosen_at) values ($1, $2, $3, $4)
     on conflict (record_id, about) do update set waits = $3, chosen_at = $4`,
    [reading.recordId, aboutOf(tx, reading), choice === 'wait', at],
  )
}

/** Without the record: when it is merged into another, what was answered goes along. */
function aboutOf({ keyring }: Tx, { logicalId, reader }: ImportantReading): Buffer {
  return keyring.pseudonym(`important result ${logicalId} ${reader}`)
}
