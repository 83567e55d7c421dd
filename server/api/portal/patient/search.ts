/** « Rechercher »: what the patient’s documents say. people.md P-03; docs/adr/0018. */
import { tellingWords, wordsOf } from '@carnet/core/search/words.ts'
import { queryLengthMax, searchPage } from '@carnet/web/patient/search.ts'
import { authorInWords, authorName } from '@carnet/web/ui/document-row/document-row.ts'
import { urls } from '@carnet/web/urls.ts'
import { namedAnalyses } from '@carnet/web/words/analyses.ts'
import { civilYear, shortDayInWords } from '@carnet/web/words/dates.ts'
import {
  type DocumentFamily,
  documentFamilies,
  familyNames,
  familyOf,
  parseFamily,
} from '@carnet/web/words/document-families.ts'
import { typeInWords } from '@carnet/web/words/document-types.ts'
import type { FastifyInstance } from 'fastify'
import type { DocumentInList, DocumentLabel } from '../../../actions/list-documents.ts'
import { searchDocuments } from '../../../actions/search-documents.ts'
import { pageIn } from '../in-address.ts'
import { carnetOf, type Portal, requireSession } from '../portal.ts'
import { summaryOf } from './document-summary.ts'
import { saysImportant } from './document-text.ts'

const resultsPerPage = 10

type Query = { q?: unknown; page?: unknown; type?: unknown; annee?: unknown; auteur?: unknown }
type Narrowed = { readonly family?: DocumentFamily; readonly year?: string; readonly author?: number }

export function mountSearch(pages: FastifyInstance, portal: Portal): void {
  pages.get<{ Querystring: Query }>(urls.search, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller, previousVisitAt } = session
    const query = queryIn(request.query.q)
    const narrowed = narrowedIn(request.query)
    const { author, ...filed } = narrowed
    const { documents, facets, ...found } = await searchDocuments(portal.platform, caller, caller.patient, {
      query,
      page: pageIn(request.query.page),
      perPage: resultsPerPage,
      describe,
      saysImportant,
      narrowed: { ...filed, ...(author !== undefined && { authorAt: author }) },
    })
    return reply.send(
      searchPage({
        ...carnetOf(portal, session),
        query,
        ofBiology: isOfBiology(query),
        narrowed,
        facets: {
          family: documentFamilies.flatMap((value) => {
            const count = facets.family.get(value)
            return count === undefined ? [] : [{ value, count }]
          }),
          year: [...facets.year].map(([value, count]) => ({ value, count })),
          author: [...facets.author].map(([name, count], value) => ({ value, name, count })),
        },
        found: documents.map((document) => ({
          document: summaryOf(document, previousVisitAt, session),
          excerpt: document.excerpt,
          important: document.important,
          note: document.note,
        })),
        ...found,
      }),
    )
  })
}

/** As the pages name it: who searches has read these words there. */
function describe(
  { typeCode, classCode, serviceStartTime, submittedAt }: DocumentInList,
  { typeDisplay, authors }: DocumentLabel,
) {
  return {
    kind: `${typeInWords(typeCode, typeDisplay)} ${typeDisplay} ${familyNames[familyOf({ typeCode, classCode })]}`,
    authors: authors.map((author) => `${authorInWords(author)} ${author.specialityLabel ?? ''}`).join(' '),
    date: shortDayInWords(serviceStartTime ?? submittedAt),
    filed: {
      family: familyOf({ typeCode, classCode }),
      year: String(civilYear(serviceStartTime ?? submittedAt)),
      author: authorName({ authors, typeCode, classCode }),
    },
  }
}

function narrowedIn({ type, annee, auteur }: Query): Narrowed {
  const family = parseFamily(typeof type === 'string' ? type : undefined)
  return {
    ...(family !== null && { family }),
    ...(typeof annee === 'string' && /^\d{4}$/.test(annee) && { year: annee }),
    ...(typeof auteur === 'string' && /^\d{1,4}$/.test(auteur) && { author: Number(auteur) }),
  }
}

/** A field given twice, or not at all, asks nothing. */
function queryIn(text: unknown): string {
  return typeof text === 'string' ? text.trim().slice(0, queryLengthMax) : ''
}

/** Who looks for « ferritine » looks for a result, whatever its documents call it. */
function isOfBiology(query: string): boolean {
  return stemsIn(query).some((stem) => ofBiology.has(stem))
}

const ofBiology: ReadonlySet<string> = new Set(
  [...namedAnalyses.map(({ name }) => name), 'prise de sang, analyses, biologie, laboratoire'].flatMap(
    stemsIn,
  ),
)

function stemsIn(text: string): readonly string[] {
  return tellingWords(wordsOf(text)).map(({ stem }) => stem)
}
