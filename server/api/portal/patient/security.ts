/** « Sécurité de mon compte »: the passkeys of the person who logged in. people.md P-28; rules.md CON-23. */
import { mayRemovePasskey, readPasskeyName } from '@carnet/core/rules/passkeys.ts'
import {
  type AddPasskeyData,
  addPasskeyPage,
  createPasskeyPage,
  type PasskeyData,
  passkeyPage,
  securityPage,
} from '@carnet/web/patient/security.ts'
import { passkeyUrl, urls } from '@carnet/web/urls.ts'
import { security } from '@carnet/web/words/security.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireOwnSession } from '../portal.ts'
import { objectionToProof } from '../prove-again.ts'
import { deviceName } from './device-name.ts'

type AddForm = { nom?: string; reponse?: string } | undefined
type PasskeyForm = { nom?: string; retirer?: string } | undefined
type OnePasskey = { Params: { id: string }; Body: PasskeyForm }

export function mountSecurity(pages: FastifyInstance, portal: Portal): void {
  const { cookies, passkeys } = portal

  pages.get<{ Querystring: { fait?: string } }>(urls.security, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    if (session === undefined) return reply
    const { fait } = request.query
    const { recordId } = session.own
    const hers = await passkeys.list(recordId)
    return reply.send(
      securityPage({
        ...carnetOf(portal, session),
        routes: await portal.contactChanges.routes(recordId),
        franceConnect: portal.franceConnect && { link: await portal.franceConnect.link(recordId) },
        passkeys: passkeys.host() === undefined ? undefined : hers,
        done: isDone(fait) ? fait : undefined,
      }),
    )
  })

  const addPage = (
    reply: FastifyReply,
    session: CarnetSession,
    said: Pick<AddPasskeyData, 'problem' | 'over'> = {},
  ) => {
    const host = passkeys.host()
    if (host === undefined) return reply.redirect(urls.security, 303)
    return reply.send(addPasskeyPage({ ...carnetOf(portal, session), host, ...said }))
  }

  pages.get(urls.addPasskey, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    return session === undefined ? reply : addPage(reply, session)
  })

  pages.post<{ Body: AddForm }>(urls.addPasskey, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.addPasskey, 303)
    const { nom = '', reponse: answer } = request.body ?? {}
    const person = session.own.recordId
    // The device has made it: a name that is none does not lose it.
    const asked = readPasskeyName(nom)
    const name = 'name' in asked ? asked.name : deviceName(request)
    if (answer !== undefined) {
      const added = await passkeys.add(person, { answer, browser: session.csrf, name })
      if (added === 'added') return reply.redirect(`${urls.security}?fait=added`, 303)
      return addPage(reply.code(422), session, { over: added === 'tooMany' ? 'tooMany' : 'expired' })
    }
    const objection = await objectionToProof(portal, session, { request, reply })
    if (objection === 'asked') return reply
    if (objection !== undefined)
      return addPage(reply.code(objection.status), session, { problem: objection.why })
    if (passkeys.host() === undefined) return reply.redirect(urls.security, 303)
    const options = await passkeys.askToAdd(person, session.csrf)
    return reply.send(createPasskeyPage({ ...carnetOf(portal, session), options, name }))
  })

  const onePage = async (
    reply: FastifyReply,
    session: CarnetSession,
    id: string,
    said: Pick<PasskeyData, 'typedName' | 'problem'> = {},
  ) => {
    const hers = await passkeys.list(session.own.recordId)
    const passkey = hers.find((each) => each.id === id)
    if (passkey === undefined) return reply.redirect(urls.security, 303)
    const { hasPassword } = session.own
    const removable = mayRemovePasskey({ hasPassword, passkeys: hers.length })
    return reply.send(passkeyPage({ ...carnetOf(portal, session), passkey, removable, ...said }))
  }

  pages.get<OnePasskey>(`${urls.security}/cles/:id`, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    return session === undefined ? reply : onePage(reply, session, request.params.id)
  })

  pages.post<OnePasskey>(`${urls.security}/cles/:id`, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    if (session === undefined) return reply
    const { id } = request.params
    if (!isFromOurForm(session, request)) return reply.redirect(passkeyUrl(id), 303)
    const { retirer, nom = '' } = request.body ?? {}
    const person = session.own.recordId
    if (retirer === undefined) {
      const asked = readPasskeyName(nom)
      if ('objection' in asked)
        return onePage(reply.code(422), session, id, { typedName: nom, problem: { kind: asked.objection } })
      await passkeys.rename(person, id, asked.name)
      return reply.redirect(`${urls.security}?fait=renamed`, 303)
    }
    const objection = await objectionToProof(portal, session, { request, reply })
    if (objection === 'asked') return reply
    if (objection !== undefined)
      return onePage(reply.code(objection.status), session, id, { problem: objection.why })
    const removed = await passkeys.remove(person, id, cookies.read(request, 'session') ?? '')
    // The page says what else she needs first.
    return reply.redirect(removed === 'last' ? passkeyUrl(id) : `${urls.security}?fait=removed`, 303)
  })
}

function isDone(word: string | undefined): word is keyof typeof security.done {
  return word !== undefined && Object.hasOwn(security.done, word)
}
