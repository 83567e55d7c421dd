/** ITI-57 as the DMP has it: one change of one document that is there. soap.md §3.4, §3.6, §3.7. */
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import type { XmlElement } from '../xml/read.ts'
import type { Markup } from '../xml/write.ts'
import { XdsError } from './errors.ts'
import type { Association, DocumentEntry, SubmissionSet } from './metadata.ts'
import { formatSubmission, readSubmission } from './submission.ts'
import { associationTypes, statusUrns } from './vocabulary.ts'

export type DocumentUpdate = { readonly submissionSet: SubmissionSet; readonly change: Change }

export type Change =
  | {
      readonly kind: 'status'
      /** EntryUUID, bare and in lower case. */
      readonly target: string
      readonly original: DocumentStatus
      readonly next: DocumentStatus
      readonly association: Association
    }
  | {
      readonly kind: 'properties'
      readonly entry: DocumentEntry
      /** Absent: the current one (soap.md §9). */
      readonly previousVersion: number | undefined
      readonly association: Association
    }

/** Throws XdsError with the IHE code, WireError for a field. */
export function readDocumentUpdate(submitObjectsRequest: XmlElement): DocumentUpdate {
  const { submissionSet, entries, associations } = readSubmission(submitObjectsRequest)
  const [association, ...others] = associations
  if (association === undefined || others.length > 0 || entries.length > 1)
    throw new XdsError('XDSMetadataUpdateOperationError', 'Un seul changement par lot est attendu.')
  const [entry] = entries
  if (entry !== undefined)
    return {
      submissionSet,
      change: { kind: 'properties', entry, previousVersion: previousVersionOf(association), association },
    }
  if (association.type !== associationTypes.updatesAvailabilityStatus)
    throw new XdsError(
      'XDSMetadataUpdateOperationError',
      'Ce service n’offre que le changement de statut et celui de la visibilité.',
      { location: association.id },
    )
  return {
    submissionSet,
    change: {
      kind: 'status',
      target: uuidOf(association),
      original: statusIn(association, 'OriginalStatus'),
      next: statusIn(association, 'NewStatus'),
      association,
    },
  }
}

/** `entryUuid` as the registry gave it, `urn:uuid:…`. */
export function formatStatusUpdate(
  submissionSet: SubmissionSet,
  change: { readonly entryUuid: string; readonly original: DocumentStatus; readonly next: DocumentStatus },
): Markup {
  return formatSubmission({
    submissionSet,
    entries: [],
    associations: [
      {
        id: 'Update01',
        type: associationTypes.updatesAvailabilityStatus,
        source: submissionSet.entryUuid,
        target: change.entryUuid,
        slots: {
          OriginalStatus: [statusUrns[change.original]],
          NewStatus: [statusUrns[change.next]],
        },
      },
    ],
  })
}

/** `entry` is the whole entry as it was read, its `lid` kept, with another visibility. */
export function formatPropertiesUpdate(
  submissionSet: SubmissionSet,
  entry: DocumentEntry,
  previousVersion: number,
): Markup {
  return formatSubmission({
    submissionSet,
    entries: [entry],
    associations: [
      {
        id: 'Update01',
        type: associationTypes.hasMember,
        source: submissionSet.entryUuid,
        target: entry.entryUuid,
        slots: { SubmissionSetStatus: ['Original'], PreviousVersion: [String(previousVersion)] },
      },
    ],
  })
}

function previousVersionOf({ id, slots }: Association): number | undefined {
  const [text] = slots.PreviousVersion ?? []
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text))
    throw new XdsError('XDSMetadataVersionError', 'PreviousVersion est un nombre entier.', { location: id })
  return Number(text)
}

function statusIn({ id, slots }: Association, slot: 'OriginalStatus' | 'NewStatus'): DocumentStatus {
  const [urn] = slots[slot] ?? []
  const known = (Object.keys(statusUrns) as DocumentStatus[]).find((status) => statusUrns[status] === urn)
  if (known !== undefined) return known
  throw new XdsError('XDSMetadataUpdateError', `${slot} est un statut de document du DMP.`, { location: id })
}

function uuidOf({ id, target }: Association): string {
  const uuid = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(target)?.[1]
  if (uuid !== undefined) return uuid.toLowerCase()
  throw new XdsError('UnresolvedReferenceException', 'Aucun document du DMP ne porte cette référence.', {
    location: id,
  })
}
