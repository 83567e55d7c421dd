/**
 * One of the processes behind the mutual-TLS port. It has no setting of its own: the first process tells it all
 * (processes.ts), and when that one is gone Node ends this one too.
 */
import { type MovableClock, makeClock } from '../clock.ts'
import { armCrashPoint } from '../crash-points.ts'
import { openTrust } from '../identity/trust.ts'
import { openIhe } from '../ihe/open.ts'
import { openLog } from '../log.ts'
import { masterKey } from '../master-key.ts'
import { makeMetrics } from '../metrics.ts'
import { makePlatform } from '../platform.ts'
import { openBlobs } from '../store/blobs.ts'
import { openDatabase } from '../store/database.ts'
import { makeKeyring } from '../store/sealing.ts'
import { listening, type MachineCalls, type Question, type Reply, type ServeOrder } from './calls.ts'
import { openMachineDoor } from './door.ts'

const metrics = makeMetrics()
const clock: MovableClock = makeClock()
const opened = new AsyncDisposableStack()

const answers: MachineCalls = {
  serve,
  counters: async () => metrics.counters(),
  moveClock: async (offsetMs) => clock.moveTo(offsetMs),
  close: () => opened.disposeAsync(),
}

async function serve({ config, databaseUrl, connectionsMax, clockOffsetMs }: ServeOrder): Promise<number> {
  if (config.crashPoint !== undefined) armCrashPoint(config.crashPoint)
  clock.moveTo(clockOffsetMs)
  const log = openLog(config.logLevel)
  const database = openDatabase({
    connection: { connectionString: databaseUrl },
    keyring: makeKeyring(masterKey(config)),
    connectionsMax,
    onIdleError: (error) => log.fault('database connection lost', error),
  })
  opened.defer(() => database.close())
  const blobs = openBlobs(config.blobs)
  const { rates, regimes, matrixFolder, maxResults } = config
  const door = openMachineDoor(config, {
    platform: makePlatform({ database, blobs, clock, rates, regimes, matrixFolder }),
    trust: openTrust({ authorities: config.trust.path, revocationLists: config.trust.crlFolder }),
    ihe: config.ihe && (await openIhe(config.ihe, { database, blobs, clock, maxResults })),
    log,
    metrics,
  })
  opened.defer(() => door.close())
  return door.listen()
}

// A terminal and a service manager tell the whole group to stop: here the first process says when.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
process.on('message', async ({ id, name, argument }: Question) => {
  let reply: Reply
  try {
    reply = { id, result: await answers[name](argument as never) }
  } catch (error) {
    const { message, code, port } = error as NodeJS.ErrnoException & { port?: number }
    reply = { id, failure: { message, code, port } }
  }
  process.send!(reply, undefined, undefined, () => {
    if (name === 'close') process.disconnect()
  })
})
process.send!(listening)
