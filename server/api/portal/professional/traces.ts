/** The traces of one record, for who may read them: his own acts, or all of it. people.md W-15; rules.md TRA-02, TRA-06. */
import { Readable } from 'node:stream'
import { refusalSentences } from '@carnet/core/rules/refusals.ts'
import { groupOf } from '@carnet/core/rules/trace-groups.ts'
import { csvHead, csvLine } from '@carnet/web/csv.ts'
import { proUrls } from '@carnet/web/pro/addresses.ts'
import { type ProTrace, traceRow, tracesPage } from '@carnet/web/pro/traces.ts'
import { proTraces as words } from '@carnet/web/words/pro-traces.ts'
import type { FastifyInstance } from 'fastify'
import { downloadTraces, type TakenHistory } from '../../../actions/download-traces.ts'
import { listTraces } from '../../../actions/list-traces.ts'
import { pageIn } from '../in-address.ts'
import type { Portal } from '../portal.ts'
import { type OfPatient, openedRecord } from './opened.ts'

type Asked = OfPatient & { Querystring: { page?: string } }

/** As many as the official portal keeps in sight. @spec soap.md §1.4 */
const pageLength = 100

export function mountTraces(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal
  const address = `${proUrls.patient}/:id/traces`

  pages.get<Asked>(address, async (request, reply) => {
    const opened = await openedRecord(portal, request, reply)
    if (opened === undefined) return reply
    const { session, patient, pro, strip } = opened
    const offset = (pageIn(request.query.page) - 1) * pageLength
    const asked = { limit: pageLength, offset }
    const { traces, total, reads, offset: from } = await listTraces(platform, session.caller, patient, asked)
    return reply.send(
      tracesPage({
        ...pro,
        patient: strip,
        reads,
        traces: traces.map(toldOf),
        count: total,
        pages: { current: from / pageLength + 1, last: Math.max(1, Math.ceil(total / pageLength)) },
      }),
    )
  })

  pages.get<Asked>(`${address}/tableau`, async (request, reply) => {
    const opened = await openedRecord(portal, request, reply)
    if (opened === undefined) return reply
    const taken = await downloadTraces(platform, opened.session.caller, opened.patient, {})
    return reply
      .header('content-disposition', 'attachment; filename="traces-du-dmp.csv"')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(tableOf(taken)))
  })
}

async function* tableOf({ lines }: TakenHistory): AsyncGenerator<string> {
  yield csvHead(words.file)
  for await (const trace of lines()) yield csvLine(traceRow(toldOf(trace)))
}

function toldOf(trace: ProTrace['trace']): ProTrace {
  const { refusal, action } = trace
  return {
    trace,
    group: groupOf(action),
    why: refusal === undefined ? undefined : refusalSentences[refusal],
  }
}
