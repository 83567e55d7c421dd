/** The vaccination calendars of the deployment: those that ship, and those of CARNET_VACCINATION_CALENDARS. people.md P-10. */
import { readFileSync } from 'node:fs'
import { type Calendars, calendarsWith, readCalendars } from '@carnet/core/codes/vaccination-calendars.ts'
import { ConfigError } from './config-values.ts'

const name = 'CARNET_VACCINATION_CALENDARS'

/** Throws ConfigError naming all that is wrong: a file of calendars is taken whole or not at all. */
export function loadCalendars(file: string | undefined): Calendars {
  if (file === undefined) return calendarsWith([])
  const read = readCalendars(parsed(file))
  if (read.accepted) return calendarsWith(read.calendars)
  const lines = read.problems.map(({ at, expected }) => `  ${at || 'le fichier'}\u00a0: attendu ${expected}.`)
  throw new ConfigError(`${name}=${file}\u00a0: ce fichier n’est pas accepté.\n${lines.join('\n')}`)
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const what = error instanceof SyntaxError ? 'ce fichier n’est pas du JSON' : 'ce fichier ne se lit pas'
    throw new ConfigError(`${name}=${file}\u00a0: ${what} (${(error as Error).message}).`, { cause: error })
  }
}
