/** The reader of the portal: one document, its bytes, and who else opened it; what opens behind a question, once answered. */
import type { Caller, PatientCaller } from '@carnet/core/model/caller.ts'
import type { Check } from '@carnet/core/model/decision.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Download, Trace } from '@carnet/core/model/trace.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { defaultMaskOf, type MaskedBlock } from '@carnet/core/rules/masking.ts'
import { importanceOf } from '@carnet/core/rules/sensitive-results.ts'
import { pageBreak } from '@carnet/core/search/excerpt.ts'
import { isStoreFailure, noBytes } from '../store/blobs.ts'
import { openLabels } from '../store/document-fragments.ts'
import { blobOf, documentsByEntryUuid, type StoredDocument } from '../store/documents.ts'
import { chooseImportant, type ImportantChoice, importantChoice } from '../store/important-results.ts'
import { openTexts } from '../store/texts.ts'
import { tracesOf } from '../store/traces.ts'
import { type MaskedReaders, readersOnceMasked } from './document-viewers.ts'
import { type DocumentLabel, type ListedDocument, listed } from './list-documents.ts'
import { notesFor } from './notes-as-seen.ts'
import { type Act, type Outcome, type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { type ReleasedDocument, traced } from './read-document.ts'
import { type RelatedDocuments, relatedTo } from './related-documents.ts'
import { starsFor } from './stars-as-seen.ts'
import { oneAsSeen } from './status-as-seen.ts'

export type OpenedDocument = ReleasedDocument & {
  readonly readings: readonly Trace[]
  /** By the holder's choice (VIS-04), whatever is said of this one. */
  readonly maskedByDefault: 'everything' | MaskedBlock | undefined
  /** The holder keeps it at hand, and he is the reader. */
  readonly starred: boolean
  /** What was read of the files that it holds, page by page; undefined: not read yet, or it is given as a file. */
  readonly fileText: readonly string[] | undefined
  /** What the holder wrote about it for himself; empty to all others. */
  readonly note: string
  /** undefined when it is given as a file: nothing is told around it. */
  readonly related: RelatedDocuments | undefined
  /** Of a page whose reader may mask it. */
  readonly onceMasked: MaskedReaders | undefined
}

const readingsMax = 500

/** How it is given: the history tells a download from a page (TRA-05). */
export type Giving = 'readDocument' | Download

/** Throws Refused `documentUnknown`, the same for a document that does not exist and for one that may not be seen. */
export function openDocument(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  entryUuid: string,
  as: Giving = 'readDocument',
): Promise<OpenedDocument> {
  return perform(platform, caller, { patient, action: 'readDocument' }, async (permitted) =>
    given(platform, caller, permitted, await soughtIn(permitted, entryUuid), as),
  )
}

/** `asked`: an important result, of which nothing is given before its reader has chosen to read it. */
export type Opening =
  | { readonly kind: 'opened'; readonly document: OpenedDocument }
  | { readonly kind: 'asked'; readonly document: ListedDocument; readonly waits: boolean }

/**
 * The same, behind a question when it is an important result. `saysImportant`: of a report that only its content tells;
 * it is read here, before anything is given, so that the history never says read what was not shown.
 * @spec people.md §2, « Sensitive content guard »
 */
export function openOrAsk(
  platform: Platform,
  caller: PatientCaller,
  entryUuid: string,
  as: Giving,
  saysImportant: (document: Pick<ReleasedDocument, 'open'>) => Promise<boolean>,
): Promise<Opening> {
  const asked = { patient: caller.patient, action: 'readDocument' } as const
  return perform<Opening>(platform, caller, asked, async (permitted) => {
    const { tx, record } = permitted
    const sought = await soughtIn(permitted, entryUuid)
    const { document, label } = sought
    const importance = importanceOf({ ...document, title: label.title })
    const choice =
      importance === 'ordinary' ? 'read' : await importantChoice(tx, readingOf(caller, permitted, document))
    const blob = blobOf(record.key, document)
    let lost = false
    const says = async () => {
      try {
        return await saysImportant({ open: () => platform.blobs.read(blob) })
      } catch (error) {
        if (!isStoreFailure(error)) throw error
        lost = true
        return false
      }
    }
    const opens = choice === 'read' || (importance === 'byContent' && !(await says()))
    if (!opens)
      return {
        result: {
          kind: 'asked',
          document: listed(permitted, platform.settings, document, label),
          waits: choice === 'wait',
        },
        acts: [askedIn(sought)],
      }
    const { result, acts } = await given(platform, caller, permitted, sought, as)
    // What could not be read to judge it is not read a moment later, unjudged.
    return { result: { kind: 'opened', document: lost ? { ...result, open: noBytes } : result }, acts }
  })
}

/** What its reader answers before an important result: remembered, for him alone. */
export function answerImportant(
  platform: Platform,
  caller: PatientCaller,
  entryUuid: string,
  choice: ImportantChoice,
): Promise<void> {
  const asked = { patient: caller.patient, action: 'readDocument' } as const
  return perform<void>(platform, caller, asked, async (permitted) => {
    const { tx, now } = permitted
    const sought = await soughtIn(permitted, entryUuid)
    const { document, label } = sought
    if (importanceOf({ ...document, title: label.title }) !== 'ordinary')
      await chooseImportant(tx, readingOf(caller, permitted, document), choice, now)
    return { result: undefined, acts: [askedIn(sought)] }
  })
}

type Sought = {
  readonly document: StoredDocument
  readonly label: DocumentLabel
  readonly checks: readonly Check[]
}

async function soughtIn(permitted: Permitted, entryUuid: string): Promise<Sought> {
  const { tx, record, judge } = permitted
  const [stored] = await documentsByEntryUuid(tx, record.id, [entryUuid])
  const decision = stored && judge(stored)
  if (stored === undefined || !decision?.allowed) throw new Refused('documentUnknown')
  const document = await oneAsSeen(permitted, stored)
  const label = (await openLabels(tx, record.key, [document.entryUuid])).get(document.entryUuid)!
  return { document, label, checks: decision.checks }
}

async function given(
  platform: Platform,
  caller: Caller,
  permitted: Permitted,
  { document, label, checks }: Sought,
  as: Giving,
): Promise<Outcome<OpenedDocument>> {
  const { tx, record } = permitted
  const traces = await tracesOf(tx, record.key, {
    kind: 'readings',
    withoutActor: { kind: 'patient', id: '' },
    withoutSecret: caller.kind === 'patient' && caller.delegate !== undefined,
    limit: readingsMax,
  })
  const blob = blobOf(record.key, document)
  return {
    result: {
      ...listed(permitted, platform.settings, document, label),
      open: () => platform.blobs.read(blob),
      maskedByDefault: defaultMaskOf(record, document),
      starred: (await starsFor(caller, permitted)).has(document.logicalId),
      fileText: as === 'readDocument' ? await fileTextOf(permitted, document) : undefined,
      note: (await notesFor(caller, permitted)).get(document.logicalId)?.text ?? '',
      onceMasked:
        as === 'readDocument' && caller.kind === 'patient' && spaceOffers(caller, 'maskDocument')
          ? await readersOnceMasked(permitted, caller, document)
          : undefined,
      related: as === 'readDocument' ? await relatedTo(permitted, platform.settings, document) : undefined,
      readings: traces.filter(
        (trace) =>
          (trace.action === 'readDocument' || trace.action === 'downloadDocument') &&
          trace.documents.some(({ uniqueId }) => uniqueId === document.uniqueId),
      ),
    },
    acts: [{ action: as, documents: [traced(document, label)], checks, returnedCount: 1 }],
  }
}

async function fileTextOf(
  { tx, record }: Pick<Permitted, 'tx' | 'record'>,
  { logicalId }: StoredDocument,
): Promise<readonly string[] | undefined> {
  return (await openTexts(tx, record.key, [logicalId])).get(logicalId)?.split(pageBreak)
}

/** As a line of his list: it is named to him, and not given. */
function askedIn({ document: { visibility }, checks }: Sought): Act {
  return {
    action: 'findDocuments',
    returnedCount: 1,
    secretCount: visibility.invisibleToRepresentatives ? 1 : 0,
    checks,
  }
}

function readingOf(
  { delegate }: PatientCaller,
  { record }: Permitted,
  { logicalId }: Pick<StoredDocument, 'logicalId'>,
) {
  return { recordId: record.id, logicalId, reader: delegate?.mandateId ?? '' }
}

export { isStoreFailure } from '../store/blobs.ts'
export type { ImportantChoice } from '../store/important-results.ts'
