/** How our own command line and demonstration introduce themselves to the DMP. */
import type { Software } from './assertion.ts'

export const carnetSoftware: Software = {
  name: 'Carnet',
  version: '0.1.0',
  oid: '2.25.189992846508057418447032642010722185806',
  homologation: 'CARNET-DEMONSTRATION',
}
