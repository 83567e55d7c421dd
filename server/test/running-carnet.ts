/**
 * A whole server for a story: real PostgreSQL, real TLS, the demonstration's cards and people, its own data folder,
 * free ports. Cards are made once per machine and copied: making them takes seconds.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestContext } from 'node:test'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import { openCard, type VirtualCard } from '@carnet/kit/cards/virtual-card.ts'
import { connectToDmp, type Dmp } from '@carnet/kit/client/dmp.ts'
import { situationOf } from '@carnet/kit/client/situation.ts'
import type { DemonstrationPeople } from '@carnet/kit/demo/people-types.ts'
import { sharedDemonstration } from '@carnet/kit/demo/test/shared-demonstration.ts'
import pg from 'pg'
import { type Config, readConfig } from '../config.ts'
import { testDatabase, testTemplate } from '../postgres/test-database.ts'
import { seedDemonstration } from '../seed-demonstration.ts'
import { type Carnet, startCarnet } from '../start.ts'
import { openDatabase } from '../store/database.ts'
import { migrate } from '../store/migrate.ts'
import { makeKeyring } from '../store/sealing.ts'

export type RunningCarnet = Carnet & {
  readonly config: Config
  readonly demoFolder: string
  /** Of a server that keeps its documents on disk, as they do unless said otherwise. */
  readonly blobFolder: string
  card(slug: string): Promise<VirtualCard>
  /** A client of the kit, with that card. */
  dmp(cardSlug: string): Promise<Dmp>
}

/** Stopped, and its data removed, when the test ends. `start`: in this process unless said otherwise. */
export async function runningCarnet(
  t: Pick<TestContext, 'after'>,
  environment: Readonly<Record<string, string>> = {},
  start: (environment: Readonly<Record<string, string>>) => Promise<Carnet> = (settings) =>
    startCarnet(readConfig(settings)),
): Promise<RunningCarnet> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'carnet-story-'))
  const demoFolder = path.join(dataFolder, 'demo')
  const { folder: shared, people } = await sharedDemonstration()
  // Another test process may be completing it: its drafts come and go.
  cpSync(shared, demoFolder, { recursive: true, filter: (source) => !source.endsWith('.draft') })
  writeFileSync(path.join(demoFolder, 'master.key'), masterKey, { mode: 0o600 })
  const database = await testDatabase(await seededTemplate(people))
  const settings = {
    CARNET_MODE: 'demo',
    CARNET_DATA: dataFolder,
    CARNET_PORT: '0',
    CARNET_TLS_PORT: '0',
    CARNET_FRANCECONNECT_SIMULATION: '0',
    CARNET_LOG: process.env.CARNET_LOG ?? 'silent',
    DATABASE_URL: database.connectionString,
    ...environment,
  }
  const carnet = await start(settings)
  await withholdNews(settings.DATABASE_URL, readConfig(settings).outboxFolder)
  const clients: Dmp[] = []
  t.after(async () => {
    for (const client of clients) client[Symbol.dispose]()
    await carnet.stop()
    await database.drop()
    rmSync(dataFolder, { recursive: true, force: true })
  })
  const card = (slug: string) => openCard(path.join(demoFolder, 'cards', slug))
  const authority = readFileSync(path.join(demoFolder, 'pki', 'ca.crt'), 'utf8')
  const structures = carnet.people?.structures ?? []
  return {
    ...carnet,
    config: readConfig(settings),
    demoFolder,
    blobFolder: path.join(dataFolder, 'blobs'),
    card,
    async dmp(cardSlug) {
      const opened = await card(cardSlug)
      const structure = structures.find(({ id }) => id === opened.info.structureIdNat)
      if (structure === undefined) throw new Error(`no structure for the card ${cardSlug}`)
      const client = connectToDmp({
        url: carnet.tlsUrl,
        authority,
        card: opened,
        situation: situationOf(opened, structure),
        software: { name: 'Story', version: '1.0', oid: '1.2.250.1.999.1', homologation: 'STORY' },
      })
      clients.push(client)
      return client
    },
  }
}

/** Of the documents that the demonstration deposits as it starts: nothing leaves but what a story causes. */
async function withholdNews(connectionString: string, outboxFolder: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  // It waits for whoever is sending them.
  await client.query("delete from notice where cause = 'newDocument'")
  await client.end()
  for (const name of existsSync(outboxFolder) ? readdirSync(outboxFolder) : []) {
    const file = path.join(outboxFolder, name)
    if (name.endsWith('.json') && readFileSync(file, 'utf8').includes(noticeSubjects.newDocument))
      rmSync(file)
  }
}

/** What is in the template was sealed under it. */
const masterKey = Buffer.alloc(32, 'story')

/** What a first start makes of an empty database, made once: a server started on a copy finds it done. */
function seededTemplate(people: DemonstrationPeople): Promise<string> {
  return testTemplate('carnet_demonstration', async (connectionString) => {
    await migrate({ connectionString })
    const database = openDatabase({
      connection: { connectionString },
      keyring: makeKeyring(masterKey),
    })
    await seedDemonstration(database, people)
    // Nothing leaves but what a story causes: the letter of the demonstration's newcomer is asked for where it is read.
    await database.transaction((tx) => tx.run('withhold-letters', 'delete from notice', []))
    await database.close()
  })
}
