/** « Ma frise »: the same documents as « Mes documents », along time. people.md P-06. */
import { timelinePage } from '@carnet/web/patient/timeline.ts'
import { timelineOf, type Zoom } from '@carnet/web/patient/timeline-periods.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { showDocuments } from '../../../actions/list-documents.ts'
import { carnetOf, type Portal, requireSession } from '../portal.ts'
import { filedAs, summaryOf } from './document-summary.ts'

/** Of one month: the whole of it is a link away, in the list of the year. */
const documentsMax = 50

export function mountTimeline(pages: FastifyInstance, portal: Portal): void {
  pages.get<{ Querystring: { annee?: string; mois?: string } }>(urls.timeline, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller, previousVisitAt } = session
    const zoom = zoomIn(request.query)
    const { timeline, described } = await showDocuments(
      portal.platform,
      caller,
      caller.patient,
      async ({ documents, label }) => {
        const timeline = timelineOf(
          documents.map((document) => ({ ...filedAs(document), document })),
          zoom,
        )
        const shown = timeline.documents.slice(0, documentsMax).map(({ document }) => document)
        const summaries = (await label(shown)).map((document) =>
          summaryOf(document, previousVisitAt, session),
        )
        return { timeline, described: new Map(summaries.map((summary) => [summary.id, summary])) }
      },
    )
    return reply.send(timelinePage({ ...carnetOf(portal, session), timeline, described }))
  })
}

function zoomIn({ annee, mois }: { readonly annee?: string; readonly mois?: string }): Zoom {
  const [year, month] = [Number(annee), Number(mois)]
  if (!Number.isInteger(year) || year <= 1800 || year >= 3000) return { year: null, month: null }
  return { year, month: Number.isInteger(month) && month >= 1 && month <= 12 ? month : null }
}
