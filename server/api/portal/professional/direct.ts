/**
 * `/AccesDirect/<Page>[/<INS>]`: a software opens the portal on a patient. The address names him: the browser is sent at
 * once to one that says nothing and serves once, then logs in if it must. soap.md §1.4, TD0.9; people.md W-14.
 */
import { parseIns } from '@carnet/core/model/ins.ts'
import { type Place, readContextualPath } from '@carnet/core/wire/web-ps/contextual-link.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import {
  contextualRoot,
  directAccessUrl,
  patientTracesUrl,
  patientUrl,
  proUrls,
} from '@carnet/web/pro/addresses.ts'
import { confirmDirectPage, directOverPage, unknownAddressPage } from '@carnet/web/pro/direct.ts'
import type { FastifyInstance } from 'fastify'
import { patientOfMatricule } from '../../../actions/emergency-door.ts'
import { testExistence } from '../../../actions/test-existence.ts'
import { type Portal, surroundingsOf } from '../portal.ts'
import { proOf, requireProfessional, sendNoRecord } from './session.ts'

/** Tokens that we make; any other is looked up as one of nobody’s. */
const shape = /^[\w-]{22}$/

export function mountDirect(pages: FastifyInstance, portal: Portal): void {
  const { platform, professionals, matricules, cookies } = portal

  for (const address of [`${contextualRoot}/:page`, `${contextualRoot}/:page/:ins`])
    pages.get(address, async (request, reply) => {
      // Nothing that follows is told where the browser comes from.
      reply.header('referrer-policy', 'no-referrer')
      const place = placeIn(request.url.split('?')[0] ?? '')
      if (place === undefined)
        return reply.code(404).send(unknownAddressPage(surroundingsOf(portal, request)))
      return reply.redirect(directAccessUrl(await professionals.keepDirect(place)), 303)
    })

  pages.get<{ Params: { token: string } }>(`${proUrls.direct}/:token`, async (request, reply) => {
    const { token } = request.params
    if (!shape.test(token)) return reply.code(404).send(unknownAddressPage(surroundingsOf(portal, request)))
    cookies.write(reply, 'direct', token)
    const session = await requireProfessional(portal, request, reply)
    if (session === undefined) return reply
    const pro = proOf(portal, request, session)
    if (request.headers['sec-fetch-site'] === 'cross-site')
      return reply.send(confirmDirectPage(pro, directAccessUrl(token)))
    cookies.clear(reply, 'direct')
    const place = await professionals.takeDirect(token)
    if (place === undefined) return reply.code(404).send(directOverPage(pro))
    if (place.page === 'Parametrages') return reply.redirect(proUrls.situation, 303)
    const ins = parseIns(place.ins ?? '')
    if (ins === undefined) return reply.redirect(proUrls.patients, 303)
    if (matricules.judgeKey(ins) === 'refused') return sendNoRecord(reply, pro)
    const patient = await patientOfMatricule(platform, ins, matricules.authorities)
    const existence = await testExistence(platform, session.caller, patient, { withMotive: false })
    if (existence.state !== 'active') return sendNoRecord(reply, pro)
    const id = (await professionals.openPatients(session, [existence.record])).get(existence.record.id)!
    return reply.redirect(pageOf(place, id), 303)
  })
}

function placeIn(path: string): Place | undefined {
  try {
    return readContextualPath(path)
  } catch (error) {
    if (!(error instanceof WireError)) throw error
    return undefined
  }
}

/** What this portal has for it; for the rest, the record, which says that it is not there. */
function pageOf({ page }: Place, id: string): string {
  switch (page) {
    case 'TableauDeBord':
    case 'DossierPatient':
    case 'Documents':
      return patientUrl(id)
    case 'HistoriqueAcces':
      return patientTracesUrl(id)
    default:
      return `${patientUrl(id)}?demande=${page}`
  }
}
