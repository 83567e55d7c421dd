/** « Mes soins remboursés »: what the histories of the Assurance Maladie tell of. people.md P-24; rules.md FEED-08. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import { type CareMonth, careByMonth, type ReimbursedCare } from '@carnet/core/model/reimbursed-care.ts'
import { careHistorySince } from '@carnet/core/rules/care-history.ts'
import type { ListedDocument } from './list-documents.ts'
import type { Platform } from './platform.ts'
import { readStructured, type StructuredReader, type StructuredReading } from './read-structured.ts'

export type KnownCareHistory = {
  readonly months: readonly CareMonth[]
  /** All of them: what is masked and shown as one block. */
  readonly documents: readonly ListedDocument[]
  /** Those of which the list has nothing. */
  readonly unread: readonly ListedDocument[]
  /** By the holder's choice (VIS-04), whatever is said of each. */
  readonly maskedByDefault: 'everything' | 'history' | undefined
}

/**
 * `today`: in metropolitan France.
 * @spec CNT-05 the documents are one block
 */
export function readKnownCareHistory(
  platform: Platform,
  caller: PatientCaller,
  { reader, today }: { readonly reader: StructuredReader<readonly ReimbursedCare[]>; readonly today: Day },
): Promise<KnownCareHistory> {
  const since = careHistorySince(today, platform.settings)
  const show = async ({
    documents: found,
    label,
    beside,
  }: StructuredReading<readonly ReimbursedCare[], KnownCareHistory['maskedByDefault']>) => {
    const documents = await label(found)
    const told = documents.filter(({ content }) => content !== null && content.length > 0)
    return {
      result: {
        months: careByMonth(
          told.map(({ content }) => content ?? []),
          since,
        ),
        documents,
        unread: documents.filter((document) => !told.includes(document)),
        maskedByDefault: beside,
      },
      documents: new Set(told.map(({ entryUuid }) => entryUuid)),
    }
  }
  return readStructured(platform, caller, caller.patient, reader, show, async ({ record }) =>
    record.everythingMasked ? 'everything' : record.historyMasked ? 'history' : undefined,
  )
}
