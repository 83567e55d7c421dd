/** The patient at the door of his carnet: how he comes in, and the session that he is then in. people.md §2; rules.md CON-23. */
import type { Rates } from '@carnet/core/model/rate.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import type { Clock } from '../clock.ts'
import type { Outbox } from '../outbox.ts'
import type { Database } from '../store/database.ts'
import { type LogIn, makeLogIn } from './patient/log-in.ts'
import { makeSessions, type Sessions } from './patient/sessions.ts'

export type { OpenSession } from './patient/sessions.ts'

export type Doorkeeper = LogIn & Sessions

export function makeDoorkeeper(people: {
  readonly database: Database
  readonly clock: Clock
  readonly outbox: Outbox
  readonly rates: Rates
  readonly law: { readonly settings: RuleSettings }
}): Doorkeeper {
  return { ...makeLogIn(people), ...makeSessions(people) }
}
