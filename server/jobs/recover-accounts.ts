/**
 * Answers who can no longer enter, or who has the carnet of his child opened, seconds after it was asked: by a letter, or
 * by nothing. server/actions/recovery-letter.ts, child-code.ts.
 */
import { answerChildCodeRequest } from '../actions/child-code.ts'
import type { Platform } from '../actions/platform.ts'
import { answerRecoveryRequest } from '../actions/recovery-letter.ts'
import type { Job } from './scheduler.ts'

export function recoverAccounts(platform: Platform): Job {
  return {
    name: 'recover-accounts',
    clock: 'real',
    everyMs: 2000,
    async run() {
      while (await answerRecoveryRequest(platform));
      while (await answerChildCodeRequest(platform));
    },
  }
}
