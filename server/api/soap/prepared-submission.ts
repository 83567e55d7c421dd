/** The lot itself, as it is stored and served. */
import { authorPersonsOfEntry } from '@carnet/core/wire/xds/facts-of-entry.ts'
import type { SubmissionSet } from '@carnet/core/wire/xds/metadata.ts'
import { checkSubmissionSet } from '@carnet/core/wire/xds/registry-rules.ts'
import { formatSubmissionSet } from '@carnet/core/wire/xds/submission-set.ts'
import { statusUrns } from '@carnet/core/wire/xds/vocabulary.ts'
import type { PreparedSubmission } from '../../actions/store-submission.ts'

/** Throws the XdsError of the first rule that the lot breaks; the others are told with the answer. */
export function checkedSubmission(set: SubmissionSet, at: Date): ReturnType<typeof checkSubmissionSet> {
  const checked = checkSubmissionSet(set, { at })
  if (checked.errors[0] !== undefined) throw checked.errors[0]
  return checked
}

export function prepareSubmission(set: SubmissionSet, uuid: string): PreparedSubmission['submission'] {
  return {
    entryUuid: uuid,
    uniqueId: set.uniqueId,
    sourceId: set.sourceId,
    contentTypeCode: set.contentTypeCode,
    authorPersons: authorPersonsOfEntry(set),
    fragment: formatSubmissionSet({
      ...set,
      entryUuid: `urn:uuid:${uuid}`,
      availabilityStatus: statusUrns.approved,
    }).text,
  }
}
