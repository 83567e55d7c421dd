/** `search-2000`: the holder searches a record of 2,000 documents, each with its text. people.md P-03; docs/adr/0018. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { PsIdNat } from '@carnet/core/model/caller.ts'
import type { EntryUuid, UniqueId } from '@carnet/core/model/document.ts'
import { layQueries, recordOf300 } from '@carnet/core/search/lay-queries.test-data.ts'
import { termsOf } from '@carnet/core/search/text-terms.ts'
import { searchDocuments } from '../server/actions/search-documents.ts'
import { openAdministration } from '../server/admin/administration.ts'
import { saysImportant } from '../server/api/portal/patient/document-text.ts'
import { readConfig } from '../server/config.ts'
import { packingOf } from '../server/jobs/read-texts.ts'
import type { Database } from '../server/store/database.ts'
import { addDocument } from '../server/store/documents.ts'
import { nextToPack, packExtracts } from '../server/store/extract-packs.ts'
import { findRecord } from '../server/store/records.ts'
import type { RecordKey } from '../server/store/sealing.ts'
import { saveText, takeUnread } from '../server/store/texts.ts'
import { rowOfTimes } from './figures.ts'
import { openRecords, residents } from './residents.ts'
import type { Row } from './results.ts'

/** Patient of nobody else. */
const people = residents(700, 1)
const professional = '899900099998' as PsIdNat
const documents = 2_000
const wordsPerText = 500
const rounds = 2

export async function measureSearch(setting: {
  readonly dataFolder: string
  readonly databaseUrl: string
}): Promise<Row> {
  const { dataFolder, databaseUrl } = setting
  const config = readConfig({ CARNET_DATA: dataFolder, DATABASE_URL: databaseUrl }, true)
  await using administration = await openAdministration(config)
  const { platform } = administration
  const { database } = platform
  await openRecords(database, people, professional)
  const { patient } = people[0]!
  const record = await database.read((tx) => findRecord(tx, patient))
  await fill(database, record!.key)
  const times: number[] = []
  for (let round = 0; round <= rounds; round++)
    for (const { question } of layQueries) {
      const startedAt = performance.now()
      const { total } = await searchDocuments(platform, { kind: 'patient', patient }, patient, {
        query: question,
        page: 1,
        perPage: 10,
        saysImportant,
        describe: (_, { typeDisplay }) => ({ kind: typeDisplay, authors: '', date: '' }),
      })
      if (total === 0) throw new Error(`nothing was found for ${question}`)
      // The first round warms up.
      if (round > 0) times.push(performance.now() - startedAt)
    }
  return rowOfTimes(
    'search-2000',
    times,
    `recherche par le titulaire dans un dossier de ${documents} documents d’environ ${wordsPerText} mots, soixante questions, ${rounds} fois : droits décidés, mots et extraits descellés, trace validée ; sans HTTP ni page`,
  )
}

/** Written by the store, as a deposit and the job write them. */
async function fill(database: Database, key: RecordKey): Promise<void> {
  const vocabulary = [...new Set(recordOf300.flatMap(({ title, text }) => `${title} ${text}`.split(/\s+/)))]
  for (let rank = 0; rank < 6_000; rank++)
    vocabulary.push(
      `${syllables[rank % 20]}${syllables[(rank * 7) % 19]}${syllables[(rank * 3) % 17]}${rank % 97}`,
    )
  for (let first = 0; first < documents; first += 100)
    await database.transaction(async (tx) => {
      for (let rank = first; rank < first + 100; rank++) {
        const { title, kind, at } = recordOf300[rank % recordOf300.length]!
        const uuid = randomUUID()
        const code = { code: '11502-2', system: '2.16.840.1.113883.6.1' }
        await addDocument(tx, key, {
          entryUuid: uuid as string as EntryUuid,
          logicalId: uuid,
          version: 1,
          uniqueId: `2.25.${BigInt(`0x${randomBytes(15).toString('hex')}`)}` as UniqueId,
          submissionUuid: randomUUID(),
          status: 'approved',
          submittedAt: at,
          depositorId: professional,
          authorIds: [professional],
          authorPersons: [],
          objectType: 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1',
          typeCode: code.code,
          typeSystem: code.system,
          classCode: '10',
          formatCode: code,
          practiceSettingCode: code,
          healthcareFacilityTypeCode: code,
          confidentialityCodes: [],
          eventCodes: [],
          referenceIds: [],
          creationTime: at,
          serviceStartTime: at,
          serviceStopTime: null,
          visibility: {
            maskedToProfessionals: false,
            invisibleToPatient: false,
            invisibleToRepresentatives: false,
          },
          maskedBy: undefined,
          sizeBytes: 60_000,
          blob: { name: createHash('sha256').update(uuid).digest('hex'), key: randomBytes(32) },
          label: { title, typeDisplay: kind, mimeType: 'text/xml', hash: '', authors: [] },
          fragment: 'x'.repeat(5_000),
        })
      }
    })
  for (let rank = 0; rank < documents; )
    await database.transaction(async (tx) => {
      const unread = await takeUnread(tx, 0, new Date())
      if (unread === undefined) throw new Error('a document that was added is not to be read')
      // Of other rows, when their server was stopped before it had read all.
      if (unread.recordId !== key.recordId) return
      const text = `${recordOf300[rank % recordOf300.length]!.text} ${wordsOfRank(vocabulary, rank)}`
      await saveText(tx, unread, { terms: termsOf(text), text })
      rank++
    })
  for (;;) {
    const next = await database.read((tx) => nextToPack(tx, undefined))
    if (next === undefined) return
    await database.transaction((tx) => packExtracts(tx, next, new Date(), packingOf(next.reader.name)))
  }
}

const syllables = 'ba co di fu ga lo mi nu pa ro si tu va xe za bri clo dra fle gri'.split(' ')

/** Common words often, rare ones seldom; the same at each run. */
function wordsOfRank(vocabulary: readonly string[], rank: number): string {
  let state = rank * 7919 + 1
  return Array.from({ length: wordsPerText }, () => {
    state = (state * 16807) % 2_147_483_647
    return vocabulary[Math.floor((state / 2_147_483_647) ** 2 * vocabulary.length)]
  }).join(' ')
}
