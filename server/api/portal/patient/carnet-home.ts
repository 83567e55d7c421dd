/** « Accueil » of a carnet: each part fails alone, and says so. people.md P-02. */
import { calendar2025 } from '@carnet/core/codes/vaccination-calendar.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import {
  firstTasks,
  type HomeTask,
  type TaskBlock,
  vaccinationsToPlan,
} from '@carnet/core/model/home-task.ts'
import { calendarStates } from '@carnet/core/model/vaccination.ts'
import { carnetHomePage } from '@carnet/web/patient/carnet-home.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { readProfileTasks, readWhatWaits } from '../../../actions/home-tasks.ts'
import { type CarnetSession, carnetOf, type Portal, requireSession } from '../portal.ts'
import { summaryOf } from './document-summary.ts'
import { readKnownVaccinations } from './vaccinations.ts'

export function mountCarnetHome(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  /** What could not be read is undefined, and told as such: the operator finds why in the log. */
  const alone = async <T>(block: TaskBlock, read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read()
    } catch (error) {
      portal.log.fault('home.block', error, { block })
      return undefined
    }
  }

  const vaccinationTasks = async ({ caller }: CarnetSession): Promise<readonly HomeTask[]> => {
    const { vaccinations, birthDate } = await readKnownVaccinations(platform, caller)
    const now = platform.clock.now()
    const states = calendarStates(calendar2025, birthDate, vaccinations, now) ?? []
    return vaccinationsToPlan(states, birthDate, civilDay(now))
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
    const waits = await alone('results', () => readWhatWaits(platform, caller, previousVisitAt))
    const blocks: readonly (readonly [TaskBlock, readonly HomeTask[] | undefined])[] = [
      ['results', waits?.results],
      ['account', await alone('account', () => accountTasks(session))],
      ['vaccinations', await alone('vaccinations', () => vaccinationTasks(session))],
      ['profile', await alone('profile', () => readProfileTasks(platform, caller))],
    ]
    return reply.send(
      carnetHomePage({
        ...carnetOf(portal, session),
        own: caller.delegate === undefined,
        tasks: firstTasks(blocks.map(([, tasks = []]) => tasks)),
        unavailable: blocks.flatMap(([block, tasks]) => (tasks === undefined ? [block] : [])),
        news: waits && {
          documents: waits.newDocuments.map((document) => summaryOf(document, previousVisitAt, session)),
          count: waits.newCount,
        },
        previousVisitAt,
      }),
    )
  })
}
