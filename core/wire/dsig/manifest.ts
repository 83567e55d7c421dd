/** What the signature of a lot covers: the lot itself, and each document with its digest. soap.md §3.5. */
import type { XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import {
  digestMethods,
  dsigNamespace,
  hashOf,
  inclusiveC14n,
  inclusiveFormOf,
  type SignatureHash,
} from './algorithms.ts'
import type { DocumentForm } from './document-digest.ts'
import { base64Of, exactly, referenceParts } from './signed-info.ts'

export type ManifestReference = {
  /** Of a document, or of the lot, whose digest means nothing. */
  readonly uniqueId: string
  readonly form: DocumentForm
  readonly hash: SignatureHash
  readonly digest: Buffer
}

/** As many as a lot may have documents, and the lot. */
const referencesMax = 101
const urn = 'urn:oid:'

export function readManifest(manifest: XmlElement): readonly ManifestReference[] | undefined {
  const count = manifest.children.filter((node) => typeof node !== 'string').length
  if (count > referencesMax) return undefined
  const references = exactly(manifest, Array<string>(count).fill('Reference'))?.map(readReference)
  return references?.every((reference) => reference !== undefined) ? references : undefined
}

export function formatManifest(
  id: string,
  lotUniqueId: string,
  documents: readonly ManifestReference[],
): Markup {
  const hash = documents[0]?.hash ?? 'sha256'
  // The lot has no bytes: IHE DSG gives it one zero byte.
  const lot = { uniqueId: lotUniqueId, form: 'bytes', hash, digest: Buffer.of(0) } as const
  return xml`<ds:Manifest xmlns:ds="${dsigNamespace}" Id="${id}">${[lot, ...documents].map(formatReference)}</ds:Manifest>`
}

function readReference(reference: XmlElement): ManifestReference | undefined {
  const { URI = '' } = reference.attributes
  const [transforms, method, value] = referenceParts(reference) ?? []
  const form = transforms === undefined ? 'bytes' : formOf(transforms)
  const hash = hashOf(digestMethods, method?.attributes.Algorithm)
  const digest = base64Of(value)
  return URI.startsWith(urn) && form !== undefined && hash !== undefined && digest !== undefined
    ? { uniqueId: URI.slice(urn.length), form, hash, digest }
    : undefined
}

/** No transform but one canonical form. */
export function formOf(transforms: XmlElement): DocumentForm | undefined {
  const [transform] = exactly(transforms, ['Transform']) ?? []
  return exactly(transform, []) === undefined ? undefined : inclusiveFormOf(transform?.attributes.Algorithm)
}

function formatReference({ uniqueId, form, hash, digest }: ManifestReference): Markup {
  const transforms =
    form !== 'bytes' && xml`<ds:Transforms><ds:Transform Algorithm="${inclusiveC14n[form]}"/></ds:Transforms>`
  return xml`<ds:Reference URI="${urn}${uniqueId}">${transforms}<ds:DigestMethod Algorithm="${digestMethods[hash]}"/><ds:DigestValue>${digest.toString('base64')}</ds:DigestValue></ds:Reference>`
}
