/** A document of our own: a text wrapped as CDA of level 1, its author the holder of a card. */
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Level1MediaType } from '@carnet/core/wire/cda/media-type.ts'
import { type DocumentSource, readDocumentSource } from '@carnet/kit/client/document-source.ts'
import { situationOf } from '@carnet/kit/client/situation.ts'
import { wrapFile } from '@carnet/kit/client/wrap-file.ts'
import type { RunningCarnet } from './running-carnet.ts'

export type Sample = {
  /** Slug of the card of its author. */
  readonly by: string
  readonly about: { readonly id: PatientId; readonly identity: Identity }
  readonly title?: string
  /** JDV_J66; a compte rendu when absent. */
  readonly type?: string
  readonly text?: string
  /** In place of the text. */
  readonly file?: { readonly mediaType: Level1MediaType; readonly bytes: Uint8Array }
  readonly careAt?: Date
  /** UniqueId of the document of which it takes the place. */
  readonly replaces?: string
}

/** New each time: its identifier is nobody else's. */
export async function sampleDocument(carnet: RunningCarnet, sample: Sample): Promise<DocumentSource> {
  const { by, about, title = 'Compte rendu', type = '11488-4', text = 'Rien à signaler.\n' } = sample
  const card = await carnet.card(by)
  const structure = carnet.people?.structures.find(({ id }) => id === card.info.structureIdNat)
  const typeCode = codeIn('J66', type)
  if (structure === undefined || typeCode === undefined) throw new RangeError(`${by} or ${type} is unknown`)
  const file = {
    mediaType: sample.file?.mediaType ?? 'text/plain',
    title,
    typeCode,
    patient: { id: about.id, identity: about.identity },
    careAt: sample.careAt ?? new Date(),
    ...(sample.replaces !== undefined && { replaces: sample.replaces }),
    open: async function* () {
      yield sample.file?.bytes ?? Buffer.from(text)
    },
  }
  return readDocumentSource(wrapFile(file, situationOf(card, structure)))
}

export async function bytesOf(source: Pick<DocumentSource, 'open'>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source.open()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export function uniqueIdOf({ header }: DocumentSource): string {
  const root = header.id?.root
  if (root === undefined) throw new RangeError('this document has no identifier')
  return root
}
