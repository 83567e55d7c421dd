/** Pages as they stand while somebody helps beside their reader. people.md P-32. */
import { plainDisplay } from '../../display.ts'
import { accessLogPage } from '../../patient/access-log.ts'
import { documentsPage } from '../../patient/documents.ts'
import { accessLogExample } from './access-log.ts'
import { documentsExample } from './documents.ts'
import type { PageStates } from './surroundings.ts'

const display = { ...plainDisplay, beside: 'helped' } as const

export const besideStates: PageStates = {
  'beside-documents': documentsPage({ ...documentsExample, display }),
  'beside-access-log': accessLogPage({ ...accessLogExample, emergencies: [], display }),
}
