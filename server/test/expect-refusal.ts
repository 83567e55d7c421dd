/** A story's no: the DMP understood, and refused with this code. */
import assert from 'node:assert/strict'
import { DmpRefusal } from '@carnet/kit/client/errors.ts'

/** The refusal itself, for what else is to be said of it. */
export async function refusal(code: string, act: Promise<unknown>): Promise<DmpRefusal> {
  const outcome = await act.then(
    () => 'no refusal',
    (error: unknown) => error,
  )
  if (!(outcome instanceof DmpRefusal)) assert.fail(`expected ${code}, got ${outcome}`)
  assert.equal(outcome.code, code, outcome.french)
  return outcome
}
