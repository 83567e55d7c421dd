/** Is the database away, and since when? Asked once a page has failed; then until it answers again. people.md §2. */
import type { Platform } from '../../actions/platform.ts'

export type Outage = {
  /** undefined: it answers, and the page failed of itself. */
  since(): Promise<Date | undefined>
  stop(): void
}

const everyMs = 1000

export function watchOutage(database: Pick<Platform['database'], 'answers'>, now: () => Date): Outage {
  let began: Date | undefined
  let watch: NodeJS.Timeout | undefined
  const end = () => {
    clearInterval(watch)
    watch = undefined
    began = undefined
  }
  return {
    async since() {
      if (await database.answers()) {
        end()
        return undefined
      }
      began ??= now()
      // Without it, the next outage would seem to last since this one.
      watch ??= setInterval(async () => {
        if (await database.answers()) end()
      }, everyMs).unref()
      return began
    },
    stop: end,
  }
}
