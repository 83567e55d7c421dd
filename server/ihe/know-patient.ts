/** The patients of the domain: without a feed of identities (ITI-8, ITI-44), they are made known one by one. */
import { parseCx } from '@carnet/core/wire/hl7v2/cx.ts'
import { patientText } from '@carnet/core/wire/xds/registry/registry-submission.ts'
import { addPatient } from '../store/ihe/domain.ts'
import type { IheDomain } from './domain.ts'
import { performIhe } from './perform.ts'

/** False when he was known already. Throws WireError for what is no identifier. */
export function knowPatient(domain: IheDomain, identifier: string): Promise<boolean> {
  const patient = patientText(parseCx(identifier, 'id'))
  return performIhe(
    domain,
    { transaction: 'knowPatient', client: null, malformed: 'XDSRegistryError' },
    ({ tx, now, about }) => {
      about([patient], [])
      return addPatient(tx, patient, now)
    },
  )
}
