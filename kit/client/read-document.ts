/** TD3.2, read a document: ITI-43. Its bytes go to the reader as they come. soap.md §4. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import { handleOfPart } from '@carnet/core/wire/soap/xop.ts'
import {
  formatRetrieveRequest,
  type RetrievedDocument,
  readRetrieveResponse,
} from '@carnet/core/wire/xds/iti-43.ts'
import { dmpRepositoryUniqueId } from '@carnet/core/wire/xds/vocabulary.ts'
import { decodeBase64 } from '@carnet/core/wire/xml/base64-decoder.ts'
import type { XmlElement } from '@carnet/core/wire/xml/read.ts'
import type { Access } from './assertion.ts'
import { DmpRefusal, DmpUnreachable } from './errors.ts'
import type { Exchange } from './exchange.ts'
import { refuseErrors } from './registry-answer.ts'
import { understand } from './understand.ts'

export type ReadDocument = { readonly mimeType: string; readonly sizeBytes: number }

/**
 * `write` gets the bytes in order, awaited one chunk after the other; nothing is written of a refused document.
 * @throws DmpRefusal, DmpUnreachable
 */
export async function readDocument(
  exchange: Exchange,
  patient: PatientId,
  uniqueId: string,
  write: (chunk: Uint8Array) => void | Promise<void>,
  access?: Access,
): Promise<ReadDocument> {
  let sizeBytes = 0
  const count = async (chunk: Uint8Array) => {
    sizeBytes += chunk.length
    await write(chunk)
  }
  const body = formatRetrieveRequest([
    { repositoryUniqueId: dmpRepositoryUniqueId, documentUniqueId: uniqueId },
  ])
  let expected: string | undefined
  const answer = await exchange.send(
    { operation: 'retrieveDocuments', patient, access, body, attachments: [] },
    {
      onBody(element) {
        const { content } = documentIn(element)
        if (content.kind === 'part') expected = handleOfPart(content.cid)
      },
      // Before the envelope is whole, the only binary content is base64 inside it.
      write: (handle, chunk) => (expected === undefined || handle === expected ? count(chunk) : undefined),
    },
  )
  const { mimeType, content } = documentIn(answer.body, answer.handles)
  if (expected !== undefined && !answer.handles.has(expected))
    throw new DmpUnreachable('La réponse du DMP annonce un document qui n’y est pas.')
  if (content.kind === 'inline') await count(decodeBase64(content.base64, 'Document'))
  return { mimeType, sizeBytes }
}

/** @throws DmpRefusal when it did not come. */
function documentIn(body: XmlElement, handles: ReadonlySet<string> = new Set()): RetrievedDocument {
  const elidedRun = (text: string) => (handles.has(text) ? text : undefined)
  const response = understand(() => readRetrieveResponse(body, { elidedRun }))
  refuseErrors(response)
  const [document] = response.documents
  if (document === undefined)
    throw new DmpRefusal('XDSDocumentUniqueIdError', 'Le DMP n’a rendu aucun document.')
  return document
}
