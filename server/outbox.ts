/** Messages to people: written to a folder, from which the operator's relay (or a tester) takes them. */
import { mkdirSync } from 'node:fs'
import { open, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crashPoint } from './crash-points.ts'

export type Message = {
  readonly channel: 'email' | 'sms' | 'letter'
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly at: Date
  readonly attachments?: readonly Attachment[]
}

export type Attachment = { readonly name: string; readonly mimeType: string; readonly base64: string }

export type Outbox = {
  /** Resolves when the message is durable. The same `number` with the same date and channel: the same file again. */
  send(message: Message, number?: number): Promise<void>
}

/** Files are named `<time>-<n>-<channel>.json` and appear whole: whoever reads the `*.json` meets no half of one. */
export function openOutbox(folder: string): Outbox {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let sent = 0
  return {
    async send(message, number = ++sent) {
      const time = message.at.toISOString().replaceAll(':', '-')
      const name = `${time}-${number}-${message.channel}.json`
      const text = `${JSON.stringify(message, null, 2)}\n`
      const draft = join(folder, `${name}.draft`)
      await writeFile(draft, text, { mode: 0o600, flush: true })
      crashPoint('outbox.draft-written')
      await rename(draft, join(folder, name))
      await using handle = await open(folder, 'r')
      await handle.sync()
    },
  }
}
