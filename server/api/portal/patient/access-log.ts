/** « Qui a regardé mon carnet ». people.md P-18; rules.md TRA-02, TRA-06. */
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import {
  type AccessFilter,
  parseAccessFilter,
  parseAccessView,
  parseDay,
} from '@carnet/web/patient/access-filter.ts'
import { accessLogPage } from '@carnet/web/patient/access-log.ts'
import { type AccessLogQuery, accessLogUrl, urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { acknowledgeEmergencies } from '../../../actions/choose-notices.ts'
import { listTraces, type TraceQuery, type WhichTraces } from '../../../actions/list-traces.ts'
import { recogniseAccess } from '../../../actions/report-problem.ts'
import { pageIn, traceIdIn } from '../in-address.ts'
import { carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'

export type AccessLogAddress = {
  vue?: string
  filtre?: string
  du?: string
  au?: string
  de?: string
  page?: string
}

const linesPerPage = 50

const narrowings: Readonly<Record<AccessFilter, Pick<TraceQuery, 'kind' | 'group'>>> = {
  tout: {},
  lectures: { kind: 'readings' },
  ajouts: { kind: 'deposits' },
  masquages: { kind: 'maskings' },
  recherches: { kind: 'searches' },
  refus: { kind: 'refusals' },
  urgences: { kind: 'emergencies' },
  documents: { group: 'MEDICAL_DOCUMENT' },
  reglages: { group: 'GENERAL' },
}

const views = { professionnels: 'professionals', activites: 'own', services: 'services' } as const

export function mountAccessLog(pages: FastifyInstance, portal: Portal): void {
  pages.post(urls.emergenciesRead, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller } = session
    if (isFromOurForm(session, request)) await acknowledgeEmergencies(portal.platform, caller, caller.patient)
    return reply.redirect(accessLogUrl({ filter: 'urgences' }), 303)
  })

  pages.post<{ Querystring: AccessLogAddress; Body: { normal?: string } | undefined }>(
    urls.accessLog,
    async (request, reply) => {
      const session = await requireSession(portal, request, reply)
      if (session === undefined) return reply
      const { caller } = session
      const recognised = request.body?.normal
      if (recognised !== undefined && isFromOurForm(session, request))
        await recogniseAccess(portal.platform, caller, caller.patient, traceIdIn(recognised))
      return reply.redirect(accessLogUrl(queryIn(request.query)), 303)
    },
  )

  pages.get<{ Querystring: AccessLogAddress }>(urls.accessLog, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const query = queryIn(request.query)
    const { caller } = session
    const [list, sealed] = await Promise.all([
      listTraces(portal.platform, caller, caller.patient, pageOfTraces(query)),
      // How many lines the whole log holds tells that one was written, to whom it is not (TRA-03).
      caller.delegate === undefined ? portal.sealedLog.head() : undefined,
    ])
    return reply.send(
      accessLogPage({
        ...carnetOf(portal, session),
        traces: list.traces,
        emergencies: list.emergencies,
        openable: Object.fromEntries(list.documents),
        query: { ...query, page: list.offset / linesPerPage + 1 },
        lastPage: Math.max(1, Math.ceil(list.total / linesPerPage)),
        openedAt: list.openedAt,
        sealed,
        only: list.only,
        services: list.services,
        marks: list.marks,
        mayReport: spaceOffers(caller, 'reportProblem'),
        mayBlock: spaceOffers(caller, 'blockProfessional'),
        provisionalMatrix: portal.platform.matrixAt(portal.platform.clock.now())?.provisional ?? false,
      }),
    )
  })
}

export function queryIn({ vue, filtre, du, au, de, page }: AccessLogAddress): AccessLogQuery {
  return {
    view: parseAccessView(vue),
    filter: parseAccessFilter(filtre),
    from: parseDay(du),
    until: parseDay(au),
    sameAs: de === undefined ? null : traceIdIn(de),
    page: pageIn(page),
  }
}

/** The lines that the filters show. */
export function whichTraces({ view, filter, from, until, sameAs }: AccessLogQuery): WhichTraces {
  return {
    ...narrowings[filter],
    view: views[view],
    ...(from !== null && { from }),
    ...(until !== null && { until }),
    ...(sameAs !== null && { sameActorAs: sameAs }),
  }
}

/** Those of them that stand on the page. */
export function pageOfTraces(query: AccessLogQuery): TraceQuery {
  return { ...whichTraces(query), limit: linesPerPage, offset: (query.page - 1) * linesPerPage }
}
