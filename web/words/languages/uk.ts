/** Ukrainian: a translation that nobody whose language it is has reviewed yet. */
import { care } from './uk/care.ts'
import { entry } from './uk/entry.ts'
import { opening } from './uk/opening.ts'

export const uk = { ...entry, ...opening, ...care }
