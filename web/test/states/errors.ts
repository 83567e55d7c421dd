/** The errors that take a whole page. */

import { errorPage } from '../../patient/error.ts'
import { notOpenPage } from '../../patient/not-open.ts'
import { unavailablePage } from '../../patient/unavailable.ts'
import { type PageStates, surroundings } from './surroundings.ts'

export const errorStates: PageStates = {
  'error-not-found': errorPage({ ...surroundings, kind: 'notFound' }),
  'error-forbidden': errorPage({ ...surroundings, kind: 'forbidden' }),
  'error-expired': errorPage({ ...surroundings, kind: 'expired' }),
  'not-open': notOpenPage({ ...surroundings, opensOn: '2011-04-01' }),
  unavailable: unavailablePage({
    ...surroundings,
    since: new Date('2026-03-17T08:41:00Z'),
    retry: '/carnet/documents',
  }),
  'unavailable-sent': unavailablePage({
    ...surroundings,
    since: new Date('2026-03-17T08:41:00Z'),
    retry: undefined,
  }),
  'error-unavailable': errorPage({ ...surroundings, kind: 'unavailable', reference: 'D-503' }),
  'error-failure': errorPage({ ...surroundings, kind: 'failure', reference: 'K7-2P4Q' }),
}
