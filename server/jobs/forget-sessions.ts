/**
 * A day after the last page of a session, nothing is kept of what is sent from its pages: it is forgotten. So are the
 * challenges that nobody answered, who left for FranceConnect and did not come back, what was not proven in time, the copies of devices that ask no more, and what patients
 * agreed to for one session of a professional that nobody closed.
 */

import { lastContactOf } from '@carnet/core/model/device-copy.ts'
import { minutesFrom } from '../clock.ts'
import { forgetActivations } from '../store/activation.ts'
import { forgetEndedConsultations } from '../store/authorisations.ts'
import { forgetChildActivations } from '../store/child-activation.ts'
import { forgetContactChanges } from '../store/contact-change.ts'
import type { Database } from '../store/database.ts'
import { forgetDeviceCopies } from '../store/device-copies.ts'
import { forgetRequests } from '../store/france-connect.ts'
import { forgetEndedBefore } from '../store/kept-forms.ts'
import { forgetChallenges } from '../store/passkeys.ts'
import { forgetProfessionalSessions, professionalIdleMinutes } from '../store/professional-sessions.ts'
import type { Job } from './scheduler.ts'

const keptHours = 24

/** On the clock by which sessions last. */
export function forgetSessions(database: Database): Job {
  return {
    name: 'forget-sessions',
    clock: 'law',
    everyMs: 600_000,
    run: (now) =>
      database.transaction(async (tx) => {
        const yesterday = new Date(now.getTime() - keptHours * 3_600_000)
        await forgetEndedBefore(tx, yesterday)
        await forgetProfessionalSessions(tx, yesterday)
        await forgetChallenges(tx, now)
        await forgetRequests(tx, now)
        await forgetDeviceCopies(tx, lastContactOf(now))
        await forgetActivations(tx, now)
        await forgetChildActivations(tx, now)
        await forgetContactChanges(tx, now)
        await forgetEndedConsultations(tx, now, minutesFrom(now, -professionalIdleMinutes))
      }),
  }
}
