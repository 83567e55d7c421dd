/**
 * « Rechercher » in a record: the documents that the caller may see are decided first, as for his list, and only their
 * words are opened. What he may not see is in no count, no order and no excerpt. people.md P-03; docs/adr/0018.
 */
import type { Caller } from '@carnet/core/model/caller.ts'
import { isLotSignature } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { type Excerpt, excerptOf } from '@carnet/core/search/excerpt.ts'
import { type SearchedDocument, search } from '@carnet/core/search/rank.ts'
import { type PlacedTerms, parseTermPack } from '@carnet/core/search/term-pack.ts'
import { type DocumentLabel, openLabels } from '../store/document-fragments.ts'
import { type DocumentInList, documentsInList } from '../store/documents.ts'
import { type OpenedExtracts, openExtracts } from '../store/extracts.ts'
import { openTexts, wordsReader } from '../store/texts.ts'
import { visibleDocuments } from './find-documents.ts'
import { type ListedDocument, listed } from './list-documents.ts'
import { notesFor } from './notes-as-seen.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'
import { currentAsSeen } from './status-as-seen.ts'
import { type SaysImportant, unreadImportant } from './unread-important.ts'

export type DocumentSearch = {
  readonly query: string
  /** From 1. */
  readonly page: number
  readonly perPage: number
  /** What the caller’s pages call a document: its words are searched too. */
  readonly describe: (
    document: DocumentInList,
    label: DocumentLabel,
  ) => Pick<SearchedDocument, 'kind' | 'authors' | 'date'> & { readonly filed?: FiledUnder }
  /** Of a report of analyses: nothing of an important result is shown before its reader chose to read it. */
  readonly saysImportant: SaysImportant
  /** Of what answers, what is filed so. `authorAt`: where she stands among its authors. */
  readonly narrowed?: Partial<Pick<FiledUnder, 'family' | 'year'>> & { readonly authorAt?: number }
}

/** What an answer is narrowed by: each a word of the page’s own. */
export type FiledUnder = { readonly family: string; readonly year: string; readonly author: string }

/** Of all that answers, whatever it is narrowed by: what it is filed under, and how many; the most first. */
export type Facets = Readonly<Record<keyof FiledUnder, ReadonlyMap<string, number>>>

export type FoundDocument = ListedDocument & {
  /** Absent: what is said of the document answers, and not its text. */
  readonly excerpt?: Excerpt
  /** Its text answers, and is an important result that the caller has not chosen to read. */
  readonly important?: true
  /** What the holder wrote about it for himself. */
  readonly note?: string
}

export type FoundDocuments = {
  /** Of this page, best first. */
  readonly documents: readonly FoundDocument[]
  readonly page: number
  readonly pages: number
  /** On all pages. */
  readonly total: number
  readonly facets: Facets
  /** Among all that the caller may see: pictures and scans; those that came a moment ago. */
  readonly unreadable: number
  readonly unread: number
}

export function searchDocuments(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  { query, page, perPage, describe, saysImportant, narrowed = {} }: DocumentSearch,
): Promise<FoundDocuments> {
  return perform(platform, caller, { patient, action: 'findDocuments' }, async (permitted) => {
    const { tx, record } = permitted
    const readable = visibleDocuments(permitted, await documentsInList(tx, record.id))
    const { current, toRepresentatives } = await currentAsSeen(permitted, readable)
    const visible = current.filter(isNoSignature)
    const told = toRepresentatives.filter(isNoSignature)
    const byUuid = new Map([...told, ...visible].map((document) => [document.entryUuid, document]))
    const opened = [...byUuid.values()]
    const ids = new Set(opened.map(({ logicalId }) => logicalId))
    const words = await openExtracts(tx, record.key, wordsReader, ids)
    const { terms, labels: packed } = readPacks(words)
    const unpacked = opened.filter(({ entryUuid }) => !packed.has(entryUuid))
    const loose = await openLabels(
      tx,
      record.key,
      unpacked.map(({ entryUuid }) => entryUuid),
    )
    const labelOf = ({ entryUuid }: DocumentInList) => packed.get(entryUuid) ?? loose.get(entryUuid)!
    const notes = await notesFor(caller, permitted)
    const filed = new Map<DocumentInList, FiledUnder>()
    const searchIn = (documents: readonly DocumentInList[]) =>
      search(
        documents.map((document) => {
          const label = labelOf(document)
          const { kind, authors, date, filed: under } = describe(document, label)
          if (under !== undefined) filed.set(document, under)
          const at = document.serviceStartTime ?? document.submittedAt
          const { title } = label
          const note = notes.get(document.logicalId)?.text ?? ''
          return { document, title, note, kind, authors, date, terms: terms.get(document.logicalId), at }
        }),
        query,
      )
    const { found: answers, notions } = searchIn(visible)
    const facets = facetsOf(answers.flatMap(({ document }) => filed.get(document) ?? []))
    const { authorAt, ...asked } = narrowed
    const kept = {
      ...asked,
      ...(authorAt !== undefined && { author: [...facets.author.keys()][authorAt] ?? '' }),
    }
    const isKept = ({ document }: { readonly document: DocumentInList }) =>
      facetNames.every((name) => kept[name] === undefined || filed.get(document)?.[name] === kept[name])
    const found = answers.filter(isKept)
    // Nothing is kept from them: the same documents.
    const same = told.length === visible.length && opened.length === visible.length
    const foundByThem = same ? found.length : searchIn(told).found.filter(isKept).length
    const pages = Math.max(1, Math.ceil(found.length / perPage))
    const shownPage = Math.min(Math.max(1, page), pages)
    const shown = found.slice((shownPage - 1) * perPage, shownPage * perPage).map(({ document }) => document)
    const texts = await openTexts(
      tx,
      record.key,
      shown.map(({ logicalId }) => logicalId),
    )
    const rows = shown.map((document) => ({
      ...listed(permitted, platform.settings, document, labelOf(document)),
      excerpt: excerptOf(texts.get(document.logicalId) ?? '', notions),
    }))
    const answering = rows.filter(({ excerpt }) => excerpt !== undefined)
    const unread =
      caller.kind === 'patient'
        ? await unreadImportant(platform, caller, permitted, answering, saysImportant)
        : new Set<string>()
    return {
      result: {
        documents: rows.map(({ excerpt, ...told }) => {
          const note = notes.get(told.logicalId)?.text
          return {
            ...told,
            ...(excerpt !== undefined && (unread.has(told.logicalId) ? { important: true } : { excerpt })),
            ...(note !== undefined && { note }),
          }
        }),
        page: shownPage,
        pages,
        total: found.length,
        facets,
        unreadable: visible.filter(
          ({ logicalId }) => terms.has(logicalId) && terms.get(logicalId) === undefined,
        ).length,
        unread: visible.filter(({ logicalId }) => !terms.has(logicalId)).length,
      },
      acts: [{ returnedCount: found.length, secretCount: found.length - foundByThem }],
    }
  })
}

const facetNames = ['family', 'year', 'author'] as const satisfies readonly (keyof FiledUnder)[]

function facetsOf(filed: readonly FiledUnder[]): Facets {
  const counted = (name: keyof FiledUnder) =>
    new Map(
      [...Map.groupBy(filed, (under) => under[name])]
        .map(([value, { length }]) => [value, length] as const)
        .toSorted(([, a], [, b]) => b - a),
    )
  return { family: counted('family'), year: counted('year'), author: counted('author') }
}

type ReadPacks = {
  /** By logical id, where the words of each are; undefined: nothing in it can be read. */
  readonly terms: ReadonlyMap<string, PlacedTerms | undefined>
  /** By entryUUID, what was packed with the words: another version of a document has another label, and is not here. */
  readonly labels: ReadonlyMap<string, DocumentLabel>
}

/** What was read last is what counts. */
function readPacks({ alone, packs }: OpenedExtracts): ReadPacks {
  const terms = new Map<string, PlacedTerms | undefined>()
  const labels = new Map<string, DocumentLabel>()
  for (const bytes of packs) {
    const pack = parseTermPack(bytes)
    pack.documents.forEach(({ id, length, label }, place) => {
      terms.set(id, length === null ? undefined : { pack, place, length })
      if (label !== undefined) labels.set(label.entryUuid, label.says as DocumentLabel)
    })
  }
  for (const { id, content } of alone) terms.set(id, content)
  return { terms, labels }
}

function isNoSignature(document: DocumentInList): boolean {
  return !isLotSignature(document)
}
