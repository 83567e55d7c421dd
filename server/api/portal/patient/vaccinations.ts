/** « Mes vaccins », and the reminder that goes to a calendar of one’s own. people.md P-10. */
import { targetsOfVaccine } from '@carnet/core/codes/vaccine-targets.ts'
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { civilDay, startOfCivilDay } from '@carnet/core/model/civil-day.ts'
import { isDay } from '@carnet/core/model/identity.ts'
import type { OwnReminder } from '@carnet/core/model/reminder.ts'
import { calendarStates, knownVaccinations, type Vaccination } from '@carnet/core/model/vaccination.ts'
import { formatDayEvent } from '@carnet/core/wire/icalendar.ts'
import { vaccinationsPage } from '@carnet/web/patient/vaccinations.ts'
import { urls, vaccinationsUrl } from '@carnet/web/urls.ts'
import { vaccinations as words } from '@carnet/web/words/vaccinations.ts'
import type { FastifyInstance } from 'fastify'
import { Refused } from '../../../actions/perform.ts'
import type { Platform } from '../../../actions/platform.ts'
import { readStructured, type StructuredReading } from '../../../actions/read-structured.ts'
import { remindersFor, remindOfVaccine, stopReminder, wayOfReminders } from '../../../actions/reminders.ts'
import { vaccinationReader } from '../../../structured-readers.ts'
import { calendarOf, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { isGrown } from './child-follow-up.ts'
import { reminderDoneIn } from './reminders.ts'
import { vaccinationProof } from './vaccination-proof.ts'

/** Those that the documents tell of, whatever page shows them. */
export function readKnownVaccinations(platform: Platform, caller: PatientCaller) {
  return readStructured(
    platform,
    caller,
    caller.patient,
    vaccinationReader,
    async ({
      documents,
      birthDate,
      beside: reminders,
    }: StructuredReading<readonly Vaccination[], readonly OwnReminder[]>) => {
      const vaccinations = knownVaccinations(
        documents.map(({ entryUuid, content }) => ({ documentId: entryUuid, vaccinations: content ?? [] })),
        targetsOfVaccine,
      )
      const shown = new Set(vaccinations.flatMap(({ documentIds }) => documentIds))
      return { result: { vaccinations, birthDate, reminders }, documents: shown }
    },
    (permitted) => remindersFor(platform, caller, permitted),
  )
}

export function mountVaccinations(pages: FastifyInstance, portal: Portal): void {
  pages.get<{ Querystring: { fait?: string } }>(urls.vaccinations, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { vaccinations, birthDate, reminders } = await readKnownVaccinations(
      portal.platform,
      session.caller,
    )
    const carnet = carnetOf(portal, session)
    const calendar = calendarOf(portal)
    return reply.send(
      vaccinationsPage({
        ...carnet,
        vaccinations,
        calendar,
        child: !isGrown(birthDate, carnet.now),
        states: calendarStates(calendar, birthDate, vaccinations, carnet.now),
        reminders: reminders.filter((each) => each.kind === 'vaccine'),
        way: await wayOfReminders(portal.platform, session.own.recordId),
        zone: portal.platform.settings.remindersTimeZone,
        done: reminderDoneIn(request.query.fait),
      }),
    )
  })

  type Body = { geste?: string; ligne?: string; rappel?: string } | undefined
  pages.post<{ Body: Body }>(urls.vaccinations, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.vaccinations, 303)
    const { platform } = portal
    const { geste, ligne = '', rappel = '' } = request.body ?? {}
    if (geste === 'arreter') {
      await stopReminder(platform, session.caller, rappel)
      return reply.redirect(vaccinationsUrl('stopped'), 303)
    }
    const asked = { calendar: calendarOf(portal), line: ligne }
    return reply.redirect(vaccinationsUrl(await remindOfVaccine(platform, session.caller, asked)), 303)
  })

  pages.get(urls.vaccinationProof, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { vaccinations, birthDate } = await readKnownVaccinations(portal.platform, session.caller)
    const at = startOfCivilDay(civilDay(portal.platform.clock.now()))
    return reply
      .header('content-disposition', 'attachment; filename="attestation-vaccination.pdf"')
      .type('application/pdf')
      .send(await vaccinationProof({ name: session.holderName, birthDate, vaccinations, at }))
  })

  // The day comes from the address: the file is the same for whoever asks for it today.
  pages.get<{ Querystring: { le?: string } }>(urls.vaccineReminder, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const day = request.query.le ?? ''
    if (!isDay(day)) throw new Refused('documentUnknown')
    const madeAt = startOfCivilDay(civilDay(portal.platform.clock.now()))
    return reply
      .header('content-disposition', `attachment; filename="rappel-${day}.ics"`)
      .type('text/calendar; charset=utf-8')
      .send(formatDayEvent({ uid: `rappel-${day}@carnet`, day, summary: words.event, warnDays: 7, madeAt }))
  })
}
