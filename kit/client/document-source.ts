/** A CDA document that may be large: read once for its header, its size and its hash, again when it leaves. */
import { createHash } from 'node:crypto'
import type { ClinicalDocument } from '@carnet/core/wire/cda/clinical-document.ts'
import { readClinicalDocument } from '@carnet/core/wire/cda/header.ts'
import { uniqueIdOf } from '@carnet/core/wire/cda/to-xds.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import { makeBase64Elider } from '@carnet/core/wire/xml/base64-elider.ts'
import { UnusableInput } from './errors.ts'

export type DocumentSource = {
  readonly header: ClinicalDocument
  readonly sizeBytes: number
  /** SHA-1, lower-case hexadecimal, as XDS writes it. */
  readonly hash: string
  readonly open: () => AsyncIterable<Uint8Array>
}

/** More XML than this, base64 aside, is no document. */
const keptBytesMax = 8_000_000

/** @throws UnusableInput when the bytes are no CDA document. */
export async function readDocumentSource(open: () => AsyncIterable<Uint8Array>): Promise<DocumentSource> {
  const hash = createHash('sha1')
  const elider = makeBase64Elider({ placeholder: () => '', keptBytesMax })
  const kept: Uint8Array[] = []
  let sizeBytes = 0
  try {
    for await (const chunk of open()) {
      hash.update(chunk)
      sizeBytes += chunk.length
      kept.push(...elider.push(chunk))
    }
    kept.push(...elider.end())
    return { header: readClinicalDocument(Buffer.concat(kept)), sizeBytes, hash: hash.digest('hex'), open }
  } catch (cause) {
    if (!(cause instanceof WireError)) throw cause
    throw new UnusableInput(
      `Ce fichier n’est pas un document CDA lisible\u00a0: ${cause.path}, attendu ${cause.expected}.`,
      { cause },
    )
  }
}

/** By which the record and whoever receives it know the document. @throws UnusableInput when it says none. */
export function uniqueIdOfSource({ header: { id } }: DocumentSource): string {
  if (id === undefined)
    throw new UnusableInput('Ce document n’a pas d’identifiant\u00a0: il ne peut pas partir.')
  return uniqueIdOf(id)
}
