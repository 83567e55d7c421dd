/** What a story asks of the demonstration: its people, its clock, the traces of a record. contract.md §4. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import type { RunningCarnet } from './running-carnet.ts'

export function patientNamed({ people }: RunningCarnet, slug: string): DemonstrationPatient {
  const patient = people?.patients.find((one) => one.slug === slug)
  if (patient === undefined) throw new RangeError(`no patient is named ${slug}`)
  return patient
}

/** Oldest first, as they are told. */
export async function tracesOf(
  { webUrl }: RunningCarnet,
  { id: { ins, oid } }: { readonly id: PatientId },
): Promise<readonly Trace[]> {
  const answer = await fetch(`${webUrl}/demo/traces?ins=${ins}@${oid}`)
  if (!answer.ok) throw new Error(`traces: HTTP ${answer.status}`)
  const { traces } = (await answer.json()) as { traces: readonly Trace[] }
  return traces.toReversed()
}

/** The last line of the history: what the last act left. */
export async function lastTraceOf(
  carnet: RunningCarnet,
  patient: { readonly id: PatientId },
): Promise<Trace> {
  const trace = (await tracesOf(carnet, patient)).at(-1)
  if (trace === undefined) throw new Error('this record has no trace')
  return trace
}

export async function moveClock(
  { webUrl }: RunningCarnet,
  move: { readonly advance: string } | { readonly to: string } | { readonly real: true },
): Promise<void> {
  const answer = await fetch(`${webUrl}/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(move),
  })
  if (!answer.ok) throw new Error(`clock: HTTP ${answer.status}`)
}

/** PS_IdNat of an invented professional: what traces call him. */
export function professionalIdOf({ people }: RunningCarnet, slug: string): string {
  const professional = people?.professionals.find((one) => one.slug === slug)
  if (professional === undefined) throw new RangeError(`no professional is named ${slug}`)
  return professional.id
}
