/**
 * Every act of the domain: one transaction, its trace inside. A refusal changes nothing, and is traced too. What the
 * act answers leaves after the commit.
 */
import { WireError } from '@carnet/core/wire/wire-error.ts'
import { XdsError, type XdsErrorCode, xdsErrorOf } from '@carnet/core/wire/xds/errors.ts'
import { crashPoint } from '../crash-points.ts'
import type { Tx } from '../store/database.ts'
import { addIheTrace } from '../store/ihe/domain.ts'
import type { IheDomain } from './domain.ts'

export type IheCall = {
  /** « provideAndRegister », « storedQuery »… */
  readonly transaction: string
  /** Fingerprint of the client's certificate; null without TLS. */
  readonly client: string | null
  /** What a field that cannot be read is answered as. */
  readonly malformed: XdsErrorCode
}

export type IheAct = {
  readonly tx: Tx
  readonly now: Date
  /** For the trace, which is sealed. */
  about(patients: readonly string[], uniqueIds: readonly string[]): void
}

/** All that is wrong with a request. */
export class IheRefused extends Error {
  override readonly name = 'IheRefused'
  readonly errors: readonly XdsError[]

  constructor(errors: readonly XdsError[]) {
    super(errors.map(({ code }) => code).join(', '))
    this.errors = errors
  }
}

export async function performIhe<T>(
  domain: IheDomain,
  { transaction, client, malformed }: IheCall,
  body: (act: IheAct) => Promise<T>,
): Promise<T> {
  const at = domain.clock.now()
  const patients = new Set<string>()
  const uniqueIds = new Set<string>()
  const about: IheAct['about'] = (morePatients, moreIds) => {
    for (const patient of morePatients) patients.add(patient)
    for (const id of moreIds) uniqueIds.add(id)
  }
  const outcome = await domain.database.transaction(async (tx) => {
    const trace = (result: 'done' | 'refused', codes: readonly string[]) =>
      addIheTrace(tx, domain.key, {
        at,
        transaction,
        outcome: result,
        codes,
        client,
        patients: [...patients],
        uniqueIds: [...uniqueIds],
      })
    try {
      const value = await tx.attempt(() => body({ tx, now: at, about }))
      await trace('done', [])
      crashPoint('ihe.traced')
      return { value }
    } catch (error) {
      const refused = refusalOf(error, malformed)
      if (refused === undefined) throw error
      await trace('refused', [...new Set(refused.errors.map(({ code }) => code))])
      return { refused }
    }
  })
  crashPoint('ihe.committed')
  if ('refused' in outcome) throw outcome.refused
  return outcome.value
}

function refusalOf(error: unknown, malformed: XdsErrorCode): IheRefused | undefined {
  if (error instanceof IheRefused) return error
  if (error instanceof WireError) return new IheRefused([xdsErrorOf(error, malformed)])
  return error instanceof XdsError ? new IheRefused([error]) : undefined
}
