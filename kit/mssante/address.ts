/** Addresses of the trusted space of MSSanté, and of nowhere else. Spec: rules.md FEED-01; docs/non-verifie.md. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { MessageReader } from '@carnet/core/rules/duty-to-feed.ts'
import { UnusableInput } from '../client/errors.ts'

export type MssanteAddress = { readonly address: string; readonly reader: MessageReader }

const shape = /^([A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64})@([A-Za-z0-9.-]{1,253})$/
const patientDomain = 'patient.mssante.fr'

/** The mailbox of a patient is named after his matricule: another than `patient` is refused. @throws UnusableInput */
export function parseMssanteAddress(text: string, patient: PatientId): MssanteAddress {
  const [, local, host] = shape.exec(text.trim()) ?? []
  const domain = host?.toLowerCase()
  if (local === undefined || domain === undefined || !domain.endsWith('.mssante.fr'))
    throw new UnusableInput(
      `${text} n’est pas une adresse MSSanté (…@….mssante.fr, ou INS@${patientDomain})\u00a0: rien de médical ne part ailleurs.`,
    )
  if (domain !== patientDomain) return { address: `${local}@${domain}`, reader: 'professional' }
  if (local.toUpperCase() !== patient.ins)
    throw new UnusableInput('L’adresse MSSanté de patient donnée n’est pas celle de ce patient.')
  return { address: `${patient.ins}@${domain}`, reader: 'patient' }
}
