/** English: a translation that nobody whose language it is has reviewed yet. */
import { care } from './en/care.ts'
import { entry } from './en/entry.ts'
import { opening } from './en/opening.ts'

export const en = { ...entry, ...opening, ...care }
