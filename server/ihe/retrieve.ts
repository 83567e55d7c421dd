/** ITI-43: the bytes of documents, by uniqueId. */
import { XdsError } from '@carnet/core/wire/xds/errors.ts'
import type { DocumentRequest } from '@carnet/core/wire/xds/iti-43.ts'
import { iheDocuments } from '../store/ihe/documents.ts'
import { factsNamed } from '../store/ihe/objects.ts'
import type { IheDomain } from './domain.ts'
import { type IheCall, IheRefused, performIhe } from './perform.ts'

export type GivenDocument = {
  readonly request: DocumentRequest
  readonly mimeType: string
  open(): AsyncIterable<Buffer>
}

/** One document or one error for each request, in the order asked; refused when no document can be given. */
export function retrieveDocumentSet(
  domain: IheDomain,
  call: IheCall,
  read: () => readonly DocumentRequest[],
): Promise<{ readonly given: readonly GivenDocument[]; readonly errors: readonly XdsError[] }> {
  return performIhe(domain, call, async ({ tx, about }) => {
    const asked = read()
    const uniqueIds = [...new Set(asked.map(({ documentUniqueId }) => documentUniqueId))]
    const found = await iheDocuments(tx, domain.key, uniqueIds)
    const entries = await factsNamed(tx, { uniqueIds })
    about([...new Set(entries.map(({ patient }) => patient))], uniqueIds)
    const given: GivenDocument[] = []
    const errors: XdsError[] = []
    for (const request of asked) {
      const { repositoryUniqueId, documentUniqueId } = request
      const document = found.get(documentUniqueId)
      if (repositoryUniqueId !== domain.repositoryUniqueId)
        errors.push(
          new XdsError('XDSUnknownRepositoryId', `L’entrepôt ${repositoryUniqueId} n’est pas celui-ci.`, {
            location: documentUniqueId,
          }),
        )
      else if (document === undefined)
        errors.push(
          new XdsError(
            'XDSDocumentUniqueIdError',
            `Aucun document ne porte l’identifiant ${documentUniqueId}.`,
            {
              location: documentUniqueId,
            },
          ),
        )
      else
        given.push({
          request,
          mimeType: document.mimeType,
          open: () => domain.blobs.read(document.blob),
        })
    }
    if (given.length === 0) throw new IheRefused(errors)
    return { given, errors }
  })
}
