/** Turkish: a translation that nobody whose language it is has reviewed yet. */
import { care } from './tr/care.ts'
import { entry } from './tr/entry.ts'
import { opening } from './tr/opening.ts'

export const tr = { ...entry, ...opening, ...care }
