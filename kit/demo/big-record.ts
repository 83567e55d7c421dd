/**
 * `npm start -- --big`: a record of 2,000 documents, deposited over the wire with the cards of those who care for her.
 * Each document is wholly made from its rank and from the day of the first try: stopped in the middle, the same deposits
 * are sent again and the DMP knows those it already has. contract.md §1.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import { formatLevel1Document } from '@carnet/core/wire/cda/level1.ts'
import { openCard } from '../cards/virtual-card.ts'
import { carnetSoftware } from '../client/carnet-software.ts'
import { connectToDmp, type Dmp } from '../client/dmp.ts'
import { readDocumentSource } from '../client/document-source.ts'
import { type Situation, situationOf } from '../client/situation.ts'
import { headerOf } from '../client/wrap-file.ts'
import { bigRecordAuthors, bigRecordText } from './big-record-texts.ts'
import type { DemonstrationPatient, DemonstrationPeople } from './people-types.ts'
import { pkiPaths } from './write-pki.ts'
import { writeWholeFile } from './write-whole.ts'

export const bigRecordPatient = 'odette-lambert'
export const bigRecordSize = 2000

const atATime = 16
const years = 15
const dayMs = 86_400_000

/** big-record.json: every document of lower rank is in the DMP. */
type Progress = { readonly since: string; readonly deposited: number }

export type BigRecord = {
  readonly folder: string
  readonly people: DemonstrationPeople
  readonly url: string
  /** Fewer in tests. */
  readonly size?: number
  /** Documents that are in the DMP so far. */
  readonly onProgress?: (deposited: number, size: number) => void
}

/** Answers how many documents it deposited: 0 when all were there. @throws as the client does */
export async function depositBigRecord(big: BigRecord): Promise<number> {
  const { folder, people, size = bigRecordSize, onProgress } = big
  const patient = people.patients.find(({ slug }) => slug === bigRecordPatient)
  if (patient === undefined) throw new RangeError(`${bigRecordPatient} is unknown`)
  const note = join(folder, 'big-record.json')
  const before: Progress = existsSync(note)
    ? JSON.parse(await readFile(note, 'utf8'))
    : { since: new Date().toISOString(), deposited: 0 }
  if (before.deposited >= size) return 0
  const authors = await openAuthors(big)
  try {
    for (let first = before.deposited; first < size; first += atATime) {
      const ranks = Array.from({ length: Math.min(atATime, size - first) }, (_, at) => first + at)
      const outcomes = await Promise.allSettled(
        ranks.map((rank) => deposit(authors[rank % authors.length]!, patient, rank, new Date(before.since))),
      )
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
      const deposited = first + ranks.length
      await writeWholeFile(note, `${JSON.stringify({ ...before, deposited } satisfies Progress)}\n`)
      onProgress?.(deposited, size)
    }
  } finally {
    for (const { dmp } of authors) dmp[Symbol.dispose]()
  }
  return size - before.deposited
}

type Author = { readonly card: string; readonly dmp: Dmp; readonly situation: Situation }

async function openAuthors({ folder, people, url }: BigRecord): Promise<readonly Author[]> {
  const authority = await readFile(pkiPaths(folder).authorityCertificate, 'utf8')
  return Promise.all(
    bigRecordAuthors.map(async (slug) => {
      const card = await openCard(join(folder, 'cards', slug))
      const structure = people.structures.find(({ id }) => id === card.info.structureIdNat)
      if (structure === undefined) throw new RangeError(`the structure of ${slug} is unknown`)
      const situation = situationOf(card, structure)
      return {
        card: slug,
        situation,
        dmp: connectToDmp({ url, authority, card, situation, software: carnetSoftware }),
      }
    }),
  )
}

async function deposit(
  { card, dmp, situation }: Author,
  patient: DemonstrationPatient,
  rank: number,
  since: Date,
): Promise<void> {
  const careAt = careDay(rank, since)
  const { type, title, text } = bigRecordText(card, rank, careAt)
  const typeCode = codeIn('J66', type)
  if (typeCode === undefined) throw new RangeError(`${type} is no type of the DMP`)
  const file = { mediaType: 'text/plain' as const, title, typeCode, patient, careAt }
  const bytes = formatLevel1Document(
    {
      ...headerOf(file, situation),
      id: oidOf(`document ${rank}`, since),
      setId: oidOf(`versions ${rank}`, since),
      createdAt: new Date(careAt.getTime() + 3_600_000),
    },
    Buffer.from(text),
  )
  const source = await readDocumentSource(async function* () {
    yield bytes
  })
  await dmp.submitDocuments(patient.id, [{ source, hideFrom: {} }], undefined, { signed: true })
}

/** From fifteen years ago to yesterday, in no order; between 8:00 and 18:00 UTC. */
function careDay(rank: number, since: Date): Date {
  const days = years * 365
  const day = 1 + ((rank * 1_597) % days)
  const midnight = Math.floor(since.getTime() / dayMs) * dayMs
  return new Date(midnight - day * dayMs + (8 * 60 + ((rank * 37) % 600)) * 60_000)
}

/** Under 2.25, as `newOid`, but the same each time it is asked for. */
function oidOf(what: string, since: Date): string {
  const hash = createHash('sha256').update(`${what} ${since.toISOString()}`).digest('hex')
  return `2.25.${BigInt(`0x${hash.slice(0, 32)}`)}`
}
