/** TD3.1a and TD3.1b, ITI-18: the five stored queries of the DMP. soap.md §4. */
import { sameIdentifier } from '@carnet/core/wire/hl7v2/cx.ts'
import { formatAssociation } from '@carnet/core/wire/xds/association.ts'
import { XdsError } from '@carnet/core/wire/xds/errors.ts'
import {
  type DocumentCriteria,
  type DocumentKeys,
  readStoredQuery,
  type StoredQuery,
} from '@carnet/core/wire/xds/iti-18.ts'
import { matchesDocuments, matchesSubmissionSets } from '@carnet/core/wire/xds/iti-18-matching.ts'
import {
  formatObjectRef,
  queryResponseHead,
  queryResponseTail,
} from '@carnet/core/wire/xds/iti-18-response.ts'
import {
  type DocumentNarrowing,
  type Found,
  findDocuments,
  type Selection,
  type VisibleRecord,
} from '../../actions/find-documents.ts'
import type { SoapAnswer, SoapContext } from './context.ts'

export async function td31({ platform, caller, patient, body }: SoapContext): Promise<SoapAnswer> {
  const query = readStoredQuery(body, { patient: 'optional' })
  const asked = 'criteria' in query ? query.criteria.patientId : undefined
  if (asked !== undefined && !sameIdentifier(asked, { id: patient.ins, oid: patient.oid }))
    throw new XdsError('XDSPatientIdDoesNotMatch', 'Le patient de la requête n’est pas celui du VIHF.', {
      location: '$XDSDocumentEntryPatientId',
    })
  const found = await findDocuments(platform, caller, patient, {
    action: isReferenceSearch(query) ? 'findReferences' : 'findDocuments',
    ...(query.kind === 'findDocuments' && {
      narrowing: narrowingOf(query.criteria),
      matches: (document) => matchesDocuments(query.criteria, document),
    }),
    select: (visible) => select(query, visible),
    open: query.returnType === 'LeafClass',
  })
  return { body: answerOf(query, found) }
}

/** A record may hold thousands of documents: what the clear columns already leave out is not read. */
function narrowingOf({ typeCodes, classCodes, ...criteria }: DocumentCriteria): DocumentNarrowing {
  return {
    // A code asked without its system is met by any system.
    ...(typeCodes?.every(({ system }) => system !== '') && { typeCodes }),
    ...(classCodes && { classCodes: classCodes.map(({ code }) => code) }),
    ...(criteria.creationTimeFrom && { createdFrom: criteria.creationTimeFrom }),
    ...(criteria.creationTimeTo && { createdTo: criteria.creationTimeTo }),
  }
}

/** TD3.1b: from a uniqueId to the technical id, open to structures and staff too (soap.md §1.5). */
function isReferenceSearch(query: StoredQuery): boolean {
  return query.kind === 'getDocuments' && query.returnType === 'ObjectRef'
}

async function select(query: StoredQuery, visible: VisibleRecord): Promise<Selection> {
  switch (query.kind) {
    case 'findDocuments':
      return { documents: visible.documents.filter((document) => matchesDocuments(query.criteria, document)) }
    case 'findSubmissionSets': {
      const submissions = await visible.submissions()
      return {
        submissions: submissions.filter((submission) =>
          matchesSubmissionSets(query.criteria, { ...submission, submissionTime: submission.submittedAt }),
        ),
      }
    }
    case 'getDocuments':
      return { documents: byKeys(query.keys, visible) }
    case 'getDocumentsAndAssociations': {
      const documents = byKeys(query.keys, visible)
      return {
        documents,
        associations: await visible.associations(documents.map((document) => document.entryUuid)),
      }
    }
    case 'getAssociations':
      return { associations: await visible.associations(query.uuids.map(bareUuid)) }
  }
}

function byKeys({ by, values }: DocumentKeys, { documents }: VisibleRecord): VisibleRecord['documents'] {
  const wanted = new Set(by === 'entryUuid' ? values.map(bareUuid) : values)
  const found = documents.filter((document) => wanted.has(document[by]))
  // By the uniqueId, which all versions share, the last is meant; an entryUUID names one of them.
  return by === 'entryUuid'
    ? found
    : found.filter(
        ({ logicalId, version }) =>
          !found.some((other) => other.logicalId === logicalId && other.version > version),
      )
}

function answerOf(
  { returnType }: StoredQuery,
  { documents, submissions, associations }: Found,
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
  const objects = [...submissions, ...documents].map((object) =>
    returnType === 'ObjectRef' ? formatObjectRef(urn(object.entryUuid)) : object.fragment,
  )
  return [
    queryResponseHead({ total: objects.length + formattedAssociations.length }),
    ...objects,
    ...formattedAssociations,
    queryResponseTail,
  ]
}

function bareUuid(text: string): string {
  return text.replace(/^urn:uuid:/, '').toLowerCase()
}

function urn(uuid: string): string {
  return `urn:uuid:${uuid}`
}
