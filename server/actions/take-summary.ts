/** « Pour mon soignant »: a summary that leaves the carnet is a line of the history, as an archive is. rules.md TRA-11. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'

export type Summarised = { readonly identity: Identity; readonly patient: PatientId }

/** Before anything is put on it: a carer and a curator are refused here. */
export function takeSummary(platform: Platform, caller: PatientCaller): Promise<Summarised> {
  const request = { patient: caller.patient, action: 'downloadSummary' } as const
  return perform(platform, caller, request, async ({ record }) => ({
    result: { identity: record.identity, patient: record.currentPatient ?? record.patient },
    acts: [{}],
  }))
}
