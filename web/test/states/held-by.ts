/** Whose record the states show: his own, unless a test says otherwise before it imports them. */
import type { Holder } from '../../words/whose.ts'

export const heldBy: { holder: Holder } = { holder: { name: 'Amina Diallo' } }
