/** The documents of one message, from the network to the action that takes them over, or to nothing. */
import { receiveMessage } from '@carnet/core/wire/soap/message.ts'
import type { ContentHandle } from '@carnet/core/wire/soap/xop.ts'
import type { Blobs } from '../../actions/platform.ts'
import type { Documents } from './context.ts'
import { openIntake, type ReceivedDocument } from './document-intake.ts'

export type Incoming = {
  readonly root: Uint8Array
  readonly documents: Documents
  /** Discards what no action took over. */
  close(): Promise<void>
}

export async function receive(
  blobs: Blobs,
  source: Omit<Parameters<typeof receiveMessage<ReceivedDocument>>[0], 'openSink'>,
): Promise<Incoming> {
  const { root, documents: received } = await receiveMessage({ ...source, openSink: () => openIntake(blobs) })
  const all: ReceivedDocument[] = [...received.values()]
  let handedOver: ReadonlySet<ReceivedDocument> = new Set()
  return {
    root,
    documents: {
      received: received as ReadonlyMap<ContentHandle, ReceivedDocument>,
      async seal(bytes) {
        const intake = openIntake(blobs)
        await intake.write(bytes)
        const document = await intake.end()
        all.push(document)
        return document
      },
      handOver(taken) {
        handedOver = taken
      },
    },
    async close() {
      const left = all.filter((document) => !handedOver.has(document))
      await Promise.all(left.map((document) => document.blob.discard()))
    },
  }
}
