/**
 * The emergency door, on the port where cards are read: a professional whom his certificate names reads the card of a
 * person, opens her record in bris de glace, and what of it he may see. people.md W-13; rules.md EMG-01 to EMG-10.
 * There is no session: each request is judged by its certificate, which the browser sends by itself. So a form carries a
 * token that only this card gets for it, and comes from our own page.
 */
import { randomUUID } from 'node:crypto'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { plainDisplay } from '@carnet/web/display.ts'
import { doorUrls, emergencyRecordUrl } from '@carnet/web/emergency/addresses.ts'
import { failurePage, outsidePage } from '@carnet/web/emergency/door.ts'
import { fromElsewherePage, matriculePage, professionalCardPage } from '@carnet/web/emergency/entrance.ts'
import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  inEmergency,
  openCardAsProfessional,
  openInEmergency,
  patientOfCard,
  patientOfMatricule,
} from '../../../actions/emergency-door.ts'
import { Refused } from '../../../actions/perform.ts'
import type { Platform } from '../../../actions/platform.ts'
import type { CardHolder, CardReader } from '../../../identity/card-holder.ts'
import type { MatriculePolicy } from '../../../identity/matricule-policy.ts'
import { makeCardReadings } from '../../../identity/professional/card-readings.ts'
import type { Log } from '../../../log.ts'
import { mountAssets } from '../assets.ts'
import { compressPages } from '../compression.ts'
import { protectPages } from '../page-policy.ts'
import { mountCardPort } from '../professional/card-port.ts'
import { emergencyRoutes, requireDeclarationIn } from '../traced-routes.ts'
import { mountOpenedRecord } from './opened-record.ts'
import { type Opening, openingIn } from './opening.ts'
import { isFromOurPage } from './our-page.ts'
import { makeReception } from './reception.ts'
import { answerRefusal } from './refusal.ts'

export type EmergencyDoorParts = {
  readonly platform: Platform
  readonly readCard: CardReader
  readonly matricules: MatriculePolicy
  /** An INS was accepted with a wrong key. */
  readonly noteWrongKey: () => void
  readonly demonstration: boolean
  /** The portals, to who came to this port by this name, when they are on that one. */
  readonly webAddress: (hostname: string, port: number) => string
  readonly log: Log
}

/** Who shows no card is told what to do. */
export function answersStrangers(address: string): boolean {
  return /^\/(urgence|pro\/carte|assets)(\/|\?|$)/.test(address)
}

/**
 * Whoever makes another’s browser come here would write a reading in his name. To a browser, the portals of a demonstration
 * are another site, having no TLS: there, a click is enough.
 */
function isLedFromElsewhere({ headers }: FastifyRequest, demonstration: boolean): boolean {
  if (headers['sec-fetch-site'] !== 'cross-site') return false
  return !(demonstration && headers['sec-fetch-user'] === '?1')
}

const formBytesMax = 16_384

export function mountEmergencyDoor(server: FastifyInstance, parts: EmergencyDoorParts): void {
  const { platform, readCard, matricules, noteWrongKey } = parts
  const surroundings = {
    assets: mountAssets(server),
    display: plainDisplay,
    demo: parts.demonstration,
    // Read for each page: it changes with the regime.
    get helpPhone() {
      return platform.settings.supportPhone
    },
  }
  const reception = makeReception({ platform, readCard, surroundings })
  const { holderOf, doorOf, formOf, forms } = reception

  const readCardOf = async (holder: CardHolder, token: string, opening?: Opening) => {
    const [professional] = holder.situations
    const patient = await patientOfCard(platform, token)
    if (patient === undefined) throw new Refused('recordUnknown')
    const card = await openCardAsProfessional(platform, { ...professional, holdsCardOf: patient }, patient)
    return professionalCardPage({
      ...doorOf(professional),
      card,
      token,
      form: await formOf(holder, token, opening),
      now: platform.clock.now(),
    })
  }

  server.register(async (pages) => {
    pages.register(formbody, { bodyLimit: formBytesMax })
    // In demonstration it would hold for every port of the name, and the portals there have no TLS.
    protectPages(pages, { secure: !parts.demonstration })
    pages.addHook('onRoute', requireDeclarationIn(emergencyRoutes))
    compressPages(pages)

    pages.get(doorUrls.door, async (request, reply) => {
      const holder = await holderOf(request, reply)
      if (holder === undefined) return reply
      return reply.send(
        matriculePage({ ...doorOf(holder.situations[0]), form: await formOf(holder, doorUrls.door) }),
      )
    })

    pages.get<{ Params: { token: string } }>(`${doorUrls.card}/:token`, async (request, reply) => {
      const { token } = request.params
      if (isLedFromElsewhere(request, parts.demonstration))
        return reply.send(fromElsewherePage({ ...surroundings, again: request.url }))
      const holder = await holderOf(request, reply, await patientOfCard(platform, token))
      if (holder === undefined) return reply
      return reply.send(await readCardOf(holder, token))
    })

    pages.post<{ Body: unknown }>(doorUrls.open, async (request, reply) => {
      const opening = openingIn(request.body, matricules)
      const { token, ins } = opening
      if (ins !== undefined && matricules.judgeKey(ins) === 'noted') noteWrongKey()
      const patient = await patientOf(opening)
      const holder = await holderOf(request, reply, patient)
      if (holder === undefined) return reply
      const subject = token ?? doorUrls.door
      if (!(await isFromOurPage(forms, request, holder.card, subject)))
        return reply.code(403).send(outsidePage(doorOf(holder.situations[0]), 'stale'))
      if (opening.problems.length > 0) {
        const page =
          token === undefined
            ? matriculePage({
                ...doorOf(holder.situations[0]),
                form: await formOf(holder, subject, opening),
              })
            : await readCardOf(holder, token, opening)
        return reply.code(422).send(page)
      }
      if (patient === undefined) throw new Refused('recordUnknown')
      const { typed, reason } = opening
      const situation =
        holder.situations.find(({ structure }) => structure.id === typed.place) ?? holder.situations[0]
      const caller = inEmergency(situation, reason, token === undefined ? undefined : patient)
      const pass = await openInEmergency(platform, caller, patient, holder.card)
      return reply.redirect(emergencyRecordUrl(pass), 303)
    })

    pages.get(doorUrls.ended, (_request, reply) => reply.send(outsidePage(surroundings, 'ended')))

    mountOpenedRecord(pages, platform, reception)
    mountCardPort(pages, {
      readCard,
      readings: makeCardReadings(platform.database),
      surroundings,
      webAddress: parts.webAddress,
    })

    pages.setErrorHandler(async (error, _request, reply) => {
      // Fastify forgets the type of a page that failed: without it, browsers show its markup.
      reply.type('text/html; charset=utf-8')
      if (error instanceof Refused) return answerRefusal(reply, surroundings, error)
      const reference = randomUUID().slice(0, 8)
      parts.log.fault('page of the emergency door failed', error, { reference })
      return reply.code(500).send(failurePage(surroundings, reference))
    })
  })

  /** undefined: the code is no card’s, or what was typed names nobody. */
  async function patientOf({ token, ins }: Opening): Promise<PatientId | undefined> {
    if (token !== undefined) return patientOfCard(platform, token)
    return ins && patientOfMatricule(platform, ins, matricules.authorities)
  }
}
