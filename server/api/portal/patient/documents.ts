/** « Mes documents », and the switch that masks them all. people.md P-04; rules.md VIS-04. */
import type { MaskingAction } from '@carnet/core/model/decision.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { holderAsDepositor } from '@carnet/core/rules/submission.ts'
import { arrange, latestByAuthor } from '@carnet/web/patient/arrange-documents.ts'
import { documentViews } from '@carnet/web/patient/document-view.ts'
import { documentsPage, specialityOf } from '@carnet/web/patient/documents.ts'
import { type DocumentListQuery, urls } from '@carnet/web/urls.ts'
import { documentFamilies } from '@carnet/web/words/document-families.ts'
import type { FastifyInstance } from 'fastify'
import { showDocuments, type VisibleDocuments } from '../../../actions/list-documents.ts'
import { maskEverything } from '../../../actions/mask-everything.ts'
import { pageIn } from '../in-address.ts'
import { carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { filedAs, summaryOf } from './document-summary.ts'

type Query = { vue?: string; type?: string; annee?: string; page?: string; fait?: string; annuler?: string }

export function mountDocuments(pages: FastifyInstance, portal: Portal): void {
  pages.get(urls.carnet, (_request, reply) => reply.redirect(urls.documents, 303))

  pages.get<{ Querystring: Query }>(urls.documents, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller, previousVisitAt } = session
    const query = queryOf(request.query)
    const { everythingMasked, ...shown } = await showDocuments(
      portal.platform,
      caller,
      caller.patient,
      (visible) => pageOf(visible, query, previousVisitAt),
    )
    return reply.send(
      documentsPage({
        ...carnetOf(portal, session),
        ...shown,
        query,
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

/** Opens what the page says of documents, and of no other. */
async function pageOf(
  { documents, label, formerOf }: VisibleDocuments,
  query: DocumentListQuery,
  previousVisitAt: Date | null,
) {
  const filed = documents.map((document) => ({ ...filedAs(document), document }))
  const specialities = new Map<string, string>()
  if (query.view === 'specialite') {
    const latest = [...latestByAuthor(filed)]
    const labelled = await label(latest.map(([, { document }]) => document))
    latest.forEach(([author], at) => {
      specialities.set(author, specialityOf(labelled[at]!.label))
    })
  }
  const list = arrange(filed, { ...query, specialityOf: (author) => specialities.get(author) ?? '' })
  const told = list.sections.flatMap(({ named, groups }) => [
    named,
    ...groups.flatMap(({ episode, documents }) => [...(episode?.documents.slice(0, 1) ?? []), ...documents]),
  ])
  const shown = new Set(told.map(({ document }) => document))
  const former = new Map([...shown].map((document) => [document, formerOf(document)]))
  const labelled = await label([...shown, ...[...former.values()].flat()])
  const summaries = new Map(
    labelled.map((document) => [document.entryUuid as string, summaryOf(document, previousVisitAt)]),
  )
  const described = new Map(
    [...shown].map((document) => [
      document.entryUuid as string,
      {
        ...summaries.get(document.entryUuid)!,
        formerVersions: former.get(document)!.map(({ entryUuid }) => summaries.get(entryUuid)!),
      },
    ]),
  )
  const hasOwn = documents.some(({ depositorId }) => depositorId === holderAsDepositor)
  return { list, described, hasOwn }
}

function queryOf({ vue, type, annee, page }: Omit<Query, 'fait' | 'annuler'>): DocumentListQuery {
  const year = Number(annee)
  return {
    view: documentViews.find((view) => view === vue) ?? 'date',
    family: documentFamilies.find((family) => family === type) ?? null,
    year: Number.isInteger(year) && year > 1800 && year < 3000 ? year : null,
    page: pageIn(page),
  }
}
