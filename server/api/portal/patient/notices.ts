/** « Mes messages ». rules.md TRA-08. */
import type { NoticeRefusal, NoticeTopic } from '@carnet/core/model/notice.ts'
import { noticeChannels, noticeTopics } from '@carnet/core/rules/notice-choices.ts'
import { type NoticesData, type NoticeWays, noticesPage } from '@carnet/web/patient/notices.ts'
import { urls } from '@carnet/web/urls.ts'
import { refusalInWords } from '@carnet/web/words/refusals.ts'
import type { FastifyInstance } from 'fastify'
import { changeNoticeChoices, readNoticeChoices } from '../../../actions/choose-notices.ts'
import { Refused } from '../../../actions/perform.ts'
import { chooseHelpNotices, helpedAsCarer } from '../../../actions/tell-carers.ts'
import { traceVisit } from '../../../actions/trace-visit.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'

type Query = { fait?: string }
type Form =
  | (Partial<Record<NoticeTopic, string>> & { quoi?: string; prevenir?: string | readonly string[] })
  | undefined

export function mountNotices(pages: FastifyInstance, portal: Portal): void {
  /** In his own space: in that of another, he reads what concerns the other. */
  const helpedBy = async ({ caller, own }: CarnetSession) =>
    caller.delegate === undefined ? helpedAsCarer(portal.platform, own.recordId) : []

  const page = async (session: CarnetSession, said: Pick<NoticesData, 'saved' | 'refused'>) => {
    const { caller } = session
    const { refused } = await readNoticeChoices(portal.platform, caller, caller.patient)
    const helped = await helpedBy(session)
    // Their names are shown: kept in his history as on the page where he chooses among them.
    if (helped.length > 0) await traceVisit(portal.platform, session.own.recordId, 'listHelped')
    return noticesPage({
      ...carnetOf(portal, session),
      ways: waysLeft(refused),
      helped: helped.map(({ id, holderName, wantsNotices = false }) => ({
        mandateId: id,
        name: holderName,
        told: wantsNotices,
      })),
      ...said,
    })
  }

  pages.get<{ Querystring: Query }>(urls.notices, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    return reply.send(await page(session, { saved: request.query.fait !== undefined }))
  })

  pages.post<{ Body: Form }>(urls.notices, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.notices, 303)
    const { caller } = session
    if (request.body?.quoi === 'aides') {
      const wanted = [request.body.prevenir ?? []].flat()
      if (caller.delegate === undefined) await chooseHelpNotices(portal.platform, session.own, wanted)
      return reply.redirect(`${urls.notices}?fait=oui`, 303)
    }
    try {
      await changeNoticeChoices(portal.platform, caller, caller.patient, refusedIn(request.body))
      return reply.redirect(`${urls.notices}?fait=oui`, 303)
    } catch (error) {
      if (!(error instanceof Refused) || error.reason !== 'noticeMustArrive') throw error
      return reply.code(422).send(await page(session, { refused: refusalInWords(error.reason) }))
    }
  })
}

/** What a form does not say it does not open: a value that is none of the page's refuses every way. */
function refusedIn(form: Form): readonly NoticeRefusal[] {
  return noticeTopics.flatMap((topic) => {
    const way = form?.[topic]
    return noticeChannels
      .filter((channel) => way !== 'both' && way !== channel)
      .map((channel) => ({ topic, channel }))
  })
}

function waysLeft(refused: readonly NoticeRefusal[]): Record<NoticeTopic, NoticeWays> {
  const left = (topic: NoticeTopic): NoticeWays => {
    const [way, ...others] = noticeChannels.filter(
      (channel) => !refused.some((one) => one.topic === topic && one.channel === channel),
    )
    return way === undefined ? 'none' : others.length > 0 ? 'both' : way
  }
  const ways = noticeTopics.map((topic) => [topic, left(topic)])
  return Object.fromEntries(ways) as Record<NoticeTopic, NoticeWays>
}
