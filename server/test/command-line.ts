/** The kit's command line, run by a story on its own server: what a person at a terminal sees. contract.md §6. */
import { Writable } from 'node:stream'
import { run } from '@carnet/kit/cli/run.ts'
import type { RunningCarnet } from './running-carnet.ts'

export type Typed = { readonly code: number; readonly stdout: string; readonly stderr: string }

export async function typeCommand(
  carnet: RunningCarnet,
  line: string,
  more: readonly string[] = [],
): Promise<Typed> {
  const written = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof written) =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString('utf8')
        done()
      },
    })
  const code = await run([...line.split(' '), ...more], {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    folder: carnet.demoFolder,
    demonstrationFolder: carnet.demoFolder,
  })
  return { code, ...written }
}
