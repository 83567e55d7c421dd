/** Where a copy comes from, to be kept beside it: the DMP never replaces the professional's file. rules.md LIF-23; REC_3.2-1020. */
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'

export type Provenance = {
  readonly source: 'DMP'
  readonly readAt: string
  readonly uniqueId: string
  readonly version: number
  readonly title: string
  readonly typeCode: string
  /** As in the metadata: yyyyMMddHHmmss, in UTC. */
  readonly creationTime: string
  readonly authors: readonly { readonly name: string; readonly structure: string }[]
  /** SHA-1 of the bytes: whether the copy is still the document. */
  readonly hash: string
}

export function provenanceOf(entry: DocumentEntry, readAt: Date): Provenance {
  return {
    source: 'DMP',
    readAt: readAt.toISOString(),
    uniqueId: entry.uniqueId,
    version: entry.version ?? 1,
    title: entry.title ?? '',
    typeCode: entry.typeCode.code,
    creationTime: entry.creationTime,
    authors: entry.authors.map(({ person, institutions }) => ({
      name: person === null ? '' : `${person.givenName} ${person.familyName}`.trim(),
      structure: institutions[0]?.name ?? '',
    })),
    hash: entry.hash ?? '',
  }
}
