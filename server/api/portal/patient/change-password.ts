/** « Changer mon mot de passe »: the one of now, or her passkey, then the new one. people.md P-28; rules.md LIF-07. */
import { passwordSentences } from '@carnet/core/rules/portal-password.ts'
import { type ChangePasswordData, changePasswordPage } from '@carnet/web/patient/change-password.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireOwnSession } from '../portal.ts'
import { askProof, isProof, objectionToProof } from '../prove-again.ts'

type Form = { preuve?: string; nouveau?: string; encore?: string } | undefined
type Problems = NonNullable<ChangePasswordData['problems']>

export function mountChangePassword(pages: FastifyInstance, portal: Portal): void {
  const { cookies, passkeys, passwords, platform } = portal

  /** Her session, when she has a password to leave. */
  const having = async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await requireOwnSession(portal, request, reply)
    if (session === undefined || session.own.hasPassword) return session
    reply.redirect(urls.addPassword, 303)
    return undefined
  }

  const page = async (
    reply: FastifyReply,
    session: CarnetSession,
    { byPasskey, problems }: { readonly byPasskey: boolean; readonly problems?: Problems },
  ) => {
    const mayUsePasskey =
      passkeys.host() !== undefined && (await passkeys.list(session.own.recordId)).length > 0
    const options =
      byPasskey && mayUsePasskey ? await askProof(portal, session, urls.changePassword) : undefined
    return reply.send(
      changePasswordPage({
        ...carnetOf(portal, session),
        passwordMinLength: platform.settings.passwordMinLength,
        options,
        mayUsePasskey,
        ...(problems && { problems }),
      }),
    )
  }

  pages.get<{ Querystring: { par?: string } }>(urls.changePassword, async (request, reply) => {
    const session = await having(request, reply)
    return session === undefined ? reply : page(reply, session, { byPasskey: request.query.par === 'cle' })
  })

  pages.post<{ Body: Form }>(urls.changePassword, async (request, reply) => {
    const session = await having(request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.changePassword, 303)
    const { preuve, nouveau: password = '', encore } = request.body ?? {}
    const byPasskey = preuve !== undefined
    if (password !== encore)
      return page(reply.code(422), session, { byPasskey, problems: { again: 'different' } })
    if (byPasskey) {
      if (!(await isProof(portal, session, request)))
        return page(reply.code(422), session, { byPasskey, problems: { proof: 'passkeyRefused' } })
    } else {
      const objection = await objectionToProof(portal, session, { request, reply })
      if (objection === 'asked') return reply
      if (objection !== undefined)
        return page(reply.code(objection.status), session, { byPasskey, problems: { proof: objection.why } })
    }
    const here = cookies.read(request, 'session') ?? ''
    const answer = await passwords.change(session.own.recordId, password, here)
    if (typeof answer === 'string') return reply.redirect(`${urls.security}?fait=passwordChanged`, 303)
    const sentences = answer.password.map((objection) => passwordSentences[objection])
    return page(reply.code(422), session, { byPasskey, problems: { password: sentences } })
  })
}
