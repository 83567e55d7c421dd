/** « Accueil » of a carnet: each part fails alone, and says so. people.md P-02. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import {
  firstLines,
  type HomeTask,
  homeLinesMax,
  type TaskBlock,
  treatmentRemindersOf,
  type VaccinationTask,
  vaccinationsToPlan,
  vaccineRemindersDue,
} from '@carnet/core/model/home-task.ts'
import { isOn, type OwnReminder, treatmentReminders } from '@carnet/core/model/reminder.ts'
import { clockAt } from '@carnet/core/model/time-zone.ts'
import { calendarStates } from '@carnet/core/model/vaccination.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { carnetHomePage, type HomeNews } from '@carnet/web/patient/carnet-home.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { type AccessNews, readAccessNews } from '../../../actions/home-news.ts'
import { newsSince, readCardStatus, readProfileTasks, readWhatWaits } from '../../../actions/home-tasks.ts'
import { Refused } from '../../../actions/perform.ts'
import { readKnownTreatments } from '../../../actions/treatments.ts'
import { treatmentReader } from '../../../structured-readers.ts'
import { type CarnetSession, calendarOf, carnetOf, type Portal, requireSession } from '../portal.ts'
import { summaryOf } from './document-summary.ts'
import { readKnownVaccinations } from './vaccinations.ts'

type Block = TaskBlock | 'accesses' | 'card'

export function mountCarnetHome(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  /** What could not be read is undefined, and told as such: the operator finds why in the log. */
  const alone = async <T>(block: Block, read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read()
    } catch (error) {
      // Of the record as a whole: it is suspended, the mandate is over.
      if (error instanceof Refused) throw error
      portal.log.fault('home.block', error, { block })
      return undefined
    }
  }

  const todayThere = () => clockAt(platform.clock.now(), platform.settings.remindersTimeZone).day

  const vaccinationsOf = async ({ caller }: CarnetSession) => {
    const { vaccinations, birthDate, reminders } = await readKnownVaccinations(platform, caller)
    const now = platform.clock.now()
    const states = calendarStates(calendarOf(portal), birthDate, vaccinations, now) ?? []
    const toPlan = vaccinationsToPlan(states, birthDate, civilDay(now))
    const asked = vaccineRemindersDue(reminders, todayThere())
    // Said once, as what she asked for.
    const named = new Set(asked.map((each) => each.kind === 'vaccineReminder' && each.vaccine))
    return { asked, toPlan: toPlan.filter(({ vaccine }) => !named.has(vaccine)), reminders }
  }

  /** Who asked for none has no treatment read. */
  const treatmentsOf = async (
    { caller }: CarnetSession,
    reminders: readonly OwnReminder[],
  ): Promise<readonly HomeTask[]> => {
    const today = todayThere()
    if (!reminders.some((each) => each.kind === 'treatment' && isOn(each, today))) return []
    const asked = { reader: treatmentReader, today: civilDay(platform.clock.now()) }
    const { treatments } = await readKnownTreatments(platform, caller, asked)
    return treatmentRemindersOf(treatmentReminders(reminders, treatments), today)
  }

  /** How one comes in is nobody else’s business; a passkey comes before a second way to be reached. */
  const accountTasks = async ({ caller, own }: CarnetSession): Promise<readonly HomeTask[]> => {
    if (caller.delegate !== undefined) return []
    const mayAdd = portal.passkeys.host() !== undefined
    if (mayAdd && (await portal.passkeys.list(own.recordId)).length === 0) return [{ kind: 'addPasskey' }]
    const routes = await portal.contactChanges.routes(own.recordId)
    return routes.length < 2 ? [{ kind: 'addContact' }] : []
  }

  pages.get(urls.carnet, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller, previousVisitAt } = session
    const own = caller.delegate === undefined
    const since = newsSince(previousVisitAt, platform.clock.now())
    // One after the other: their lines stand in the same order at each visit, whatever is kept from the reader.
    const waits = await alone('results', () => readWhatWaits(platform, caller, since))
    const accesses = await alone('accesses', () => accessesOf(session, since))
    const account = await alone('account', () => accountTasks(session))
    const vaccinations = await alone('vaccinations', () => vaccinationsOf(session))
    const treatments = await alone('reminders', () => treatmentsOf(session, vaccinations?.reminders ?? []))
    const profile = await alone('profile', () => readProfileTasks(platform, caller))
    const card = await alone('card', () => readCardStatus(platform, caller))
    // What was due since is new, and said once.
    const isNew = ({ past, on }: VaccinationTask) => past && on > civilDay(since)
    const blocks: readonly (readonly [TaskBlock, readonly HomeTask[] | undefined])[] = [
      ['results', waits?.results],
      ['account', account],
      [
        'vaccinations',
        vaccinations && [...vaccinations.asked, ...vaccinations.toPlan.filter((each) => !isNew(each))],
      ],
      ['reminders', treatments],
      ['profile', profile],
    ]
    return reply.send(
      carnetHomePage({
        ...carnetOf(portal, session),
        firstName: own ? session.own.firstName : undefined,
        tasks: firstLines(blocks.map(([, tasks = []]) => tasks)),
        unavailable: blocks.flatMap(([block, tasks]) => (tasks === undefined ? [block] : [])),
        news: newsOf(
          accesses ?? [],
          (waits?.added ?? []).map(({ newest, count }) => ({
            kind: 'added',
            document: summaryOf(newest, previousVisitAt, session),
            count,
          })),
          (vaccinations?.toPlan ?? [])
            .filter(isNew)
            .map(({ vaccine, on }) => ({ kind: 'vaccination', vaccine, on })),
        ),
        addedCount: waits?.addedCount,
        accessesUnavailable: accesses === undefined,
        previousVisitAt: own ? previousVisitAt : undefined,
        card,
        mayAdd: spaceOffers(caller, 'submitDocuments'),
        mayTakeAway: spaceOffers(caller, 'askDownloadPersonalData'),
      }),
    )
  })

  /** A carer reads no history. */
  async function accessesOf({ caller }: CarnetSession, since: Date): Promise<readonly AccessNews[]> {
    return spaceOffers(caller, 'listTraces') ? readAccessNews(platform, caller, since) : []
  }
}

/** An emergency comes before all; of the rest nothing takes all the lines. */
function newsOf(
  accesses: readonly AccessNews[],
  added: readonly HomeNews[],
  reminders: readonly HomeNews[],
): readonly HomeNews[] {
  const isUrgent = ({ kind }: AccessNews) => kind === 'emergency' || kind === 'card'
  const urgent = accesses.filter(isUrgent)
  const others = accesses.filter((each) => !isUrgent(each))
  return [...urgent, ...firstLines([added, others, reminders], homeLinesMax - urgent.length)]
}
