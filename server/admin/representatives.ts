/** `admin add-representative | end-representative`: who represents the holder, or assists him, on the proof that was seen (LIF-20, LIF-22). */
import { startOfCivilDay } from '@carnet/core/model/civil-day.ts'
import { isDay } from '@carnet/core/model/identity.ts'
import type { RepresentativeKind } from '@carnet/core/rules/representation.ts'
import { attachRepresentative, endRepresentative } from '../actions/representatives.ts'
import { type Gesture, type Options, UsageError } from './gesture.ts'

const kinds: readonly RepresentativeKind[] = ['parent', 'tutor', 'curator']

export async function addRepresentative({ platform, agent, patient, options, say }: Gesture): Promise<void> {
  const kind = kinds.find((each) => each === options.as)
  if (kind === undefined) throw new UsageError(`--as attend ${kinds.join(', ')}.`)
  const asked = {
    kind,
    proof: required(options, 'proof', 'la pièce que vous avez vue'),
    inCharge: options['in-charge']?.trim() || undefined,
    until: termIn(options),
  }
  await attachRepresentative(platform, agent, patient('patient'), patient('person'), asked)
  say('Représentant rattaché\u202f; les deux personnes en sont averties, il entre à sa prochaine connexion.')
}

export async function endRepresentation({ platform, agent, patient, options, say }: Gesture): Promise<void> {
  const reason = required(options, 'reason', 'pourquoi elle ne représente plus le titulaire')
  await endRepresentative(platform, agent, patient('patient'), patient('person'), reason)
  say('Représentation terminée\u202f; les deux personnes en sont averties.')
}

function required(options: Options, name: 'proof' | 'reason', what: string): string {
  const text = options[name]?.trim()
  if (!text) throw new UsageError(`Il manque --${name}\u00a0: ${what}.`)
  return text
}

/** From that day on it is over. */
function termIn({ until }: Options): Date | null {
  if (until === undefined) return null
  if (!isDay(until)) throw new UsageError('--until attend une date, 2026-01-31.')
  return startOfCivilDay(until)
}
