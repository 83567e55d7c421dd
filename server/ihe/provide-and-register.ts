/** ITI-41: documents kept by the repository and registered, together or not at all. IHE ITI TF-2 §3.41.4.1.3. */
import type { XdsError } from '@carnet/core/wire/xds/errors.ts'
import { readings, withSlots } from '@carnet/core/wire/xds/registry/registered-object.ts'
import {
  type RegistrySubmission,
  repositoryVoice,
  wrong,
} from '@carnet/core/wire/xds/registry/registry-submission.ts'
import { crashPoint } from '../crash-points.ts'
import { addIheDocument } from '../store/ihe/documents.ts'
import type { DraftBlob, IheDomain } from './domain.ts'
import { type IheCall, IheRefused, performIhe } from './perform.ts'
import { checkedLot, register } from './register.ts'

export type ProvidedLot = {
  readonly lot: RegistrySubmission
  /** The bytes received, by the id that the entry has in the message. From here on they are this act's. */
  readonly blobs: ReadonlyMap<string, DraftBlob>
}

export async function provideAndRegister(
  domain: IheDomain,
  call: IheCall,
  read: () => Promise<ProvidedLot>,
): Promise<void> {
  let received: readonly DraftBlob[] = []
  const kept = new Set<DraftBlob>()
  try {
    await performIhe(domain, call, async (act) => {
      const { lot, blobs } = await read()
      received = [...blobs.values()]
      checkedLot(domain, lot, repositoryVoice)
      const errors = lot.entries.flatMap((entry) => checkBytes(entry, blobs.get(entry.id)!))
      if (errors.length > 0) throw new IheRefused(errors)
      const entries = lot.entries.map(({ id, parts }) => {
        const { sha1, sizeBytes } = blobs.get(id)!
        const { repositoryUniqueId } = domain
        const completed = withSlots(parts, { hash: sha1, size: String(sizeBytes), repositoryUniqueId })
        return { id, parts: completed, value: readings.documentEntry(completed) }
      })
      await register(domain, act, { ...lot, entries })
      for (const { id, value } of entries) {
        const blob = blobs.get(id)!
        const { uniqueId, mimeType } = value
        const document = { uniqueId, mimeType, blob, sizeBytes: blob.sizeBytes }
        if (!(await addIheDocument(act.tx, domain.key, document))) continue
        // Before the commit that names it: what is acknowledged is durable.
        await blob.secure()
        crashPoint('ihe.document-secured')
        kept.add(blob)
      }
    })
  } catch (error) {
    // Only a refusal is sure to have kept nothing: after any other failure the commit may have happened, and the
    // bytes stay until Blobs.settle asks the database.
    if (error instanceof IheRefused) await discard(received)
    throw error
  }
  await Promise.all([...kept].map(({ name }) => domain.blobs.place(name)))
  crashPoint('ihe.placed')
  await discard(received.filter((blob) => !kept.has(blob)))
}

async function discard(blobs: readonly DraftBlob[]): Promise<void> {
  await Promise.all(blobs.map((blob) => blob.discard()))
}

/** Hash and size are the repository’s; sent, they must be those of the bytes. */
function checkBytes(
  { id, value }: RegistrySubmission['entries'][number],
  { sha1, sizeBytes }: DraftBlob,
): readonly XdsError[] {
  const findings: XdsError[] = []
  if (value.hash !== undefined && value.hash !== sha1)
    findings.push(
      wrong(repositoryVoice, 'L’empreinte annoncée n’est pas celle du document reçu.', `${id}/hash`),
    )
  if (value.sizeBytes !== undefined && value.sizeBytes !== sizeBytes)
    findings.push(
      wrong(repositoryVoice, 'La taille annoncée n’est pas celle du document reçu.', `${id}/size`),
    )
  return findings
}
