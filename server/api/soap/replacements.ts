/** TD2.1b: the RPLC associations of a lot. soap.md §3.4: new entry → entryUUID of the replaced one. */
import { randomUUID } from 'node:crypto'
import { XdsError } from '@carnet/core/wire/xds/errors.ts'
import type { ProvideAndRegister } from '@carnet/core/wire/xds/iti-41.ts'
import type { Association } from '@carnet/core/wire/xds/metadata.ts'
import { associationTypes } from '@carnet/core/wire/xds/vocabulary.ts'
import type { Replacement } from '../../actions/replace-documents.ts'

export type PlacedLot = {
  readonly submissionUuid: string
  /** The UUID given to each object of the lot, by its id in the message. */
  readonly uuids: ReadonlyMap<string, string>
  /** What the CDA of an entry says that it replaces, by the id of the entry in the message. */
  readonly stated: ReadonlyMap<string, string>
}

/** Throws XdsError when an association does not go from an entry of the lot to an entryUUID of the record. */
export function replacementsOf(
  { entries, associations }: ProvideAndRegister,
  lot: PlacedLot,
): readonly Replacement[] {
  return associations.filter(isReplacement).map((association) => {
    if (!entries.some(({ entryUuid }) => entryUuid === association.source))
      throw new XdsError('XDSReplaceFailed', 'Le document qui remplace n’est pas dans le lot.', {
        location: association.id,
      })
    return {
      association: {
        entryUuid: randomUUID(),
        type: association.type,
        source: lot.uuids.get(association.source)!,
        target: uuidOf(association, lot),
        submissionUuid: lot.submissionUuid,
        slots: association.slots,
      },
      statedUniqueId: lot.stated.get(association.source),
    }
  })
}

export function isReplacement({ type }: Association): boolean {
  return type === associationTypes.replaces
}

/** A document that another replaces usually says so itself; one that does not is taken, with a word about it. */
export function warningsOfReplacements(
  { associations }: ProvideAndRegister,
  stated: ReadonlyMap<string, string>,
): readonly XdsError[] {
  return associations
    .filter((association) => isReplacement(association) && !stated.has(association.source))
    .map(
      ({ source }) =>
        new XdsError(
          'XDSRepositoryMetadataError',
          'Le document ne dit pas lui-même (relatedDocument) qu’il en remplace un autre.',
          { severity: 'warning', location: source },
        ),
    )
}

function uuidOf({ id, target }: Association, { uuids }: PlacedLot): string {
  const uuid = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(target)?.[1]
  if (uuid === undefined || uuids.has(target))
    throw new XdsError('UnresolvedReferenceException', 'Aucun document du DMP ne porte cette référence.', {
      location: id,
    })
  return uuid.toLowerCase()
}
