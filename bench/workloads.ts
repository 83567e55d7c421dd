/** What each row asks, and what its answer must say to count as one. */
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import { newOid } from '@carnet/kit/client/oid.ts'
import type { Answer } from './connection.ts'
import { type DocumentKind, openDocumentMaker } from './documents.ts'
import {
  depositRequest,
  existenceRequest,
  findNewRequest,
  findRequest,
  type RequestBytes,
  readRequest,
  type Sender,
} from './requests.ts'
import { type Resident, residents } from './residents.ts'

export const operations = [
  'deposit-60k',
  'find-20',
  'find-new',
  'find-20-of-2000',
  'read-60k',
  'exists',
] as const

export type Operation = (typeof operations)[number]

/** What is deposited before anything is measured. */
export const preparations = ['old', 'new', 'readable', 'fat'] as const

export type Preparation = (typeof preparations)[number]

export type Workload = {
  /** The request of that rank: they go round the people. */
  request(rank: number): RequestBytes
  /** Throws when the answer is not the one expected. */
  check(answer: Answer): void
}

/** 20 documents in each record: 15 before the last visit, 5 since, one lot each. */
export const readers = residents(0, 64)
/** Receive 60 kB documents; one of each is there to be read from the start. */
export const depositors = residents(64, 64)
/** 2,000 documents in each record, of which 20 of the type that is asked. */
export const hoarders = residents(128, 4)
export const everyone = [...readers, ...depositors, ...hoarders]

export const oldPerReader = 15
export const newPerReader = 5
const documentBytes = 60_000
const smallBytes = 6_000
const lotOfHoarder = 20
const documentsOfHoarder = 2_000
const wantedOfHoarder = 20

/** How many requests each preparation takes. */
export const preparationCounts: Readonly<Record<Preparation, number>> = {
  old: readers.length * oldPerReader,
  new: readers.length * newPerReader,
  readable: depositors.length,
  fat: (hoarders.length * documentsOfHoarder) / lotOfHoarder,
}

/** `lastVisit`: what was deposited from then on is new. */
export function openWorkloads(
  sender: Sender,
  lastVisit: Date,
): Readonly<Record<Operation | Preparation, Workload>> {
  const makeDocument = openDocumentMaker(sender.situation)
  const deposit = (
    people: readonly Resident[],
    sizeBytes: number,
    idOf: (rank: number) => string,
  ): Workload => ({
    request(rank) {
      const resident = at(people, rank)
      const document = makeDocument(
        resident,
        kindOf(Math.floor(rank / people.length) + rank),
        sizeBytes,
        idOf(rank),
      )
      return depositRequest(sender, resident.patient, [document])
    },
    check: isSuccess,
  })
  const consultation = codeIn('J66', '11488-4')!
  return {
    'deposit-60k': deposit(depositors, documentBytes, newOid),
    'find-20': {
      request: (rank) => findRequest(sender, at(readers, rank).patient),
      check: hasResults(oldPerReader + newPerReader),
    },
    'find-new': {
      request: (rank) => findNewRequest(sender, at(readers, rank).patient, lastVisit),
      check: hasResults(newPerReader),
    },
    'find-20-of-2000': {
      request: (rank) => findRequest(sender, at(hoarders, rank).patient, consultation),
      check: hasResults(wantedOfHoarder),
    },
    'read-60k': {
      request: (rank) =>
        readRequest(sender, at(depositors, rank).patient, readableId(rank % depositors.length)),
      check(answer) {
        isSuccess(answer)
        if (answer.body.length < documentBytes) throw unexpected(answer)
      },
    },
    exists: {
      request: (rank) => existenceRequest(sender, at(readers, rank).patient),
      check(answer) {
        if (answer.status !== 200 || !answer.body.includes('code="VALIDE"')) throw unexpected(answer)
      },
    },
    old: deposit(readers, smallBytes, newOid),
    new: deposit(readers, smallBytes, newOid),
    readable: deposit(depositors, documentBytes, readableId),
    fat: {
      request(rank) {
        const resident = at(hoarders, rank)
        // One document of each wanted lot; the others are laboratory reports.
        const lot = Math.floor(rank / hoarders.length)
        const documents = Array.from({ length: lotOfHoarder }, (_, place) =>
          makeDocument(
            resident,
            place === 0 && lot % (documentsOfHoarder / lotOfHoarder / wantedOfHoarder) === 0
              ? 'pdf'
              : 'laboratory',
            smallBytes,
            newOid(),
          ),
        )
        return depositRequest(sender, resident.patient, documents)
      },
      check: isSuccess,
    },
  }
}

function readableId(rank: number): string {
  return `1.2.250.1.999.60.${1000 + rank}`
}

function kindOf(rank: number): DocumentKind {
  return rank % 2 === 0 ? 'laboratory' : 'pdf'
}

function at<T>(people: readonly T[], rank: number): T {
  return people[rank % people.length]!
}

function isSuccess(answer: Answer): void {
  if (answer.status !== 200 || !answer.body.includes('ResponseStatusType:Success')) throw unexpected(answer)
}

function hasResults(count: number): (answer: Answer) => void {
  return (answer) => {
    isSuccess(answer)
    if (!answer.body.includes(`totalResultCount="${count}"`)) throw unexpected(answer)
  }
}

function unexpected({ status, body }: Answer): Error {
  const said = body.toString('utf8')
  const words = /<[^>]*Text[^>]*>([^<]+)|codeContext="([^"]+)"|totalResultCount="(\d+)"/.exec(said)
  return new Error(`HTTP ${status}: ${words?.slice(1).find(Boolean) ?? said.slice(0, 200)}`)
}
