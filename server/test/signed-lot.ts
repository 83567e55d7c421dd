/** A signed lot as a software that errs, or lies, would send it. */
import { createHash, randomUUID } from 'node:crypto'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { SignatureHash } from '@carnet/core/wire/dsig/algorithms.ts'
import { digestOf } from '@carnet/core/wire/dsig/document-digest.ts'
import { forgeLot, type LotForgery } from '@carnet/core/wire/dsig/forge-lot.ts'
import type { ManifestReference } from '@carnet/core/wire/dsig/manifest.ts'
import { parseCertificate } from '@carnet/core/wire/x509/certificate.ts'
import { signatureEntry } from '@carnet/core/wire/xds/signature-entry.ts'
import type { Submission } from '@carnet/core/wire/xds/submission.ts'
import { associationTypes } from '@carnet/core/wire/xds/vocabulary.ts'
import type { VirtualCard } from '@carnet/kit/cards/virtual-card.ts'
import type { DocumentSource } from '@carnet/kit/client/document-source.ts'
import { newOid } from '@carnet/kit/client/oid.ts'
import { authorOf } from '@carnet/kit/client/situation.ts'
import type { RawCaller } from './raw-exchange.ts'
import { bodyOf, type Lot, metadataOf, type SubmissionBody } from './submission-body.ts'

export type SignedLot = Pick<Lot, 'set' | 'entry'> & {
  readonly caller: RawCaller
  readonly patient: PatientId
  readonly sources: readonly DocumentSource[]
  readonly signer?: VirtualCard['signature']
  readonly signedAt?: Date
  readonly hash?: SignatureHash
  readonly forgery?: LotForgery
  readonly manifest?: (references: readonly ManifestReference[]) => readonly ManifestReference[]
  /** Text in place of the signature. */
  readonly signature?: string
  readonly metadata?: (lot: Submission) => Submission
}

export async function signedLot(lot: SignedLot): Promise<SubmissionBody & { readonly signature: string }> {
  const { caller, patient, sources, manifest = (same) => same, metadata = (same) => same } = lot
  const { signer = caller.card.signature, signedAt = new Date(), hash = 'sha256' } = lot
  const { submissionSet, entries, associations } = metadataOf({ situation: caller.situation, ...lot })
  const references: ManifestReference[] = []
  for (const [rank, { uniqueId }] of entries.entries()) {
    const form = 'inclusiveWithComments'
    const digest = await digestOf({ open: sources[rank]!.open, form, hash, nonce: randomUUID() })
    references.push({ uniqueId, form, hash, digest })
  }
  const signature =
    lot.signature ??
    forgeLot(
      {
        uniqueId: submissionSet.uniqueId,
        documents: manifest(references),
        signedAt,
        certificate: parseCertificate(signer.certificate),
        privateKey: signer.privateKey,
        hash,
      },
      lot.forgery,
    )
  const bytes = Buffer.from(signature)
  const entry = signatureEntry({
    entryId: 'Signature01',
    uniqueId: newOid(),
    createdAt: '20260105101500',
    author: authorOf(caller.situation),
    patientId: { id: patient.ins, oid: patient.oid, type: 'NH' },
    beside: entries[0]!,
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
  const submission = metadata({
    submissionSet,
    entries: [...entries, entry],
    associations: [
      ...associations,
      linked('Member99', associationTypes.hasMember, submissionSet.entryUuid, 'Signature01'),
      linked('Signs01', associationTypes.signs, 'Signature01', submissionSet.entryUuid),
    ],
  })
  const contents = [
    ...sources,
    {
      open: async function* () {
        yield bytes
      },
    },
  ]
  return { ...bodyOf(submission, contents.slice(0, submission.entries.length)), signature }
}
