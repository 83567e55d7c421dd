/** « Mes rappels », and the form of a treatment. people.md P-09, P-10. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { isDay } from '@carnet/core/model/identity.ts'
import { treatmentReminders } from '@carnet/core/model/reminder.ts'
import { clockAt } from '@carnet/core/model/time-zone.ts'
import { hourIn } from '@carnet/core/rules/reminders.ts'
import {
  type ReminderProblem,
  type RemindersDone,
  remindersPage,
  type TypedReminder,
  treatmentReminderPage,
} from '@carnet/web/patient/reminders.ts'
import { remindersUrl, treatmentReminderUrl, urls } from '@carnet/web/urls.ts'
import { hoursInWords, reminders as words } from '@carnet/web/words/reminders.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { stopReminder, wayOfReminders } from '../../../actions/reminders.ts'
import { readKnownTreatments, remindOfTreatment } from '../../../actions/treatments.ts'
import { treatmentReader } from '../../../structured-readers.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { oneEach } from '../typed-forms.ts'

type Body = {
  geste?: string
  rappel?: string
  traitement?: string
  heures?: string
  du?: string
  au?: string
}

export function mountReminders(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal
  const zone = () => platform.settings.remindersTimeZone
  const todayThere = () => clockAt(platform.clock.now(), zone()).day
  const asked = () => ({ reader: treatmentReader, today: civilDay(platform.clock.now()) })

  const around = async (session: CarnetSession) => ({
    ...carnetOf(portal, session),
    zone: zone(),
    way: await wayOfReminders(platform, session.own.recordId),
  })

  /** Those that are taken, and what the reader asked to be reminded of among them. */
  const knownTo = async ({ caller }: CarnetSession) => {
    const { treatments, reminders } = await readKnownTreatments(platform, caller, asked())
    const current = treatments.filter(({ state }) => state === 'current')
    return { current, reminders, ofTreatments: treatmentReminders(reminders, treatments) }
  }

  pages.get<{ Querystring: { fait?: string } }>(urls.reminders, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { current, reminders, ofTreatments } = await knownTo(session)
    return reply.send(
      remindersPage({
        ...(await around(session)),
        own: session.caller.delegate === undefined,
        vaccines: reminders.filter((each) => each.kind === 'vaccine'),
        treatments: ofTreatments,
        toAdd: current.filter(({ id }) => ofTreatments.every(({ treatment }) => treatment?.id !== id)),
        done: reminderDoneIn(request.query.fait),
      }),
    )
  })

  pages.post<{ Body: Body | undefined }>(urls.reminders, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { geste, rappel = '' } = request.body ?? {}
    if (!isFromOurForm(session, request) || geste !== 'arreter') return reply.redirect(urls.reminders, 303)
    await stopReminder(platform, session.caller, rappel)
    return reply.redirect(remindersUrl('stopped'), 303)
  })

  const sendForm = async (
    reply: FastifyReply,
    session: CarnetSession,
    treatmentId: string,
    said: { readonly typed?: TypedReminder; readonly problems?: readonly ReminderProblem[] } = {},
  ) => {
    const { current, ofTreatments } = await knownTo(session)
    const treatment = current.find(({ id }) => id === treatmentId)
    if (treatment === undefined) return reply.redirect(remindersUrl('unknown'), 303)
    const known = ofTreatments.find((each) => each.treatment?.id === treatmentId)
    const typed = said.typed ?? {
      hours: known === undefined ? '' : known.hours.map((hour) => hoursInWords([hour])).join(', '),
      from: known === undefined || known.from < todayThere() ? todayThere() : known.from,
      until: known?.until ?? treatment.ends ?? '',
    }
    return reply.send(
      treatmentReminderPage({
        ...(await around(session)),
        treatment,
        dayMax: platform.settings.remindersPerDayMax,
        ...said,
        typed,
      }),
    )
  }

  pages.get<{ Querystring: { traitement?: string } }>(urls.treatmentReminder, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { traitement = '', heures = '', du = '', au = '' } = oneEach(session.typed)
    const typed = session.typed && { hours: heures, from: du, until: au }
    return sendForm(reply, session, request.query.traitement ?? traitement, { ...(typed && { typed }) })
  })

  pages.post<{ Body: Body | undefined }>(urls.treatmentReminder, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { traitement = '', heures = '', du = '', au = '' } = request.body ?? {}
    if (!isFromOurForm(session, request)) return reply.redirect(treatmentReminderUrl(traitement), 303)
    const typed = { hours: heures.trim(), from: du.trim(), until: au.trim() }
    const { hours, problems } = readTyped(typed, todayThere())
    const refuse = (all: readonly ReminderProblem[]) =>
      sendForm(reply.code(422), session, traitement, { typed, problems: all })
    if (problems.length > 0) return refuse(problems)
    const done = await remindOfTreatment(platform, session.caller, {
      ...asked(),
      treatmentId: traitement,
      hours,
      from: typed.from,
      ...(typed.until !== '' && { until: typed.until }),
    })
    return done === 'tooMany' ? refuse(['tooMany']) : reply.redirect(remindersUrl(done), 303)
  })
}

/** `hours`: those that could be read, in the order of the day. */
function readTyped(
  { hours, from, until }: TypedReminder,
  today: string,
): { readonly hours: readonly string[]; readonly problems: readonly ReminderProblem[] } {
  const written = hours
    .split(/[,;]| et /)
    .map((each) => each.trim())
    .filter((each) => each !== '')
  const read = written.map((text) => ({ text, hour: hourIn(text) }))
  const wrong = read.find(({ hour }) => hour === undefined)
  const problems: (ReminderProblem | false)[] = [
    written.length === 0 && 'hoursMissing',
    wrong !== undefined && { notAnHour: wrong.text.slice(0, writtenMax) },
    !isDay(from) && { field: 'du', why: 'notADay' },
    isDay(from) && from < today && { field: 'du', why: 'past' },
    until !== '' && !isDay(until) && { field: 'au', why: 'notADay' },
    isDay(from) && isDay(until) && until < from && { field: 'au', why: 'reversed' },
  ]
  return {
    hours: [...new Set(read.flatMap(({ hour }) => hour ?? []))].toSorted(),
    problems: problems.filter((each) => each !== false),
  }
}

/** What is said back of what was typed. */
const writtenMax = 20

export function reminderDoneIn(text: string | undefined): RemindersDone | undefined {
  return (Object.keys(words.done) as RemindersDone[]).find((each) => each === text)
}
