/** « Suivi de l’enfant »: growth and mandatory examinations. people.md P-21. */
import { examinationCalendars } from '@carnet/core/codes/child-examinations.ts'
import { measures2025 } from '@carnet/core/codes/health-measures.ts'
import {
  childExaminationTypes,
  childFollowUpYears,
  examinationStates,
  examinationsInForce,
} from '@carnet/core/model/child-examination.ts'
import { civilDay, civilMonthsAfter, startOfCivilDay } from '@carnet/core/model/civil-day.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import { type MeasureKind, measuresOfKind } from '@carnet/core/model/own-measure.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { childFollowUpPage } from '@carnet/web/patient/child-follow-up.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { readOwnProfile } from '../../../actions/health-profile.ts'
import { showDocuments } from '../../../actions/list-documents.ts'
import { carnetOf, type Portal, requireSession } from '../portal.ts'

const growthKinds: readonly MeasureKind[] = ['weight', 'height', 'headCircumference']

export function mountChildFollowUp(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal
  pages.get(urls.childFollowUp, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller } = session
    const now = platform.clock.now()
    const { measures, birthDate } = await readOwnProfile(platform, caller)
    const { examined } = await showDocuments(platform, caller, caller.patient, async ({ documents }) => ({
      examined: documents
        .filter(({ typeCode }) => childExaminationTypes.includes(typeCode))
        .map(({ entryUuid, serviceStartTime, submittedAt }) => ({
          id: entryUuid,
          on: serviceStartTime ?? submittedAt,
        })),
    }))
    const calendar = examinationsInForce(examinationCalendars, civilDay(now))
    return reply.send(
      childFollowUpPage({
        ...carnetOf(portal, session),
        growth: growthKinds.map((kind) => ({
          definition: measures2025.definitions.find((each) => each.kind === kind)!,
          lines: measuresOfKind(measures, kind).map((measure) => ({
            measure,
            ageMonths: monthsBetween(birthDate, measure.on),
          })),
        })),
        calendar,
        states: examinationStates(calendar, birthDate, examined, now),
        mayWrite: spaceOffers(caller, 'writeHealthProfile'),
        grown: isGrown(birthDate, now),
      }),
    )
  })
}

export function isGrown(birthDate: Day, now: Date): boolean {
  return civilMonthsAfter(startOfCivilDay(birthDate), childFollowUpYears * 12) <= now
}

function monthsBetween(from: Day, to: Day): number {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number)
  return (toYear - year) * 12 + toMonth - month - (toDay < day ? 1 : 0)
}
