/** « Mes notifications ». rules.md TRA-08. */
import { noticeCentrePage, noticeLeadsTo } from '@carnet/web/patient/notice-centre.ts'
import { noticeCentreUrl, urls } from '@carnet/web/urls.ts'
import { noticeCentre as words } from '@carnet/web/words/notice-centre.ts'
import type { FastifyInstance } from 'fastify'
import {
  changeNotices,
  listNotices,
  type NoticeGesture,
  noticesAPage,
} from '../../../actions/notice-centre.ts'
import { isUuid } from '../in-address.ts'
import { carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'

type Query = { page?: string; fait?: string; avis?: string }
type Form = { geste?: string; id?: string; page?: string; vers?: string } | undefined

const gestures: readonly NoticeGesture[] = ['read', 'unread', 'remove', 'restore', 'readAll']

export function mountNoticeCentre(pages: FastifyInstance, portal: Portal): void {
  pages.get<{ Querystring: Query }>(urls.noticeCentre, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { page, fait, avis } = request.query
    const {
      notices,
      all,
      unread,
      page: current,
    } = await listNotices(portal.platform, session.caller, pageIn(page))
    return reply.send(
      noticeCentrePage({
        ...carnetOf(portal, session),
        unreadNotices: unread,
        notices,
        own: session.caller.delegate === undefined,
        pages: { current, last: Math.max(1, Math.ceil(all / noticesAPage)) },
        done:
          fait !== undefined && Object.hasOwn(words.done, fait)
            ? (fait as keyof typeof words.done)
            : undefined,
        removed: isUuid(avis ?? '') ? avis : undefined,
      }),
    )
  })

  pages.post<{ Body: Form }>(urls.noticeCentre, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { geste, id = '', page, vers } = request.body ?? {}
    const gesture = gestures.find((each) => each === geste)
    if (gesture === undefined || !isFromOurForm(session, request) || (gesture !== 'readAll' && !isUuid(id)))
      return reply.redirect(urls.noticeCentre, 303)
    await changeNotices(portal.platform, session.caller, gesture, id)
    // « Voir » reads it, then leads where it is told.
    const target = Object.values(noticeLeadsTo).find((address) => address === vers)
    if (target !== undefined) return reply.redirect(target, 303)
    const done = gesture === 'remove' ? { fait: 'removed', avis: id } : { fait: gesture }
    return reply.redirect(noticeCentreUrl({ page: pageIn(page), ...done }), 303)
  })
}

function pageIn(text: string | undefined): number {
  const page = Number(text)
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}
