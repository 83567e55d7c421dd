/** Ukrainian: a translation that nobody whose language it is has reviewed yet. */
import { care } from './uk/care.ts'
import { entry } from './uk/entry.ts'

export const uk = { ...entry, ...care }
