/** « Qui a regardé mon carnet ». people.md P-18; rules.md TRA-02, TRA-06. */
import { delegateMay } from '@carnet/core/rules/mandates.ts'
import { type AccessFilter, parseAccessFilter } from '@carnet/web/patient/access-filter.ts'
import { accessLogPage } from '@carnet/web/patient/access-log.ts'
import { accessLogUrl, urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { acknowledgeEmergencies } from '../../../actions/choose-notices.ts'
import { listTraces, type TraceQuery } from '../../../actions/list-traces.ts'
import { carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'

type Query = { filtre?: string; moi?: string; page?: string }

const linesPerPage = 50

const kinds: Readonly<Record<AccessFilter, TraceQuery['kind']>> = {
  tout: undefined,
  lectures: 'readings',
  ajouts: 'deposits',
  refus: 'refusals',
  urgences: 'emergencies',
}

export function mountAccessLog(pages: FastifyInstance, portal: Portal): void {
  pages.post(urls.emergenciesRead, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller } = session
    if (isFromOurForm(session, request)) await acknowledgeEmergencies(portal.platform, caller, caller.patient)
    return reply.redirect(accessLogUrl({ filter: 'urgences', showOwn: false, page: 1 }), 303)
  })

  pages.get<{ Querystring: Query }>(urls.accessLog, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { filtre, moi, page } = request.query
    const filter = parseAccessFilter(filtre)
    const number = Number(page)
    const query = {
      filter,
      showOwn: moi === 'oui',
      page: Number.isInteger(number) && number > 0 ? number : 1,
    }
    const kind = kinds[filter]
    const { caller } = session
    const list = await listTraces(portal.platform, caller, caller.patient, {
      ...(kind !== undefined && { kind }),
      withoutOwn: !query.showOwn,
      limit: linesPerPage,
      offset: (query.page - 1) * linesPerPage,
    })
    return reply.send(
      accessLogPage({
        ...carnetOf(portal, session),
        traces: list.traces,
        emergencies: list.emergencies,
        openable: Object.fromEntries(list.documents),
        query,
        lastPage: Math.max(1, Math.ceil(list.total / linesPerPage)),
        openedAt: list.openedAt,
        mayReport: caller.delegate === undefined || delegateMay(caller.delegate.kind, 'reportProblem'),
        provisionalMatrix: portal.platform.matrixAt(portal.platform.clock.now())?.provisional ?? false,
      }),
    )
  })
}
