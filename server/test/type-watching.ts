/** The operator's command line, run by a story on the database of its own server. */
import { readFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { regimeInForce, regimes } from '@carnet/core/rules/regimes.ts'
import { runWatching } from '../admin/watching.ts'
import { makeClock } from '../clock.ts'
import { openDatabase } from '../store/database.ts'
import { makeKeyring } from '../store/sealing.ts'
import type { Typed } from './command-line.ts'
import type { RunningCarnet } from './running-carnet.ts'

export async function typeWatching(
  { config, demoFolder }: RunningCarnet,
  ...words: readonly string[]
): Promise<Typed> {
  const clock = makeClock()
  const written = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof written) =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString('utf8')
        done()
      },
    })
  const open = async () => {
    const database = openDatabase({
      connection: { connectionString: config.databaseUrl! },
      keyring: makeKeyring(readFileSync(config.masterKeyFile)),
      connectionsMax: 2,
    })
    return {
      platform: { database, clock, settings: regimeInForce(regimes, clock.now()).settings },
      witnessFile: config.witnessFile,
      [Symbol.asyncDispose]: () => database.close(),
    }
  }
  const code = await runWatching(words, {
    open,
    terminal: { stdout: stream('stdout'), stderr: stream('stderr'), folder: demoFolder },
  })
  return { code, ...written }
}
