/** Some weeks before his majority, a minor and who represents him are told what will change. LIF-21. */
import { lastBirthOfAge, lastBirthToTell } from '@carnet/core/rules/majority.ts'
import type { Platform } from '../actions/platform.ts'
import { tellOfMajority } from '../actions/tell-of-majority.ts'
import { markToldOfMajority, minorsToTell } from '../store/majority.ts'
import { inTurns } from './in-turns.ts'
import type { Job } from './scheduler.ts'

export function announceMajority(platform: Platform): Job {
  return inTurns(platform.database, {
    name: 'announce-majority',
    due: (tx, now, limit) => {
      const { settings } = platform
      const [ofAge, bornUntil] = [lastBirthOfAge(now, settings), lastBirthToTell(now, settings)]
      return minorsToTell(tx, { ofAge, bornUntil, limit })
    },
    async act(tx, recordId, at) {
      await tellOfMajority(tx, recordId, { holder: 'majorityComing', parents: 'delegatedMajorityComing', at })
      await markToldOfMajority(tx, recordId)
    },
  })
}
