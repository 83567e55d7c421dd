/**
 * Where a document of a message goes while it streams: the sealed blob and, for its header, the XML that is left
 * once long base64 runs are dropped. The document never stands whole in memory.
 */

import { makeElidedText } from '@carnet/core/wire/cda/elided-text.ts'
import type { ByteSink } from '@carnet/core/wire/soap/message.ts'
import type { Blobs, DraftBlob } from '../../actions/platform.ts'

export type ReceivedDocument = {
  readonly blob: DraftBlob
  /** The XML without its long base64 runs; undefined when more than the parser may read was left. */
  readonly text: Buffer | undefined
}

export function openIntake(blobs: Blobs): ByteSink<ReceivedDocument> {
  const writer = blobs.writer()
  const text = makeElidedText()
  let written: DraftBlob | undefined
  return {
    async write(chunk) {
      text.push(chunk)
      await writer.write(chunk)
    },
    async end() {
      written = await writer.end()
      return { blob: written, text: text.end() }
    },
    async abort() {
      if (written === undefined) await writer.abort()
      else await written.discard()
    },
  }
}
