/** TD3.1a and TD3.1b, ITI-18: every stored query of IHE, on the record of one patient. soap.md §4. */
import { sameIdentifier } from '@carnet/core/wire/hl7v2/cx.ts'
import { formatAssociation } from '@carnet/core/wire/xds/association.ts'
import { restateEntry } from '@carnet/core/wire/xds/document-entry.ts'
import { XdsError } from '@carnet/core/wire/xds/errors.ts'
import {
  patientOf,
  patientParameter,
  readStoredQuery,
  type StoredQuery,
} from '@carnet/core/wire/xds/iti-18.ts'
import {
  formatObjectRef,
  queryResponseHead,
  queryResponseTail,
} from '@carnet/core/wire/xds/iti-18-response.ts'
import {
  partsRead,
  type RegistryContent,
  selectObjects,
  touching,
} from '@carnet/core/wire/xds/iti-18-selection.ts'
import { namingPatient } from '@carnet/core/wire/xds/naming-patient.ts'
import { withoutUnnamedSignatures } from '@carnet/core/wire/xds/unnamed-signatures.ts'
import {
  type DocumentNarrowing,
  type Found,
  findDocuments,
  type RecordContent,
  type RecordQuery,
} from '../../actions/find-documents.ts'
import type { SoapAnswer, SoapContext } from './context.ts'

export async function td31({
  platform,
  caller,
  patient,
  body,
  maxResults,
}: SoapContext): Promise<SoapAnswer> {
  const query = readStoredQuery(body, 'dmp')
  const asked = patientOf(query)
  if (asked !== undefined && !sameIdentifier(asked, { id: patient.ins, oid: patient.oid }))
    throw new XdsError('XDSPatientIdDoesNotMatch', 'Le patient de la requête n’est pas celui du VIHF.', {
      location: patientParameter(query.kind)!,
    })
  const found = await findDocuments(platform, caller, patient, {
    ...recordQueryOf(query),
    openMax: maxResults,
  })
  return { body: answerOf(query, found) }
}

/** How a stored query reads a record, and what it selects there. */
export function recordQueryOf(query: StoredQuery): Omit<RecordQuery, 'openMax'> {
  const parts = partsRead[query.kind]
  return {
    action: isReferenceSearch(query) ? 'findReferences' : 'findDocuments',
    narrowing: narrowingOf(query),
    readsSubmissions: parts.includes('submissionSets'),
    ...(parts.includes('associations') && {
      touching: (read) => touching(query, registryContent({ ...read, associations: [] })),
    }),
    select: (content) =>
      recordContent(selectObjects(query, withoutUnnamedSignatures(query, registryContent(content)))),
    open: query.returnType === 'LeafClass' && { restate: restateEntry },
  }
}

/** TD3.1b: from a uniqueId to the technical id, open to structures and staff too (soap.md §1.5). */
function isReferenceSearch(query: StoredQuery): boolean {
  return query.kind === 'getDocuments' && query.returnType === 'ObjectRef'
}

/** A record may hold thousands of documents: what the clear columns already leave out is not read. */
function narrowingOf({ kind, criteria }: StoredQuery): DocumentNarrowing {
  if (kind !== 'findDocuments' && kind !== 'findDocumentsByReferenceId') return {}
  const { typeCodes, classCodes } = criteria
  return {
    // A code asked without its system is met by any system.
    ...(typeCodes?.every(({ system }) => system !== '') && { typeCodes }),
    ...(classCodes && { classCodes: classCodes.map(({ code }) => code) }),
    ...(criteria.creationTimeFrom && { createdFrom: criteria.creationTimeFrom }),
    ...(criteria.creationTimeTo && { createdTo: criteria.creationTimeTo }),
  }
}

type Document = RecordContent['documents'][number]
type Submission = RecordContent['submissions'][number] & { readonly submissionTime: Date }
type Association = RecordContent['associations'][number]
type Registry = RegistryContent<Document, Submission, never, Association>

/** A record in the words of IHE. The DMP has no folder: a query of folders finds none. */
function registryContent({ documents, submissions, associations }: RecordContent): Registry {
  return {
    entries: documents,
    submissionSets: submissions.map((submission) => ({
      ...submission,
      submissionTime: submission.submittedAt,
    })),
    folders: [],
    associations,
  }
}

function recordContent({ entries, submissionSets, associations }: Registry): RecordContent {
  return { documents: entries, submissions: submissionSets, associations }
}

export function answerOf(
  { returnType }: StoredQuery,
  { currentPatient, documents, submissions, associations }: Found,
): Iterable<string> {
  const formattedAssociations = associations.map((association) => {
    const id = urn(association.entryUuid)
    return returnType === 'ObjectRef'
      ? formatObjectRef(id)
      : formatAssociation({
          ...association,
          id,
          source: urn(association.source),
          target: urn(association.target),
        }).text
  })
  const served =
    currentPatient === undefined
      ? (fragment: string) => fragment
      : namingPatient({ id: currentPatient.ins, oid: currentPatient.oid })
  const objects = [...submissions, ...documents].map((object) =>
    returnType === 'ObjectRef' ? formatObjectRef(urn(object.entryUuid)) : served(object.fragment),
  )
  return [
    queryResponseHead({ total: objects.length + formattedAssociations.length }),
    ...objects,
    ...formattedAssociations,
    queryResponseTail,
  ]
}

function urn(uuid: string): string {
  return `urn:uuid:${uuid}`
}
