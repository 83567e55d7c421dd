/** « Mes documents » arranged: which are of a page, under what, and together with which. Spec: people.md P-04. */
import { dateOf } from '../ui/document-row/document-row.ts'
import type { DocumentListQuery } from '../urls.ts'
import { civilYear } from '../words/dates.ts'
import { type DocumentFamily, documentFamilies, familyOf } from '../words/document-families.ts'
import { type DatedCare, type Episode, episodesOf } from './care-episodes.ts'
import type { DocumentView } from './document-view.ts'

/** What arranging asks of a document, and nothing that is sealed: only those of the page are opened. */
export type FiledDocument = DatedCare & {
  readonly id: string
  readonly classCode: string
  readonly submittedAt: Date
  /** Who is filed under it, the same for all of hers; empty: nobody is named. */
  readonly author: string
}

export type ArrangedDocuments<T> = {
  /** All that the reader may see. */
  readonly all: number
  /** Of them, those that the filter keeps. */
  readonly matching: number
  /** Of all. */
  readonly starred: number
  /** To choose from, in their order. */
  readonly families: readonly DocumentFamily[]
  readonly years: readonly number[]
  readonly page: { readonly current: number; readonly last: number }
  /** Of this page. */
  readonly sections: readonly DocumentSection<T>[]
}

export type DocumentSection<T> = {
  /** Distinct, of letters and figures: it stands in an anchor. */
  readonly key: string
  /** A document of it that says its name. */
  readonly named: T
  /** On whatever page they stand. */
  readonly count: number
  readonly groups: readonly DocumentGroup<T>[]
}

/** Documents of one episode, or one that is of none. */
export type DocumentGroup<T> = {
  readonly episode?: Episode<T>
  /** Those of the episode that the filter keeps, on whatever page. */
  readonly count: number
  readonly documents: readonly T[]
}

export type Arranging = DocumentListQuery & {
  /** « cardiologue »: of the author of that key; empty: unknown. Asked in that view alone. */
  readonly specialityOf: (author: string) => string
}

const documentsPerPage = 50

/** `starred`: its holder keeps it at hand. */
export function arrange<T extends FiledDocument & { readonly starred: boolean }>(
  documents: readonly T[],
  query: Arranging,
): ArrangedDocuments<T> {
  const episodes = query.view === 'date' ? episodesOf(documents) : new Map<T, Episode<T>>()
  const dated = documents.map((document) => ({ document, year: civilYear(dateOf(document)) }))
  const matching = dated
    .filter(({ document }) => query.family === null || familyOf(document) === query.family)
    .filter(({ year }) => query.year === null || year === query.year)
    .map(({ document }) => document)
    .filter(({ starred }) => starred || !query.starred)
  const sections = sectionsOf(groupsOf(matching, episodes), query)
  const last = Math.max(1, Math.ceil(matching.length / documentsPerPage))
  const current = Math.min(Math.max(1, query.page), last)
  const present = new Set(documents.map(familyOf))
  return {
    all: documents.length,
    matching: matching.length,
    starred: documents.filter(({ starred }) => starred).length,
    families: documentFamilies.filter((family) => present.has(family)),
    years: [...new Set(dated.map(({ year }) => year))].sort((a, b) => b - a),
    page: { current, last },
    sections: cut(sections, (current - 1) * documentsPerPage, current * documentsPerPage),
  }
}

/** Of each author, the latest document: it says who she is. */
export function latestByAuthor<T extends FiledDocument>(documents: readonly T[]): ReadonlyMap<string, T> {
  const latest = new Map<string, T>()
  for (const document of documents) {
    const known = latest.get(document.author)
    if (known === undefined || dateOf(known) < dateOf(document)) latest.set(document.author, document)
  }
  return latest
}

/** Newest first: an episode stands where its latest document does. */
function groupsOf<T extends FiledDocument>(
  documents: readonly T[],
  episodes: ReadonlyMap<T, Episode<T>>,
): readonly DocumentGroup<T>[] {
  const newestFirst = documents.toSorted((a, b) => dateOf(b).getTime() - dateOf(a).getTime())
  const together = Map.groupBy(newestFirst, (document) => episodes.get(document) ?? document)
  return [...together.values()].map((documents) => {
    const episode = episodes.get(documents[0]!)
    return { ...(episode !== undefined && { episode }), count: documents.length, documents }
  })
}

function sectionsOf<T extends FiledDocument>(
  groups: readonly DocumentGroup<T>[],
  { view, specialityOf }: Arranging,
): readonly DocumentSection<T>[] {
  const filedUnder: Record<DocumentView, (document: T) => string> = {
    date: (document) => String(civilYear(dateOf(document))),
    type: familyOf,
    soignant: ({ author }) => author,
    specialite: ({ author }) => specialityOf(author),
  }
  const filed = [...Map.groupBy(groups, ({ documents }) => filedUnder[view](documents[0]!))]
  // By date, and by author, the latest first: as they come.
  if (view === 'type') filed.sort(([a], [b]) => familyOrder.indexOf(a) - familyOrder.indexOf(b))
  if (view === 'specialite')
    filed.sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b, 'fr'))
  return filed.map(([, groups], rank) => ({
    key: `${view}-${rank + 1}`,
    named: groups[0]!.documents[0]!,
    count: groups.reduce((sum, { count }) => sum + count, 0),
    groups,
  }))
}

const familyOrder: readonly string[] = documentFamilies

/** The documents from this one to that one, in their groups and sections. */
function cut<T>(sections: readonly DocumentSection<T>[], from: number, to: number) {
  let at = 0
  return sections.flatMap((section) => {
    const groups = section.groups.flatMap((group) => {
      const documents = group.documents.slice(Math.max(0, from - at), Math.max(0, to - at))
      at += group.documents.length
      return documents.length === 0 ? [] : [{ ...group, documents }]
    })
    return groups.length === 0 ? [] : [{ ...section, groups }]
  })
}
