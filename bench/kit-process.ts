/** Clients of the kit, in a process of their own: documents go in, come back, and are the same. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { openCard } from '@carnet/kit/cards/virtual-card.ts'
import { carnetSoftware } from '@carnet/kit/client/carnet-software.ts'
import { connectToDmp, type Dmp } from '@carnet/kit/client/dmp.ts'
import type { DocumentSource } from '@carnet/kit/client/document-source.ts'
import { newOid } from '@carnet/kit/client/oid.ts'
import { situationOf } from '@carnet/kit/client/situation.ts'
import { structureNamed } from '@carnet/kit/demo/people/structures.ts'
import { answerCalls } from './child-calls.ts'
import { openDocumentMaker } from './documents.ts'
import type { Resident } from './residents.ts'

export type KitCalls = {
  open(target: {
    readonly port: number
    readonly demoFolder: string
    readonly clients: number
  }): Promise<void>
  /** Each client deposits one document. Gives the seconds until all are acknowledged. */
  deposit(order: { readonly residents: readonly Resident[]; readonly sizeBytes: number }): Promise<number>
  /** Each client reads its last document back. Gives the seconds; fails when a byte differs. */
  readBack(nothing: null): Promise<number>
}

type Deposited = { readonly resident: Resident; readonly uniqueId: string; readonly hash: string }

const pieceBytes = 65_536

let dmps: Dmp[] = []
let makeDocument: ReturnType<typeof openDocumentMaker> | undefined
let deposited: readonly Deposited[] = []

const calls: KitCalls = {
  async open({ port, demoFolder, clients }) {
    for (const dmp of dmps) dmp[Symbol.dispose]()
    const card = await openCard(path.join(demoFolder, 'cards', 'cps-martin'))
    const situation = situationOf(card, structureNamed('cabinet-martin'))
    const authority = await readFile(path.join(demoFolder, 'pki', 'ca.crt'), 'utf8')
    const url = `https://localhost:${port}`
    dmps = Array.from({ length: clients }, () =>
      connectToDmp({ url, authority, card, situation, software: carnetSoftware, timeoutMs: 300_000 }),
    )
    makeDocument = openDocumentMaker(situation)
  },
  async deposit({ residents, sizeBytes }) {
    const lots = dmps.map((dmp, rank) => {
      const resident = residents[rank % residents.length]!
      const document = makeDocument!(resident, 'pdf', sizeBytes, newOid().slice(0, 40))
      const { header, hash, chunks } = document
      const source: DocumentSource = { header, hash, sizeBytes, open: () => pieces(chunks) }
      return { dmp, resident, source }
    })
    const startedAt = performance.now()
    deposited = await Promise.all(
      lots.map(async ({ dmp, resident, source }) => {
        const { uniqueIds } = await dmp.submitDocuments(resident.patient, [{ source, hideFrom: {} }])
        return { resident, uniqueId: uniqueIds[0]!, hash: source.hash }
      }),
    )
    return (performance.now() - startedAt) / 1000
  },
  async readBack() {
    const startedAt = performance.now()
    await Promise.all(
      deposited.map(async ({ resident, uniqueId, hash }, rank) => {
        const received = createHash('sha1')
        await dmps[rank]!.readDocument(resident.patient, uniqueId, (chunk) => {
          received.update(chunk)
        })
        if (received.digest('hex') !== hash) throw new Error('what came back is not what was deposited')
      }),
    )
    return (performance.now() - startedAt) / 1000
  },
}

async function* pieces(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += pieceBytes) yield chunk.subarray(at, at + pieceBytes)
}

answerCalls(calls)
