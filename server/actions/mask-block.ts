/** The holder hides one block of documents from professionals, what comes to it too, or no longer does. rules.md VIS-04, CNT-05. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { BlockMaskingAction } from '@carnet/core/model/decision.ts'
import type { MaskedBlock } from '@carnet/core/rules/masking.ts'
import { saveBlockMasked } from '../store/record-choices.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'

const asked: Readonly<Record<BlockMaskingAction, { readonly block: MaskedBlock; readonly masked: boolean }>> =
  {
    maskHistory: { block: 'history', masked: true },
    unmaskHistory: { block: 'history', masked: false },
    maskDirectives: { block: 'directives', masked: true },
    unmaskDirectives: { block: 'directives', masked: false },
  }

/** What is said of each document does not change: no version of it is made. Done twice, it is done once. */
export function maskBlock(
  platform: Platform,
  caller: PatientCaller,
  action: BlockMaskingAction,
): Promise<'done' | 'unchanged'> {
  return perform(platform, caller, { patient: caller.patient, action }, async ({ tx, record }) => {
    const { block, masked } = asked[action]
    const changed = await saveBlockMasked(tx, record.id, block, masked)
    return { result: changed ? 'done' : 'unchanged', acts: [{}] }
  })
}
