/** One fact that a DMP must show, as a French sentence and a way to see it. */
import { DmpRefusal, DmpUnreachable } from '@carnet/kit/client/errors.ts'
import type { Site } from './site.ts'

/** `Subject`: what is looked at, a DMP unless said otherwise. */
export type Case<Subject = Site> = {
  readonly transaction: string
  readonly says: string
  readonly run: (subject: Subject) => Promise<void>
}

/** What was seen is not what must be. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch'
}

export function same(what: string, found: unknown, expected: unknown): void {
  const [seen, wanted] = [found, expected].map((value) => JSON.stringify(value))
  if (seen !== wanted) throw new Mismatch(`${what}\u00a0: attendu ${wanted}, reçu ${seen}`)
}

export function holds(what: string, held: boolean): void {
  if (!held) throw new Mismatch(`${what}\u00a0: ce n’est pas le cas`)
}

/** The DMP must refuse with this code. */
export async function refused(code: string, act: Promise<unknown>): Promise<DmpRefusal> {
  try {
    await act
  } catch (error) {
    if (!(error instanceof DmpRefusal)) throw error
    same('code du refus', error.code, code)
    return error
  }
  throw new Mismatch(`attendu le refus ${code}, reçu un accord`)
}

/** Why a case does not hold, in French. */
export function reasonOf(error: unknown): string {
  if (error instanceof DmpRefusal) return `refus inattendu, ${error.code}\u00a0: ${error.french}`
  if (error instanceof DmpUnreachable) return error.french
  return error instanceof Error ? error.message : String(error)
}
