/** The technical log: what the machine did, never whom it was about. No INS, name, title, login or URL query in it. */
import { pino } from 'pino'

export type Log = {
  info(event: string, facts?: LogFacts): void
  warn(event: string, facts?: LogFacts): void
  /** The stack of a fault; messages of our own parsers carry paths, never values. */
  fault(event: string, error: unknown, facts?: LogFacts): void
}

export type LogFacts = Readonly<Record<string, string | number | boolean>>

/** @spec TRA-13 CNIL 2021; EX_AIR-085: apart from the history of accesses, which names them. */
export function openLog(level: string): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  return {
    info: (event, facts = {}) => logger.info(facts, event),
    warn: (event, facts = {}) => logger.warn(facts, event),
    fault: (event, error, facts = {}) => logger.error({ ...facts, stack: stackOf(error) }, event),
  }
}

/**
 * Database errors quote the row they refused, which may name a person: their message is left out,
 * their code, constraint and stack kept.
 */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? []
  const code = 'code' in error ? String(error.code) : ''
  const constraint = 'constraint' in error ? String(error.constraint) : ''
  const message = code === '' ? error.message : ''
  return [[error.name, code, constraint, message].filter(Boolean).join(' '), ...frames].join('\n')
}
