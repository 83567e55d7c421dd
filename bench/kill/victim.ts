/** The server that is killed and started again on the same data, with the PostgreSQL of its own. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { knownPlace } from '../../server/postgres/place.ts'
import { postmasterOf } from '../../server/postgres/postmaster.ts'
import { type PrivateServer, startPrivateServer } from '../private-server.ts'

export type Target = 'server' | 'postgres'

const goneSeconds = 20

export type Victim = {
  /** Of the server that runs now. */
  server(): PrivateServer
  /**
   * Kills without a word, waits until the server has ended, starts it again.
   * Answers the milliseconds from the kill to « Carnet est prêt ».
   */
  killAndRestart(target: Target, whileDown: () => Promise<void>): Promise<number>
  /** Of the database, for whoever checks it while the server runs. */
  databaseUrl(): Promise<string>
  stop(): Promise<void>
}

export async function startVictim(
  dataFolder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Victim> {
  let server = await startPrivateServer({ dataFolder, environment })
  const place = async () => {
    const known = await knownPlace(path.join(dataFolder, 'postgres'))
    if (known === undefined) throw new Error('the server has no PostgreSQL of its own')
    return known
  }
  return {
    server: () => server,
    async killAndRestart(target, whileDown) {
      const killedAt = performance.now()
      const { process: child } = server
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
      if (target === 'server') child.kill('SIGKILL')
      else killAll(processesOf((await place()).cluster))
      const gone = await Promise.race([ended?.then(() => true) ?? true, sleep(goneSeconds * 1000, false)])
      if (!gone) throw new Error(`the server still runs ${goneSeconds} s after its ${target} was killed`)
      if (target === 'postgres' && child.exitCode !== 1)
        throw new Error(`the server ended with ${child.exitCode ?? child.signalCode}, not with 1`)
      await whileDown()
      server = await startPrivateServer({ dataFolder, environment })
      return performance.now() - killedAt
    },
    async databaseUrl() {
      const { socketFolder } = await place()
      return `postgresql://carnet@localhost/carnet?host=${encodeURIComponent(socketFolder)}&port=5432`
    },
    stop: () => server.stop(),
  }
}

/** The postmaster first, then those that it started: none has time to close its files. */
function processesOf(cluster: string): readonly number[] {
  const postmaster = postmasterOf(cluster)
  if (postmaster === undefined) throw new Error('PostgreSQL does not run')
  const { pid } = postmaster
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    return [pid, ...children.map(Number)]
  } catch {
    // Where the system does not tell, they end by themselves when they see that he has gone.
    return [pid]
  }
}

function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      // A backend may end by itself between two kills.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}
