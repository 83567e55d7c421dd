/** Arabic: a translation that nobody whose language it is has reviewed yet. */
import { care } from './ar/care.ts'
import { entry } from './ar/entry.ts'
import { opening } from './ar/opening.ts'

export const ar = { ...entry, ...opening, ...care }
