/** The signature of a lot: asked or not by configuration; given, it is of these documents and of who deposits. soap.md §3.5. */
import { randomUUID } from 'node:crypto'
import type { Caller } from '@carnet/core/model/caller.ts'
import { digestOf } from '@carnet/core/wire/dsig/document-digest.ts'
import { type LotSignature, readLotSignature } from '@carnet/core/wire/dsig/lot-signature.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import type { Certificate } from '@carnet/core/wire/x509/certificate.ts'
import { judgeCertificate } from '@carnet/core/wire/x509/trust.ts'
import type { ProvideAndRegister } from '@carnet/core/wire/xds/iti-41.ts'
import { isSignatureEntry } from '@carnet/core/wire/xds/signature-entry.ts'
import { associationTypes } from '@carnet/core/wire/xds/vocabulary.ts'
import type { LotSignaturePolicy, SoapContext } from './context.ts'
import type { ReceivedDocument } from './document-intake.ts'

/** The documents of a lot, by the id of their entry in the message. */
export type ReceivedLot = ReadonlyMap<string, ReceivedDocument>

/** undefined when the lot may enter; else why not, in French. */
export async function objectionToSignature(
  context: SoapContext,
  sent: ProvideAndRegister,
  received: ReceivedLot,
): Promise<string | undefined> {
  const { lotSignature: policy, caller } = context
  const [signature, ...others] = sent.entries.filter(isSignatureEntry)
  const misplaced = objectionToPlace(sent, signature?.entryUuid)
  if (misplaced !== undefined) return misplaced
  if (others.length > 0) return 'Le lot porte plusieurs signatures\u00a0: une seule est attendue.'
  if (signature === undefined)
    return policy.wanted === 'required'
      ? 'Le lot n’est pas signé\u00a0: un document de signature XAdES est attendu ici.'
      : undefined
  if (policy.wanted === 'ignored') return undefined

  const { text } = received.get(signature.entryUuid)!
  if (text === undefined) return 'La signature du lot est trop volumineuse.'
  try {
    const read = readLotSignature(text, policy)
    return (
      objectionToSigner(read, caller, policy, new Date()) ??
      objectionToManifest(read, sent) ??
      (await objectionToDigests(read, sent, received))
    )
  } catch (error) {
    if (!(error instanceof WireError)) throw error
    return `La signature du lot n’est pas valide\u00a0: attendu ${error.expected}.`
  }
}

/** One association « signs », from the signature to the lot, and none without a signature. */
function objectionToPlace(
  { submissionSet, entries, associations }: ProvideAndRegister,
  signatureId: string | undefined,
): string | undefined {
  const signing = associations.filter(({ type }) => type === associationTypes.signs)
  if (signatureId === undefined && signing.length === 0) return undefined
  if (entries.every(isSignatureEntry)) return 'Une signature vient avec les documents qu’elle signe.'
  const [one, ...others] = signing
  if (others.length > 0 || one?.source !== signatureId || one?.target !== submissionSet.entryUuid)
    return 'Une association «\u00a0signs\u00a0» et une seule est attendue, de la signature vers le lot.'
  return associations.some(({ type, source }) => type === associationTypes.replaces && source === signatureId)
    ? 'Une signature ne remplace pas de document.'
    : undefined
}

/** Certificates live on real time, whatever the clock of the demonstration. */
function objectionToSigner(
  { certificate, signedAt }: LotSignature,
  caller: Caller,
  { trust, skewSeconds }: LotSignaturePolicy,
  now: Date,
): string | undefined {
  if (judgeCertificate(certificate, trust.current(), now) !== 'trusted')
    return 'Le certificat qui signe le lot est expiré, révoqué, ou n’est pas d’une autorité acceptée.'
  if (!certificate.keyUsage.nonRepudiation || certificate.isAuthority)
    return 'Le certificat qui signe le lot n’est pas un certificat de signature.'
  if (!isOf(certificate, caller)) return 'Le lot est signé par un autre que celui qui le dépose.'
  return signedAt < certificate.notBefore || signedAt.getTime() > now.getTime() + skewSeconds * 1000
    ? 'La date de signature du lot est dans le futur, ou précède le certificat.'
    : undefined
}

function isOf(certificate: Certificate, caller: Caller): boolean {
  switch (caller.kind) {
    case 'professional':
      return certificate.card !== undefined && certificate.commonName === caller.id
    case 'staff':
      return certificate.card?.type === 'CPE' && certificate.commonName === caller.userId
    case 'structure':
      return certificate.card === undefined && certificate.organisationalUnits.includes(caller.structure.id)
    case 'patient':
    case 'insuranceAgent':
    case 'cardBearer':
      return false
  }
}

/** The lot, each of its documents, once; and nothing else. */
function objectionToManifest(
  { manifest }: LotSignature,
  { submissionSet, entries }: ProvideAndRegister,
): string | undefined {
  const named = manifest.map(({ uniqueId }) => uniqueId)
  if (!named.includes(submissionSet.uniqueId))
    return 'La signature n’est pas celle de ce lot\u00a0: son manifeste n’en porte pas l’identifiant unique.'
  const documents = entries.filter((entry) => !isSignatureEntry(entry))
  const missing = documents.find(({ uniqueId }) => !named.includes(uniqueId))
  if (missing !== undefined) return `Le document ${missing.uniqueId} n’est pas dans le manifeste signé.`
  return named.length === documents.length + 1
    ? undefined
    : 'Le manifeste signé nomme un document qui n’est pas dans le lot, ou en nomme un deux fois.'
}

async function objectionToDigests(
  { manifest }: LotSignature,
  { entries }: ProvideAndRegister,
  received: ReceivedLot,
): Promise<string | undefined> {
  for (const { uniqueId, form, hash, digest } of manifest) {
    const entry = entries.find((one) => one.uniqueId === uniqueId)
    // The lot itself: its digest means nothing.
    if (entry === undefined) continue
    const { blob } = received.get(entry.entryUuid)!
    const open = () => blob.read()
    const actual = await digestOf({ open, form, hash, nonce: randomUUID() })
    if (!actual.equals(digest))
      return `L’empreinte signée du document ${uniqueId} n’est pas celle du document reçu.`
  }
  return undefined
}
