/** The script that searches the list of an archive, and the hash by which its page lets it run. */
import { createHash } from 'node:crypto'
import type { InlineScript } from '@carnet/web/archive/archive-page.ts'
import { bytesOf } from '../assets.ts'

let read: InlineScript | undefined

export function searchScript(): InlineScript {
  read ??= scriptIn(bytesOf(['./islands/archive-search.js']).toString('utf8'))
  return read
}

function scriptIn(source: string): InlineScript {
  return { source, hash: createHash('sha256').update(source).digest('base64') }
}
