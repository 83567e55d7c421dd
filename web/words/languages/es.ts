/** Spanish: a translation that nobody whose language it is has reviewed yet. */
import { care } from './es/care.ts'
import { entry } from './es/entry.ts'
import { opening } from './es/opening.ts'

export const es = { ...entry, ...opening, ...care }
