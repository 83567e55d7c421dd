/** « Demandes reçues »: what patients ask who wrote a document to correct. people.md P-33, W-15; rules.md EHDS-03. */
import { idsOfTicket } from '@carnet/core/model/report.ts'
import { correctionUrl, proUrls } from '@carnet/web/pro/addresses.ts'
import { correctionAnswerMax, correctionPage, correctionsPage } from '@carnet/web/pro/corrections.ts'
import { saidPage } from '@carnet/web/pro/shell.ts'
import { proCorrections as words } from '@carnet/web/words/pro-corrections.ts'
import type { FastifyInstance } from 'fastify'
import { answerCorrection, correctionRequests, readCorrection } from '../../../actions/answer-corrections.ts'
import { isUuid } from '../in-address.ts'
import type { Portal } from '../portal.ts'
import { isFromHisForm, proOf, requireProfessional, sendStale } from './session.ts'

type OfRequest = {
  Params: { id: string }
  Querystring: { fait?: string }
  Body: { decision?: string; reponse?: string } | undefined
}

export function mountCorrections(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal
  const address = `${proUrls.corrections}/:id`
  const read = (caller: Parameters<typeof readCorrection>[1], id: string) => {
    const ids = isUuid(id) ? idsOfTicket(id) : undefined
    return ids === undefined ? undefined : readCorrection(platform, caller, ids)
  }

  pages.get(proUrls.corrections, async (request, reply) => {
    const session = await requireProfessional(portal, request, reply)
    if (session === undefined) return reply
    const requests = await correctionRequests(platform, session.caller)
    return reply.send(correctionsPage({ ...proOf(portal, request, session), requests }))
  })

  pages.get<OfRequest>(address, async (request, reply) => {
    const session = await requireProfessional(portal, request, reply)
    if (session === undefined) return reply
    const pro = proOf(portal, request, session)
    const asked = await read(session.caller, request.params.id)
    if (asked === undefined)
      return reply.code(404).send(saidPage(pro, { title: words.unknown, lines: [words.unknownMeans] }))
    return reply.send(correctionPage({ ...pro, request: asked, done: request.query.fait === 'oui' }))
  })

  pages.post<OfRequest>(address, async (request, reply) => {
    const session = await requireProfessional(portal, request, reply)
    if (session === undefined) return reply
    const pro = proOf(portal, request, session)
    if (!isFromHisForm(session, request)) return sendStale(reply, pro)
    const { id } = request.params
    const asked = await read(session.caller, id)
    if (asked === undefined)
      return reply.code(404).send(saidPage(pro, { title: words.unknown, lines: [words.unknownMeans] }))
    const typed = {
      verdict: String(request.body?.decision ?? ''),
      words: String(request.body?.reponse ?? '')
        .trim()
        .slice(0, correctionAnswerMax),
    }
    const { verdict } = typed
    const problems = [
      ...(verdict === 'founded' || verdict === 'unfounded'
        ? []
        : [{ field: 'decision-founded', words: words.verdictMissing }]),
      ...(typed.words === '' ? [{ field: 'reponse', words: words.wordsMissing }] : []),
    ]
    if ((verdict !== 'founded' && verdict !== 'unfounded') || problems.length > 0)
      return reply.code(422).send(correctionPage({ ...pro, request: asked, typed, problems }))
    await answerCorrection(platform, session.caller, [id, id], { verdict, words: typed.words })
    return reply.redirect(`${correctionUrl(id)}?fait=oui`, 303)
  })
}
