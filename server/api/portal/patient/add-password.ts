/** « Choisir un mot de passe », for who comes in by passkeys alone: her passkey is asked for as the form leaves. people.md P-28. */
import { passwordSentences } from '@carnet/core/rules/portal-password.ts'
import { type AddPasswordData, addPasswordPage } from '@carnet/web/patient/add-password.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireOwnSession } from '../portal.ts'
import { askProof, isProof } from '../prove-again.ts'

type Form = { identifiant?: string; motDePasse?: string; encore?: string } | undefined

export function mountAddPassword(pages: FastifyInstance, portal: Portal): void {
  const { passwords, platform } = portal

  /** Her session, when she has no password yet. */
  const without = async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await requireOwnSession(portal, request, reply)
    if (session === undefined) return undefined
    if (!session.own.hasPassword) return session
    reply.redirect(urls.security, 303)
    return undefined
  }

  const page = async (
    reply: FastifyReply,
    session: CarnetSession,
    said: Pick<AddPasswordData, 'typedLogin' | 'problems' | 'refused'> = {},
  ) =>
    reply.send(
      addPasswordPage({
        ...carnetOf(portal, session),
        passwordMinLength: platform.settings.passwordMinLength,
        options: await askProof(portal, session, urls.addPassword),
        ...said,
      }),
    )

  pages.get(urls.addPassword, async (request, reply) => {
    const session = await without(request, reply)
    return session === undefined ? reply : page(reply, session)
  })

  pages.post<{ Body: Form }>(urls.addPassword, async (request, reply) => {
    const session = await without(request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.addPassword, 303)
    const { identifiant = '', motDePasse: password = '', encore } = request.body ?? {}
    const typedLogin = identifiant.trim().toLowerCase()
    if (password !== encore)
      return page(reply.code(422), session, {
        typedLogin,
        problems: { login: undefined, password: [], again: 'different' },
      })
    if (!(await isProof(portal, session, request)))
      return page(reply.code(422), session, { typedLogin, refused: true })
    const chosen = { login: typedLogin, password }
    const answer = await passwords.add(session.own.recordId, chosen)
    if (typeof answer === 'string') return reply.redirect(`${urls.security}?fait=passwordAdded`, 303)
    const sentences = answer.password.map((objection) => passwordSentences[objection])
    return page(reply.code(422), session, {
      typedLogin,
      problems: { login: answer.login, password: sentences, again: undefined },
    })
  })
}
