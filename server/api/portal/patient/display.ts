/** « Affichage », kept on the device by a cookie that says of nobody who he is. people.md P-30. */
import { displayOf, formatDisplay } from '@carnet/web/display.ts'
import { displayPage } from '@carnet/web/patient/display.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sameToken } from '../cookies.ts'
import { type Portal, surroundingsOf } from '../portal.ts'

type Form = Readonly<Record<string, string>> | undefined

export function mountDisplay(pages: FastifyInstance, portal: Portal): void {
  const { cookies } = portal

  pages.get<{ Querystring: { fait?: string; retour?: string } }>(urls.display, (request, reply) =>
    reply.send(
      displayPage({
        ...surroundingsOf(portal, request),
        csrf: cookies.formToken(request, reply),
        back: ourPage(request.query.retour) ?? cameFrom(request) ?? urls.home,
        saved: request.query.fait !== undefined,
      }),
    ),
  )

  pages.post<{ Body: Form }>(urls.display, (request, reply) => {
    const { csrf, retour, aussitot, ...chosen } = request.body ?? {}
    if (!sameToken(csrf, cookies.read(request, 'csrf'))) return reply.redirect(urls.display, 303)
    cookies.write(reply, 'display', formatDisplay(displayOf(chosen)))
    const back = ourPage(retour) ?? urls.home
    // Chosen on the page where one stays: it answers by itself, in the language that was asked for.
    if (aussitot !== undefined) return reply.redirect(back, 303)
    return reply.redirect(`${urls.display}?fait=oui&retour=${encodeURIComponent(back)}`, 303)
  })
}

/** The page that the link was followed from, when it is of this site. */
function cameFrom({ headers, host }: FastifyRequest): string | undefined {
  const from = URL.parse(headers.referer ?? '')
  return from?.host === host ? ourPage(`${from.pathname}${from.search}`) : undefined
}

/** An address of this portal, and nothing that a browser would take for another site. */
function ourPage(address: string | undefined): string | undefined {
  if (address === undefined || !/^\/(carnet[/?]|carnet$|$)/.test(address)) return undefined
  return address.startsWith(urls.display) ? undefined : address
}
