/** Ends the representation of those whose eighteenth birthday has come. LIF-21. */
import { isOfAge, lastBirthOfAge } from '@carnet/core/rules/majority.ts'
import { endRepresentation } from '../actions/end-representation.ts'
import type { Platform } from '../actions/platform.ts'
import type { Log } from '../log.ts'
import { type Minor, minorsBornUntil } from '../store/majority.ts'
import type { Job } from './scheduler.ts'

const atOnce = 100

export function comeOfAge(platform: Platform, log: Log): Job {
  const { database } = platform
  return {
    name: 'come-of-age',
    clock: 'law',
    everyMs: 3_600_000,
    async run(now) {
      const { settings } = platform
      const bornUntil = lastBirthOfAge(now, settings)
      let after: Minor | undefined
      for (;;) {
        const minors = await database.transaction((tx) =>
          minorsBornUntil(tx, { bornUntil, after, limit: atOnce }),
        )
        for (const minor of minors)
          if (isOfAge(minor.birthDate, now, settings))
            await endRepresentation(platform, minor).catch((error: unknown) =>
              log.fault('representation not ended', error),
            )
        if (minors.length < atOnce) return
        after = minors.at(-1)
      }
    },
  }
}
