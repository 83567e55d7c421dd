/**
 * The signature of a lot shows itself to who names it: by its type, or by its own id. It is in no other answer, its
 * associations neither. soap.md §3.5, §10 line 15 (unverified).
 */
import { isLotSignature, signatureType } from '@carnet/core/model/document.ts'
import type { StoredQuery } from './iti-18.ts'
import type {
  RegistryAssociation,
  RegistryContent,
  RegistryEntry,
  RegistryFolder,
  RegistrySubmissionSet,
} from './iti-18-selection.ts'

export function withoutUnnamedSignatures<
  E extends RegistryEntry,
  S extends RegistrySubmissionSet,
  F extends RegistryFolder,
  A extends RegistryAssociation,
>(query: StoredQuery, content: RegistryContent<E, S, F, A>): RegistryContent<E, S, F, A> {
  if (namesTheirType(query)) return content
  const ids = new Set(idsOf(query).map(bare))
  const isNamed = (entry: E) =>
    [entry.entryUuid, entry.uniqueId, entry.logicalId].some((id) => ids.has(bare(id)))
  const unnamed = new Set(
    content.entries.filter((entry) => isLotSignature(entry) && !isNamed(entry)).map(uuidOf),
  )
  if (unnamed.size === 0) return content
  return {
    ...content,
    entries: content.entries.filter((entry) => !unnamed.has(uuidOf(entry))),
    associations: content.associations.filter(
      ({ source, target }) => !unnamed.has(bare(source)) && !unnamed.has(bare(target)),
    ),
  }
}

/** A code asked without its system is met by any system. */
function namesTheirType({ criteria }: StoredQuery): boolean {
  return (
    'typeCodes' in criteria &&
    (criteria.typeCodes ?? []).some(({ code, system }) =>
      isLotSignature({ typeCode: code, typeSystem: system === '' ? signatureType.system : system }),
    )
  )
}

function idsOf({ criteria }: StoredQuery): readonly string[] {
  if ('uuids' in criteria) return criteria.uuids
  if ('keys' in criteria) return criteria.keys.values
  return 'key' in criteria ? [criteria.key.value] : []
}

function uuidOf({ entryUuid }: RegistryEntry): string {
  return bare(entryUuid)
}

function bare(id: string): string {
  return id.replace(/^urn:uuid:/i, '').toLowerCase()
}
