/** A real platform on a real PostgreSQL, on a clock that only the simulation moves, and the persons as the model has them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { RecordId } from '@carnet/core/model/record.ts'
import { matrixInForce, openMatrix } from '@carnet/core/rules/access-matrix.ts'
import { regimeInForce, regimes } from '@carnet/core/rules/regimes.ts'
import type { Platform } from '../../actions/platform.ts'
import { announceDocuments } from '../../jobs/announce-documents.ts'
import { announceMajority } from '../../jobs/announce-majority.ts'
import { comeOfAge } from '../../jobs/come-of-age.ts'
import { destroyRecords } from '../../jobs/destroy-records.ts'
import { endSuspensions } from '../../jobs/end-suspensions.ts'
import { attachRecords, informPersons, openRecords } from '../../jobs/open-records.ts'
import { recapFeeders } from '../../jobs/recap-feeders.ts'
import { remindDirectives } from '../../jobs/remind-directives.ts'
import type { Job } from '../../jobs/scheduler.ts'
import { sealTraces } from '../../jobs/seal-traces.ts'
import { sendNotices } from '../../jobs/send-notices.ts'
import { sendReminders } from '../../jobs/send-reminders.ts'
import type { Log } from '../../log.ts'
import { loadMatrices } from '../../matrices.ts'
import type { Message } from '../../outbox.ts'
import { testDatabase } from '../../postgres/test-database.ts'
import { openBlobs } from '../../store/blobs.ts'
import { openDatabase, type Tx } from '../../store/database.ts'
import { saveProfessional, saveStructure } from '../../store/directory.ts'
import { addMandate } from '../../store/mandates.ts'
import { makeKeyring } from '../../store/sealing.ts'
import { emptyCarnet } from '../empty-carnet.ts'
import { cast, patients, professionals } from './cast.ts'
import { type Person, personOf } from './model.ts'

export type World = {
  readonly platform: Platform
  /** The same, of which nothing stays: what an invariant looks at leaves no line. */
  readonly looking: Platform
  readonly persons: readonly Person[]
  now(): Date
  advance(ms: number): void
  /** What the server does by itself at this hour, in this order. */
  /** Beside the log of the traces. */
  readonly witnessFile: string
  runJobs(): Promise<void>
  /** Seconds after any act. */
  sendMessages(): Promise<void>
  readonly messages: readonly Message[]
  /** What the Assurance Maladie declares of a record that has just come: a médecin traitant, representatives. */
  declare(person: Person): Promise<void>
  blobFiles(): Promise<readonly string[]>
  close(): Promise<void>
}

/** What a test breaks, to see that it is seen. */
export type Sabotage = {
  readonly platform?: (platform: Platform) => Platform
  /** By their names. */
  readonly jobsLeftOut?: readonly string[]
}

const start = new Date('2026-01-05T08:00:00Z')
const masterKey = Buffer.alloc(32, 7)
const matrices = loadMatrices(undefined).map(openMatrix)

export async function openWorld({
  platform: broken = (platform) => platform,
  jobsLeftOut = [],
}: Sabotage): Promise<World> {
  const { connectionString, drop } = await testDatabase(await emptyCarnet())
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-simulation-'))
  const database = openDatabase({
    connection: { connectionString },
    keyring: makeKeyring(masterKey),
    connectionsMax: 2,
  })
  let now = start
  const clock = { now: () => now, realNow: () => now }
  const unlimited = {
    existence: [],
    existenceByStructure: [],
    login: [],
    loginFromAddress: [],
    invitation: [],
    invitationCode: [],
    report: [],
    cardCode: [],
    cardCodeFromAddress: [],
    cardScan: [],
    cardScanFromAddress: [],
  }
  const platform = broken({
    database,
    blobs: openBlobs({ kind: 'files', folder }),
    clock,
    rates: unlimited,
    regimes,
    settings: regimeInForce(regimes, start).settings,
    regimeAt: (moment) => regimeInForce(regimes, moment),
    matrixAt: (moment) => matrixInForce(matrices, moment),
  })
  await fillDirectory(platform)
  const messages: Message[] = []
  const outbox = { send: async (message: Message) => void messages.push(message) }
  const witnessFile = path.join(folder, 'temoin', 'traces.log')
  const sending = sendNotices({ platform, outbox, portal: () => undefined })
  const jobs: readonly Job[] = [
    informPersons(platform),
    sending,
    openRecords(platform, faults),
    attachRecords(platform, faults),
    announceDocuments(platform, faults),
    remindDirectives(platform),
    sendReminders(platform),
    recapFeeders(platform),
    endSuspensions(platform, faults),
    announceMajority(platform),
    comeOfAge(platform, faults),
    destroyRecords(platform, faults),
    sending,
    sealTraces({ database: platform.database, clock, log: faults, witnessFile }),
  ]
  return {
    platform,
    witnessFile,
    looking: withoutAfter(platform),
    persons: patients.map((patient) => personOf(patient, start)),
    now: () => now,
    advance: (ms) => {
      now = new Date(now.getTime() + ms)
    },
    async runJobs() {
      for (const job of jobs) if (!jobsLeftOut.includes(job.name)) await job.run(now)
    },
    sendMessages: () => sending.run(now),
    messages,
    declare: (person) => database.transaction((tx) => declare(tx, person, now)),
    async blobFiles() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
    },
    async close() {
      await database.close()
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A job that tells a fault has failed at its work. */
const faults: Log = {
  info: () => {},
  warn: () => {},
  fault: (event, error) => {
    throw new Error(event, { cause: error })
  },
}

const undo = new Error('nothing of this stays')

function withoutAfter(platform: Platform): Platform {
  const { database } = platform
  return {
    ...platform,
    database: {
      ...database,
      async transaction<T>(body: (tx: Tx) => Promise<T>): Promise<T> {
        let seen: { readonly result: T } | undefined
        await database
          .transaction(async (tx) => {
            seen = { result: await body(tx) }
            throw undo
          })
          .catch((error: unknown) => {
            if (error !== undo) throw error
          })
        return seen!.result
      },
    },
  }
}

async function fillDirectory({ database }: Platform): Promise<void> {
  await database.transaction(async (tx) => {
    for (const { caller } of cast) await saveStructure(tx, caller.structure)
    for (const { caller } of professionals) {
      const { id, lastName, firstName, profession, structure } = caller
      const { code: professionCode, system: professionSystem, specialities } = profession
      const known = { id, lastName, firstName, professionCode, professionSystem, specialities, email: null }
      await saveProfessional(tx, known, [structure.id])
    }
  })
}

async function declare(tx: Tx, person: Person, now: Date): Promise<void> {
  const recordId = person.recordId as RecordId
  for (const { mandateId, kind } of person.delegates)
    await addMandate(tx, recordId, {
      id: mandateId,
      kind,
      since: now,
      until: null,
      excludedClasses: [],
      personRecordId: recordId,
    })
  if (person.hasMedecinTraitant)
    await tx.run('declare', `update record set medecin_traitant = '899900000011' where id = $1`, [recordId])
}
