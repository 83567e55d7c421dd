/** « Mes choix en cas d’urgence ». rules.md EMG-03; people.md P-20. */
import type { EmergencyConsents } from '@carnet/core/model/record.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import {
  consentFields,
  consentValue,
  type EmergencyChoicesData,
  type EmergencySwitch,
  emergencyChoicesPage,
} from '@carnet/web/patient/emergency-choices.ts'
import { emergencyChoicesUrl, urls } from '@carnet/web/urls.ts'
import { refusalInWords } from '@carnet/web/words/refusals.ts'
import type { FastifyInstance } from 'fastify'
import { changeEmergencyChoices, readEmergencyChoices } from '../../../actions/emergency-choices.ts'
import { Refused } from '../../../actions/perform.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'

type Form = Readonly<Record<string, string | undefined>> | undefined

export function mountEmergencyChoices(pages: FastifyInstance, portal: Portal): void {
  const page = async (
    session: CarnetSession,
    said: Pick<EmergencyChoicesData, 'done' | 'undone' | 'maskedFollowed' | 'refused'>,
  ) => {
    const { caller } = session
    const emergency = await readEmergencyChoices(portal.platform, caller, caller.patient)
    const mayChange = spaceOffers(caller, 'changeEmergencyChoices')
    const maskedNeverOpens = portal.platform.settings.maskedInEmergency === 'never'
    return emergencyChoicesPage({
      ...carnetOf(portal, session),
      emergency,
      maskedNeverOpens,
      mayChange,
      ...said,
    })
  }

  pages.get<{ Querystring: { fait?: string; annule?: string; avec?: string } }>(
    urls.emergencyChoices,
    async (request, reply) => {
      const session = await requireSession(portal, request, reply)
      if (session === undefined) return reply
      const { fait, annule, avec } = request.query
      const done = switchNamed(fait)
      return reply.send(
        await page(session, { done, undone: annule !== undefined, maskedFollowed: avec !== undefined }),
      )
    },
  )

  pages.post<{ Body: Form }>(urls.emergencyChoices, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.emergencyChoices, 303)
    const { caller } = session
    const seen = consentsIn(request.body, '-avant')
    const wanted = consentsIn(request.body)
    try {
      await changeEmergencyChoices(portal.platform, caller, caller.patient, { seen, wanted })
      const { choix: done = null, annule } = request.body ?? {}
      const maskedFollowed = seen.masked === true && wanted.etreat === false && wanted.btg === false
      return reply.redirect(emergencyChoicesUrl({ done, undone: annule !== undefined, maskedFollowed }), 303)
    } catch (error) {
      if (!(error instanceof Refused) || !toldHere.has(error.reason)) throw error
      return reply.code(422).send(await page(session, { refused: refusalInWords(error.reason) }))
    }
  })
}

const toldHere: ReadonlySet<string> = new Set([
  'emergencyChoicesIncomplete',
  'emergencyChoicesOutdated',
  'emergencyChoiceDisabled',
])

const switches = Object.entries(consentFields) as (readonly [EmergencySwitch, string])[]

/** What is neither permitted nor refused is not said. */
function consentsIn(form: Form, suffix = ''): Partial<EmergencyConsents> {
  const said = switches.flatMap(([name, field]) => {
    const permits = [true, false].find((each) => form?.[`${field}${suffix}`] === consentValue(each))
    return permits === undefined ? [] : [[name, permits] as const]
  })
  return Object.fromEntries(said)
}

function switchNamed(field: string | undefined): EmergencySwitch | undefined {
  return switches.find(([, each]) => each === field)?.[0]
}
