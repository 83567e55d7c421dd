/** Reading an answer: what cannot be read is no answer of a DMP. */
import { WireError } from '@carnet/core/wire/wire-error.ts'
import { DmpUnreachable } from './errors.ts'

/** @throws DmpUnreachable in place of a WireError. */
export function understand<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (!(cause instanceof WireError)) throw cause
    throw new DmpUnreachable(
      `La réponse du DMP est incompréhensible\u00a0: ${cause.path}, attendu ${cause.expected}.`,
      { cause },
    )
  }
}
