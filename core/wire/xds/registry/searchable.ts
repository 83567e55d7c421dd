/** Registered objects in the words of the selection of stored queries. */
import { parseDtm } from '../../hl7v2/dtm.ts'
import { codesOfEntry } from '../facts-of-entry.ts'
import type { StoredQuery } from '../iti-18.ts'
import type {
  RegistryAssociation,
  RegistryContent,
  RegistryEntry,
  RegistryFolder,
  RegistrySubmissionSet,
} from '../iti-18-selection.ts'
import type { Parts } from '../registry-object.ts'
import { entrySchemes, submissionSetSchemes } from '../vocabulary.ts'
import { type RegisteredObject, readings } from './registered-object.ts'

type Holding<T> = T & { readonly object: RegisteredObject }
export type SearchableContent = RegistryContent<
  Holding<RegistryEntry & { readonly classSystem: string }>,
  Holding<RegistrySubmissionSet>,
  Holding<RegistryFolder>,
  Holding<RegistryAssociation>
>

export function searchableContent(objects: readonly RegisteredObject[]): SearchableContent {
  const of = (kind: RegisteredObject['kind']) => objects.filter((object) => object.kind === kind)
  return {
    entries: of('documentEntry').map((object) => {
      const entry = readings.documentEntry(object.parts)
      return {
        ...identityOf(object),
        ...codesOfEntry(entry),
        logicalId: object.logicalId,
        version: object.version,
        typeCode: entry.typeCode.code,
        typeSystem: entry.typeCode.system,
        classCode: entry.classCode.code,
        classSystem: entry.classCode.system,
        authorPersons: authorTexts(object.parts, entrySchemes.author),
        referenceIds: entry.referenceIds,
      }
    }),
    submissionSets: of('submissionSet').map((object) => {
      const set = readings.submissionSet(object.parts)
      return {
        ...identityOf(object),
        sourceId: set.sourceId,
        submissionTime: parseDtm(set.submissionTime, 'submissionTime'),
        authorPersons: authorTexts(object.parts, submissionSetSchemes.author),
        contentTypeCode: set.contentTypeCode,
      }
    }),
    folders: of('folder').map((object) => ({
      ...identityOf(object),
      logicalId: object.logicalId,
      version: object.version,
      lastUpdateTime: parseDtm(object.lastUpdateTime ?? '', 'lastUpdateTime'),
      codes: readings.folder(object.parts).codes,
    })),
    associations: objects.flatMap((object) =>
      object.tie === null
        ? []
        : [{ ...object.tie, entryUuid: object.entryUuid, status: object.status, object }],
    ),
  }
}

function identityOf(object: RegisteredObject) {
  const { entryUuid, uniqueId, status } = object
  return { entryUuid, uniqueId: uniqueId ?? '', status, object }
}

/** As sent: what a pattern of the query was written against. */
function authorTexts({ classifications }: Parts, scheme: string): readonly string[] {
  return classifications
    .filter(({ attributes }) => attributes.classificationScheme === scheme)
    .flatMap(({ slots }) => slots.get('authorPerson') ?? [])
}

/** The selection compares classes without their system, which the DMP does not keep; here two systems may share a code. */
export function withClassesOf(query: StoredQuery, content: SearchableContent): SearchableContent {
  const asked = 'classCodes' in query.criteria ? query.criteria.classCodes : undefined
  if (asked === undefined) return content
  const isAsked = (entry: SearchableContent['entries'][number]) =>
    asked.some(({ code, system }) => code === entry.classCode && system === entry.classSystem)
  return { ...content, entries: content.entries.filter(isAsked) }
}

export type QueryNames = {
  readonly uuids: readonly string[]
  readonly uniqueIds: readonly string[]
}

/** What a query by ids names; UUIDs bare and in lower case. */
export function namesOf({ criteria }: StoredQuery): QueryNames {
  const bare = (id: string) => id.replace(/^urn:uuid:/i, '').toLowerCase()
  if ('uuids' in criteria) return { uuids: criteria.uuids.map(bare), uniqueIds: [] }
  const key =
    'keys' in criteria
      ? criteria.keys
      : 'key' in criteria
        ? { by: criteria.key.by, values: [criteria.key.value] }
        : undefined
  if (key === undefined) return { uuids: [], uniqueIds: [] }
  return key.by === 'uniqueId'
    ? { uuids: [], uniqueIds: key.values }
    : { uuids: key.values.map(bare), uniqueIds: [] }
}
