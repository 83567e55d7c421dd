/** A disk without room is no fault of what was being kept: who sent it is told to send it again later. */
import { Unavailable } from '@carnet/core/model/unavailable.ts'

const codes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT'])

/** What the work throws, as {@link Unavailable} when it is for want of room. */
export async function sayingNoRoom<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && codes.has(error.code))) throw error
    throw new Unavailable('full', { cause: error })
  }
}
