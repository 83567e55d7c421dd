/** The errors that take a whole page. */

import { errorPage } from '../../patient/error.ts'
import { type PageStates, surroundings } from './surroundings.ts'

export const errorStates: PageStates = {
  'error-not-found': errorPage({ ...surroundings, kind: 'notFound' }),
  'error-forbidden': errorPage({ ...surroundings, kind: 'forbidden' }),
  'error-expired': errorPage({ ...surroundings, kind: 'expired' }),
  'error-failure': errorPage({ ...surroundings, kind: 'failure', reference: 'K7-2P4Q' }),
}
