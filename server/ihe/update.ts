/** ITI-57: the metadata of what is registered change, all that the message asks or nothing. */
import { randomUUID } from 'node:crypto'
import { decideUpdate, updateVoice } from '@carnet/core/wire/xds/registry/metadata-update.ts'
import type { RegistrySubmission } from '@carnet/core/wire/xds/registry/registry-submission.ts'
import type { IheDomain } from './domain.ts'
import { type IheCall, performIhe } from './perform.ts'
import { change, checkedLot } from './register.ts'

export function updateDocumentSet(
  domain: IheDomain,
  call: IheCall,
  read: () => RegistrySubmission,
): Promise<void> {
  return performIhe(domain, call, async (act) => {
    const lot = read()
    checkedLot(domain, lot, updateVoice)
    await change(domain, act, lot, (state) => decideUpdate(lot, state, randomUUID))
  })
}
