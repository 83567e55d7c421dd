/**
 * « Qui a regardé mon carnet », taken away: the lines that the filters show as a table or as pages, and the proof that
 * those of a page are in the sealed log. people.md P-18; rules.md TRA-04, TRA-06, TRA-14.
 */
import { Readable } from 'node:stream'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import { csvHead, csvLine } from '@carnet/web/csv.ts'
import { accessLogRow, accessLogSentence } from '@carnet/web/patient/access-log-file.ts'
import { accessLogUrl, urls } from '@carnet/web/urls.ts'
import { accessLog } from '@carnet/web/words/access-log.ts'
import { accessLogFile as words } from '@carnet/web/words/access-log-file.ts'
import { dayInWords, momentInWords } from '@carnet/web/words/dates.ts'
import { toldIn, type Whose } from '@carnet/web/words/whose.ts'
import type { FastifyInstance } from 'fastify'
import { downloadTraces, type TakenHistory } from '../../../actions/download-traces.ts'
import { listTraces } from '../../../actions/list-traces.ts'
import { formatSheet, type Section } from '../../../text-page.ts'
import { type CarnetSession, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { type AccessLogAddress, pageOfTraces, queryIn, whichTraces } from './access-log.ts'

/** As many as are read on paper, and as one page of text is made of without keeping anybody waiting. */
const linesOnPaper = 500

type Asked = { Querystring: AccessLogAddress }

export function mountAccessLogFile(pages: FastifyInstance, portal: Portal): void {
  const { platform, sealedLog } = portal

  pages.get<Asked>(urls.accessLogTable, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller } = session
    const taken = await downloadTraces(platform, caller, caller.patient, whichTraces(queryIn(request.query)))
    return reply
      .header('content-disposition', 'attachment; filename="qui-a-regarde-mon-carnet.csv"')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(tableOf(taken, whoseOf(session))))
  })

  // A page of text is written at once: nobody is made to ask for it by another site.
  pages.post<Asked>(urls.accessLogPages, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller } = session
    const query = queryIn(request.query)
    if (!isFromOurForm(session, request)) return reply.redirect(accessLogUrl(query), 303)
    const taken = await downloadTraces(platform, caller, caller.patient, whichTraces(query))
    return reply
      .header('content-disposition', 'attachment; filename="qui-a-regarde-mon-carnet.pdf"')
      .type('application/pdf')
      .send(await pagesOf(taken, whoseOf(session)))
  })

  pages.get<Asked>(urls.accessLogProof, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller } = session
    const query = queryIn(request.query)
    const { traces } = await listTraces(platform, caller, caller.patient, pageOfTraces(query))
    // To the holder alone, as the number that the page tells him.
    if (caller.delegate !== undefined) return reply.redirect(accessLogUrl(query), 303)
    return reply
      .header('content-disposition', 'attachment; filename="preuve-du-journal.json"')
      .type('application/json; charset=utf-8')
      .send(await sealedLog.prove(traces.map(({ id }) => id)))
  })
}

function whoseOf({ holderName: name, place }: CarnetSession): Whose {
  return { holder: { name, place } }
}

async function* tableOf({ lines }: TakenHistory, whose: Whose): AsyncGenerator<string> {
  yield csvHead(words.columns)
  for await (const trace of lines()) yield csvLine(accessLogRow(trace, whose))
}

async function pagesOf({ at, lines }: TakenHistory, whose: Whose): Promise<Buffer> {
  const told: Trace[] = []
  let more = false
  for await (const trace of lines()) {
    more = told.length === linesOnPaper
    if (more) break
    told.push(trace)
  }
  const sections: readonly Section[] = [...Map.groupBy(told, (trace) => civilDay(trace.at)).values()].map(
    (ofDay) => ({
      title: dayInWords(ofDay[0]!.at),
      lines: ofDay.map((trace) => ({ words: accessLogSentence(trace, whose), source: '' })),
      otherwise: '',
    }),
  )
  const { file } = await formatSheet({
    title: toldIn(whose)(accessLog.title),
    paragraphs: [
      words.about(whose.holder.name),
      words.at(momentInWords(at)),
      ...(more ? [words.onlyLast(linesOnPaper)] : []),
      ...(told.length === 0 ? [words.none] : []),
    ],
    sections,
    at,
  })
  return file
}
