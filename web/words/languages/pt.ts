/** Portuguese: a translation that nobody whose language it is has reviewed yet. */
import { care } from './pt/care.ts'
import { entry } from './pt/entry.ts'
import { opening } from './pt/opening.ts'

export const pt = { ...entry, ...opening, ...care }
