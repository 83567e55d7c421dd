/** « Sans réseau »: the copy of a device, made, filled, and ended. people.md P-31. */
import { deviceCopyPage } from '@carnet/web/patient/device-copy.ts'
import { urls } from '@carnet/web/urls.ts'
import { deviceCopy as words } from '@carnet/web/words/device-copy.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { showDocuments } from '../../../actions/list-documents.ts'
import type { DeviceTokens } from '../../../identity/patient/device-copies.ts'
import { policyWithCalls } from '../page-policy.ts'
import { carnetOf, isFromOurForm, type Portal, requireOwnSession } from '../portal.ts'
import { copyContent } from './device-copy-content.ts'

type Form = { geste?: string; copie?: string } | undefined

export function mountDeviceCopy(pages: FastifyInstance, portal: Portal): void {
  const { cookies, deviceCopies, platform } = portal

  pages.get<{ Querystring: { fait?: string } }>(urls.deviceCopy, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    if (session === undefined) return reply
    const { fait } = request.query
    const copies = await deviceCopies.list(session.own.recordId, tokensOf(portal, request))
    const { caller } = session
    const { starred } = await showDocuments(platform, caller, caller.patient, async (visible) => ({
      starred: (await visible.starred()).size,
    }))
    return reply
      .header('content-security-policy', policyWithCalls)
      .send(deviceCopyPage({ ...carnetOf(portal, session), copies, starred, done: doneIn(fait) }))
  })

  pages.post<{ Body: Form }>(urls.deviceCopy, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    if (session === undefined) return reply
    const { geste, copie = '' } = request.body ?? {}
    if (!isFromOurForm(session, request)) return reply.redirect(urls.deviceCopy, 303)
    const person = session.own.recordId
    const device = tokensOf(portal, request)
    switch (geste) {
      // By the script of the page, which has made its keys.
      case 'garder':
        cookies.write(reply, 'copy', await deviceCopies.make(person, device, request.headers['user-agent']))
        return reply.code(204).send()
      case 'effacer':
        await deviceCopies.end(person, copie)
        await endCopyHere(portal, request, reply)
        return reply.redirect(`${urls.deviceCopy}?fait=effacee`, 303)
      case 'effacer-autre':
        await deviceCopies.end(person, copie)
        return reply.redirect(`${urls.deviceCopy}?fait=autre`, 303)
    }
    return reply.redirect(urls.deviceCopy, 303)
  })

  pages.get(urls.deviceCopyContact, async (request, reply) => {
    const contact = await deviceCopies.contact(tokensOf(portal, request))
    if (contact === undefined) cookies.clear(reply, 'copy')
    return reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(contact === undefined ? { kept: false } : { kept: true, ...contact }))
  })

  pages.post(urls.deviceCopyContent, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    if (session === undefined) return reply
    const person = session.own.recordId
    // What changes while it is made is given the next time.
    const isGiven =
      isFromOurForm(session, request) && (await deviceCopies.give(person, tokensOf(portal, request)))
    if (!isGiven) return reply.code(403).type('text/plain; charset=utf-8').send('Refusé\n')
    try {
      const content = await copyContent(portal, session)
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(content))
    } catch (error) {
      await deviceCopies.giveAgain(person)
      throw error
    }
  })
}

export function tokensOf({ cookies }: Portal, request: FastifyRequest): DeviceTokens {
  return { copy: cookies.read(request, 'copy'), session: cookies.read(request, 'session') }
}

/** Somebody leaves this device: the browser drops what it keeps, with scripts or without. */
export async function endCopyHere(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const device = tokensOf(portal, request)
  if (device.copy === undefined) return
  await portal.deviceCopies.leave(device)
  portal.cookies.clear(reply, 'copy')
  reply.header('clear-site-data', '"storage"')
}

function doneIn(word: string | undefined): keyof typeof words.done | undefined {
  return word !== undefined && Object.hasOwn(words.done, word) ? (word as keyof typeof words.done) : undefined
}
