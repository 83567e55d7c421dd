/** Which failures of PostgreSQL are its own state, and not that of what was asked. Its manual, appendix A. */
import { Unavailable } from '@carnet/core/model/unavailable.ts'
import pg from 'pg'

/** `error` itself when it is anything else. */
export function unavailability(error: unknown): unknown {
  const reason = error instanceof pg.DatabaseError ? reasonOf(error.code ?? '') : undefined
  return reason === undefined ? error : new Unavailable(reason, { cause: error })
}

/** No connection was to be had, or the one that was in use is lost. */
export function lostConnection(cause: unknown): Unavailable {
  const reason = cause instanceof pg.DatabaseError ? reasonOf(cause.code ?? '') : undefined
  return new Unavailable(reason ?? 'away', { cause })
}

function reasonOf(sqlState: string): Unavailable['reason'] | undefined {
  if (sqlState === '53300') return 'busy'
  if (sqlState.startsWith('53')) return 'full'
  // Connection exceptions; shut down by an administrator, crashed, starting up.
  return sqlState.startsWith('08') || sqlState.startsWith('57P') ? 'away' : undefined
}
