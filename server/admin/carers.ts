/** `admin add-carer | end-carer`: whom a holder without a device names at the desk to help her (P-22, CNT-07). */
import { helpMonths } from '@carnet/core/model/invitation.ts'
import { dismissCarer, nameCarer } from '../actions/carers.ts'
import { type Gesture, UsageError } from './gesture.ts'

export async function addCarer({ platform, agent, patient, options, say }: Gesture): Promise<void> {
  const months = Number(options.months)
  if (!helpMonths.includes(months)) throw new UsageError(`--months attend ${helpMonths.join(', ')}.`)
  const proof = options.proof?.trim()
  if (!proof) throw new UsageError('Il manque --proof\u00a0: comment le titulaire l’a demandé.')
  const asked = { months, proof, mayWrite: options['may-write'] === true }
  await nameCarer(platform, agent, patient('patient'), patient('person'), asked)
  say('Aidant nommé\u202f; les deux personnes en sont averties, il entre à sa prochaine connexion.')
}

export async function endCarer({ platform, agent, patient, options, say }: Gesture): Promise<void> {
  const reason = options.reason?.trim()
  if (!reason) throw new UsageError('Il manque --reason\u00a0: pourquoi cette aide s’arrête.')
  await dismissCarer(platform, agent, patient('patient'), patient('person'), reason)
  say('Aide terminée\u202f; les deux personnes en sont averties.')
}
