/** The line of the history for what the server does by itself, when a delay of the law has run out. */
import type { SystemAction } from '@carnet/core/model/trace.ts'
import { type NewTrace, undecided } from '../store/traces.ts'

export function bySystem(action: SystemAction, at: Date): NewTrace {
  return undecided({ at, action, actor: { kind: 'system', id: '', name: '' } })
}
