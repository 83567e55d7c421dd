/** « Mes documents »: the current documents that the caller may see, with what a list says of each. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { visibilityToHolder } from '@carnet/core/rules/majority.ts'
import { type MaskedBlock, maskedBlocksOf } from '@carnet/core/rules/masking.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { type DocumentLabel, openLabels } from '../store/document-fragments.ts'
import { type DocumentInList, documentsInList, newestDocuments } from '../store/documents.ts'
import { openedBy } from '../store/traces.ts'
import { visibleDocuments } from './find-documents.ts'
import { notesFor } from './notes-as-seen.ts'
import { actorOf, type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'
import { type Copies, copiesAmong } from './same-file.ts'
import { starsFor } from './stars-as-seen.ts'
import { currentAsSeen, type Replacements } from './status-as-seen.ts'

export type ListedDocument = DocumentInList & { readonly label: DocumentLabel }

export type DocumentList = {
  readonly documents: readonly ListedDocument[]
  /** By the holder's choice (VIS-04), whatever is said of each. */
  readonly everythingMasked: boolean
  readonly maskedBlocks: readonly MaskedBlock[]
  /** What his page about it does not ask again (VIS-17). */
  readonly informedAboutOrganDonation: boolean
  /** LIF-19. */
  readonly heirsOpposed: boolean
}

/** The documents that the caller may see, and what a page does with them while the transaction lasts. */
export type VisibleDocuments = {
  readonly documents: readonly DocumentInList[]
  /** What a list says of these: a page of fifty opens fifty, and not the two thousand that it is cut from. */
  label(documents: readonly DocumentInList[]): Promise<readonly ListedDocument[]>
  /** What this document replaced, that the caller may see too: its former versions, the last first. */
  formerOf(document: DocumentInList): readonly DocumentInList[]
  /** Those that carry the same file as another of them. */
  copies(): Promise<Copies>
  /** Those that the holder keeps at hand, for himself alone. */
  starred(): Promise<ReadonlySet<DocumentInList>>
  /** Those that the holder wrote a note on, for himself alone. */
  noted(): Promise<ReadonlySet<DocumentInList>>
  /** Those of these that the caller opened himself since then. */
  openedSince(since: Date, documents: readonly DocumentInList[]): Promise<ReadonlySet<DocumentInList>>
}

/** `which`: those that the page is about; of the others nothing is opened. */
export function listDocuments(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  which: (document: DocumentInList) => boolean = () => true,
): Promise<DocumentList> {
  return showDocuments(platform, caller, patient, async ({ documents, label }) => ({
    documents: await label(documents.filter(which)),
  }))
}

/** `newest`: of these alone, and not of the whole record. */
export function showDocuments<T extends object>(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  show: (visible: VisibleDocuments) => Promise<T>,
  newest?: { readonly since: Date; readonly limit: number },
): Promise<T & Omit<DocumentList, 'documents'>> {
  return perform(platform, caller, { patient, action: 'findDocuments' }, async (permitted) => {
    const { tx, record } = permitted
    const all = newest === undefined ? documentsInList(tx, record.id) : newestDocuments(tx, record.id, newest)
    const visible = visibleDocuments(permitted, await all)
    const { current, replacements, secretCount } = await currentAsSeen(permitted, visible)
    const shown = await show({
      documents: current,
      async label(documents) {
        const uuids = documents.map(({ entryUuid }) => entryUuid)
        const labels = await openLabels(tx, record.key, uuids)
        return documents.map((document) =>
          listed(permitted, platform.settings, document, labels.get(document.entryUuid)!),
        )
      },
      formerOf: formerVersions(visible, replacements),
      copies: () => copiesAmong(permitted, current),
      async starred() {
        const stars = await starsFor(caller, permitted)
        return new Set(current.filter(({ logicalId }) => stars.has(logicalId)))
      },
      async noted() {
        const notes = await notesFor(caller, permitted)
        return new Set(current.filter(({ logicalId }) => notes.has(logicalId)))
      },
      async openedSince(since, documents) {
        const ids = documents.map(({ uniqueId }) => uniqueId)
        const opened = await openedBy(tx, record.id, actorOf(caller), since, ids)
        return new Set(documents.filter(({ uniqueId }) => opened.has(uniqueId)))
      },
    })
    const { everythingMasked, informedAboutOrganDonation, heirsOpposed = false } = record
    return {
      result: {
        ...shown,
        everythingMasked,
        maskedBlocks: maskedBlocksOf(record),
        informedAboutOrganDonation,
        heirsOpposed,
      },
      acts: [{ returnedCount: current.length, secretCount }],
    }
  })
}

/** A document that several replaced one after the other has all of them; each is told once. */
function formerVersions(
  visible: readonly DocumentInList[],
  replacements: Replacements,
): VisibleDocuments['formerOf'] {
  const replacedBy = new Map<string, DocumentInList[]>()
  for (const document of visible)
    for (const { logicalId } of replacements.get(document.entryUuid) ?? [])
      replacedBy.set(logicalId, [...(replacedBy.get(logicalId) ?? []), document])
  return (document) => {
    const found = new Set<DocumentInList>()
    const follow = (logicalId: string) => {
      for (const former of replacedBy.get(logicalId) ?? []) {
        if (found.has(former)) continue
        found.add(former)
        follow(former.logicalId)
      }
    }
    follow(document.logicalId)
    return [...found].toSorted((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime())
  }
}

/** A document as its holder's space names it. */
export function listed<T extends DocumentFacts>(
  { record, now }: Pick<Permitted, 'record' | 'now'>,
  settings: RuleSettings,
  document: T,
  label: DocumentLabel,
): T & { readonly label: DocumentLabel } {
  return { ...document, label, visibility: visibilityToHolder(document.visibility, record, settings, now) }
}

export type { DocumentLabel } from '../store/document-fragments.ts'
export type { DocumentInList } from '../store/documents.ts'
