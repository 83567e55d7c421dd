/** « Mes documents ». people.md P-04. */
import { documentsPage } from '@carnet/web/patient/documents.ts'
import { urls } from '@carnet/web/urls.ts'
import { documentFamilies } from '@carnet/web/words/document-families.ts'
import type { FastifyInstance } from 'fastify'
import { listDocuments } from '../../../actions/list-documents.ts'
import { carnetOf, type Portal, requireSession } from '../portal.ts'
import { summaryOf } from './document-summary.ts'

type Query = { type?: string; annee?: string; page?: string }

export function mountDocuments(pages: FastifyInstance, portal: Portal): void {
  pages.get(urls.carnet, (_request, reply) => reply.redirect(urls.documents, 303))

  pages.get<{ Querystring: Query }>(urls.documents, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller, previousVisitAt } = session
    const documents = await listDocuments(portal.platform, caller, caller.patient)
    return reply.send(
      documentsPage({
        ...carnetOf(portal, session),
        documents: documents.map((document) => summaryOf(document, previousVisitAt)),
        query: queryOf(request.query),
      }),
    )
  })
}

function queryOf({ type, annee, page }: Query) {
  const year = Number(annee)
  const number = Number(page)
  return {
    family: documentFamilies.find((family) => family === type) ?? null,
    year: Number.isInteger(year) && year > 1800 && year < 3000 ? year : null,
    page: Number.isInteger(number) && number > 0 ? number : 1,
  }
}
