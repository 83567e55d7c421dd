/**
 * A session that ends while its holder writes loses nothing of what he wrote: it is kept for him alone, and given back
 * in the form, to be sent again by himself, once he is logged in again and in the same record.
 * Whose it is, the token of the form says: only a page of his session ever carried it (OWASP, « synchronizer token »).
 */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../store/database.ts'
import {
  authorOfForm,
  forgetForm,
  type KeptForm,
  keepForm,
  keptFormAt,
  keptFormsToOffer,
  markOffered,
  type TypedFields,
} from '../store/kept-forms.ts'
import { transactionAcrossMerge } from '../store/merge.ts'

/** What a person writes fits many times over. */
const charactersMax = 20_000
const formsMax = 20

/** Who is in, and in which record. */
export type Reader = { readonly recordId: RecordId; readonly mandateId: string | null }

export type { TypedFields }

export type KeptForms = {
  /** A page of somebody's session carried this token. */
  knows(csrf: string): Promise<boolean>
  /** Keeps what was sent with this token, which is not that of the reader's session. undefined: it is nobody's. */
  keep(
    csrf: string,
    form: { readonly address: string; readonly fields: TypedFields },
  ): Promise<Reader | undefined>
  /** What this reader had typed there. */
  at(reader: Reader, address: string): Promise<TypedFields | undefined>
  /** Where to lead him back, once. */
  offer(reader: Reader): Promise<string | undefined>
  forget(reader: Reader, address: string): Promise<void>
}

export function makeKeptForms({
  database,
  clock,
}: {
  readonly database: Database
  readonly clock: Clock
}): KeptForms {
  return {
    knows: (csrf) => database.transaction(async (tx) => (await authorOfForm(tx, csrf)) !== undefined),

    keep: (csrf, { address, fields }) =>
      transactionAcrossMerge(database, async (tx) => {
        const author = await authorOfForm(tx, csrf)
        if (author === undefined || JSON.stringify(fields).length > charactersMax) return undefined
        const { recordId, mandateId } = author
        await keepForm(tx, recordId, { address, mandateId, fields }, { at: clock.now(), formsMax })
        return author
      }),

    at: (reader, address) =>
      database.transaction(async (tx) => {
        const kept = await keptFormAt(tx, reader.recordId, address)
        return kept !== undefined && isFor(kept, reader) ? kept.fields : undefined
      }),

    offer: ({ recordId, mandateId }) =>
      database.transaction(async (tx) => {
        const forms = await keptFormsToOffer(tx, recordId)
        const kept = forms.find((form) => isFor(form, { mandateId }))
        if (kept !== undefined) await markOffered(tx, recordId, kept.address)
        return kept?.address
      }),

    forget: ({ recordId }, address) => database.transaction((tx) => forgetForm(tx, recordId, address)),
  }
}

function isFor(form: KeptForm, { mandateId }: Pick<Reader, 'mandateId'>): boolean {
  return form.mandateId === mandateId
}
