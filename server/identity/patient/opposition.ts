/**
 * « Je ne veux pas de carnet »: who was told that a record will open, and shows the code of the message and her card, as
 * who activates her account does. What she may choose then; that she does, server/actions/record-opposition.ts says.
 * rules.md LIF-03 to LIF-05.
 */
import type { Day } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Clock } from '../../clock.ts'
import { findActivation, recordToActivate } from '../../store/activation.ts'
import type { Database } from '../../store/database.ts'
import { holderOf } from '../../store/holders.ts'
import { choiceOf } from '../../store/opening.ts'
import { hashOf } from './secret-token.ts'

export type Choice = {
  readonly person: RecordId
  readonly patient: PatientId
  readonly name: string
  readonly birthDate: Day
  /** What she may still say no to; undefined: nothing waits. */
  readonly waits: 'opening' | 'integration' | undefined
  /** Since when she was told. */
  readonly informedAt: Date | undefined
  /** Her no, as long as it holds. */
  readonly opposed: { readonly to: 'opening' | 'integration'; readonly at: Date } | undefined
}

export type Opposition = {
  /** By the token of {@link ./activation.ts}, once the card went with the code; undefined: not, or it is over. */
  at(token: string): Promise<Choice | undefined>
}

export function makeOpposition({
  database,
  clock,
}: {
  readonly database: Database
  readonly clock: Clock
}): Opposition {
  return {
    at: (token) =>
      database.transaction(async (tx) => {
        const person = (await findActivation(tx, hashOf(token), clock.now()))?.recordId ?? undefined
        const record = person && (await recordToActivate(tx, person))
        if (person === undefined || record === undefined) return undefined
        const { patient, name } = await holderOf(tx, person)
        const { informedAt, opposedAt: at } = await choiceOf(tx, person)
        const { state, integration, birthDate } = record
        const to = state === 'opposed' ? 'opening' : integration === 'refused' ? 'integration' : undefined
        const waits = state === 'informed' ? 'opening' : integration === 'pending' ? 'integration' : undefined
        return {
          person,
          patient,
          name,
          birthDate,
          waits,
          informedAt,
          opposed: to === undefined || at === undefined ? undefined : { to, at },
        }
      }),
  }
}
