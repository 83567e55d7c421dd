/** The operator's command line, run by a story on the database of its own server. */
import { Writable } from 'node:stream'
import { openAdministration } from '../admin/administration.ts'
import { runWatching } from '../admin/watching.ts'
import type { Typed } from './command-line.ts'
import type { RunningCarnet } from './running-carnet.ts'

export async function typeWatching(
  { config, demoFolder }: RunningCarnet,
  ...words: readonly string[]
): Promise<Typed> {
  const written = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof written) =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString('utf8')
        done()
      },
    })
  const code = await runWatching(words, {
    open: () => openAdministration(config),
    terminal: { stdout: stream('stdout'), stderr: stream('stderr'), folder: demoFolder },
  })
  return { code, ...written }
}
