/** The holder of the card signs the lot that he deposits: one XAdES document beside the others. soap.md §3.5. */
import { createHash, randomUUID } from 'node:crypto'
import { digestOf } from '@carnet/core/wire/dsig/document-digest.ts'
import { formatLotSignature } from '@carnet/core/wire/dsig/lot-signature.ts'
import type { ManifestReference } from '@carnet/core/wire/dsig/manifest.ts'
import { formatDtm } from '@carnet/core/wire/hl7v2/dtm.ts'
import { parseCertificate } from '@carnet/core/wire/x509/certificate.ts'
import { signatureEntry } from '@carnet/core/wire/xds/signature-entry.ts'
import type { Submission } from '@carnet/core/wire/xds/submission.ts'
import { associationTypes } from '@carnet/core/wire/xds/vocabulary.ts'
import type { DocumentSource } from './document-source.ts'
import type { Exchange } from './exchange.ts'
import { newOid } from './oid.ts'
import { authorOf } from './situation.ts'

export type Content = Pick<DocumentSource, 'sizeBytes' | 'open'>

const hash = 'sha256'
const form = 'inclusiveWithComments'
const entryId = 'Signature01'

/** The lot with its signature, and the contents of its entries in the same order. `sources`: those of the entries. */
export async function signLot(
  { situation, signature: { certificate, privateKey } }: Pick<Exchange, 'situation' | 'signature'>,
  lot: Submission,
  sources: readonly DocumentSource[],
): Promise<{ readonly submission: Submission; readonly contents: readonly Content[] }> {
  const { submissionSet, entries, associations } = lot
  const [beside] = entries
  if (beside === undefined) throw new RangeError('a lot has one document at least')
  const documents: ManifestReference[] = []
  for (const [rank, { uniqueId }] of entries.entries()) {
    const digest = await digestOf({ open: sources[rank]!.open, form, hash, nonce: randomUUID() })
    documents.push({ uniqueId, form, hash, digest })
  }
  const signedAt = new Date()
  const { text } = formatLotSignature({
    uniqueId: submissionSet.uniqueId,
    documents,
    signedAt,
    certificate: parseCertificate(certificate),
    privateKey,
    hash,
  })
  const bytes = Buffer.from(text)
  const entry = signatureEntry({
    entryId,
    uniqueId: newOid(),
    createdAt: formatDtm(signedAt),
    author: authorOf(situation),
    patientId: submissionSet.patientId,
    beside,
    hash: createHash('sha1').update(bytes).digest('hex'),
    sizeBytes: bytes.length,
  })
  const linked = (id: string, type: string, source: string, target: string) => ({
    id,
    type,
    source,
    target,
    slots: { SubmissionSetStatus: ['Original'] },
  })
  return {
    submission: {
      submissionSet,
      entries: [...entries, entry],
      associations: [
        ...associations,
        linked('SignatureMember01', associationTypes.hasMember, submissionSet.entryUuid, entryId),
        linked('Signs01', associationTypes.signs, entryId, submissionSet.entryUuid),
      ],
    },
    contents: [
      ...sources,
      {
        sizeBytes: bytes.length,
        open: async function* () {
          yield bytes
        },
      },
    ],
  }
}
