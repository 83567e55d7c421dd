/** « Mes documents », and the switch that masks them all. people.md P-04; rules.md VIS-04. */
import type { MaskingAction } from '@carnet/core/model/decision.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { documentsPage } from '@carnet/web/patient/documents.ts'
import { urls } from '@carnet/web/urls.ts'
import { documentFamilies } from '@carnet/web/words/document-families.ts'
import type { FastifyInstance } from 'fastify'
import { listDocuments } from '../../../actions/list-documents.ts'
import { maskEverything } from '../../../actions/mask-everything.ts'
import { pageIn } from '../in-address.ts'
import { carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { summaryOf } from './document-summary.ts'

type Query = { type?: string; annee?: string; page?: string; fait?: string; annuler?: string }

export function mountDocuments(pages: FastifyInstance, portal: Portal): void {
  pages.get(urls.carnet, (_request, reply) => reply.redirect(urls.documents, 303))

  pages.get<{ Querystring: Query }>(urls.documents, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller, previousVisitAt } = session
    const { documents, everythingMasked } = await listDocuments(portal.platform, caller, caller.patient)
    return reply.send(
      documentsPage({
        ...carnetOf(portal, session),
        documents: documents.map((document) => summaryOf(document, previousVisitAt)),
        query: queryOf(request.query),
        masking: {
          everything: everythingMasked,
          mayChange: spaceOffers(caller, 'maskEverything'),
        },
        done: request.query.fait === 'deleted' ? 'deleted' : maskingIn(request.query.fait),
        mayUndo: request.query.annuler !== undefined,
        mayTakeAway: spaceOffers(caller, 'askDownloadPersonalData'),
        mayAdd: spaceOffers(caller, 'submitDocuments'),
      }),
    )
  })

  pages.post<{ Body: { geste?: string } | undefined }>(urls.maskEverything, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const action = maskingIn(request.body?.geste)
    if (action === undefined || !isFromOurForm(session, request)) return reply.redirect(urls.documents, 303)
    const outcome = await maskEverything(portal.platform, session.caller, session.caller.patient, action)
    return reply.redirect(`${urls.documents}?fait=${action}${outcome === 'done' ? '&annuler=oui' : ''}`, 303)
  })
}

function maskingIn(text: string | undefined): MaskingAction | undefined {
  return text === 'maskEverything' || text === 'unmaskEverything' ? text : undefined
}

function queryOf({ type, annee, page }: Omit<Query, 'fait' | 'annuler'>) {
  const year = Number(annee)
  return {
    family: documentFamilies.find((family) => family === type) ?? null,
    year: Number.isInteger(year) && year > 1800 && year < 3000 ? year : null,
    page: pageIn(page),
  }
}
