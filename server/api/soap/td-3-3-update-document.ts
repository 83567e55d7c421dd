/** TD3.3, after ITI-57: one document archived, deleted, or seen by others. soap.md §3.6, §3.7. */
import { randomUUID } from 'node:crypto'
import { statusChangeOf } from '@carnet/core/rules/document-changes.ts'
import { restateEntry } from '@carnet/core/wire/xds/document-entry.ts'
import {
  type Change,
  type DocumentUpdate,
  readDocumentUpdate,
} from '@carnet/core/wire/xds/document-update.ts'
import { formatRegistryResponse, XdsError } from '@carnet/core/wire/xds/errors.ts'
import { changeStatus } from '../../actions/change-status.ts'
import type { SoapAnswer, SoapContext } from './context.ts'
import { patientIdOf } from './patient-id.ts'
import { checkedSubmission, prepareSubmission } from './prepared-submission.ts'

export async function td33(context: SoapContext): Promise<SoapAnswer> {
  const update = readDocumentUpdate(context.body)
  const { warnings } = checkedSubmission(update.submissionSet, context.platform.clock.now())
  switch (update.change.kind) {
    case 'status':
      await changeStatusOf(context, update, update.change)
      break
  }
  return { body: formatRegistryResponse('success', warnings) }
}

async function changeStatusOf(
  { platform, caller, patient }: SoapContext,
  { submissionSet }: DocumentUpdate,
  { target, original, next, association }: Extract<Change, { kind: 'status' }>,
): Promise<void> {
  const action = statusChangeOf(original, next)
  if (action === undefined)
    throw new XdsError('XDSMetadataUpdateError', 'Ce changement de statut n’est offert à personne.', {
      location: association.id,
    })
  const submissionUuid = randomUUID()
  await changeStatus(platform, caller, {
    patient,
    action,
    original,
    next,
    restate: restateEntry,
    submission: prepareSubmission(submissionSet, submissionUuid),
    lotPatient: { source: 'submissionSet', patient: patientIdOf(submissionSet.patientId), traits: {} },
    association: {
      entryUuid: randomUUID(),
      type: association.type,
      source: submissionUuid,
      target,
      submissionUuid,
      slots: association.slots,
    },
  })
}
