/** TD3.2, ITI-43: the bytes of documents. A document that the caller may not see answers as one that does not exist. */
import { randomUUID } from 'node:crypto'
import { XdsError } from '@carnet/core/wire/xds/errors.ts'
import { formatRetrieveResponse, readRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import { dmpRepositoryUniqueId } from '@carnet/core/wire/xds/vocabulary.ts'
import { readDocuments } from '../../actions/read-document.ts'
import type { SoapAnswer, SoapContext } from './context.ts'

export async function td32({ platform, caller, patient, body }: SoapContext): Promise<SoapAnswer> {
  const asked = readRetrieveRequest(body)
  const here = asked.filter((request) => request.repositoryUniqueId === dmpRepositoryUniqueId)
  const uniqueIds = [...new Set(here.map((request) => request.documentUniqueId))]
  const found = new Map(
    (await readDocuments(platform, caller, patient, uniqueIds)).map((document, index) => [
      uniqueIds[index]!,
      document,
    ]),
  )
  const errors: XdsError[] = []
  const given = asked.flatMap((request) => {
    const { documentUniqueId, repositoryUniqueId } = request
    if (repositoryUniqueId !== dmpRepositoryUniqueId) {
      errors.push(
        new XdsError('XDSUnknownRepositoryId', 'Cet entrepôt n’est pas celui du DMP.', {
          location: repositoryUniqueId,
        }),
      )
      return []
    }
    const document = found.get(documentUniqueId)
    if (document === undefined) {
      errors.push(
        new XdsError('XDSDocumentUniqueIdError', 'Aucun document ne porte cet identifiant unique.', {
          location: documentUniqueId,
        }),
      )
      return []
    }
    return [{ request, document, cid: `${randomUUID()}@carnet` }]
  })
  return {
    body: formatRetrieveResponse(
      given.map(({ request, document, cid }) => ({ ...request, mimeType: document.label.mimeType, cid })),
      errors,
    ),
    parts: given.map(({ document, cid }) => ({
      contentId: cid,
      contentType: document.label.mimeType,
      body: document.open(),
    })),
  }
}
