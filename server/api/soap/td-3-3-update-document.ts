/** TD3.3, after ITI-57: one document archived, deleted, or seen by others. soap.md §3.6, §3.7. */
import { randomUUID } from 'node:crypto'
import type { EntryUuid } from '@carnet/core/model/document.ts'
import { statusChangeOf } from '@carnet/core/rules/document-changes.ts'
import { checkConfidentiality } from '@carnet/core/wire/xds/confidentiality-rules.ts'
import { restateEntry } from '@carnet/core/wire/xds/document-entry.ts'
import {
  type Change,
  type DocumentUpdate,
  readDocumentUpdate,
} from '@carnet/core/wire/xds/document-update.ts'
import { newVersionOf } from '@carnet/core/wire/xds/entry-version.ts'
import { formatRegistryResponse, XdsError } from '@carnet/core/wire/xds/errors.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { changeStatus } from '../../actions/change-status.ts'
import { changeVisibility } from '../../actions/change-visibility.ts'
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
    case 'properties':
      await changeVisibilityOf(context, update, update.change)
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

async function changeVisibilityOf(
  { platform, caller, patient }: SoapContext,
  { submissionSet }: DocumentUpdate,
  { entry, previousVersion, association }: Extract<Change, { kind: 'properties' }>,
): Promise<void> {
  const wrong = checkConfidentiality(entry, {
    at: platform.clock.now(),
    cumulInvisiblePatientMasquePs: platform.settings.cumulInvisiblePatientMasquePs,
  }).find(({ severity }) => severity === 'error')
  if (wrong !== undefined) throw wrong
  const [submissionUuid, entryUuid] = [randomUUID(), randomUUID()]
  await changeVisibility(platform, caller, {
    patient,
    restate: restateEntry,
    submission: prepareSubmission(submissionSet, submissionUuid),
    logicalId: logicalIdOf(entry),
    entryUuid: entryUuid as string as EntryUuid,
    previousVersion,
    patients: [
      { source: 'submissionSet', patient: patientIdOf(submissionSet.patientId), traits: {} },
      { source: 'metadata', patient: patientIdOf(entry.patientId), traits: {} },
    ],
    apply: (fragment, next) => newVersionOf(fragment, entry, { ...next, entryUuid: `urn:uuid:${entryUuid}` }),
    association: {
      entryUuid: randomUUID(),
      type: association.type,
      source: submissionUuid,
      target: entryUuid,
      submissionUuid,
      slots: association.slots,
    },
  })
}

/** The entry says of which document it is a version. */
function logicalIdOf({ logicalId, entryUuid }: DocumentEntry): string {
  if (logicalId === undefined)
    throw new XdsError('XDSMetadataIdentifierError', 'L’identifiant logique (lid) de la fiche est attendu.', {
      location: entryUuid,
    })
  return logicalId.replace(/^urn:uuid:/i, '').toLowerCase()
}
