/** « Rechercher »: what the patient’s documents say. people.md P-03; docs/adr/0018. */
import { queryLengthMax, searchPage } from '@carnet/web/patient/search.ts'
import { authorInWords } from '@carnet/web/ui/document-row/document-row.ts'
import { urls } from '@carnet/web/urls.ts'
import { shortDayInWords } from '@carnet/web/words/dates.ts'
import { familyNames, familyOf } from '@carnet/web/words/document-families.ts'
import { typeInWords } from '@carnet/web/words/document-types.ts'
import type { FastifyInstance } from 'fastify'
import type { DocumentInList, DocumentLabel } from '../../../actions/list-documents.ts'
import { searchDocuments } from '../../../actions/search-documents.ts'
import { pageIn } from '../in-address.ts'
import { carnetOf, type Portal, requireSession } from '../portal.ts'
import { summaryOf } from './document-summary.ts'

const resultsPerPage = 10

export function mountSearch(pages: FastifyInstance, portal: Portal): void {
  pages.get<{ Querystring: { q?: unknown; page?: unknown } }>(urls.search, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller, previousVisitAt } = session
    const query = queryIn(request.query.q)
    const { documents, ...found } = await searchDocuments(portal.platform, caller, caller.patient, {
      query,
      page: pageIn(request.query.page),
      perPage: resultsPerPage,
      describe,
    })
    return reply.send(
      searchPage({
        ...carnetOf(portal, session),
        query,
        found: documents.map((document) => ({
          document: summaryOf(document, previousVisitAt, session),
          excerpt: document.excerpt,
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
  }
}

/** A field given twice, or not at all, asks nothing. */
function queryIn(text: unknown): string {
  return typeof text === 'string' ? text.trim().slice(0, queryLengthMax) : ''
}
