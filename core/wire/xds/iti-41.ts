/** ITI-41, Provide and Register Document Set-b. IHE ITI TF-2 §3.41; soap.md §5.9. */
import { child, children, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { type DocumentContent, type ElidedRun, readContent } from './document-content.ts'
import { XdsError } from './errors.ts'
import { missing } from './registry-object.ts'
import { extraMetadata, formatSubmission, readSubmission, type Submission } from './submission.ts'
import { namespaces } from './vocabulary.ts'

export type ProvideAndRegister = Submission & {
  /** By the id that the entry has in the message. */
  readonly documents: ReadonlyMap<string, DocumentContent>
  readonly warnings: readonly XdsError[]
}

/** Throws XdsError with the IHE code, WireError for a field. Every entry has its document, and no document is alone. */
export function readProvideAndRegister(
  body: XmlElement,
  options: { readonly elidedRun?: ElidedRun } = {},
): ProvideAndRegister {
  const request = child(body, 'SubmitObjectsRequest')
  if (request === undefined) throw missing(`${body.name}/SubmitObjectsRequest`, 'le lot de soumission')
  const submission = readSubmission(request)
  const entryIds = submission.entries.map(({ entryUuid }) => entryUuid)
  const { documents, warnings } = readDocuments(body, entryIds, options)
  return { ...submission, documents, warnings: [...extraMetadata(request), ...warnings] }
}

/** The contents beside the lot, each with the id of its entry. Throws XdsError. */
export function readDocuments(
  body: XmlElement,
  entryIds: readonly string[],
  options: { readonly elidedRun?: ElidedRun },
): Pick<ProvideAndRegister, 'documents' | 'warnings'> {
  const documents = new Map<string, DocumentContent>()
  const warnings: XdsError[] = []
  for (const document of children(body, 'Document')) {
    const id = document.attributes.id ?? ''
    const entryId = entryOf(id, entryIds)
    if (entryId === undefined || documents.has(entryId))
      throw new XdsError(
        'XDSMissingDocumentMetadata',
        'Un document du message n’a pas de fiche qui lui soit propre.',
        {
          location: id,
        },
      )
    if (entryId !== id) warnings.push(differentCase(id))
    const content = readContent(document, `Document[${id}]`, options.elidedRun)
    if (content !== undefined) documents.set(entryId, content)
  }
  for (const entryId of entryIds)
    if (!documents.has(entryId))
      throw new XdsError('XDSMissingDocument', 'Une fiche du lot n’a pas de document.', {
        location: entryId,
      })
  return { documents, warnings }
}

/** `content` is the markup inside Document: an Include of a part, or base64 text. */
export function formatProvideAndRegister(
  submission: Submission,
  documents: readonly { readonly entryId: string; readonly content: Markup }[],
): Markup {
  return xml`<xdsb:ProvideAndRegisterDocumentSetRequest xmlns:xdsb="${namespaces.xds}">${formatSubmission(submission)}${documents.map(
    ({ entryId, content }) => xml`<xdsb:Document id="${entryId}">${content}</xdsb:Document>`,
  )}</xdsb:ProvideAndRegisterDocumentSetRequest>`
}

/** Exact first; real messages exist with `documentME2` for `DocumentME2`, taken when only one entry can be meant. */
function entryOf(id: string, entryIds: readonly string[]): string | undefined {
  if (entryIds.includes(id)) return id
  const [alike, ...others] = entryIds.filter((entryId) => entryId.toLowerCase() === id.toLowerCase())
  return others.length === 0 ? alike : undefined
}

function differentCase(location: string): XdsError {
  return new XdsError(
    'XDSRepositoryMetadataError',
    'L’identifiant du document diffère de celui de sa fiche par des majuscules.',
    { severity: 'warning', location },
  )
}
