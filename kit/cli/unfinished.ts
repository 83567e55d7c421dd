/**
 * What was to leave on two sides and has not yet: the document as it is and what is left to do, on the disk of the software
 * until all of it is done. Written before anything leaves, so that a cut in the middle loses nothing. rules.md FEED-01.
 */
import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Code } from '@carnet/core/model/code.ts'
import type { Visibility } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { type DocumentSource, readDocumentSource } from '../client/document-source.ts'
import { UnusableInput } from '../client/errors.ts'
import type { DocumentToSubmit } from '../client/submit-documents.ts'
import type { SendingProgress } from '../mssante/deposit-and-send.ts'

export type Unfinished = {
  readonly uniqueId: string
  readonly patient: PatientId
  readonly hideFrom: Partial<Visibility>
  readonly title?: string
  readonly typeCode?: Code
  /** EntryUUID. */
  readonly replaces?: string
  readonly secretSession: boolean
  readonly addresses: readonly string[]
  readonly progress: SendingProgress
}

export type UnfinishedFolder = {
  readonly keep: (unfinished: Unfinished, source: DocumentSource) => Promise<DocumentToSubmit>
  readonly update: (unfinished: Unfinished) => Promise<void>
  readonly done: (uniqueId: string) => Promise<void>
  /** @throws UnusableInput when there is none of that name. */
  readonly read: (
    uniqueId: string,
  ) => Promise<{ readonly unfinished: Unfinished; readonly document: DocumentToSubmit }>
  readonly list: () => Promise<readonly Unfinished[]>
}

export function unfinishedIn(demonstrationFolder: string): UnfinishedFolder {
  const root = join(demonstrationFolder, 'unfinished')
  const folderOf = (uniqueId: string) => {
    // An identifier is a name, never a path.
    if (!/^\d[\w.^-]{0,127}$/.test(uniqueId)) throw none(uniqueId)
    return join(root, uniqueId)
  }
  const update = async (unfinished: Unfinished) => {
    const file = join(folderOf(unfinished.uniqueId), 'sending.json')
    await writeFile(`${file}.draft`, JSON.stringify(unfinished, null, 2), { mode: 0o600 })
    await rename(`${file}.draft`, file)
  }
  const read = async (uniqueId: string) => {
    const folder = folderOf(uniqueId)
    const text = await readFile(join(folder, 'sending.json'), 'utf8').catch((cause: unknown) => {
      throw none(uniqueId, cause)
    })
    const unfinished = JSON.parse(text) as Unfinished
    return { unfinished, document: await documentIn(folder, unfinished) }
  }
  return {
    async keep(unfinished, source) {
      const folder = folderOf(unfinished.uniqueId)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(join(folder, 'document.xml'), source.open(), { mode: 0o600 })
      await update(unfinished)
      return documentIn(folder, unfinished)
    },
    update,
    done: (uniqueId) => rm(folderOf(uniqueId), { recursive: true, force: true }),
    read,
    async list() {
      const names = await readdir(root).catch(() => [])
      return (await Promise.all(names.map(read))).map(({ unfinished }) => unfinished)
    },
  }
}

async function documentIn(
  folder: string,
  { hideFrom, title, typeCode, replaces }: Unfinished,
): Promise<DocumentToSubmit> {
  return {
    source: await readDocumentSource(() => createReadStream(join(folder, 'document.xml'))),
    hideFrom,
    ...(title !== undefined && { title }),
    ...(typeCode !== undefined && { typeCode }),
    ...(replaces !== undefined && { replaces }),
  }
}

function none(uniqueId: string, cause?: unknown): UnusableInput {
  return new UnusableInput(`Aucun envoi inachevé ne porte l’identifiant ${uniqueId}.`, { cause })
}
