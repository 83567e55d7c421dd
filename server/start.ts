/** Composition: settings → database → platform → doors → listeners. The one place that wires everything. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatIns } from '@carnet/core/model/ins.ts'
import { depositDocuments } from '@carnet/kit/demo/deposit-documents.ts'
import type { DemonstrationPeople } from '@carnet/kit/demo/people-types.ts'
import { writeDemonstration } from '@carnet/kit/demo/write-demonstration.ts'
import { demonstrationTraces } from './actions/demonstration-traces.ts'
import { openAntivirus } from './antivirus.ts'
import { mountDemonstration } from './api/demonstration.ts'
import { mountHealth } from './api/health.ts'
import { mountIhe } from './api/ihe/door.ts'
import { writeArchive } from './api/portal/archive/write-archive.ts'
import { mountPortal } from './api/portal/mount.ts'
import { makeClock } from './clock.ts'
import type { Config } from './config.ts'
import { ConfigError } from './config-values.ts'
import { armCrashPoint, crashPoint } from './crash-points.ts'
import { makeDataFolder } from './data-folder.ts'
import { openDocumentStore } from './document-store.ts'
import { openWebServer } from './http.ts'
import { makeCardReader } from './identity/card-holder.ts'
import { makeKeptForms } from './identity/kept-forms.ts'
import { matriculePolicyOf } from './identity/matricule-policy.ts'
import { makeActivation } from './identity/patient/activation.ts'
import { makeChildActivation } from './identity/patient/child-activation.ts'
import { makePasswords } from './identity/patient/choose-password.ts'
import { makeContactChanges } from './identity/patient/contact-change.ts'
import { makeDeviceCopies } from './identity/patient/device-copies.ts'
import { makeOpposition } from './identity/patient/opposition.ts'
import { makePasskeys } from './identity/patient/passkeys.ts'
import { makeRecovery } from './identity/patient/recovery.ts'
import { makeDoorkeeper } from './identity/patient.ts'
import { makeProfessionalSessions } from './identity/professional/sessions.ts'
import { relyingPartyOf } from './identity/relying-party.ts'
import { openTrust, refuseTestAuthorities } from './identity/trust.ts'
import { knowPatient } from './ihe/know-patient.ts'
import { openIhe } from './ihe/open.ts'
import { orInterrupted } from './interruption.ts'
import { announceDocuments } from './jobs/announce-documents.ts'
import { announceMajority } from './jobs/announce-majority.ts'
import { comeOfAge } from './jobs/come-of-age.ts'
import { destroyRecords } from './jobs/destroy-records.ts'
import { endSuspensions } from './jobs/end-suspensions.ts'
import { findUnusualActivity } from './jobs/find-unusual-activity.ts'
import { followRegimes } from './jobs/follow-regimes.ts'
import { forgetSessions } from './jobs/forget-sessions.ts'
import {
  forgetAssertions,
  forgetPasses,
  forgetRates,
  refreshDemonstration,
  settleDeposits,
} from './jobs/housekeeping.ts'
import { attachRecords, informPersons, openRecords } from './jobs/open-records.ts'
import { forgetPassedExports, prepareExports } from './jobs/prepare-exports.ts'
import { readTexts } from './jobs/read-texts.ts'
import { recapFeeders } from './jobs/recap-feeders.ts'
import { recoverAccounts } from './jobs/recover-accounts.ts'
import { remindDirectives } from './jobs/remind-directives.ts'
import { startScheduler } from './jobs/scheduler.ts'
import { sealTraces } from './jobs/seal-traces.ts'
import { sendNotices } from './jobs/send-notices.ts'
import { sendReminders } from './jobs/send-reminders.ts'
import { openLog } from './log.ts'
import { openMachine } from './machine/open.ts'
import { connectionsOfEach } from './machine/processes.ts'
import { sectorStandings } from './machine/sectors.ts'
import { masterKey, wrongMasterKey } from './master-key.ts'
import { formatMetrics, makeMetrics } from './metrics.ts'
import { openFranceConnect } from './open-france-connect.ts'
import { checkOperatorFiles } from './operator-files.ts'
import { openOutbox } from './outbox.ts'
import { openPdfCleaner } from './pdf-cleaning/pdf-cleaner.ts'
import { glanceLimits, openPdfReader } from './pdf-text/pdf-reader.ts'
import { makePlatform } from './platform.ts'
import { startEmbeddedPostgres } from './postgres/embedded.ts'
import { isNewcomer, seedDemonstration } from './seed-demonstration.ts'
import { type Database, openDatabase } from './store/database.ts'
import { migrate } from './store/migrate.ts'
import { isSealedUnderOurKey } from './store/sealed-under.ts'
import { makeKeyring } from './store/sealing.ts'
import { structuredReaders } from './structured-readers.ts'
import { sealedLogOf } from './trace-log/for-readers.ts'

export type Carnet = {
  readonly webUrl: string
  readonly tlsUrl: string
  readonly people: DemonstrationPeople | undefined
  /** Stops listening, ends what is under way, closes the database. */
  stop(): Promise<void>
}

const version = '0.1.0'

export type StartWith = {
  /** Of what takes time, in French. */
  readonly tell?: (sentence: string) => void
  /** The embedded PostgreSQL ended by itself, and nothing can be served any more. */
  readonly onDatabaseLost?: () => void
  /** Aborted: what has started by then is stopped, and the start rejects with its reason. */
  readonly signal?: AbortSignal
}

export async function startCarnet(
  config: Config,
  { tell = () => {}, onDatabaseLost = () => {}, signal }: StartWith = {},
): Promise<Carnet> {
  signal?.throwIfAborted()
  // Closed again, last opened first, when a later step fails: a port taken must leave no database running.
  await using opened = new AsyncDisposableStack()
  if (config.crashPoint !== undefined) armCrashPoint(config.crashPoint)
  const log = openLog(config.logLevel)
  const demo = config.mode === 'demo'
  const demoFolder = join(config.dataFolder, 'demo')
  makeDataFolder(config.dataFolder)

  const openConfiguredTrust = () =>
    openTrust({ authorities: config.trust.path, revocationLists: config.trust.crlFolder })
  checkOperatorFiles(config)
  if (!demo) refuseTestAuthorities(openConfiguredTrust())

  // Keys and cards are made while PostgreSQL starts: both take seconds, on different cores.
  const demonstration = demo ? makeDemonstration(demoFolder, tell) : undefined
  const postgres =
    config.databaseUrl === undefined
      ? await startEmbeddedPostgres({
          dataFolder: join(config.dataFolder, 'postgres'),
          log: tell,
          onLost: onDatabaseLost,
          signal,
        })
      : undefined
  if (postgres !== undefined) opened.defer(() => postgres.stop())
  signal?.throwIfAborted()
  const connection = { connectionString: config.databaseUrl ?? postgres!.connectionString }
  await migrate(connection)

  const keyring = makeKeyring(masterKey(config))
  const database = openDatabase({
    connection,
    keyring,
    connectionsMax: connectionsOfEach(config.processes),
    onIdleError: (error) => log.fault('database connection lost', error),
  })
  opened.defer(() => database.close())
  if (!(await isSealedUnderOurKey(database))) throw new ConfigError(wrongMasterKey)
  const blobs = await openDocumentStore(config.blobs)
  const clock = makeClock()
  const platform = makePlatform({
    database,
    blobs,
    clock,
    rates: config.rates,
    matrixFolder: config.matrixFolder,
    regimes: config.regimes,
  })
  const people = demonstration && (await orInterrupted(signal, demonstration)).people
  if (people !== undefined) crashPoint('demonstration.written')
  if (people !== undefined) await seedDemonstration(database, people)
  signal?.throwIfAborted()

  const metrics = makeMetrics()
  const trust = openConfiguredTrust()
  const ihe =
    config.ihe && (await openIhe(config.ihe, { database, blobs, clock, maxResults: config.maxResults }))
  const machine = openMachine(config, connection.connectionString, {
    platform,
    trust,
    ihe,
    log,
    metrics,
    clock,
  })
  opened.defer(() => machine.close())

  const web = openWebServer(config)
  opened.defer(() => web.close())
  mountHealth(web, {
    unusable: async () => [
      ...((await database.answers()) ? await unusableKeys(database) : ['base de données']),
      ...((await blobs.usable()) ? [] : ['stockage des documents']),
      ...(machine.usable() ? [] : ['interfaces machine']),
    ],
    version: () => {
      const now = clock.now()
      const matrix = platform.matrixAt(now)
      return {
        version,
        mode: config.mode,
        regime: platform.regimeAt(now).name,
        matrix: matrix?.version ?? 'none',
        matrixProvisional: matrix?.provisional ?? false,
        xsd: config.xsd === undefined ? 'off' : config.xsd.severity,
        sha1: config.sha1Accepted,
        vihfSignature: config.vihfSignature,
      }
    },
    metricsToken: config.metricsToken,
    metrics: async () => formatMetrics([metrics.counters(), ...(await machine.counters())]),
  })
  if (ihe !== undefined && config.ihe?.plain)
    mountIhe(
      web,
      {
        ...ihe,
        maxMessageBytes: config.maxMessageBytes,
        senderFaultStatus: config.senderFaultStatus,
        log,
        metrics,
      },
      { plain: true },
    )
  const outbox = openOutbox(config.outboxFolder)
  const pdfCleaner = openPdfCleaner()
  opened.defer(() => pdfCleaner.close())
  const pdfGlance = openPdfReader(glanceLimits)
  opened.defer(() => pdfGlance.close())
  // The portal has its port once it listens.
  const relyingParty = () => relyingPartyOf(config, portOf(web))
  const ownAddress = () => relyingParty()?.origin
  mountPortal(web, {
    platform,
    doorkeeper: makeDoorkeeper({ database, clock, outbox, rates: config.rates, law: platform }),
    passkeys: makePasskeys({
      database,
      clock,
      rates: config.rates,
      relyingParty,
    }),
    franceConnect: await openFranceConnect(config.franceConnect, {
      database,
      clock,
      rates: config.rates,
      log,
      people,
      origin: ownAddress,
      tell,
      opened,
    }),
    activation: makeActivation({
      database,
      clock,
      outbox,
      rates: config.rates,
      law: platform,
      relyingParty,
    }),
    childActivation: makeChildActivation({ database, clock, rates: config.rates, law: platform }),
    opposition: makeOpposition({ database, clock }),
    recovery: makeRecovery({ database, clock, rates: config.rates }),
    passwords: makePasswords({ database, clock, law: platform }),
    contactChanges: makeContactChanges({ database, clock, outbox, rates: config.rates, law: platform }),
    deviceCopies: makeDeviceCopies({ database, clock }),
    keptForms: makeKeptForms({ database, clock }),
    sealedLog: sealedLogOf(database),
    demonstration: demo,
    people: (people?.patients ?? []).flatMap(({ identity, login, password }) =>
      login === undefined || password === undefined
        ? []
        : [
            {
              name: `${identity.birthFirstName} ${identity.usedName ?? identity.birthName}`,
              login,
              password,
            },
          ],
    ),
    newcomers: people === undefined ? [] : newcomersAmong(people),
    secure: config.web !== undefined || config.publicUrl !== undefined,
    ownAddress,
    publicUrl: config.publicUrl,
    emergencyDoor: (hostname) => config.emergencyUrl ?? `https://${hostname}:${tlsPort}`,
    professionals: makeProfessionalSessions({
      database,
      clock,
      trust,
      readCard: makeCardReader({ database, standingOfSector: sectorStandings(config, platform) }),
    }),
    matricules: matriculePolicyOf(config),
    noteWrongKey() {
      log.warn('INS accepted with a wrong key', { door: 'professional' })
      metrics.wrongInsKey('professional')
    },
    log,
    antivirus: openAntivirus(config.antivirus),
    accessibility: config.accessibility,
    pdfCleaner,
    pdfGlance,
    vaccinationCalendars: config.vaccinationCalendars,
  })
  const pdf = openPdfReader()
  opened.defer(() => pdf.close())
  const scheduler = await startScheduler({
    database,
    clock,
    log,
    jobs: [
      settleDeposits({ database, blobs, log }),
      forgetAssertions(database),
      forgetRates(database),
      forgetPasses(database),
      forgetSessions(database),
      followRegimes(platform, log),
      informPersons(platform),
      openRecords(platform, log),
      attachRecords(platform, log),
      endSuspensions(platform, log),
      destroyRecords(platform, log),
      announceMajority(platform),
      comeOfAge(platform, log),
      announceDocuments(platform, log),
      remindDirectives(platform),
      sendReminders(platform),
      recapFeeders(platform),
      findUnusualActivity(platform, { log, metrics }),
      recoverAccounts(platform),
      sendNotices({ platform, outbox, portal: ownAddress }),
      prepareExports(platform, writeArchive),
      forgetPassedExports(platform),
      sealTraces({ database, clock, log, witnessFile: config.witnessFile }),
      readTexts({ database, blobs, log, pdf, readers: structuredReaders }),
      ...(demo ? [refreshDemonstration((now) => writeDemonstration(demoFolder, { now }))] : []),
    ],
  })
  opened.defer(() => scheduler.stop())
  if (demo)
    mountDemonstration(web, {
      clock,
      async clockMoved() {
        await machine.clockMoved()
        await scheduler.wake()
      },
      tracesOf: (ins) => demonstrationTraces(platform, ins),
      knowIhePatient: ihe && ((identifier) => knowPatient(ihe.domain, identifier)),
    })

  const tlsPort = await machine.listen()
  await web.listen({ host: config.host, port: config.port })
  const webUrl = `${config.web === undefined ? 'http' : 'https'}://localhost:${portOf(web)}`
  const tlsUrl = `https://localhost:${tlsPort}`
  if (people !== undefined) {
    writeFileSync(
      join(demoFolder, 'addresses.json'),
      `${JSON.stringify({ web: webUrl, tls: tlsUrl }, null, 2)}\n`,
    )
    await orInterrupted(signal, depositDocuments(demoFolder, people, tlsUrl))
  }
  signal?.throwIfAborted()
  const running = opened.move()
  return { webUrl, tlsUrl, people, stop: () => running.disposeAsync() }
}

/** Awaited after PostgreSQL has started: what fails meanwhile is told then, and what was started is stopped. */
function makeDemonstration(
  folder: string,
  progress: (sentence: string) => void,
): ReturnType<typeof writeDemonstration> {
  const written = writeDemonstration(folder, { now: new Date(), progress }).catch((cause: Error) => {
    throw new ConfigError(
      `Les clés et les cartes de la démonstration ne peuvent pas être écrites dans ${folder}\u00a0: ${cause.message}`,
      { cause },
    )
  })
  written.catch(() => {})
  return written
}

/** Whose letter is in the outbox: the numbers of her card are all that is missing. */
function newcomersAmong({ patients, vitales }: DemonstrationPeople) {
  return patients.filter(isNewcomer).flatMap(({ id, identity, vitale }) => {
    const card = vitales.find(({ slug }) => slug === vitale)
    if (card === undefined) return []
    const name = `${identity.birthFirstName} ${identity.usedName ?? identity.birthName}`
    return [{ name, matricule: formatIns(id.ins), serial: card.serial }]
  })
}

function portOf(server: { readonly server: { address(): unknown } }): number {
  return (server.server.address() as { port: number }).port
}

async function unusableKeys(database: Database): Promise<readonly string[]> {
  return (await isSealedUnderOurKey(database)) ? [] : ['clés']
}
